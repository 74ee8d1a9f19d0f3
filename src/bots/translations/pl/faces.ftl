## Twarze na obrazie

error-faces-to-pick = { faces-seen }
error-face-unfit = Twarz nr { $number } jest dla mnie za mała lub zbyt odwrócona. Wybierz inną.
error-no-face-in-photo = Nie widzę twarzy na tym zdjęciu. Wyślij takie, na którym twarz jest większa i patrzy w obiektyw.
error-photo-unfit = Twarz na tym zdjęciu jest za mała lub zbyt odwrócona. Wyślij takie, na którym jest większa i patrzy w obiektyw.
error-too-many-photos = Przechowuję najwyżej { $most ->
    [one] { $most } zdjęcie
    [few] { $most } zdjęcia
    [many] { $most } zdjęć
   *[other] { $most } zdjęcia
} jednej twarzy. Najpierw usuń któreś.
error-last-photo = To jedyne zdjęcie tej twarzy. Zamiast niego usuń całą twarz.

faces-seen = { $count ->
    [0] Nie widzę żadnej twarzy.
    [one] Widzę jedną twarz.
    [few] Widzę { $count } twarze.
    [many] Widzę { $count } twarzy.
   *[other] Widzę { $count } twarzy.
}
faces-face = { $number }: { $width } × { $height } px, { $left } px od lewej i { $top } px od góry; { faces-suits }.
faces-suits = { $suits ->
    [no] za mała lub zbyt odwrócona do zamiany
   *[other] jakość { $quality }
}

## Które twarze na obrazie zamienić. Te zdania następują po „Widzę 5 twarzy.”

picks-ask = Naciśnij numer twarzy, żeby ją zamienić; pozostałe się nie zmienią.
picks-some = { $count ->
    [0] Żadna nie jest dość duża i zwrócona w stronę obiektywu, więc żadnej nie mogę zamienić. Spróbuj z innym obrazem.
    [one] Proponuję tę jedną, którą mogę zamienić.
    [few] Proponuję { $count }, które wyjdą najlepiej.
    [many] Proponuję { $count }, które wyjdą najlepiej.
   *[other] Proponuję { $count }, które wyjdą najlepiej.
}
picks-ask-face = Czyja twarz ma zastąpić nr { $number }?
picks-send-photo = Wyślij zdjęcie dla twarzy nr { $number } jako odpowiedź na tę wiadomość.
picks-before = Ostatnio: { $picks }.
picks-swap = { $count ->
    [one] Zamień { $count } twarz
    [few] Zamień { $count } twarze
    [many] Zamień { $count } twarzy
   *[other] Zamień { $count } twarzy
}
picks-all = Wszystkie
picks-same = Tak jak ostatnio
picks-photo = Nowe zdjęcie…
picks-leave = Zostaw bez zmian
picks-your-photo = twoje zdjęcie
picks-alt = Obraz z { $count ->
    [one] { $count } twarzą ponumerowaną
    [few] { $count } twarzami ponumerowanymi
    [many] { $count } twarzami ponumerowanymi
   *[other] { $count } twarzy ponumerowanymi
} od lewej do prawej

## Co pisze się po „twarze:” na Discordzie

help-which-discord = Po { $faces } wpisz „wszystkie”, numer od lewej (2), zapisaną twarz (Anna) albo kilka naraz (1=Ja 3=Anna). Jeśli nic nie wpiszesz, a twarzy będzie kilka, zapytam, które zamienić.
swap-words-unknown-discord = Nie wiem, co znaczy „{ $words }”. { help-which-discord }
