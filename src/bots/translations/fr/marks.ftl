warning-no-badge = Le badge « AI » n’a pas pu être ajouté ici. Merci de préciser vous-même que c’est fait par IA.

setting-badge = Badge « AI »
setting-badge-value = { $badge ->
    [corner] dans un coin de chaque résultat
    [caption] aucun, juste un texte en dessous
   *[own] selon le réglage du bot
}
