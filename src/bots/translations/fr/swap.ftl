## Services

provider-name = { $provider ->
    [local] le moteur de ce bot
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] Le moteur de ce bot
   *[other] { provider-name }
}
subject = { $subject ->
    [source] la photo du visage
    [reference] la photo de la personne à remplacer
    [result] le résultat
    [photo] la photo { $photo }
    [asked] le fichier
   *[target] cette image
}
    .on = { $subject ->
        [source] sur sa photo
        [reference] sur la photo de la personne à remplacer
        [result] sur le résultat
        [photo] sur la photo { $photo }
        [asked] dans le fichier
       *[target] sur cette image
    }
    .face = { $subject ->
        [source] Le visage à mettre
       *[target] Le visage
    }
Subject = { $subject ->
    [source] La photo du visage
    [reference] La photo de la personne à remplacer
    [result] Le résultat
    [photo] La photo { $photo }
    [asked] Le fichier
   *[target] Cette image
}

## Étapes

stage-queued = Vous êtes n° { $position } dans la file d’attente.
stage-preparing = { $instead ->
    [yes] { setback } J’essaie avec { provider-name }.
   *[no] Préparation{ $named ->
        [yes] {" "}avec { provider-name }…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } J’essaie avec { provider-name }…{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }
   *[no] Montage en cours…{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Nouvel essai.
setback = { $failed ->
    [local] { $named ->
        [yes] Le moteur de ce bot : { problem }.
       *[no] Ça n’a pas marché.
    }
   *[other] { VENDOR($failed) } : { problem }.
}
begun-again = Il y a eu une interruption, j’ai donc tout recommencé.
stage-checking = { Provider-name } n’a pas répondu clairement. Je cherche ce qu’est devenu votre montage.
stage-delivering = Envoi du résultat…

## Issues

outcome-done = Montage par IA · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = C’est annulé.
outcome-parked = { Provider-name } a peut-être facturé ce montage, mais n’a pas répondu clairement. Par prudence, je ne l’ai pas relancé.
outcome-late = Je n’attendais plus ce montage, mais { provider-name } a fini par envoyer le résultat. { $hours ->
    [24] Je le garde un jour.
    [one] Je le garde { $hours } heure.
    [many] Je le garde { $hours } d’heures.
   *[other] Je le garde { $hours } heures.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name } : { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name } : { problem }.
}
charge-certain = Cela a tout de même été facturé.
charge-unknown = On ne sait pas si cela a été facturé.

## Ce qui n’a pas marché chez un service

problem = { $problem ->
    [unreachable] injoignable
    [timed-out] pas de réponse à temps
    [overloaded] surchargé en ce moment
    [rate-limited] trop de demandes en ce moment
    [bad-key] la clé n’est pas acceptée
    [not-allowed] le compte n’y a pas droit
    [out-of-credit] le compte n’a plus de crédit
    [maintenance] fermé pour maintenance
    [rejected-request] la demande n’a pas été acceptée
    [bad-answer] la réponse n’a aucun sens
    [gone] ce montage n’y est plus connu
    [budget-used-up] le budget du jour est épuisé
    [deadline] cela prenait trop de temps
    [not-begun] rien n’a pu commencer en un jour
    [bad-result] le résultat est inutilisable
    [not-fetched] l’image est faite, mais impossible de la télécharger pour le moment. Je continue d’essayer et je vous la proposerai dès qu’elle arrivera
    [unchecked] l’image est faite, mais je n’ai pas encore pu la vérifier. Je continue d’essayer et je vous la proposerai dès que ce sera bon
    [undeliverable] le résultat n’a pas pu être envoyé
    [internal] une erreur est survenue de mon côté
    [unfit] impossible avec ces images
   *[failed] le montage n’a pas abouti
}
problem-sentence = { $problem ->
    [deadline] Cela prenait trop de temps, j’ai donc arrêté. Essayez avec un fichier plus petit ou plus court.
    [not-begun] Je n’ai pas pu commencer en un jour, donc rien n’a été fait. Demandez de nouveau.
    [undeliverable] Je n’ai pas pu envoyer le résultat. Réessayez.
    [internal] Une erreur est survenue de mon côté, toutes mes excuses. Réessayez dans un petit moment.
    [timed-out] Cela prenait trop de temps, j’ai donc arrêté. Essayez avec un fichier plus petit ou plus court.
    [not-fetched] L’image est prête, mais je n’arrive pas à la récupérer pour le moment. Je continue d’essayer et je vous la proposerai dès qu’elle arrivera.
    [unchecked] L’image est prête, mais je n’ai pas encore pu la vérifier. Je continue d’essayer et je vous la proposerai dès que ce sera bon.
   *[failed] Je n’ai pas réussi ce montage. Réessayez, ou prenez une autre photo.
}

## Refus

refused-no-face = { $subject ->
    [source] Je ne trouve pas de visage sur la photo du visage.
   *[target] Je ne trouve pas de visage { subject.on }.
} Essayez avec une image où le visage est plus grand et bien de face.
refused-another-person = { Subject } semble montrer quelqu’un d’autre. Toutes les photos doivent montrer la même personne.
refused-face-too-small = { subject.face } est trop petit { subject.on }. Essayez avec une image prise de plus près.
refused-face-turned-away = { subject.face } est trop de profil { subject.on }. Essayez avec une image où il est bien de face.
refused-face-up-or-down = { subject.face } est trop tourné vers le haut ou vers le bas { subject.on }. Essayez avec une image où il est bien de face.
refused-faces-turned-apart = Les deux visages regardent dans des directions très différentes. Essayez une photo du visage prise sous le même angle que l’autre.
refused-no-such-face = Je ne vois pas ce visage sur { subject }. Essayez un autre numéro, ou tous les visages.
refused-no-match = Sur l’image, personne ne ressemble à la personne à remplacer. Essayez avec une autre photo d’elle.
refused-too-many-faces = { Subject } montre trop de visages pour { $named ->
    [yes] { provider-name }
   *[no] moi
}. Essayez avec une image qui en montre moins.
refused-unsupported-media = { Who.cannot } lire { subject }. Essayez en JPEG, PNG ou MP4.
refused-media-too-long = { Subject } dure trop longtemps pour { $named ->
    [yes] { provider-name }
   *[no] moi
}. Essayez avec un extrait plus court.
refused-media-too-large = { Subject } est de trop grande taille pour { $named ->
    [yes] { provider-name }
   *[no] moi
}. Essayez avec un fichier plus petit.
refused-needs-video-library = { Subject } est un GIF ou une vidéo, et je ne peux pas en traiter sur cette machine : il y manque le paquet facultatif node-av (« npm ci » l’installe). Essayez avec une photo.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Je
}
    .cannot = { $named ->
        [yes] { Provider-name } ne sait pas
       *[no] Je ne sais pas
    }

## Avertissements

warning-several-faces = { $count ->
    [one] Je vois { $count } visage. C’est le plus grand qui a été remplacé.
    [many] Je vois { $count } de visages. C’est le plus grand qui a été remplacé.
   *[other] Je vois { $count } visages. C’est le plus grand qui a été remplacé.
}
warning-first-frame-only = C’était une image animée, j’en ai donc pris le premier instant.
warning-faces-left-alone = { $count ->
    [one] Un visage est trop petit ou pas assez de face, je n’y ai donc pas touché.
    [many] { $count } de visages sont trop petits ou pas assez de face, je n’y ai donc pas touché.
   *[other] { $count } visages sont trop petits ou pas assez de face, je n’y ai donc pas touché.
}
warning-photo-left-out = { $reason ->
    [no-face] Je n’ai pas trouvé de visage sur la photo { $photo }, je l’ai donc laissée de côté.
    [face-too-small] Le visage est trop petit sur la photo { $photo }, je l’ai donc laissée de côté.
   *[face-turned-away] Le visage n’est pas assez de face sur la photo { $photo }, je l’ai donc laissée de côté.
}
warning-begun-again = Il y a eu une interruption, j’ai donc recommencé depuis le début.

## Ce que la personne qui demande peut corriger

error-empty-file = { Subject } ne contient aucune donnée. Essayez de renvoyer le fichier.
error-not-media = { $subject ->
    [source] Le fichier avec le visage
    [reference] Le fichier avec la personne à remplacer
    [photo] La photo { $photo }
   *[other] Ce fichier
} { $type ->
    [unknown] n’est ni une image ni une vidéo que je connaisse.
    [text] est du texte, ce n’est pas une image.
   *[other] est au format { $type }, ce n’est pas une image.
} { $subject ->
    [source] Envoyez une photo.
    [reference] Envoyez une photo.
    [photo] Envoyez une photo.
    [asked] Envoyez une photo.
   *[other] Envoyez une photo, un GIF ou une vidéo.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Cette vidéo a un format que je ne peux pas ouvrir. Essayez-en une autre.
   *[other] Je ne peux pas ouvrir { subject } au format { $type }. Essayez en JPEG, PNG, WebP ou AVIF.
}
error-heic = { Subject } est au format HEIC, celui des photos d’iPhone, et je ne peux pas l’ouvrir. Envoyez-en une capture d’écran ; sur Telegram, envoyer l’original comme photo, et non comme fichier, marche aussi. Pour vos prochaines photos, choisissez Réglages > Appareil photo > Formats > Le plus compatible.
error-damaged-media = { Subject } est illisible, je ne peux pas l’ouvrir. Essayez de renvoyer le fichier, ou prenez-en un autre.
error-too-many-bytes = { Subject } pèse trop lourd : la limite est de { $limitMb } Mo. Essayez avec un fichier plus petit.
error-too-many-pixels = { $megapixels ->
    [one] { Subject } fait { $megapixels } mégapixel : la limite est de { $limitMegapixels }. Essayez avec une image plus petite.
    [many] { Subject } fait { $megapixels } de mégapixels : la limite est de { $limitMegapixels }. Essayez avec une image plus petite.
   *[other] { Subject } fait { $megapixels } mégapixels : la limite est de { $limitMegapixels }. Essayez avec une image plus petite.
}
error-too-many-frames = { $frames ->
    [one] { $subject ->
        [target] Cette animation
       *[other] { Subject }
    } compte { $frames } image : la limite est de { $limitFrames }. Essayez avec un extrait plus court.
    [many] { $subject ->
        [target] Cette animation
       *[other] { Subject }
    } compte { $frames } d’images : la limite est de { $limitFrames }. Essayez avec un extrait plus court.
   *[other] { $subject ->
        [target] Cette animation
       *[other] { Subject }
    } compte { $frames } images : la limite est de { $limitFrames }. Essayez avec un extrait plus court.
}
error-edge-too-long = { $edge ->
    [one] { Subject } a un côté de { $edge } pixel : la limite est de { $limitEdge }. Essayez avec une image plus petite.
    [many] { Subject } a un côté de { $edge } de pixels : la limite est de { $limitEdge }. Essayez avec une image plus petite.
   *[other] { Subject } a un côté de { $edge } pixels : la limite est de { $limitEdge }. Essayez avec une image plus petite.
}
error-too-long = { $subject ->
    [target] Cette vidéo
   *[other] { Subject }
} dure trop longtemps : la limite est de { $limitSeconds ->
    [one] { $limitSeconds } seconde
    [many] { $limitSeconds } de secondes
   *[other] { $limitSeconds } secondes
}. Essayez avec un extrait plus court.
error-moving-face = { Subject } est un GIF ou une vidéo. Il me faut une photo.
error-needs-video-library = Je ne peux pas traiter les GIF et les vidéos sur cette machine : il y manque le paquet facultatif node-av (« npm ci » l’installe). Essayez avec une photo.
error-media-unreachable = Je n’ai pas pu récupérer { subject }. Essayez de renvoyer le fichier.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.cannot } encore remplacer les visages dans les GIF animés. Essayez avec une photo.
        [video] { Who.cannot } encore remplacer les visages dans les vidéos. Essayez avec une photo.
       *[other] { Who.cannot } traiter ce type de fichier. Essayez avec une photo.
    }
    [face-choice] { Who.cannot } choisir les visages de cette façon. Essayez avec un seul visage, ou avec tous.
    [size] { Who.cannot } traiter un fichier de cette taille. Essayez avec un autre.
    [length] { Who.cannot } traiter une vidéo de cette durée. Essayez avec une vidéo plus courte.
    [needs-public-url] { Provider-name } récupère les images à une adresse publique, et aucune n’est configurée ici.
    [needs-video-library] Les GIF et les vidéos ne marchent pas sur cette machine : il y manque le paquet facultatif node-av (« npm ci » l’installe). Les photos marchent sans lui.
    [needs-detector] { Provider-name } ne peut pas choisir de visage, car la détection des visages manque ici.
    [down] { Provider-name } est en panne pour le moment. Réessayez plus tard.
    [out-of-credit] { Provider-name } : le compte n’a plus de crédit.
    [bad-key] { Provider-name } n’accepte pas la clé.
    [queue-full] { Provider-name } ne prend plus de montages pour le moment. Réessayez plus tard.
   *[other] Je ne peux rien remplacer ici. Essayez avec une autre image.
}
error-unknown-provider = Il n’y a pas de service nommé « { $provider } » ici.
error-consent-missing = Promettez d’abord de n’utiliser que le visage de personnes qui sont d’accord.
error-quota-used-up = { $limit ->
    [member-minute] Cela faisait beaucoup d’un coup. Attendez une minute, puis continuez.
    [at-once] Vous avez déjà le maximum de montages en cours. Réessayez quand l’un d’eux sera terminé.
    [place-at-once] Il y a déjà le maximum de montages en cours ici. Réessayez quand l’un d’eux sera terminé.
    [all-at-once] J’ai déjà le maximum de montages en cours. Réessayez quand l’un d’eux sera terminé.
    [all-day] Les montages du jour sont épuisés pour tout le monde. Il y en aura de nouveaux à minuit UTC.
    [place-day] Les montages du jour sont épuisés ici. Il y en aura de nouveaux à minuit UTC.
   *[member-day] Vous avez épuisé vos montages du jour. Il y en aura de nouveaux à minuit UTC.
}
error-line-too-long = { $minutes ->
    [one] Il y a tant de montages en attente que le vôtre ne commencerait que dans { $minutes } minute environ. Réessayez plus tard.
    [many] Il y a tant de montages en attente que le vôtre ne commencerait que dans { $minutes } de minutes environ. Réessayez plus tard.
   *[other] Il y a tant de montages en attente que le vôtre ne commencerait que dans { $minutes } minutes environ. Réessayez plus tard.
}
error-no-room = Je n’ai pas de place pour de nouveaux montages en ce moment. Ceux qui ont commencé continuent. Réessayez plus tard.
error-face-name-length = { $most ->
    [one] Un nom doit avoir { $most } caractère. Essayez-en un autre.
    [many] Un nom doit avoir entre 1 et { $most } de caractères. Essayez-en un autre.
   *[other] Un nom doit avoir entre 1 et { $most } caractères. Essayez-en un autre.
}
error-face-name-taken = Vous avez déjà un visage nommé « { $name } ». Essayez un autre nom.
error-too-many-faces = { $most ->
    [one] Vous avez { $most } visage enregistré, et c’est la limite. Supprimez-le d’abord.
    [many] Vous avez { $most } de visages enregistrés, et c’est la limite. Supprimez-en un d’abord.
   *[other] Vous avez { $most } visages enregistrés, et c’est la limite. Supprimez-en un d’abord.
}
error-no-such-face = Vous n’avez pas enregistré ce visage. Choisissez un de vos visages.
error-no-saved-face = Vous n’avez pas de visage enregistré. Ajoutez-en un d’abord.
error-setting-refused = { $setting ->
    [memberADay] Indiquez un nombre entier jusqu’à 100 000, ou laissez le champ vide.
    [placeADay] Indiquez un nombre entier jusqu’à 100 000, ou laissez le champ vide.
   *[other] Ce réglage n’est pas possible.
}
error-place-closed = { $to ->
    [channel] Les montages sont désactivés dans ce salon. Essayez dans un autre.
   *[person] Vous ne pouvez pas faire de montages ici. Les admins peuvent changer cela.
}
error-not-yours = Ce bouton est réservé à la personne qui a fait la demande.
error-nothing-new = Cela donnerait la même chose. Essayez avec une autre image ou un autre visage.
error-again-done = C’est déjà fait, ou en route : regardez mon dernier message.
error-job-gone = Je ne connais plus ce montage. Lancez-en un nouveau.
error-result-gone = Je n’ai plus ce résultat. Refaites le montage.

## Ce que la personne qui gère le bot doit savoir d’un service

note-unconfirmed-roles = { Provider-name } se contredit sur le rôle de chaque image. Un montage payant sur une image suffit pour le savoir : si vous recevez l’image du visage, modifiée, mettez MODELSLAB_IMAGE_ROLES=face-first. De même pour une vidéo avec deux personnes : si personne n’a changé, mettez MODELSLAB_VIDEO_REFERENCE=source.
