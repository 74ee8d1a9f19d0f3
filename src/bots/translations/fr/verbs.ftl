## Ce qu’on peut demander. Attributs : la commande (.name), son bouton (.button), son entrée dans le menu d’un message

verb-swap = Remplacer un visage dans une image, un GIF ou une vidéo
    .name = montage
    .menu-my-face = Y mettre mon visage
    .menu-with = Remplacer un visage…
    .menu-avatar = Montage avec sa photo de profil
verb-again = Refaire le montage, autrement
    .button = Refaire
    .button-all = { $count ->
        [one] Refaire sur { $count } visage
        [many] Refaire sur les { $count } de visages
       *[other] Refaire sur les { $count } visages
    }
    .button-face = Refaire avec { $name }
    .button-elsewhere = Refaire ailleurs
verb-cancel = Annuler votre montage
    .name = annuler
    .button = Annuler
verb-delete = Supprimer le résultat
    .button = Supprimer
verb-publish = Montrer votre résultat privé à tout le monde
    .button = Publier
verb-retry = Relancer un montage dont le résultat n’est jamais arrivé
    .button = Réessayer (peut coûter double)
verb-show = Afficher un résultat terminé
    .button = Afficher le résultat
verb-original = Recevoir le résultat comme fichier, en qualité d’origine
    .button = Qualité d’origine
verb-face = Enregistrer des visages et les réutiliser
    .name = visage
    .menu-save = Utiliser comme mon visage
verb-face-save = Enregistrer un visage
    .name = enregistrer
verb-face-list = Voir vos visages enregistrés
    .name = liste
verb-face-default = Choisir votre visage par défaut
    .name = par-défaut
    .button = Utiliser par défaut
verb-face-rename = Renommer un visage enregistré
    .name = renommer
    .button = Renommer
verb-face-delete = Supprimer un visage enregistré
    .name = supprimer
verb-faces = Voir vos visages enregistrés
    .name = mes-visages
verb-jobs = Voir vos montages
    .name = mes-montages
verb-settings = Régler qui peut faire des montages ici, où et combien
    .name = paramètres
verb-language = Choisir une langue
    .name = langue
verb-privacy = Voir ce que je conserve sur vous, et le supprimer
    .name = confidentialité
verb-start = Comment ça marche
    .name = démarrer
verb-help = Tout ce que je sais faire
    .name = aide

## Options des commandes

option-target = L’image, le GIF ou la vidéo où mettre le visage
    .name = image
option-face = Une photo du visage à mettre
    .name = visage
option-saved = Un de vos visages enregistrés
    .name = enregistré
option-reference = Une photo de la personne à remplacer, s’il y en a plusieurs
    .name = à-remplacer
option-faces = tous, 2, Anna ou 1=Moi 3=Anna ; laissez vide, et je vous demande
    .name = visages
option-provider = Qui fait le montage
    .name = service
option-private = Le résultat n’est visible que par vous
    .name = privé
option-job = Quel montage
    .name = montage
option-name = Un nom pour le visage
    .name = nom
choice-one = un visage
choice-all = tous les visages
word-all = tous
