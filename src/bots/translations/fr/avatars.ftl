## Images des autres membres : leur photo de profil, ou le visage qu’ils ont enregistré

verb-optout = Interdire aux autres d’utiliser votre photo de profil ou votre visage enregistré
    .name = refuser
verb-optin = Accepter de nouveau qu’on vous demande votre photo de profil
    .name = autoriser
option-member = La personne dont la photo de profil servira ; je lui demande d’abord
    .name = membre
help-avatars-discord = Pour la photo de profil d’un membre, faites un clic droit sur son nom et choisissez « { $menu } », ou utilisez { $swap } avec son nom. Je demande d’abord son accord. Avec { $optout }, on ne vous demande plus rien.
help-avatars-telegram = Répondez au message de quelqu’un avec { $swap } @ pour prendre le visage de sa photo de profil. Je le mets dans l’image que vous joignez, sinon dans celle du message. Je demande d’abord son accord. Avec { $optout }, on ne vous demande plus rien.
form-member = L’image à modifier

## Ce que lit la personne qui demande

likeness-waiting = J’ai posé la question à { $name }. Je commence dès que j’ai son accord. Sans réponse d’ici un jour, je ne fais rien.
likeness-waiting-still = { $name } n’a pas encore répondu.
likeness-declined = { $name } n’y tient pas, je ne fais donc rien.
likeness-not-shown = Je n’ai pas le droit d’écrire ici, je ne peux donc pas poser la question. Essayez ailleurs.
likeness-no-scene = Dans quelle image dois-je mettre ce visage ? Joignez-en une à { $swap } @, ou répondez à un message qui en contient une.
likeness-reply = Répondez au message de quelqu’un avec { $swap } @, pour que je sache de qui il s’agit.
likeness-unknown-name = Telegram ne me dit pas qui est { $name }. Répondez à l’un de ses messages avec { $swap } @.

## Ce que lit la personne montrée

likeness-question = { $depicted } : { $requester } aimerait mettre dans une image { $as ->
    [face] le visage que vous avez enregistré ici
   *[avatar] le visage de votre photo de profil
}. Êtes-vous d’accord ? { $place ->
    [here] Le résultat s’affichera ici.
   *[private] Le résultat ne sera visible que par { $requester }.
} Sans réponse, c’est non, et { $requester } ne pourra pas vous reposer la question pendant un jour.
likeness-question-once = Une fois
likeness-question-always = Toujours
likeness-question-never = Jamais
likeness-answered = { $answer ->
    [once] { $depicted } est d’accord, pour cette fois.
    [always] { $depicted } est d’accord, pour tous les montages demandés par { $requester }. { $privacy } montre à qui vous avez donné votre accord, et permet de le retirer.
   *[never] { $depicted } a dit non.
}
likeness-ended = { $depicted } a dit non.
likeness-only-depicted = Seule la personne à qui la question est posée peut répondre.
likeness-opted-out = Désormais, personne d’autre que vous ne peut utiliser votre photo de profil ou votre visage enregistré avec ce bot. Les demandes en attente sont refusées, et les accords que vous aviez donnés sont retirés. Avec { $optin }, on pourra de nouveau vous poser la question.
likeness-done-privately = C’est fait. Je vous en dis plus dans notre conversation privée : { $link }
likeness-opted-in = Désormais, on peut de nouveau vous demander votre photo de profil. Elle ne sert que si vous êtes d’accord.

## Dans /privacy

privacy-likeness = La liste des personnes à qui vous avez répondu « toujours » ou « jamais » reste chiffrée, et chaque réponse est gardée jusqu’à ce que vous la retiriez. Si vous avez tout refusé, c’est noté sans votre nom.
likeness-answers-button = Qui peut utiliser ma photo
likeness-answers-title = Vos réponses actuelles. Choisissez-en une pour la retirer :
likeness-standing = { $name } { $answer ->
    [always] peut utiliser votre photo
   *[never] ne peut rien vous demander
}
likeness-answers-none = Personne ne peut utiliser votre photo de profil sans vous demander d’abord.
likeness-taken-back = C’est retiré.

## Paramètres

setting-likeness = Photos de profil des autres
setting-likeness-value = { $who ->
    [own] seulement son propre visage
   *[ask] avec leur accord
}
setting-likeness-how = Avec « seulement son propre visage », personne ici ne peut utiliser la photo de profil ou le visage enregistré d’un autre membre. Les images jointes ne sont pas concernées : je ne peux pas savoir qui elles montrent.

## Pourquoi l’image d’un membre ne peut pas servir

error-likeness-unasked = Il faut d’abord l’accord de cette personne.
error-likeness-asked = On a déjà posé la question à cette personne il y a moins d’un jour. Réessayez demain.
error-likeness-asked-often = Vous avez déjà demandé à beaucoup de monde aujourd’hui. Attendez demain.
error-likeness-refused = Cette personne ne veut pas qu’on utilise sa photo. Essayez avec votre propre visage.
error-likeness-own-only = Ici, on ne peut utiliser que son propre visage. Essayez avec le vôtre.
error-likeness-absent = Je ne trouve pas cette personne ici, je ne peux donc pas lui demander.
error-likeness-nowhere = Je ne peux demander à quelqu’un que sur un serveur ou dans un groupe que vous avez en commun.
error-likeness-nobody = Je ne peux demander qu’à des personnes, pas à des bots ni à des canaux.
error-likeness-no-picture = Cette personne n’a pas de photo de profil que je puisse voir.
refused-consent-withdrawn = Je n’utilise pas { subject } : la personne qu’on y voit n’est plus d’accord, ou n’est plus là.
