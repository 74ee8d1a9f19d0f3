## Was unterwegs gefragt und geantwortet wird

asked-already = Bin schon dabei.
offer-question = Vorher noch kurz etwas, nur unter uns.
remedy-add-face = Gesicht hinzufügen
remedy-go = Noch einmal versuchen
remedy-other-face = Anderes Gesicht …
remedy-other-picture = Anderes Bild …
pictures-all = Alle
roles-button = Andersherum

## Eine Liste von Tauschen

job-kind = { $kind ->
    [gif] GIF
    [video] Video
   *[image] Foto
}
job-link = öffnen
