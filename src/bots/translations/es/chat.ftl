## La promesa

promise-title = Antes de tu primer cambio
promise-text = Usa solo caras de personas que hayan dado su permiso. Nada sexual. No lo hagas pasar por real.
promise-agree = Lo prometo
promise-decline = No
promise-given = Gracias, ya empiezo.
promise-not-by-channel = No puedo saber quién escribe como canal, así que nadie podría hacer la promesa. Escribe con tu propia cuenta y pídelo otra vez.
promise-declined = De acuerdo, no se cambia nada. Puedes cambiar de idea cuando quieras.

## Ayuda

help-title = Lo que sé hacer
help-intro = Pongo la cara de una imagen en otra. Cada resultado indica que está hecho con IA.
help-ways-discord = Usa { $swap }, haz clic derecho en una imagen y elige Aplicaciones, responde a una imagen y mencióname, o envíame dos imágenes por mensaje directo: primero la cara y luego la imagen en la que ponerla.
help-ways-telegram = Responde a una imagen con { $swap }, responde a ella con otra imagen que lleve { $swap } como texto, o envíame dos imágenes en nuestro chat privado.
help-which-telegram = Si hay varias caras, te pregunto cuáles. «{ $swap } todas» cambia todas las caras, y «{ $swap } 2», la segunda desde la izquierda. «{ $swap } Anna» usa tu cara guardada Anna, y «{ $swap } 1 Yo 3 Anna» pone una cara distinta a dos personas.
help-commands = Comandos
help-reactions = Reacciones
help-reaction = { $emoji } { $verb }
start-text = Envíame una foto y le cambio la cara.
language-ask = Elige un idioma
language-set = Desde ahora, en español.
language-name = Español

## Privacidad

privacy-title = Lo que guardo sobre ti
privacy-text = Tus imágenes se cifran y se borran cuando termina el cambio. { $hours ->
    [24] Los resultados se guardan un día, para que puedas volver a verlos.
    [one] Los resultados se guardan { $hours } hora, para que puedas volver a verlos.
    [many] Los resultados se guardan { $hours } de horas, para que puedas volver a verlos.
   *[other] Los resultados se guardan { $hours } horas, para que puedas volver a verlos.
} Las caras guardadas siguen cifradas hasta que las borres. La lista de tus cambios se guarda 30 días, y la fecha de tu promesa, hasta que lo borres todo. Nunca guardo lo que distingue una cara de otra. Nada se usa para entrenar ninguna IA.
privacy-providers = Es posible que tus imágenes se envíen a: { $providers }.
privacy-local-only = Los cambios se hacen en el equipo en el que funciona este bot. Tus imágenes no se envían a ningún otro servicio para eso.

## Preguntas

ask-which-picture = ¿Qué imagen?
private-here = Aquí los resultados son solo para quien los pide. Pulsa el botón para recibir el tuyo.
private-here-button = Hacer el cambio
ask-which-scene = La imagen 1 es la cara. ¿En cuál la pongo?
ask-role = ¿Qué hago con esta imagen?
ask-role-face = Usar la cara que sale
ask-role-scene = Ponerle una cara
ask-role-save = Guardarla como mi cara
ask-face = Ahora envía una foto de la cara que quieres poner, o elige una de las tuyas.
ask-scene = Ahora envía la imagen en la que quieres ponerla.
ask-face-name = ¿Qué nombre le pongo?
button-yes = Sí
button-no = No
button-back = Atrás
button-close = Cerrar
button-save = Guardar
form-swap = Cambiar una cara
form-face = La cara que quieres poner
form-saved = O una cara guardada
form-which = Qué caras cambiar
form-private = Solo para mí
form-add-face = Añade tu cara
asking-over = Esta pregunta ya no está abierta. Si no ha pasado nada, pídelo otra vez.
too-much-at-once = Eran muchas cosas a la vez, así que me salté algunas. Envíalas otra vez, por favor, cuando haya respondido al resto.
stopped = De acuerdo, lo dejo.

## Caras

face-saved = Guardada como «{ $name }».
face-saved-default = Guardada como «{ $name }». La usaré cuando no elijas otra cara.
face-list-title = Tus caras
face-list-none = Todavía no tienes ninguna cara guardada.
face-line = { $isDefault ->
    [yes] { $name } (predeterminada)
   *[no] { $name }
}
face-default-set = «{ $name }» es ahora tu cara predeterminada.
face-renamed = Ahora se llama { $name }.
face-deleted = «{ $name }» se ha borrado.
face-unnamed = Cara { $number }

## Cambios de una persona

jobs-title = Tus cambios
jobs-none = No tienes cambios aquí.
jobs-none-to-cancel = No tienes nada que cancelar.
job-state = { $state ->
    [queued] { $position ->
        [0] a punto de empezar
       *[other] en la cola, puesto { $position }
    }
    [running] en curso
    [delivering] se está enviando
    [done] ya está
    [late] llegó con retraso
    [refused] no fue posible
    [failed] no salió bien
    [cancelled] se canceló
   *[parked] no está claro, espera tu decisión
}
going-on = Ya estoy en ello. El mensaje del cambio muestra cómo va.
show-later = Solo puedo actualizar este mensaje durante 15 minutos. Después, pulsa «{ $button }» para ver el resultado.
cancelling = Cancelando…
cancel-too-late = Ya ha terminado.
deleted = Borrado.
delete-emptied = Telegram no me deja borrar mensajes después de dos días, así que he quitado la imagen.
delete-failed = Telegram no me ha dejado borrarlo todo. Borra tú el resto, por favor, o pídeselo a un admin.
delete-left = { $count ->
    [one] Borrado, salvo una copia que no puedo borrar desde aquí: pulsa «Borrar» debajo de ella.
    [many] Borrado, salvo { $count } de copias que no puedo borrar desde aquí: pulsa «Borrar» debajo de cada una.
   *[other] Borrado, salvo { $count } copias que no puedo borrar desde aquí: pulsa «Borrar» debajo de cada una.
}
published = Publicado.
expected = { $minutes ->
    [0] Tiempo restante: alrededor de { $seconds } s.
   *[other] Tiempo restante: alrededor de { $minutes } min.
}

## El resultado

caption = Modificado con IA · hecho con { $bot }
made-with = Hecho con { $bot }
alt-text = { $kind ->
    [image] Una imagen
    [gif] Una imagen en movimiento
   *[video] Un video
} con { $which ->
    [all] todas las caras reemplazadas
    [one-of] { $count ->
        [one] su única cara reemplazada
        [many] la más grande de { $count } de caras reemplazada
       *[other] la más grande de { $count } caras reemplazada
    }
    [nth] la cara { $numbers } desde la izquierda reemplazada
    [assigned] { $count ->
        [0] caras reemplazadas
        [one] la cara { $numbers } desde la izquierda reemplazada
        [many] las caras { $numbers } desde la izquierda reemplazadas
       *[other] las caras { $numbers } desde la izquierda reemplazadas
    }
   *[largest] una cara reemplazada
} por IA
result-smaller = El original supera los { $limitMb } MB que se pueden enviar aquí, así que esta es una versión más pequeña.
result-as-file = Enviado como archivo, para que Telegram no lo modifique.
result-as-link = Es demasiado grande para enviarlo aquí. Durante { $hours } h puedes descargarlo en { $url }
result-too-large = El resultado es demasiado grande para enviarlo aquí: el límite es de { $limitMb } MB. Prueba con algo más pequeño o más corto.
album-progress = Listas: { $done } de { $total }.
album-done = { $failed ->
    [0] Ya están las { $total }.
    [one] Listas: { $done } de { $total }; una no salió bien.
    [many] Listas: { $done } de { $total }; { $failed } no salieron bien.
   *[other] Listas: { $done } de { $total }; { $failed } no salieron bien.
}
album-uncertain = No sé si los resultados han llegado. ¿Los envío otra vez?

## De quién es y qué falta

not-yours = Esto solo lo puede pulsar { $owner }.
nothing-to-swap = No veo ninguna imagen. { help-ways }
swap-words-unknown = No sé qué significa «{ $words }». { help-which-telegram }
help-ways = Responde a una imagen o adjunta una.
picture-hidden = Discord no me muestra la imagen a la que has respondido. Haz clic derecho en ella, abre Aplicaciones y elige «{ $menu }».
sticker-moving = No puedo usar stickers animados. Envía una foto, un GIF o un video.
file-too-large-here = Telegram no me deja descargar archivos de más de { $limitMb } MB. Envía algo más pequeño o más corto.
missing-permission = Aquí me falta el permiso «{ $permission }». Pídeselo a un admin, por favor.
permission-attach-files = Adjuntar archivos
reactions-need-admin = Telegram solo me avisa de las reacciones donde soy admin. Los botones hacen lo mismo.
unknown-command = No conozco ese comando. { help-hint }
help-hint = Con { $help } ves lo que sé hacer.

## Ajustes

settings-title = Ajustes de { $place }
settings-saved = Guardado.
settings-admins-only = Aquí solo los admins pueden modificar los ajustes.
settings-not-here = Aquí no hay nada que ajustar. Los ajustes son para servidores y grupos.
private-chat-first = Aquí los resultados llegan en un chat privado. Abre primero el nuestro, por favor, y sigo.
setting-access = Quién puede cambiar caras
setting-access-value = { $who ->
    [everyone] todo el mundo
    [admins] solo los admins
   *[members] { $names }
}
setting-members = { $count ->
    [one] los admins y un miembro
    [many] los admins y { $count } de miembros
   *[other] los admins y { $count } miembros
}
setting-members-how = Para dar acceso a otro miembro, responde a uno de sus mensajes con { $settings }.
setting-channels = Dónde
setting-channels-everywhere = en todas partes
setting-this-topic = este tema
setting-topics = { $count ->
    [one] un tema
    [many] { $count } de temas
   *[other] { $count } temas
}
setting-memberADay = Cada miembro, por día
setting-placeADay = Servidor, por día
setting-placeADay-telegram = Grupo, por día
setting-limits = Límites por día
setting-isPrivate = Resultados privados por defecto
setting-isPrivate-telegram = Resultados en un chat privado
setting-providers = Proveedores
setting-providers-all = todos
setting-locale = Idioma
setting-locale-own = el de cada miembro
setting-limit = { $limit ->
    [none] sin límite aquí
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] sí
   *[no] no
}
