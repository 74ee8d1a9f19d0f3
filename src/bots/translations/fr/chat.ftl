## La promesse

promise-title = Avant votre premier montage
promise-text = N’utilisez que le visage de personnes qui sont d’accord. Rien de sexuel. Ne faites pas passer le résultat pour authentique.
promise-agree = Je promets
promise-decline = Non
promise-given = Merci, c’est parti.
promise-not-by-channel = Je ne vois pas qui écrit au nom d’un canal : personne ne pourrait donc promettre. Écrivez en votre nom, puis demandez de nouveau.
promise-declined = D’accord, je ne fais rien. Vous pouvez changer d’avis à tout moment.

## Aide

help-title = Ce que je sais faire
help-intro = Je mets le visage d’une image dans une autre. Chaque résultat indique qu’il est fait par IA.
help-ways-discord = Utilisez { $swap }, ou faites un clic droit sur une image et choisissez Applications. Vous pouvez aussi répondre à une image en me mentionnant, ou m’envoyer deux images en MP : d’abord le visage, puis l’image à modifier.
help-ways-telegram = Répondez à une image avec { $swap }, ou avec une autre image qui a pour légende { $swap }. Vous pouvez aussi m’envoyer deux images dans notre conversation privée.
help-which-telegram = S’il y a plusieurs visages, je vous demande lesquels. { $swap } tous remplace tous les visages, { $swap } 2 le deuxième en partant de la gauche. { $swap } Anna utilise votre visage enregistré Anna, et { $swap } 1 Moi 3 Anna donne un visage différent à deux personnes.
help-commands = Commandes
help-reactions = Réactions
help-reaction = { $emoji } { $verb }
start-text = Envoyez-moi une photo et je remplace le visage.
language-ask = Choisissez une langue
language-set = C’est noté, je parle français.
language-name = Français

## Confidentialité

privacy-title = Ce que je conserve sur vous
privacy-text = Vos images sont chiffrées, et supprimées à la fin du montage. { $hours ->
    [24] Les résultats restent un jour, pour que vous puissiez les récupérer.
    [one] Les résultats restent { $hours } heure, pour que vous puissiez les récupérer.
    [many] Les résultats restent { $hours } d’heures, pour que vous puissiez les récupérer.
   *[other] Les résultats restent { $hours } heures, pour que vous puissiez les récupérer.
} Les visages enregistrés restent chiffrés jusqu’à ce que vous les supprimiez. La liste de vos montages reste 30 jours, et la date de votre promesse jusqu’à ce que vous supprimiez tout. Je ne conserve jamais ce qui permet de reconnaître un visage. Rien de tout cela ne sert à entraîner quoi que ce soit.
privacy-providers = Vos images peuvent être envoyées à : { $providers }.
privacy-local-only = Les montages se font sur l’ordinateur où tourne ce bot. Pour cela, vos images ne vont à aucun autre service.

## Questions

ask-which-picture = Quelle image ?
private-here = Ici, chaque résultat est réservé à la personne qui le demande. Appuyez sur le bouton pour avoir le vôtre.
private-here-button = Remplacer le visage
ask-which-scene = L’image 1 est le visage. Dans laquelle dois-je le mettre ?
ask-role = Que dois-je faire de cette image ?
ask-role-face = En prendre le visage
ask-role-scene = Y mettre un visage
ask-role-save = L’enregistrer comme mon visage
ask-face = Envoyez maintenant une photo du visage à mettre, ou choisissez un de vos visages.
ask-scene = Envoyez maintenant l’image à modifier.
ask-face-name = Quel nom dois-je lui donner ?
button-yes = Oui
button-no = Non
button-back = Retour
button-close = Fermer
button-save = Enregistrer
form-swap = Remplacer un visage
form-face = Le visage à mettre
form-saved = Ou un visage enregistré
form-which = Les visages à remplacer
form-private = Pour moi seulement
form-add-face = Ajouter votre visage
asking-over = Cette question n’est plus d’actualité. S’il ne s’est rien passé, demandez de nouveau.
too-much-at-once = Cela faisait beaucoup d’un coup, j’en ai laissé une partie de côté. Renvoyez-la quand j’aurai répondu au reste.
stopped = C’est arrêté.

## Visages

face-saved = C’est enregistré sous le nom « { $name } ».
face-saved-default = C’est enregistré sous le nom « { $name } ». Je prendrai ce visage quand vous n’en choisissez pas.
face-list-title = Vos visages
face-list-none = Vous n’avez pas encore de visage enregistré.
face-line = { $isDefault ->
    [yes] { $name } (par défaut)
   *[no] { $name }
}
face-default-set = « { $name } » est maintenant votre visage par défaut.
face-renamed = Nouveau nom : { $name }.
face-deleted = « { $name } » est supprimé.
face-unnamed = Visage { $number }

## Montages d’une personne

jobs-title = Vos montages
jobs-none = Vous n’avez pas de montage ici.
jobs-none-to-cancel = Vous n’avez rien à annuler.
job-state = { $state ->
    [queued] { $position ->
        [0] sur le point de commencer
       *[other] n° { $position } dans la file d’attente
    }
    [running] en cours
    [delivering] envoi en cours
    [done] terminé
    [late] arrivé en retard
    [refused] impossible
    [failed] échec
    [cancelled] annulé
   *[parked] incertain, attend votre décision
}
going-on = C’est en cours. Le message du montage montre où il en est.
show-later = Je ne peux mettre ce message à jour que pendant 15 minutes. Ensuite, « { $button } » vous donne le résultat.
cancelling = Annulation…
cancel-too-late = C’est déjà terminé.
deleted = C’est supprimé.
delete-emptied = Telegram ne me laisse plus supprimer un message après deux jours, j’en ai donc retiré l’image.
delete-failed = Telegram ne m’a pas laissé tout supprimer. Supprimez le reste vous-même, ou demandez aux admins.
delete-left = { $count ->
    [one] C’est supprimé, sauf une copie que je ne peux pas atteindre d’ici : appuyez sur « Supprimer » sous cette copie.
    [many] C’est supprimé, sauf { $count } de copies que je ne peux pas atteindre d’ici : appuyez sur « Supprimer » sous chacune.
   *[other] C’est supprimé, sauf { $count } copies que je ne peux pas atteindre d’ici : appuyez sur « Supprimer » sous chacune.
}
published = C’est publié.
expected = { $minutes ->
    [0] Encore { $seconds } s environ.
   *[other] Encore { $minutes } min environ.
}

## Le résultat

caption = Modifié par IA · fait avec { $bot }
made-with = Fait avec { $bot }
alt-text = { $kind ->
    [image] Une image
    [gif] Une image animée
   *[video] Une vidéo
} où { $which ->
    [all] tous les visages ont été remplacés
    [one-of] { $count ->
        [one] le plus grand visage a été remplacé
        [many] le plus grand des { $count } de visages a été remplacé
       *[other] le plus grand des { $count } visages a été remplacé
    }
    [nth] le visage n° { $numbers } en partant de la gauche a été remplacé
    [assigned] { $count ->
        [0] des visages ont été remplacés
        [one] le visage n° { $numbers } en partant de la gauche a été remplacé
        [many] les visages { $numbers } en partant de la gauche ont été remplacés
       *[other] les visages { $numbers } en partant de la gauche ont été remplacés
    }
   *[largest] un visage a été remplacé
} par une IA
result-smaller = L’original dépasse les { $limitMb } Mo que je peux envoyer ici, voici donc une version réduite.
result-as-file = Envoyé comme fichier, pour que Telegram n’y change rien.
result-as-link = Trop lourd pour être envoyé ici. Vous pouvez le récupérer pendant { $hours } h : { $url }
result-too-large = Le résultat est trop lourd pour être envoyé ici : la limite est de { $limitMb } Mo. Essayez avec un fichier plus petit ou plus court.
album-progress = Fait : { $done } sur { $total }.
album-done = { $failed ->
    [0] Tout est fait : { $total } sur { $total }.
   *[other] Fait : { $done } sur { $total }. Sans succès : { $failed }.
}
album-uncertain = Je ne sais pas si les résultats sont bien arrivés. Les renvoyer ?

## À qui c’est, et ce qui manque

not-yours = Ce bouton est réservé à { $owner }.
nothing-to-swap = Je ne vois pas d’image. { help-ways }
swap-words-unknown = Je ne comprends pas « { $words } ». { help-which-telegram }
help-ways = Répondez à une image, ou joignez-en une.
picture-hidden = Discord ne me montre pas l’image à laquelle vous avez répondu. Faites un clic droit dessus, ouvrez Applications et choisissez « { $menu } ».
sticker-moving = Je ne sais pas traiter les stickers animés. Envoyez une photo, un GIF ou une vidéo.
file-too-large-here = Telegram ne me laisse pas récupérer de fichier de plus de { $limitMb } Mo. Envoyez-en un plus petit ou plus court.
missing-permission = Il me faut la permission « { $permission } » ici. Demandez-la aux admins.
permission-attach-files = Joindre des fichiers
reactions-need-admin = Telegram ne me transmet les réactions que là où je suis admin. Les boutons font la même chose.
unknown-command = Je ne connais pas cette commande. { help-hint }
help-hint = { $help } montre ce que je sais faire.

## Paramètres

settings-title = Paramètres : { $place }
settings-saved = C’est enregistré.
settings-admins-only = Ici, seuls les admins peuvent changer les paramètres.
settings-not-here = Il n’y a rien à régler ici. Les paramètres concernent les serveurs et les groupes.
private-chat-first = Ici, les résultats arrivent en conversation privée. Ouvrez d’abord la nôtre, et je continue.
setting-access = Qui peut faire des montages
setting-access-value = { $who ->
    [everyone] tout le monde
    [admins] seulement les admins
   *[members] { $names }
}
setting-members = { $count ->
    [one] admins et { $count } membre
    [many] admins et { $count } de membres
   *[other] admins et { $count } membres
}
setting-members-how = Pour autoriser un membre de plus, répondez à l’un de ses messages avec { $settings }.
setting-channels = Où
setting-channels-everywhere = partout
setting-this-topic = ce sujet
setting-topics = { $count ->
    [one] { $count } sujet
    [many] { $count } de sujets
   *[other] { $count } sujets
}
setting-memberADay = Par membre et par jour
setting-placeADay = Pour le serveur, par jour
setting-placeADay-telegram = Pour le groupe, par jour
setting-limits = Limites par jour
setting-isPrivate = Résultats privés par défaut
setting-isPrivate-telegram = Résultats en conversation privée
setting-providers = Services
setting-providers-all = tous
setting-locale = Langue
setting-locale-own = celle de chaque membre
setting-limit = { $limit ->
    [none] pas de limite ici
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] oui
   *[no] non
}
