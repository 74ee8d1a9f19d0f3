## Una imagen que alguien envía sin decir nada

ask-put-face = ¿Pongo «{ $name }» aquí?
ask-other-face = Otra cara…
ask-new-face = Es una cara nueva
ask-face-photo = Ahora envíame la cara que quieres poner aquí.
file-not-picture = { $kind ->
    [pdf] Ese archivo es un PDF, no una imagen.
    [text] Ese archivo es un texto, no una imagen.
    [sound] Ese archivo es una grabación, no una imagen.
    [archive] Ese archivo es una carpeta comprimida, no una imagen.
    [document] Ese archivo es un documento, no una imagen.
   *[program] Ese archivo es un programa, no una imagen.
} Envía una foto, un GIF o un video.

## La imagen que se tomó por la cara era la otra

button-other-way = Al revés
asked-for-already = Eso ya lo has pedido.

## Lo que dice el resumen de un álbum sobre cada imagen

album-picture = { $count ->
    [one] Imagen { $numbers }: { $sentence }
    [many] Imágenes { $numbers }: { $sentence }
   *[other] Imágenes { $numbers }: { $sentence }
}

## Varias fotos de una cara, enviadas con /swap

photos-left = Uso { $used ->
    [one] 1 foto
    [many] { $used } de fotos
   *[other] { $used } fotos
} de la cara y dejo fuera { $left ->
    [one] la otra
    [many] las otras { $left }
   *[other] las otras { $left }
}.

## Lo que falta, y el botón para ello

button-try-again = Reintentar
ask-own-face = Envíame una foto de la cara: mirando a la cámara y con buena luz.
button-add-face = Añadir una cara
face-missing = No tienes ninguna cara guardada. Añade una y sigo.
face-missing-photo = Envíame una foto de la cara y sigo con tu cambio.
