## La página en el navegador

page-title = Cambiar una cara
page-lead = Pon la cara de una foto en otra imagen, un GIF o un video.
page-needs-scripts = Esta página necesita JavaScript.

page-key = Clave
page-key-ask = Esta página pide una clave. Te la pueden dar las personas que la gestionan.
page-key-kept = Se guarda en esta pestaña hasta que la cierres.
page-key-continue = Continuar
page-key-wrong = Esta clave no es válida aquí.
page-key-forget = Olvidar la clave

page-face = Cara
page-face-of = Cara { $letter }
page-face-hint = Suelta aquí una foto de la cara o pégala.
page-face-choose = Elegir una foto
page-face-several = Con más fotos de la misma persona sale mejor: hasta { $most }.
page-face-unused = En un GIF o un video solo se usa la cara A.
page-photos-unused = Si se cambian solo algunas caras o se ponen las de varias personas, solo cuenta la primera foto de cada una.
page-photo-number = Foto { $number }
page-photo-add = Añadir una foto
page-photo-remove = Quitar la foto { $number }
page-person-add = Añadir otra cara
page-person-remove = Quitar { $letter }

page-picture = Imagen
page-picture-hint = Suelta aquí una imagen, un GIF o un video, o pega el archivo.
page-picture-choose = Elegir un archivo
page-picture-other = Elegir otra
page-picture-remove = Quitar
page-looking = Buscando caras…
page-faces-found = Caras encontradas: { $count }.
page-faces-ask = Pulsa el número de cada cara que quieras cambiar.
page-faces-ask-whose = Pulsa cada número hasta que muestre la letra correcta.
page-faces-none = No veo ninguna cara. Prueba con una imagen en la que las caras se vean más grandes.
page-faces-unfit = Ninguna de estas caras se ve lo bastante grande y de frente. Prueba con otra imagen.
page-face-number = Cara { $number }
page-face-unfit = demasiado pequeña o demasiado girada
page-face-chosen = recibe { $face }
page-face-stays = se queda como está
page-moving-ask = ¿Qué caras?
page-largest = La cara más grande
page-all = Todas las caras

page-swap = Hacer el cambio
page-needs-face = Añade primero una foto de la cara.
page-needs-picture = Elige primero una imagen, un GIF o un video.
page-needs-choice = Pulsa primero el número de al menos una cara.
page-sending = Enviando las imágenes…
page-queued = En la cola
page-queued-at = En la cola, puesto { $place }
page-working = Haciendo el cambio…
page-left = tiempo restante: alrededor de { $time }
page-again-soon = Se interrumpió la conexión. Lo intento otra vez…
page-parked = Todavía no sé si este cambio se ha hecho. Tiene que revisarlo una persona.
page-cancel = Cancelar
page-cancelled = El cambio se ha cancelado.
page-progress = Progreso

page-result = Resultado
page-compare = Antes y después
page-compare-before = Antes
page-compare-after = Después
page-compare-at = Antes: { $percent }
page-download = Descargar
page-verify = Verificar
page-verifying = Comprobando…
page-delete = Borrar
page-deleted = El resultado se ha borrado.
page-start-over = Empezar de nuevo
page-until = { $where ->
    [server] Se guarda aquí hasta el { $time }, salvo que lo borres.
   *[machine] Se guarda hasta el { $time }, salvo que lo borres o cierres el programa.
}

page-error-network = No se puede conectar con el servidor. Inténtalo de nuevo en un momento.
page-error-answer = Algo ha fallado (error { $status }). Inténtalo de nuevo en un momento.
page-error-not-media = «{ $name }» no es una imagen ni un GIF ni un video.
page-error-too-large = «{ $name }» es demasiado grande: el máximo es de { $most }.
page-error-too-many = El máximo de fotos por cara es { $most }. Las demás no se usan.
page-error-full = Ya hay una cara y una imagen. Quita primero una de las dos.

page-about-marked = Cada resultado va marcado como hecho con IA.
page-about-kept = { $hours ->
    [24] Las imágenes y los resultados se guardan un día como máximo.
    [one] Las imágenes se guardan un día como máximo; los resultados, { $hours } hora.
    [many] Las imágenes se guardan un día como máximo; los resultados, { $hours } de horas.
   *[other] Las imágenes se guardan un día como máximo; los resultados, { $hours } horas.
}
page-about-here = { $where ->
    [server] Todo se queda en este servidor.
   *[machine] Todo se queda en este equipo.
}
page-about-sent = Para hacer el cambio, tus imágenes se envían a { $names }.
page-about-agree = Usa solo caras de personas que hayan dado su permiso.
