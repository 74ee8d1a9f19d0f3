## Les visages d’une image

error-faces-to-pick = { faces-seen }
error-face-unfit = Le n° { $number } est trop petit ou pas assez de face. Choisissez-en un autre.
error-no-face-in-photo = Je ne trouve pas de visage sur cette photo. Envoyez-en une où il est plus grand et bien de face.
error-photo-unfit = Le visage de cette photo est trop petit ou pas assez de face. Envoyez-en une où il est plus grand et regarde l’objectif.
error-too-many-photos = { $most ->
    [one] Je garde { $most } photo par visage. Retirez-la d’abord.
    [many] Je garde { $most } de photos par visage. Retirez-en une d’abord.
   *[other] Je garde { $most } photos par visage. Retirez-en une d’abord.
}
error-last-photo = C’est la seule photo de ce visage. Supprimez plutôt le visage.

faces-seen = { $count ->
    [0] Je ne vois aucun visage.
    [one] Je vois un visage.
    [many] Je vois { $count } de visages.
   *[other] Je vois { $count } visages.
}
faces-face = { $number } : { $width } × { $height } px, à { $left } px du bord gauche et { $top } px du haut ; { faces-suits }.
faces-suits = { $suits ->
    [no] trop petit ou pas assez de face pour être remplacé
   *[other] qualité { $quality }
}

## Les visages à remplacer dans une image. Ces phrases suivent « Je vois 5 visages. »

picks-ask = Appuyez sur le numéro d’un visage pour le remplacer ; les autres ne changent pas.
picks-some = { $count ->
    [0] Aucun n’est assez grand et assez de face, je ne peux donc rien remplacer. Essayez avec une autre image.
    [one] Je propose le seul que je puisse remplacer.
    [many] Je propose les { $count } que je peux remplacer le mieux.
   *[other] Je propose les { $count } que je peux remplacer le mieux.
}
picks-ask-face = Quel visage pour le n° { $number } ?
picks-send-photo = Envoyez la photo pour le n° { $number } en réponse à ce message.
picks-before = La dernière fois : { $picks }.
picks-swap = { $count ->
    [one] Remplacer { $count } visage
    [many] Remplacer { $count } de visages
   *[other] Remplacer { $count } visages
}
picks-all = Tous
picks-same = Comme la dernière fois
picks-photo = Une nouvelle photo…
picks-leave = Ne rien changer
picks-your-photo = votre photo
picks-alt = { $count ->
    [one] L’image, avec son visage numéroté
    [many] L’image, avec ses { $count } de visages numérotés de gauche à droite
   *[other] L’image, avec ses { $count } visages numérotés de gauche à droite
}

## Ce qu’on écrit après « visages: » dans Discord

help-which-discord = Après { $faces }, écrivez « tous », un numéro en partant de la gauche (2), un visage enregistré (Anna) ou une liste (1=Moi 3=Anna). Laissez vide, et je vous demande lesquels s’il y en a plusieurs.
swap-words-unknown-discord = Je ne comprends pas « { $words } ». { help-which-discord }
