## Fotos de caras guardadas

photo-ask = ¿Cuál guardo?
photo-ask-more = ¿Cuál es «{ $name }»?
photo-another = Otra foto…
photo-field = Otra foto de esta cara
photo-add = Añadir una foto
photo-remove = Quitar una foto
photo-remove-number = Quitar la { $number }
photo-remove-ask = ¿Qué foto quito?
photo-added = Guardada. { $count ->
    [one] «{ $name }» tiene ahora 1 foto.
    [many] «{ $name }» tiene ahora { $count } de fotos.
   *[other] «{ $name }» tiene ahora { $count } fotos.
}
photo-removed = He quitado esa foto.
photos-button = Fotos
photos-title = { $name } · { $count ->
    [one] 1 foto
    [many] { $count } de fotos
   *[other] { $count } fotos
}
photos-hint = Con entre 2 y 5 fotos de la misma persona, los cambios quedan mejor.
photos-alt = { $name }, foto { $number }
face-delete-ask = ¿Borrar «{ $name }»? { $count ->
    [one] También se borra su foto.
    [many] También se borran sus { $count } de fotos.
   *[other] También se borran sus { $count } fotos.
}
face-delete-sure = Sí, borrar
face-new-name = Nombre nuevo
photo-send = Envíame otra foto de «{ $name }».
photo-reply = Después, responde a ella con { $face }.
faces-in-private = { $name }, tus caras están en nuestro chat privado.
faces-how = Puedes hacerlo con { $faces }.
