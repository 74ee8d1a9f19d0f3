## Las caras de una imagen

error-faces-to-pick = { faces-seen }
error-face-unfit = La cara número { $number } es demasiado pequeña o está demasiado girada para mí. Elige otra.
error-no-face-in-photo = No encuentro ninguna cara en esta foto. Envía una en la que la cara se vea más grande y mire a la cámara.
error-photo-unfit = La cara de esta foto es demasiado pequeña o está demasiado girada. Envía una en la que se vea más grande y mire a la cámara.
error-too-many-photos = { $most ->
    [one] Guardo 1 foto por cara.
    [many] Guardo { $most } de fotos por cara.
   *[other] Guardo { $most } fotos por cara.
} Quita una primero.
error-last-photo = Es la única foto de esta cara. Mejor borra la cara entera.

faces-seen = { $count ->
    [0] No veo ninguna cara.
    [one] Veo una cara.
    [many] Veo { $count } de caras.
   *[other] Veo { $count } caras.
}
faces-face = { $number }: { $width } × { $height } px, a { $left } px de la izquierda y a { $top } px de arriba; { faces-suits }.
faces-suits = { $suits ->
    [no] demasiado pequeña o demasiado girada para cambiarla
   *[other] calidad { $quality }
}

## Qué caras de una imagen se cambian. Estas frases siguen a «Veo 5 caras.»

picks-ask = Pulsa el número de una cara para cambiarla; las demás se quedan como están.
picks-some = { $count ->
    [0] Ninguna se ve lo bastante grande y de frente, así que no puedo cambiar ninguna. Prueba con otra imagen, por favor.
    [one] Te ofrezco la que puedo cambiar.
    [many] Te ofrezco los { $count } de caras que mejor puedo cambiar.
   *[other] Te ofrezco las { $count } que mejor puedo cambiar.
}
picks-ask-face = ¿Qué cara pongo en la número { $number }?
picks-send-photo = Envía la foto para la número { $number } respondiendo a este mensaje.
picks-before = La última vez: { $picks }.
picks-swap = { $count ->
    [one] Cambiar 1 cara
    [many] Cambiar { $count } de caras
   *[other] Cambiar { $count } caras
}
picks-all = Todas
picks-same = Como la última vez
picks-photo = Una foto nueva…
picks-leave = Dejarla como está
picks-your-photo = tu foto
picks-alt = { $count ->
    [one] La imagen, con su única cara numerada
    [many] La imagen, con sus { $count } de caras numeradas de izquierda a derecha
   *[other] La imagen, con sus { $count } caras numeradas de izquierda a derecha
}

## Lo que se escribe después de «caras:» en Discord

help-which-discord = Después de { $faces } escribe «todas», un número desde la izquierda (como 2), una cara guardada (como Anna) o varias (como 1=Yo 3=Anna). Si no escribes nada y hay varias caras, te pregunto cuáles.
swap-words-unknown-discord = No sé qué significa «{ $words }». { help-which-discord }
