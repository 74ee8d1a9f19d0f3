## Proveedores

provider-name = { $provider ->
    [local] el motor propio de este bot
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] El motor propio de este bot
   *[other] { provider-name }
}
subject = { $subject ->
    [source] la foto de la cara
    [reference] la foto de la persona que quieres reemplazar
    [result] el resultado
    [photo] la foto { $photo }
    [asked] el archivo
   *[target] esta imagen
}
Subject = { $subject ->
    [source] La foto de la cara
    [reference] La foto de la persona que quieres reemplazar
    [result] El resultado
    [photo] La foto { $photo }
    [asked] El archivo
   *[target] Esta imagen
}

## Etapas

stage-queued = Estás en el puesto { $position } de la cola.
stage-preparing = { $instead ->
    [yes] { setback } Ahora pruebo con { provider-name }.
   *[no] Preparando el cambio{ $named ->
        [yes] {" "}con { provider-name }…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } Ahora pruebo con { provider-name }…{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }
   *[no] Cambiando la cara…{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Lo intento una vez más.
setback = { $failed ->
    [local] { $named ->
        [yes] El motor propio de este bot: { problem }.
       *[no] No ha salido bien.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = Hubo una interrupción y empecé de nuevo.
stage-checking = { Provider-name } no ha dado una respuesta clara. Estoy averiguando qué ha pasado con tu cambio.
stage-delivering = Enviando el resultado…

## Desenlaces

outcome-done = Cambio de cara con IA · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Cancelado.
outcome-parked = Puede que { provider-name } haya cobrado este cambio, pero no ha dado una respuesta clara. Por seguridad, no lo he enviado otra vez.
outcome-late = Esto ya había terminado, pero al final { provider-name } sí ha enviado el resultado. { $hours ->
    [24] Lo guardo un día.
    [one] Lo guardo { $hours } hora.
    [many] Lo guardo { $hours } de horas.
   *[other] Lo guardo { $hours } horas.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Aun así, se ha cobrado.
charge-unknown = No se sabe si se ha cobrado.

## Qué falló en un proveedor

problem = { $problem ->
    [unreachable] no se puede conectar
    [timed-out] no respondió a tiempo
    [overloaded] hay demasiada demanda en este momento
    [rate-limited] recibe demasiadas solicitudes en este momento
    [bad-key] no acepta la clave
    [not-allowed] la cuenta no puede usar esto
    [out-of-credit] la cuenta se ha quedado sin saldo
    [maintenance] está en mantenimiento
    [rejected-request] no aceptó la solicitud
    [bad-answer] su respuesta no tiene sentido
    [gone] ya no sabe nada de este cambio
    [budget-used-up] se ha agotado el presupuesto de hoy
    [deadline] tardó demasiado
    [not-begun] no pudo empezar en todo un día
    [bad-result] su resultado no se puede usar
    [not-fetched] la imagen está hecha, pero ahora no se puede descargar. Sigo intentándolo y te la ofreceré cuando llegue
    [unchecked] la imagen está hecha, pero todavía no he podido revisarla. Sigo intentándolo y te la ofreceré cuando esté revisada
    [undeliverable] no se pudo enviar el resultado
    [internal] algo falló por mi parte
    [unfit] no puede hacerlo con estas imágenes
   *[failed] no pudo terminar el cambio
}
problem-sentence = { $problem ->
    [deadline] Esto tardaba demasiado, así que lo he dejado. Prueba con algo más pequeño o más corto.
    [not-begun] No he podido empezar en todo un día, así que no se ha hecho nada. Pídelo otra vez, por favor.
    [undeliverable] No he podido enviar el resultado. Inténtalo de nuevo, por favor.
    [internal] Algo falló por mi parte, lo siento. Inténtalo de nuevo dentro de un rato, por favor.
    [timed-out] Esto tardaba demasiado, así que lo he dejado. Prueba con algo más pequeño o más corto.
    [not-fetched] La imagen está lista, pero ahora no puedo descargarla. Sigo intentándolo y te la ofreceré cuando llegue.
    [unchecked] La imagen está lista, pero todavía no he podido revisarla. Sigo intentándolo y te la ofreceré cuando esté revisada.
   *[failed] No he podido terminar este cambio. Inténtalo de nuevo o prueba con otra foto.
}

## Rechazos

refused-no-face = { $subject ->
    [source] En la foto de la cara no encuentro ninguna.
   *[other] No encuentro ninguna cara en { subject }.
} Prueba con una imagen en la que la cara se vea más grande y mire a la cámara.
refused-another-person = Parece que en { subject } sale otra persona. Todas las fotos tienen que ser de la misma persona.
refused-face-too-small = { $subject ->
    [source] En la foto de la cara, esta se ve demasiado pequeña.
   *[other] La cara se ve demasiado pequeña en { subject }.
} Prueba con una imagen tomada más de cerca.
refused-face-turned-away = { $subject ->
    [source] En la foto de la cara, esta se ve demasiado girada.
   *[other] La cara se ve demasiado girada en { subject }.
} Prueba con una imagen en la que mire a la cámara.
refused-face-up-or-down = { $subject ->
    [source] En la foto de la cara, esta mira demasiado hacia arriba o hacia abajo.
   *[other] La cara mira demasiado hacia arriba o hacia abajo en { subject }.
} Prueba con una imagen en la que mire a la cámara.
refused-faces-turned-apart = Las dos caras miran en direcciones muy distintas. Prueba con una foto en la que la cara mire hacia el mismo lado que la otra.
refused-no-such-face = No veo esa cara en { subject }. Prueba con otro número o con todas las caras.
refused-no-match = En la imagen nadie se parece a la persona que quieres reemplazar. Prueba con otra foto suya.
refused-too-many-faces = { Subject } tiene demasiadas caras para { $named ->
    [yes] { provider-name }
   *[no] mí
}. Prueba con una imagen que tenga menos.
refused-unsupported-media = { Who.cannot } leer { subject }. Prueba con otro formato: JPEG, PNG o MP4.
refused-media-too-long = { $subject ->
    [target] Esto
   *[other] { Subject }
} dura demasiado para { $named ->
    [yes] { provider-name }
   *[no] mí
}. Prueba con algo más corto.
refused-media-too-large = { Subject } es demasiado grande para { $named ->
    [yes] { provider-name }
   *[no] mí
}. Prueba con algo más pequeño.
refused-needs-video-library = { Subject } tiene movimiento, y eso no puedo hacerlo en este equipo: le falta el paquete opcional node-av («npm ci» lo instala). Prueba con una foto.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Yo
}
    .cannot = { $named ->
        [yes] { Provider-name } no puede
       *[no] No puedo
    }
    .cannot-yet = { $named ->
        [yes] { Provider-name } todavía no puede
       *[no] Todavía no puedo
    }

## Avisos

warning-several-faces = { $count ->
    [one] Veo una cara. Es la que se ha cambiado.
    [many] Veo { $count } de caras. Se ha cambiado la más grande.
   *[other] Veo { $count } caras. Se ha cambiado la más grande.
}
warning-first-frame-only = Era una imagen en movimiento, así que he usado su primer instante.
warning-faces-left-alone = { $count ->
    [one] Una cara es demasiado pequeña o está demasiado girada, así que la he dejado como estaba.
    [many] { $count } de caras son demasiado pequeñas o están demasiado giradas, así que las he dejado como estaban.
   *[other] { $count } caras son demasiado pequeñas o están demasiado giradas, así que las he dejado como estaban.
}
warning-photo-left-out = { $reason ->
    [no-face] No he encontrado ninguna cara en la foto { $photo }, así que no he usado esa foto.
    [face-too-small] La cara de la foto { $photo } es demasiado pequeña, así que no he usado esa foto.
   *[face-turned-away] La cara de la foto { $photo } está demasiado girada, así que no he usado esa foto.
}
warning-begun-again = Hubo una interrupción y tuve que empezar de nuevo.

## Lo que puede arreglar quien lo pide

error-empty-file = { Subject } es un archivo vacío. { $subject ->
    [result] Envíalo otra vez.
    [asked] Envíalo otra vez.
   *[other] Envíala otra vez.
}
error-not-media = { $subject ->
    [source] El archivo de la cara
    [reference] El archivo de la persona que quieres reemplazar
    [photo] La foto { $photo }
   *[other] Ese archivo
} { $type ->
    [unknown] no es una imagen ni un video que yo conozca.
    [text] es texto, no una imagen.
   *[other] es un { $type }, no una imagen.
} { $subject ->
    [source] Envía una foto.
    [reference] Envía una foto.
    [photo] Envía una foto.
    [asked] Envía una foto.
   *[other] Envía una foto, un GIF o un video.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] No puedo abrir el formato de este video. Prueba con otro.
   *[other] No puedo abrir { subject }, porque está en formato { $type }. Prueba con otro formato: JPEG, PNG, WebP o AVIF.
}
error-heic = { Subject } está en HEIC, el formato en que los iPhone guardan las fotos, y no puedo abrir ese formato. Envía una captura de pantalla de la imagen; en Telegram también sirve enviarla como foto y no como archivo. Para las fotos nuevas, elige Ajustes > Cámara > Formatos > Más compatible.
error-damaged-media = { Subject } { $subject ->
    [result] está dañado, así que no puedo abrirlo. Envíalo otra vez o prueba con otro.
    [asked] está dañado, así que no puedo abrirlo. Envíalo otra vez o prueba con otro.
   *[other] está dañada, así que no puedo abrirla. Envíala otra vez o prueba con otra.
}
error-too-many-bytes = { Subject } es demasiado grande: el límite es de { $limitMb } MB. Prueba con algo más pequeño.
error-too-many-pixels = { Subject } tiene { $megapixels ->
    [one] { $megapixels } megapíxel
    [many] { $megapixels } de megapíxeles
   *[other] { $megapixels } megapíxeles
}: el límite es de { $limitMegapixels }. Prueba con algo más pequeño.
error-too-many-frames = { Subject } tiene { $frames ->
    [one] { $frames } fotograma
    [many] { $frames } de fotogramas
   *[other] { $frames } fotogramas
}: el límite es de { $limitFrames }. Prueba con algo más corto.
error-edge-too-long = { Subject } tiene un lado de { $edge ->
    [one] { $edge } píxel
    [many] { $edge } de píxeles
   *[other] { $edge } píxeles
}: el límite es de { $limitEdge }. Prueba con algo más pequeño.
error-too-long = { $subject ->
    [target] Este video
   *[other] { Subject }
} dura demasiado: el límite es de { $limitSeconds ->
    [one] { $limitSeconds } segundo
    [many] { $limitSeconds } de segundos
   *[other] { $limitSeconds } segundos
}. Prueba con algo más corto.
error-moving-face = { Subject } es un GIF o un video. Ahí necesito una foto.
error-needs-video-library = En este equipo no puedo trabajar con GIF ni videos: le falta el paquete opcional node-av («npm ci» lo instala). Prueba con una foto.
error-media-unreachable = No he podido descargar { subject }. { $subject ->
    [result] Envíalo otra vez.
    [asked] Envíalo otra vez.
   *[other] Envíala otra vez.
}
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.cannot-yet } cambiar caras en GIF animados. Prueba con una foto.
        [video] { Who.cannot-yet } cambiar caras en videos. Prueba con una foto.
       *[other] { Who.cannot } usar este tipo de archivo. Prueba con una foto.
    }
    [face-choice] { Who.cannot } elegir caras de esa manera. Prueba con una cara o con todas.
    [size] { Who.cannot } usar un archivo de este tamaño. Prueba con otro.
    [length] { Who.cannot } usar un video de esta duración. Prueba con uno más corto.
    [needs-public-url] { Provider-name } descarga las imágenes de una dirección pública, y aquí no hay ninguna configurada.
    [needs-video-library] Los GIF y los videos no funcionan en este equipo: le falta el paquete opcional node-av («npm ci» lo instala). Las fotos funcionan sin él.
    [needs-detector] { Provider-name } no puede elegir una cara, porque aquí falta lo que encuentra las caras.
    [down] { Provider-name } no funciona en este momento. Inténtalo más tarde, por favor.
    [out-of-credit] { Provider-name }: la cuenta se ha quedado sin saldo.
    [bad-key] { Provider-name } no acepta la clave.
    [queue-full] { Provider-name } no acepta más cambios en este momento. Inténtalo más tarde, por favor.
   *[other] Con esto no puedo hacer el cambio. Prueba con otra imagen.
}
error-unknown-provider = Aquí no hay ningún proveedor llamado «{ $provider }».
error-consent-missing = Primero haz la promesa, por favor: solo caras de personas que hayan dado su permiso.
error-quota-used-up = { $limit ->
    [member-minute] Son muchas cosas a la vez. Espera un minuto y sigue.
    [at-once] Ya tienes en curso el máximo de cambios. Inténtalo de nuevo cuando termine uno.
    [place-at-once] Aquí ya está en curso el máximo de cambios permitido. Inténtalo de nuevo cuando termine uno.
    [all-at-once] Ya tengo en curso el máximo de cambios. Inténtalo de nuevo cuando termine uno.
    [all-day] Los cambios de hoy se han agotado para todo el mundo. Habrá más a medianoche (UTC).
    [place-day] Los cambios de hoy se han agotado aquí. Habrá más a medianoche (UTC).
   *[member-day] Has agotado tus cambios de hoy. Habrá más a medianoche (UTC).
}
error-line-too-long = Hay tantos cambios en la cola que el tuyo empezaría dentro de { $minutes ->
    [one] { $minutes } minuto
    [many] { $minutes } de minutos
   *[other] unos { $minutes } minutos
}. Inténtalo más tarde, por favor.
error-no-room = En este momento no tengo sitio para más cambios. Los que ya empezaron siguen. Inténtalo más tarde, por favor.
error-face-name-length = { $most ->
    [one] Un nombre puede tener 1 carácter.
    [many] Un nombre puede tener entre 1 y { $most } de caracteres.
   *[other] Un nombre puede tener entre 1 y { $most } caracteres.
} Prueba con otro.
error-face-name-taken = Ya tienes una cara llamada «{ $name }». Prueba con otro nombre.
error-too-many-faces = { $most ->
    [one] Tienes 1 cara guardada, y ese es el límite.
    [many] Tienes { $most } de caras guardadas, y ese es el límite.
   *[other] Tienes { $most } caras guardadas, y ese es el límite.
} Borra una primero.
error-no-such-face = No tienes guardada esa cara. Elige una de las tuyas.
error-no-saved-face = No tienes ninguna cara guardada. Añade una primero.
error-setting-refused = { $setting ->
    [memberADay] Un límite tiene que ser un número entero de hasta 100 000, o quedar vacío.
    [placeADay] Un límite tiene que ser un número entero de hasta 100 000, o quedar vacío.
   *[other] Eso no se puede ajustar.
}
error-place-closed = { $to ->
    [channel] En este canal no se pueden cambiar caras. Prueba en otro.
   *[person] Aquí no puedes cambiar caras. Un admin puede darte acceso.
}
error-not-yours = Esto solo lo puede pulsar quien lo pidió.
error-nothing-new = Saldría lo mismo otra vez. Prueba con otra imagen u otra cara.
error-again-done = Eso ya está hecho o en camino: mira mi mensaje más reciente.
error-job-gone = Ya no sé nada de este cambio. Empieza uno nuevo, por favor.
error-result-gone = Ya no tengo este resultado. Haz el cambio otra vez, por favor.

## Lo que quien gestiona el bot debería saber de un proveedor

note-unconfirmed-roles = { Provider-name } se contradice sobre qué imagen es cuál. Un cambio pagado en una imagen lo aclara: si recibes la imagen de la cara, modificada, configura MODELSLAB_IMAGE_ROLES=face-first. Haz otro en un video con dos personas: si no ha cambiado nadie, configura MODELSLAB_VIDEO_REFERENCE=source.
