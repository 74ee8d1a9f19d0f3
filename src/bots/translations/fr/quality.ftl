## L’aspect d’un montage, quand quelque chose le gâche, et ce qui aiderait. Toujours à propos des photos, jamais des personnes

quality-unchanged = Je ne vois aucun changement. { $elsewhere ->
    [yes] Ce sera peut-être mieux avec un autre service.
   *[no] Ce sera peut-être mieux avec une autre photo.
}
quality-wrong-face = Ce n’est peut-être pas le visage que vous vouliez. { $elsewhere ->
    [yes] Ce sera peut-être mieux avec un autre service.
   *[no] Ce sera peut-être mieux avec une autre photo.
}
quality-source-turned-away = La photo du visage est prise de côté : essayez-en une de face.
quality-poses-differ = Les deux visages sont tournés différemment : essayez une photo du visage prise sous le même angle.
quality-only-source-smiles = Il y a un sourire sur la photo du visage, mais pas sur l’autre : essayez une photo du visage sans sourire.
quality-only-target-smiles = Il n’y a pas de sourire sur la photo du visage, mais il y en a un sur l’autre : essayez une photo du visage avec un sourire.
quality-expressions-differ = Les deux visages ont des expressions différentes : essayez une photo du visage avec une expression semblable.
quality-light-differs = Sur les deux photos, la lumière ne vient pas du même côté : essayez une photo du visage en lumière douce.
quality-colours-differ = La lumière et les couleurs des deux photos sont très différentes : essayez une photo du visage avec une lumière semblable.
quality-source-small = Le visage à mettre est petit sur sa photo : essayez-en une prise de plus près.
quality-source-blurred = La photo du visage est un peu floue : essayez-en une plus nette.
quality-source-wears-glasses = Il y a des lunettes sur la photo du visage, et elles peuvent se voir dans le résultat : essayez-en une sans lunettes.
quality-target-small = Le visage est petit sur l’image : essayez-en une prise de plus près.
quality-face-covered = Quelque chose cache en partie le visage sur l’image : essayez-en une où on le voit en entier.
