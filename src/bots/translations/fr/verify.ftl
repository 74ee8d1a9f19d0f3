## Est-ce que cela a été fait ici ?

verb-verify = Savoir si une image, un GIF ou une vidéo a été fait ici
    .name = vérifier
    .menu-verify = Vérifier
option-file = L’image, le GIF ou la vidéo à examiner
    .name = fichier

verify-made-here = Fait ici par une IA, et inchangé depuis.
verify-altered = Fait ici par une IA, et modifié depuis.
verify-looks-like = Cela ressemble à quelque chose qui a été fait ici par une IA, puis réenregistré.
verify-unknown = Je n’en ai aucune trace.
verify-origin = { $provider ->
    [none] C’était le { $date }.
   *[other] C’était le { $date }, avec { provider-name }.
}
verify-note-looks-like = Les applications retirent ma signature quand elles réenregistrent une image, je ne peux donc juger que d’après son aspect.
verify-note-unknown = Cela ne veut pas dire que c’est authentique. Les applications retirent les signatures des images, je ne me souviens des résultats qu’un certain temps, et d’autres programmes remplacent aussi des visages.
verify-nothing = Je ne vois pas d’image. { help-ways }
verify-nothing-here = Il n’y a pas d’image dans ce message.
