## La page dans le navigateur

page-title = Remplacer un visage
page-lead = Mettez le visage d’une photo dans une autre image, un GIF ou une vidéo.
page-needs-scripts = Cette page a besoin de JavaScript.

page-key = Clé
page-key-ask = Il faut une clé pour cette page. Les personnes qui la gèrent peuvent vous en donner une.
page-key-kept = La clé reste dans cet onglet, jusqu’à ce que vous le fermiez.
page-key-continue = Continuer
page-key-wrong = Cette clé n’est pas connue ici.
page-key-forget = Oublier la clé

page-face = Visage
page-face-of = Visage { $letter }
page-face-hint = Déposez ou collez ici une photo du visage.
page-face-choose = Choisir une photo
page-face-several = Plusieurs photos de la même personne donnent un meilleur résultat : jusqu’à { $most }.
page-face-unused = Dans un GIF ou une vidéo, seul le visage A est utilisé.
page-photos-unused = Si vous ne remplacez que certains visages, ou si vous mettez plusieurs personnes, seule la première photo de chacune compte.
page-photo-number = Photo { $number }
page-photo-add = Ajouter une photo
page-photo-remove = Retirer la photo { $number }
page-person-add = Ajouter un autre visage
page-person-remove = Retirer { $letter }

page-picture = Image
page-picture-hint = Déposez ou collez ici une image, un GIF ou une vidéo.
page-picture-choose = Choisir un fichier
page-picture-other = Changer
page-picture-remove = Retirer
page-looking = Recherche des visages…
page-faces-found = Visages trouvés : { $count }.
page-faces-ask = Appuyez sur le numéro de chaque visage à remplacer.
page-faces-ask-whose = Appuyez sur un numéro jusqu’à ce qu’il affiche la bonne lettre.
page-faces-none = Je ne vois aucun visage. Essayez avec une image où les visages sont plus grands.
page-faces-unfit = Aucun de ces visages n’est assez grand et assez de face. Essayez avec une autre image.
page-face-number = Visage { $number }
page-face-unfit = trop petit ou pas assez de face
page-face-chosen = reçoit : { $face }
page-face-stays = ne change pas
page-moving-ask = Quels visages ?
page-largest = Le plus grand visage
page-all = Tous les visages

page-swap = Remplacer
page-needs-face = Ajoutez d’abord une photo du visage.
page-needs-picture = Choisissez d’abord une image, un GIF ou une vidéo.
page-needs-choice = Appuyez d’abord sur le numéro d’au moins un visage.
page-sending = Envoi des images…
page-queued = Dans la file d’attente
page-queued-at = Dans la file d’attente, n° { $place }
page-working = Montage en cours…
page-left = encore { $time } environ
page-again-soon = La connexion a été coupée. Nouvel essai…
page-parked = Je ne peux pas encore dire si ce montage a été fait. Quelqu’un doit vérifier.
page-cancel = Annuler
page-cancelled = Le montage est annulé.
page-progress = Progression

page-result = Résultat
page-compare = Avant et après
page-compare-before = Avant
page-compare-after = Après
page-compare-at = Avant : { $percent }
page-download = Télécharger
page-verify = Vérifier
page-verifying = Vérification…
page-delete = Supprimer
page-deleted = Le résultat est supprimé.
page-start-over = Recommencer
page-until = { $where ->
    [server] Il est gardé ici jusqu’à { $time }, sauf si vous le supprimez.
   *[machine] Il est gardé jusqu’à { $time }, sauf si vous le supprimez ou fermez le programme.
}

page-error-network = Le serveur est injoignable. Réessayez dans un instant.
page-error-answer = Une erreur est survenue (erreur { $status }). Réessayez dans un instant.
page-error-not-media = « { $name } » n’est ni une image, ni un GIF, ni une vidéo.
page-error-too-large = « { $name } » est trop lourd : { $most } au maximum.
page-error-too-many = Nombre maximal de photos par visage : { $most }. Je laisse les autres de côté.
page-error-full = Les deux emplacements sont pris. Retirez d’abord quelque chose.

page-about-marked = Chaque résultat est marqué comme fait par IA.
page-about-kept = { $hours ->
    [24] Les images et les résultats sont gardés un jour au maximum.
    [one] Les images sont gardées un jour au maximum, les résultats { $hours } heure.
    [many] Les images sont gardées un jour au maximum, les résultats { $hours } d’heures.
   *[other] Les images sont gardées un jour au maximum, les résultats { $hours } heures.
}
page-about-here = { $where ->
    [server] Tout reste sur ce serveur.
   *[machine] Tout reste sur cet ordinateur.
}
page-about-sent = Pour le montage, vos images sont envoyées à { $names }.
page-about-agree = N’utilisez que le visage de personnes qui sont d’accord.
