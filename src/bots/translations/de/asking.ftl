## What is asked and answered along the way

asked-already = Bin schon dabei.
offer-question = Vorher noch kurz etwas, nur zwischen uns.
remedy-add-face = Gesicht hinzufügen
remedy-go = Noch einmal versuchen
remedy-other-face = Anderes Gesicht…
remedy-other-picture = Anderes Bild…
pictures-all = Alle
roles-button = Andersherum

## A list of swaps

job-kind = { $kind ->
    [gif] GIF
    [video] Video
   *[image] Foto
}
job-link = öffnen
