## Lo que se pregunta y se responde por el camino

asked-already = Ya estoy en ello.
offer-question = Antes, una cosa rápida, solo entre tú y yo.
remedy-add-face = Añadir cara
remedy-go = Reintentar
remedy-other-face = Otra cara…
remedy-other-picture = Otra imagen…
pictures-all = Todas
roles-button = Al revés

## Una lista de cambios

job-kind = { $kind ->
    [gif] GIF
    [video] Video
   *[image] Foto
}
job-link = abrir
