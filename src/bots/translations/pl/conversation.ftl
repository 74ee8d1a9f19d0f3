## Obraz przysłany bez słowa

ask-put-face = Wstawić tu twarz „{ $name }”?
ask-other-face = Inna twarz…
ask-new-face = To nowa twarz
ask-face-photo = Teraz wyślij mi twarz, którą mam tu wstawić.
file-not-picture = { $kind ->
    [pdf] Ten plik to PDF, a nie obraz.
    [text] Ten plik to tekst, a nie obraz.
    [sound] Ten plik to nagranie, a nie obraz.
    [archive] Ten plik to archiwum, a nie obraz.
    [document] Ten plik to dokument, a nie obraz.
   *[program] Ten plik to program, a nie obraz.
} Wyślij zdjęcie, GIF lub film.

## Twarz była na tym drugim obrazie

button-other-way = Na odwrót
asked-for-already = Ta prośba już do mnie dotarła.

## Co podsumowanie albumu mówi o pojedynczych obrazach

album-picture = { $count ->
    [one] Obraz { $numbers }: { $sentence }
    [few] Obrazy { $numbers }: { $sentence }
    [many] Obrazy { $numbers }: { $sentence }
   *[other] Obrazy { $numbers }: { $sentence }
}

## Kilka zdjęć jednej twarzy, wysłanych z /swap

photos-left = Biorę { $used ->
    [one] { $used } zdjęcie
    [few] { $used } zdjęcia
    [many] { $used } zdjęć
   *[other] { $used } zdjęcia
} twarzy, a pozostałe ({ $left }) pomijam.

## Czego brakuje i przycisk do tego

button-try-again = Spróbuj ponownie
ask-own-face = Wyślij mi zdjęcie twarzy: wzrok w obiektyw, dobre światło.
button-add-face = Dodaj twarz
face-missing = Nie masz żadnej zapisanej twarzy. Dodaj jakąś, a zajmę się resztą.
face-missing-photo = Wyślij mi zdjęcie twarzy, a dokończę twoją zamianę.
