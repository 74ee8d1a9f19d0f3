## Une image envoyée sans un mot

ask-put-face = Mettre « { $name } » dans cette image ?
ask-other-face = Autre visage…
ask-new-face = C’est un nouveau visage
ask-face-photo = Envoyez-moi maintenant le visage à y mettre.
file-not-picture = { $kind ->
    [pdf] Ce fichier est un PDF, pas une image.
    [text] Ce fichier est un texte, pas une image.
    [sound] Ce fichier est un enregistrement audio, pas une image.
    [archive] Ce fichier est une archive, pas une image.
    [document] Ce fichier est un document, pas une image.
   *[program] Ce fichier est un programme, pas une image.
} Envoyez une photo, un GIF ou une vidéo.

## L’image prise pour le visage était l’autre

button-other-way = Inverser
asked-for-already = Vous l’avez déjà demandé.

## Ce que le résumé d’un album dit de chaque image

album-picture = { $count ->
    [one] Image { $numbers } : { $sentence }
    [many] Images { $numbers } : { $sentence }
   *[other] Images { $numbers } : { $sentence }
}

## Plusieurs photos d’un visage, envoyées avec /swap

photos-left = J’utilise { $used ->
    [one] { $used } photo
    [many] { $used } de photos
   *[other] { $used } photos
} du visage et je laisse le reste de côté ({ $left }).

## Ce qui manque, et le bouton pour l’ajouter

button-try-again = Réessayer
ask-own-face = Envoyez-moi une photo du visage : bien de face, bien éclairée.
button-add-face = Ajouter un visage
face-missing = Vous n’avez pas de visage enregistré. Ajoutez-en un et je continue.
face-missing-photo = Envoyez-moi une photo du visage, et je continue votre montage.
