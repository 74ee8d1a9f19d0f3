## Photos des visages enregistrés

photo-ask = Lequel dois-je enregistrer ?
photo-ask-more = Lequel est « { $name } » ?
photo-another = Autre photo…
photo-field = Une autre photo de ce visage
photo-add = Ajouter une photo
photo-remove = Retirer une photo
photo-remove-number = Retirer la n° { $number }
photo-remove-ask = Quelle photo retirer ?
photo-added = { $count ->
    [one] C’est enregistré. « { $name } » a maintenant { $count } photo.
    [many] C’est enregistré. « { $name } » a maintenant { $count } de photos.
   *[other] C’est enregistré. « { $name } » a maintenant { $count } photos.
}
photo-removed = La photo est retirée.
photos-button = Photos
photos-title = { $name } · { $count ->
    [one] { $count } photo
    [many] { $count } de photos
   *[other] { $count } photos
}
photos-hint = Avec 2 à 5 photos de la même personne, les montages sont plus réussis.
photos-alt = { $name }, photo { $number }
face-delete-ask = Supprimer « { $name } » ? { $count ->
    [one] Sa photo disparaît aussi.
    [many] Ses { $count } de photos disparaissent aussi.
   *[other] Ses { $count } photos disparaissent aussi.
}
face-delete-sure = Oui, supprimer
face-new-name = Nouveau nom
photo-send = Envoyez-moi une autre photo pour « { $name } ».
photo-reply = Ensuite, répondez-y avec { $face }.
faces-in-private = { $name }, vos visages sont dans notre conversation privée.
faces-how = Vous pouvez le faire avec { $faces }.
