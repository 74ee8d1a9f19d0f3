## Signaler un résultat

verb-report = Signaler un de mes résultats aux personnes qui gèrent ce bot
    .name = signaler
    .button = Signaler
    .menu-result = Signaler
verb-mistake = Dire qu’un refus est une erreur
    .button = C’est une erreur
option-message = Le lien vers le message avec le résultat
    .name = message
option-reason = Ce qui ne va pas
    .name = raison
report-form = Signaler ce résultat
report-form-reason = Qu’est-ce qui ne va pas ? (facultatif)
report-how-discord = Faites un clic droit sur le résultat, ouvrez Applications et choisissez « { $menu } », ou donnez-moi le lien vers son message.
report-how-telegram = Répondez au résultat avec { $report }. Ce que vous écrivez après est transmis.
report-taken = Merci. Votre signalement est transmis aux personnes qui gèrent ce bot. Si je le peux, je vous écrirai en privé ce qu’elles ont décidé.
report-taken-list = Merci. Votre signalement est gardé pour les personnes qui gèrent ce bot. Elles ne le voient pas tout de suite, la réponse peut donc prendre du temps.
report-again = Vous l’avez déjà signalé. Ce n’est pas oublié.
report-hidden = En attendant la décision, le résultat est masqué.
mistake-taken = Merci. J’en parle aux personnes qui gèrent ce bot, sans l’image.
error-nothing-to-report = On ne peut signaler que mes messages qui montrent un résultat.
error-reported-enough = { $count ->
    [one] La limite est de { $count } signalement par heure. Continuez un peu plus tard.
    [many] La limite est de { $count } de signalements par heure. Continuez un peu plus tard.
   *[other] La limite est de { $count } signalements par heure. Continuez un peu plus tard.
}
error-member-blocked = Vous ne pouvez plus faire de montages avec ce bot : la personne qui le gère a bloqué votre accès.

## Ce que cela devient

report-hidden-result = Ce résultat a été signalé. Il reste masqué jusqu’à ce que quelqu’un l’ait examiné.
report-removed-result = Ce résultat a été retiré.
report-answer-kept = Un résultat que vous avez signalé a été examiné. Il reste en place. Merci de votre vigilance.
report-answer-acted = Un résultat que vous avez signalé a été examiné, et le nécessaire a été fait. Merci de votre vigilance.
report-answer-read = Le refus que vous avez signalé comme une erreur a été examiné. Merci de l’avoir dit.

## Ce que voit la personne qui gère le bot

report-title = Signalement { $id }
report-title-mistake = Refus signalé comme une erreur : { $id }
report-jobs = Montage : { $jobs }
report-code = Motif du refus : { $code }
report-at = Premier signalement : { $at } UTC
report-link = Message : { $link }
report-no-link = Message : dans une conversation privée, sans lien
report-count = { $count ->
    [one] Signalé une fois
    [many] Signalé par { $count } de membres
   *[other] Signalé par { $count } membres
}
report-reason = « { $reason } »
report-sight = { $sight ->
    [hidden] Le résultat est masqué.
    [removed] Le résultat est retiré.
    [unreachable] Le résultat est hors de ma portée à cet endroit : il ne peut être retiré qu’à la main.
   *[shown] Le résultat est visible.
}
report-decision = { $decision ->
    [delete] Supprimé
    [block-pictures] Images bloquées
    [block-requester] Compte demandeur bloqué
   *[keep] Conservé
} le { $at } UTC
report-decision-mistake = Lu le { $at } UTC
report-answers = Réponses envoyées : { $told } sur { $all }
decide-delete = Supprimer
decide-block-pictures = Bloquer les images
decide-block-requester = Bloquer le compte demandeur
decide-all = Les trois
decide-keep = Conserver
decide-read = Lu
decide-done = C’est fait.
decide-not-here = Les signalements se traitent uniquement dans le salon de gestion du bot.
decide-gone = Ce signalement n’est plus conservé.
setting-hidesReported = Résultats signalés masqués d’office
setting-more = Plus…
