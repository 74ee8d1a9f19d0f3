## Domande e risposte strada facendo

asked-already = Ci sto già lavorando.
offer-question = Prima una cosa veloce, solo tra noi.
remedy-add-face = Aggiungi volto
remedy-go = Riprova
remedy-other-face = Un altro volto…
remedy-other-picture = Un’altra immagine…
pictures-all = Tutte
roles-button = Inverti

## Un elenco di scambi

job-kind = { $kind ->
    [gif] GIF
    [video] Video
   *[image] Foto
}
job-link = apri
