## Les questions et réponses en cours de route

asked-already = Je m’en occupe déjà.
offer-question = Une petite question d’abord, juste entre nous.
remedy-add-face = Ajouter un visage
remedy-go = Réessayer
remedy-other-face = Autre visage…
remedy-other-picture = Autre image…
pictures-all = Toutes
roles-button = Inverser

## Une liste de montages

job-kind = { $kind ->
    [gif] GIF
    [video] Vidéo
   *[image] Photo
}
job-link = ouvrir
