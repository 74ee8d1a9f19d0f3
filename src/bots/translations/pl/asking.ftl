## Pytania i odpowiedzi po drodze

asked-already = Już się tym zajmuję.
offer-question = Najpierw krótka sprawa, tylko między nami.
remedy-add-face = Dodaj twarz
remedy-go = Spróbuj ponownie
remedy-other-face = Inna twarz…
remedy-other-picture = Inny obraz…
pictures-all = Wszystkie
roles-button = Na odwrót

## Lista zamian

job-kind = { $kind ->
    [gif] GIF
    [video] Film
   *[image] Zdjęcie
}
job-link = otwórz
