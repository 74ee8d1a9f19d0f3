## Supprimer tout ce qui concerne une personne

verb-forget = Supprimer tout ce qui vous concerne
    .name = oublier
forget-faces = { $faces ->
    [0] aucun visage enregistré
    [one] un visage enregistré
    [many] { $faces } de visages enregistrés
   *[other] { $faces } visages enregistrés
}
forget-swaps = { $swaps ->
    [0] aucun montage
    [one] un montage
    [many] { $swaps } de montages
   *[other] { $swaps } montages
}
forget-title = Supprimer tout ce qui vous concerne ?
forget-ask = Voici ce que j’ai sur vous : { forget-faces } et { forget-swaps }. Tout sera supprimé, avec les images et les résultats, les questions en cours et votre promesse. Les montages inachevés seront annulés. C’est irréversible.
forget-yes = Oui, tout supprimer
forget-no = Non, tout garder
forget-working = Suppression… Cela peut prendre une minute.
forget-done = Tout ce qui vous concerne est supprimé ici : { forget-faces } et { forget-swaps }, avec les images et les résultats, les questions en cours et votre promesse.
forget-nothing = Il n’y avait rien sur vous ici.
forget-vendor = { $what ->
    [deleted] { $provider } a supprimé les résultats faits pour vous.
    [deleted-until] { $provider } a supprimé les résultats faits pour vous. Les images envoyées pour cela y disparaîtront au plus tard le { $until }.
    [pending] { $provider } n’a pas encore supprimé vos résultats. Je continue de le demander, sans vous nommer.
    [kept-until] { $provider } garde peut-être certaines de vos images jusqu’au { $until }. Je ne peux pas les y supprimer.
   *[kept] { $provider } garde peut-être certaines de vos images, sans dire combien de temps. Je ne peux pas les y supprimer.
}
forget-uncertain = { $count ->
    [one] Pour un montage, personne ne sait s’il a été facturé. Ce qui a été payé reste noté 30 jours, sans lien avec vous.
    [many] Pour { $count } de montages, personne ne sait s’ils ont été facturés. Ce qui a été payé reste noté 30 jours, sans lien avec vous.
   *[other] Pour { $count } montages, personne ne sait s’ils ont été facturés. Ce qui a été payé reste noté 30 jours, sans lien avec vous.
}
forget-stays = Ce qui reste ne dit pas qui vous êtes : le nombre de vos montages d’aujourd’hui et un éventuel blocage ou refus, pour qu’il continue de s’appliquer.
forget-reach = Je n’ai pas accès aux sauvegardes et aux anciens journaux des personnes qui gèrent ce bot, ni aux messages dans les conversations.
forget-later = Je n’ai pas encore pu terminer. Le reste sera supprimé automatiquement, dès que possible.
forget-ask-privately = Faisons cela dans notre conversation privée.
forget-asked-privately = Je vous ai écrit dans notre conversation privée.
