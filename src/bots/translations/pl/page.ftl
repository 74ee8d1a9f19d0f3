## Strona w przeglądarce

page-title = Zamień twarz
page-lead = Wstaw twarz ze zdjęcia do innego obrazu, GIF-a lub filmu.
page-needs-scripts = Ta strona wymaga JavaScriptu.

page-key = Klucz
page-key-ask = Ta strona prosi o klucz. Możesz go dostać od osób, które ją prowadzą.
page-key-kept = Pozostanie w tej karcie, dopóki jej nie zamkniesz.
page-key-continue = Dalej
page-key-wrong = Ten klucz nie jest tu znany.
page-key-forget = Zapomnij klucz

page-face = Twarz
page-face-of = Twarz { $letter }
page-face-hint = Upuść tu zdjęcie twarzy albo je wklej.
page-face-choose = Wybierz zdjęcie
page-face-several = Im więcej zdjęć tej samej osoby (do { $most }), tym lepszy efekt.
page-face-unused = W GIF-ie lub filmie liczy się tylko twarz A.
page-photos-unused = Gdy zamieniasz tylko niektóre twarze albo wstawiasz kilka osób, liczy się pierwsze zdjęcie każdej z nich.
page-photo-number = Zdjęcie { $number }
page-photo-add = Dodaj zdjęcie
page-photo-remove = Usuń zdjęcie { $number }
page-person-add = Dodaj kolejną twarz
page-person-remove = Usuń { $letter }

page-picture = Obraz
page-picture-hint = Upuść tu obraz, GIF lub film albo go wklej.
page-picture-choose = Wybierz plik
page-picture-other = Zmień
page-picture-remove = Usuń
page-looking = Szukam twarzy…
page-faces-found = Znalezione twarze: { $count }.
page-faces-ask = Naciśnij numer każdej twarzy do zamiany.
page-faces-ask-whose = Naciskaj numer, aż pokaże właściwą literę.
page-faces-none = Nie widzę żadnej twarzy. Spróbuj z obrazem, na którym twarze są większe.
page-faces-unfit = Żadna z tych twarzy nie jest dość duża i zwrócona w stronę obiektywu. Spróbuj z innym obrazem.
page-face-number = Twarz { $number }
page-face-unfit = za mała lub zbyt odwrócona
page-face-chosen = tu trafi { $face }
page-face-stays = pozostaje bez zmian
page-moving-ask = Które twarze?
page-largest = Największa twarz
page-all = Wszystkie twarze

page-swap = Zamień
page-needs-face = Najpierw dodaj zdjęcie twarzy.
page-needs-picture = Najpierw wybierz obraz, GIF lub film.
page-needs-choice = Najpierw naciśnij numer co najmniej jednej twarzy.
page-sending = Wysyłam obrazy…
page-queued = W kolejce
page-queued-at = W kolejce, miejsce { $place }
page-working = Zamieniam…
page-left = jeszcze mniej więcej { $time }
page-again-soon = Połączenie zostało przerwane. Próbuję ponownie…
page-parked = Nie wiem jeszcze, czy ta zamiana się odbyła. Musi to sprawdzić człowiek.
page-cancel = Anuluj
page-cancelled = Zamiana została anulowana.
page-progress = Postęp

page-result = Wynik
page-compare = Przed i po
page-compare-before = Przed
page-compare-after = Po
page-compare-at = przed: { $percent }
page-download = Pobierz
page-verify = Sprawdź
page-verifying = Sprawdzam…
page-delete = Usuń
page-deleted = Wynik został usunięty.
page-start-over = Od nowa
page-until = { $where ->
    [server] Wynik zostaje tu do { $time }, chyba że go usuniesz.
   *[machine] Wynik zostaje do { $time }, chyba że go usuniesz albo zamkniesz program.
}

page-error-network = Nie można połączyć się z serwerem. Spróbuj ponownie za chwilę.
page-error-answer = Coś poszło nie tak (błąd { $status }). Spróbuj ponownie za chwilę.
page-error-not-media = „{ $name }” to nie obraz, GIF ani film.
page-error-too-large = Plik „{ $name }” jest za duży: limit to { $most }.
page-error-too-many = Limit zdjęć jednej twarzy: { $most }. Pozostałe pomijam.
page-error-full = Oba miejsca są zajęte. Najpierw zwolnij jedno.

page-about-marked = Każdy wynik jest oznaczony jako stworzony przez AI.
page-about-kept = { $hours ->
    [24] Obrazy i wyniki są przechowywane najwyżej przez dobę.
    [one] Obrazy są przechowywane najwyżej przez dobę, a wyniki przez { $hours } godzinę.
    [few] Obrazy są przechowywane najwyżej przez dobę, a wyniki przez { $hours } godziny.
    [many] Obrazy są przechowywane najwyżej przez dobę, a wyniki przez { $hours } godzin.
   *[other] Obrazy są przechowywane najwyżej przez dobę, a wyniki przez { $hours } godziny.
}
page-about-here = { $where ->
    [server] Wszystko zostaje na tym serwerze.
   *[machine] Wszystko zostaje na tym komputerze.
}
page-about-sent = Żeby zamienić twarz, wysyłam twoje obrazy do: { $names }.
page-about-agree = Używaj tylko twarzy osób, które się na to zgadzają.
