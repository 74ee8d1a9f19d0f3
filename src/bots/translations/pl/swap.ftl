## Usługi

provider-name = { $provider ->
    [local] silnik tego bota
   *[other] { VENDOR($provider) }
}
    .gen = { $provider ->
        [local] silnika tego bota
       *[other] { provider-name }
    }
Provider-name = { $provider ->
    [local] Silnik tego bota
   *[other] { provider-name }
}
# Mianownik i biernik są równe · .gen: nie mogę użyć … · .in: nie widzę twarzy … · .face: … jest za mała · .another: spróbuj z …
subject = { $subject ->
    [source] zdjęcie twarzy
    [reference] zdjęcie zamienianej osoby
    [result] wynik
    [photo] zdjęcie { $photo }
    [asked] ten plik
   *[target] ten obraz
}
    .gen = { $subject ->
        [source] zdjęcia twarzy
        [reference] zdjęcia zamienianej osoby
        [result] wyniku
        [photo] zdjęcia { $photo }
        [asked] tego pliku
       *[target] tego obrazu
    }
    .in = { $subject ->
        [source] na zdjęciu twarzy
        [reference] na zdjęciu zamienianej osoby
        [result] na gotowym obrazie
        [photo] na zdjęciu { $photo }
        [asked] w tym pliku
       *[target] na tym obrazie
    }
    .another = { $subject ->
        [source] innym zdjęciem
        [reference] innym zdjęciem
        [photo] innym zdjęciem
        [asked] innym zdjęciem
       *[target] innym obrazem
    }
# .face: … jest za mała · .file: … to GIF lub film · .long, .large: … dla mnie
Subject = { $subject ->
    [source] Zdjęcie twarzy
    [reference] Zdjęcie zamienianej osoby
    [result] Wynik
    [photo] Zdjęcie { $photo }
    [asked] Ten plik
   *[target] Ten obraz
}
    .in = { $subject ->
        [source] Na zdjęciu twarzy
        [reference] Na zdjęciu zamienianej osoby
        [result] Na gotowym obrazie
        [photo] Na zdjęciu { $photo }
        [asked] W tym pliku
       *[target] Na tym obrazie
    }
    .face = { $subject ->
        [source] Twarz do wstawienia
       *[other] Twarz { subject.in }
    }
    .file = { $subject ->
        [source] Plik z twarzą
        [reference] Plik z zamienianą osobą
        [result] Wynik
        [photo] Zdjęcie { $photo }
       *[other] Ten plik
    }
    .long = { $subject ->
        [source] Plik z twarzą jest za długi
        [reference] Plik z zamienianą osobą jest za długi
        [result] Wynik jest za długi
        [photo] Zdjęcie { $photo } jest za długie
        [asked] Ten plik jest za długi
       *[target] Ten film jest za długi
    }
    .large = { $subject ->
        [source] Zdjęcie twarzy jest za duże
        [reference] Zdjęcie zamienianej osoby jest za duże
        [result] Wynik jest za duży
        [photo] Zdjęcie { $photo } jest za duże
        [asked] Ten plik jest za duży
       *[target] Ten obraz jest za duży
    }

## Przebieg zamiany

stage-queued = Twoje miejsce w kolejce: { $position }.
stage-preparing = { $instead ->
    [yes] { setback } Teraz kolej na { provider-name }.
   *[no] Przygotowuję zamianę…{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-working = { $instead ->
    [yes] { setback } Teraz kolej na { provider-name }…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] Zamieniam twarz…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Próbuję jeszcze raz.
setback = { $failed ->
    [local] { $named ->
        [yes] Silnik tego bota: { problem }.
       *[no] Nie udało się.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = Nastąpiła przerwa, więc zaczynam od nowa.
stage-checking = Od { provider-name.gen } nie ma jasnej odpowiedzi. Sprawdzam, co się stało z twoją zamianą.
stage-delivering = Wysyłam wynik…

## Jak się skończyło

outcome-done = Zamiana twarzy przez AI · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Anulowano.
outcome-parked = Od { provider-name.gen } nie ma jasnej odpowiedzi, a opłata za tę zamianę mogła już zostać pobrana. Na wszelki wypadek nie wysyłam jej drugi raz.
outcome-late = Ta zamiana była już zakończona, ale wynik od { provider-name.gen } jednak dotarł. { $hours ->
    [24] Przechowam go przez dobę.
    [one] Przechowam go przez { $hours } godzinę.
    [few] Przechowam go przez { $hours } godziny.
    [many] Przechowam go przez { $hours } godzin.
   *[other] Przechowam go przez { $hours } godziny.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Opłata i tak została pobrana.
charge-unknown = Nie wiadomo, czy pobrano opłatę.

## Co poszło nie tak w usłudze

problem = { $problem ->
    [unreachable] brak połączenia
    [timed-out] odpowiedź nie przyszła na czas
    [overloaded] chwilowe przeciążenie
    [rate-limited] chwilowo za dużo próśb naraz
    [bad-key] klucz został odrzucony
    [not-allowed] to konto nie ma do tego uprawnień
    [out-of-credit] skończyły się środki na koncie
    [maintenance] trwa przerwa techniczna
    [rejected-request] prośba została odrzucona
    [bad-answer] odpowiedź jest niezrozumiała
    [gone] tej zamiany już tam nie ma
    [budget-used-up] dzisiejszy budżet jest wyczerpany
    [deadline] to trwało za długo
    [not-begun] przez całą dobę nie udało się zacząć
    [bad-result] wynik nie nadaje się do użytku
    [not-fetched] obraz jest gotowy, ale na razie nie da się go pobrać. Próbuję dalej i dam znać, gdy dotrze
    [unchecked] obraz jest gotowy, ale nie udało się go jeszcze sprawdzić. Próbuję dalej i dam znać, gdy przejdzie kontrolę
    [undeliverable] nie udało się wysłać wyniku
    [internal] coś się u mnie zepsuło
    [unfit] z tymi obrazami się tam nie uda
   *[failed] zamiana się nie udała
}
problem-sentence = { $problem ->
    [deadline] To trwało za długo, więc zamiana została przerwana. Spróbuj z czymś mniejszym lub krótszym.
    [not-begun] Przez całą dobę nie udało się zacząć, więc zamiany nie było. Poproś jeszcze raz.
    [undeliverable] Nie udało się wysłać wyniku. Spróbuj ponownie.
    [internal] Coś się u mnie zepsuło, przepraszam. Spróbuj ponownie za chwilę.
    [timed-out] To trwało za długo, więc zamiana została przerwana. Spróbuj z czymś mniejszym lub krótszym.
    [not-fetched] Obraz jest gotowy, ale na razie nie mogę go pobrać. Próbuję dalej i dam ci znać, gdy dotrze.
    [unchecked] Obraz jest gotowy, ale nie udało się go jeszcze sprawdzić. Próbuję dalej i dam ci znać, gdy przejdzie kontrolę.
   *[failed] Ta zamiana się nie udała. Spróbuj ponownie albo z innym zdjęciem.
}

## Odmowy

refused-no-face = { $subject ->
    [source] Nie widzę twarzy na zdjęciu, z którego mam ją wziąć.
   *[other] Nie widzę twarzy { subject.in }.
} Spróbuj z { subject.another }, na którym twarz jest większa i patrzy w obiektyw.
refused-another-person = { Subject.in } jest chyba ktoś inny. Na wszystkich zdjęciach musi być ta sama osoba.
refused-face-too-small = { Subject.face } jest za mała. Spróbuj z { subject.another }, na którym jest bliżej.
refused-face-turned-away = { Subject.face } jest zbyt odwrócona w bok. Spróbuj z { subject.another }, na którym patrzy w obiektyw.
refused-face-up-or-down = { Subject.face } patrzy za bardzo w górę lub w dół. Spróbuj z { subject.another }, na którym patrzy w obiektyw.
refused-faces-turned-apart = Obie twarze patrzą w zupełnie różne strony. Spróbuj ze zdjęciem twarzy, która patrzy w tę samą stronę co druga.
refused-no-such-face = Nie widzę tej twarzy { subject.in }. Spróbuj z innym numerem albo ze wszystkimi twarzami.
refused-no-match = Nikt na obrazie nie przypomina osoby, którą chcesz zamienić. Spróbuj z innym jej zdjęciem.
refused-too-many-faces = { Subject.in } jest za dużo twarzy dla { $named ->
    [yes] { provider-name.gen }
   *[no] mnie
}. Spróbuj z { subject.another }, na którym jest ich mniej.
refused-unsupported-media = { Who.cannot } odczytać { subject.gen }. Spróbuj z plikiem JPEG, PNG lub MP4.
refused-media-too-long = { Subject.long } dla { $named ->
    [yes] { provider-name.gen }
   *[no] mnie
}. Spróbuj z czymś krótszym.
refused-media-too-large = { Subject.large } dla { $named ->
    [yes] { provider-name.gen }
   *[no] mnie
}. Spróbuj z czymś mniejszym.
refused-needs-video-library = { Subject.file } to GIF lub film, a z tym na tym komputerze sobie nie poradzę: brakuje opcjonalnego pakietu node-av (instaluje go „npm ci”). Spróbuj ze zdjęciem.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Ja
}
    .cannot = { $named ->
        [yes] { Provider-name } nie potrafi
       *[no] Nie potrafię
    }
    .not-yet = { $named ->
        [yes] { Provider-name } nie potrafi jeszcze
       *[no] Nie potrafię jeszcze
    }

## Ostrzeżenia

warning-several-faces = { $count ->
    [one] Widzę { $count } twarz.
    [few] Widzę { $count } twarze.
    [many] Widzę { $count } twarzy.
   *[other] Widzę { $count } twarzy.
} Zamieniona została największa.
warning-first-frame-only = To był ruchomy obraz, więc biorę tylko jego pierwszą klatkę.
warning-faces-left-alone = { $count ->
    [one] Jedna twarz jest za mała lub zbyt odwrócona, więc pozostaje bez zmian.
    [few] { $count } twarze są za małe lub zbyt odwrócone, więc pozostają bez zmian.
    [many] { $count } twarzy jest za małych lub zbyt odwróconych, więc pozostają bez zmian.
   *[other] { $count } twarzy jest za małe lub zbyt odwrócone, więc pozostaje bez zmian.
}
warning-photo-left-out = { $reason ->
    [no-face] Na zdjęciu { $photo } nie widzę twarzy, więc je pomijam.
    [face-too-small] Twarz na zdjęciu { $photo } jest za mała, więc je pomijam.
   *[face-turned-away] Twarz na zdjęciu { $photo } jest zbyt odwrócona, więc je pomijam.
}
warning-begun-again = Po drodze nastąpiła przerwa i trzeba było zacząć od nowa.

## Co można naprawić samodzielnie

error-empty-file = { $subject ->
    [photo] Zdjęcie { $photo } to pusty plik.
   *[other] { Subject.file } jest pusty.
} Spróbuj wysłać jeszcze raz.
error-not-media = { Subject.file } { $type ->
    [unknown] to nie obraz ani film w znanym mi formacie.
    [text] to tekst, a nie obraz.
   *[other] to { $type }, a nie obraz.
} { $subject ->
    [source] Wyślij zdjęcie.
    [reference] Wyślij zdjęcie.
    [photo] Wyślij zdjęcie.
    [asked] Wyślij zdjęcie.
   *[other] Wyślij zdjęcie, GIF lub film.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Ten film ma format, którego nie mogę otworzyć. Spróbuj z innym.
   *[other] Nie mogę otworzyć { subject.gen }, bo to { $type }. Spróbuj z plikiem JPEG, PNG, WebP lub AVIF.
}
error-heic = { Subject } jest w formacie HEIC, w którym iPhone zapisuje zdjęcia, a takiego pliku nie otworzę. Wyślij zrzut ekranu; w Telegramie wystarczy też wysłać to jako zdjęcie, a nie jako plik. Na przyszłość wybierz Ustawienia > Aparat > Formaty > Najbardziej zgodny.
error-damaged-media = Nie mogę otworzyć { subject.gen }, bo dane są uszkodzone. Spróbuj wysłać jeszcze raz albo wyślij coś innego.
error-too-many-bytes = { Subject.large }: limit to { $limitMb } MB. Spróbuj z czymś mniejszym.
error-too-many-pixels = { Subject } ma { $megapixels ->
    [one] { $megapixels } megapiksel
    [few] { $megapixels } megapiksele
    [many] { $megapixels } megapikseli
   *[other] { $megapixels } megapiksela
}, a limit to { $limitMegapixels }. Spróbuj z czymś mniejszym.
error-too-many-frames = { Subject } ma { $frames ->
    [one] { $frames } klatkę
    [few] { $frames } klatki
    [many] { $frames } klatek
   *[other] { $frames } klatki
}, a limit to { $limitFrames }. Spróbuj z czymś krótszym.
error-edge-too-long = Jeden z boków { subject.gen } ma { $edge ->
    [one] { $edge } piksel
    [few] { $edge } piksele
    [many] { $edge } pikseli
   *[other] { $edge } piksela
}, a limit to { $limitEdge }. Spróbuj z czymś mniejszym.
error-too-long = { Subject.long }: limit to { $limitSeconds ->
    [one] { $limitSeconds } sekunda
    [few] { $limitSeconds } sekundy
    [many] { $limitSeconds } sekund
   *[other] { $limitSeconds } sekundy
}. Spróbuj z czymś krótszym.
error-moving-face = { Subject.file } to GIF lub film. Tu potrzebuję zdjęcia.
error-needs-video-library = Na tym komputerze nie poradzę sobie z GIF-ami ani filmami: brakuje opcjonalnego pakietu node-av (instaluje go „npm ci”). Spróbuj ze zdjęciem.
error-media-unreachable = Nie udało się pobrać { subject.gen }. Spróbuj wysłać jeszcze raz.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.not-yet } zamieniać twarzy w ruchomych GIF-ach. Spróbuj ze zdjęciem.
        [video] { Who.not-yet } zamieniać twarzy w filmach. Spróbuj ze zdjęciem.
       *[other] { Who.cannot } obsłużyć pliku tego rodzaju. Spróbuj ze zdjęciem.
    }
    [face-choice] { Who.cannot } wybierać twarzy w ten sposób. Spróbuj z jedną twarzą albo ze wszystkimi.
    [size] { Who.cannot } obsłużyć pliku tej wielkości. Spróbuj z innym.
    [length] { Who.cannot } obsłużyć filmu tej długości. Spróbuj z krótszym.
    [needs-public-url] { Provider-name } pobiera obrazy z publicznego adresu, a tu żaden nie jest ustawiony.
    [needs-video-library] GIF-y i filmy nie działają na tym komputerze: brakuje opcjonalnego pakietu node-av (instaluje go „npm ci”). Zdjęcia działają i bez niego.
    [needs-detector] { Provider-name } nie może wybrać twarzy, bo brakuje tu programu do ich wykrywania.
    [down] { Provider-name } chwilowo nie działa. Spróbuj ponownie później.
    [out-of-credit] { Provider-name }: skończyły się środki na koncie.
    [bad-key] { Provider-name } nie przyjmuje klucza.
    [queue-full] { Provider-name } nie przyjmuje teraz nowych zamian. Spróbuj ponownie później.
   *[other] Na tym obrazie nie mogę nic zamienić. Spróbuj z innym.
}
error-unknown-provider = Nie ma tu usługi o nazwie „{ $provider }”.
error-consent-missing = Najpierw obiecaj: tylko twarze osób, które się na to zgodziły.
error-quota-used-up = { $limit ->
    [member-minute] To było dużo naraz. Odczekaj minutę i działaj dalej.
    [at-once] Masz w toku tyle zamian, ile wolno. Spróbuj ponownie, gdy jedna się skończy.
    [place-at-once] Trwa tu już tyle zamian, ile wolno. Spróbuj ponownie, gdy jedna się skończy.
    [all-at-once] Robię już tyle zamian, ile wolno. Spróbuj ponownie, gdy jedna się skończy.
    [all-day] Dzisiejszy limit zamian jest już wyczerpany dla wszystkich. Odnowi się o północy UTC.
    [place-day] Dzisiejszy limit zamian jest tu już wyczerpany. Odnowi się o północy UTC.
   *[member-day] Twój dzisiejszy limit zamian jest już wyczerpany. Odnowi się o północy UTC.
}
error-line-too-long = Czeka tyle zamian, że twoja zaczęłaby się mniej więcej za { $minutes ->
    [one] { $minutes } minutę
    [few] { $minutes } minuty
    [many] { $minutes } minut
   *[other] { $minutes } minuty
}. Spróbuj ponownie później.
error-no-room = Nie mam teraz miejsca na nowe zamiany. Te już zaczęte trwają dalej. Spróbuj ponownie później.
error-face-name-length = Nazwa musi mieć od 1 do { $most ->
    [one] { $most } znaku
    [few] { $most } znaków
    [many] { $most } znaków
   *[other] { $most } znaku
}. Spróbuj z inną.
error-face-name-taken = Masz już twarz o nazwie „{ $name }”. Spróbuj z inną nazwą.
error-too-many-faces = Masz już { $most ->
    [one] { $most } zapisaną twarz
    [few] { $most } zapisane twarze
    [many] { $most } zapisanych twarzy
   *[other] { $most } zapisanej twarzy
}, a więcej się nie da. Najpierw usuń którąś.
error-no-such-face = Nie masz takiej zapisanej twarzy. Wybierz jedną ze swoich.
error-no-saved-face = Nie masz żadnej zapisanej twarzy. Najpierw dodaj jedną.
error-setting-refused = { $setting ->
    [memberADay] Limit to liczba całkowita do 100 000 albo puste pole.
    [placeADay] Limit to liczba całkowita do 100 000 albo puste pole.
   *[other] Tego nie da się ustawić.
}
error-place-closed = { $to ->
    [channel] Na tym kanale zamiany są wyłączone. Spróbuj na innym.
   *[person] Nie możesz tu zamieniać twarzy. Może to zmienić admin.
}
error-not-yours = Może to nacisnąć tylko osoba, która o to prosi.
error-nothing-new = Wyszłoby znowu to samo. Spróbuj z innym obrazem albo inną twarzą.
error-again-done = To już gotowe albo w drodze: zobacz moją nowszą wiadomość.
error-job-gone = Nie znam już tej zamiany. Zacznij nową.
error-result-gone = Nie mam już tego wyniku. Zrób zamianę jeszcze raz.

## Co osoby prowadzące bota powinny wiedzieć o usłudze

note-unconfirmed-roles = { Provider-name } podaje sprzeczne informacje o tym, który obraz jest który. Wyjaśnią to dwie płatne zamiany. Jedna na obrazie: jeśli wróci zmienione zdjęcie twarzy, ustaw MODELSLAB_IMAGE_ROLES=face-first. Druga w filmie z dwiema osobami: jeśli nikt się nie zmieni, ustaw MODELSLAB_VIDEO_REFERENCE=source.
