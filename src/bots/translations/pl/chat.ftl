## Obietnica

promise-title = Przed pierwszą zamianą
promise-text = Używaj tylko twarzy osób, które się na to zgodziły. Żadnych treści seksualnych. Nie udawaj, że wynik jest prawdziwy.
promise-agree = Obiecuję
promise-decline = Nie
promise-given = Dzięki, już działam.
promise-not-by-channel = Nie widać, kto pisze jako kanał, więc nie ma kto złożyć obietnicy. Napisz we własnym imieniu i poproś jeszcze raz.
promise-declined = W porządku, zamiany nie będzie. W każdej chwili możesz zmienić zdanie.

## Pomoc

help-title = Co potrafię
help-intro = Wstawiam twarz z jednego obrazu do innego. Każdy wynik jest oznaczony jako stworzony przez AI.
help-ways-discord = Użyj { $swap }, kliknij obraz prawym przyciskiem i wybierz Aplikacje, odpowiedz na obraz i oznacz mnie albo wyślij mi dwa obrazy w wiadomości prywatnej: najpierw twarz, potem obraz, do którego mam ją wstawić.
help-ways-telegram = Odpowiedz na obraz poleceniem { $swap }, wyślij w odpowiedzi na niego inny obraz z podpisem { $swap } albo wyślij mi dwa obrazy na prywatnym czacie.
help-which-telegram = Jeśli twarzy jest kilka, zapytam, które zamienić. „{ $swap } wszystkie” zamienia każdą, a „{ $swap } 2” drugą od lewej. „{ $swap } Anna” używa twojej zapisanej twarzy Anna, a „{ $swap } 1 Ja 3 Anna” daje dwóm osobom po jednej twarzy.
help-commands = Polecenia
help-reactions = Reakcje
help-reaction = { $emoji } { $verb }
start-text = Wyślij mi zdjęcie, a zamienię na nim twarz.
language-ask = Wybierz język
language-set = Od teraz mówię po polsku.
language-name = Polski

## Prywatność

privacy-title = Co o tobie przechowuję
privacy-text = Twoje obrazy są zaszyfrowane i znikają po zakończeniu zamiany. { $hours ->
    [24] Wyniki zostają przez dobę, żeby można było dostać je jeszcze raz.
    [one] Wyniki zostają przez { $hours } godzinę, żeby można było dostać je jeszcze raz.
    [few] Wyniki zostają przez { $hours } godziny, żeby można było dostać je jeszcze raz.
    [many] Wyniki zostają przez { $hours } godzin, żeby można było dostać je jeszcze raz.
   *[other] Wyniki zostają przez { $hours } godziny, żeby można było dostać je jeszcze raz.
} Zapisane twarze pozostają zaszyfrowane, dopóki ich nie usuniesz. Lista twoich zamian zostaje przez 30 dni, a data obietnicy, dopóki nie usuniesz wszystkiego. Nigdy nie przechowuję tego, po czym odróżnia się twarze. Nic z tego nie służy do trenowania czegokolwiek.
privacy-providers = Twoje obrazy mogą trafić do tych usług: { $providers }.
privacy-local-only = Zamiany powstają na komputerze, na którym działa ten bot. Twoje obrazy nie trafiają w tym celu do żadnej innej usługi.

## Pytania

ask-which-picture = Który obraz?
private-here = Wyniki widzi tu tylko osoba, która o nie prosi. Naciśnij przycisk, żeby dostać swój.
private-here-button = Zamień
ask-which-scene = Obraz 1 to twarz. Do którego mam ją wstawić?
ask-role = Co zrobić z tym obrazem?
ask-role-face = Weź z niego twarz
ask-role-scene = Wstaw do niego twarz
ask-role-save = Zapisz jako moją twarz
ask-face = Teraz wyślij zdjęcie twarzy do wstawienia albo wybierz jedną ze swoich.
ask-scene = Teraz wyślij obraz, do którego mam ją wstawić.
ask-face-name = Jak ją nazwać?
button-yes = Tak
button-no = Nie
button-back = Wstecz
button-close = Zamknij
button-save = Zapisz
form-swap = Zamień twarz
form-face = Twarz do wstawienia
form-saved = Albo zapisana twarz
form-which = Które twarze zamienić
form-private = Tylko dla mnie
form-add-face = Dodaj swoją twarz
asking-over = To pytanie jest już zamknięte. Jeśli nic się nie stało, poproś jeszcze raz.
too-much-at-once = To było dużo naraz, więc część pomijam. Wyślij ją jeszcze raz, gdy odpowiem na resztę.
stopped = Zatrzymano.

## Twarze

face-saved = Zapisano jako „{ $name }”.
face-saved-default = Zapisano jako „{ $name }”. Użyję tej twarzy, gdy nie wybierzesz innej.
face-list-title = Twoje twarze
face-list-none = Nie masz jeszcze żadnej zapisanej twarzy.
face-line = { $isDefault ->
    [yes] { $name } (domyślna)
   *[no] { $name }
}
face-default-set = Twoja domyślna twarz to teraz „{ $name }”.
face-renamed = Nowa nazwa: { $name }.
face-deleted = Usunięto twarz „{ $name }”.
face-unnamed = Twarz { $number }

## Zamiany jednej osoby

jobs-title = Twoje zamiany
jobs-none = Nie masz tu żadnych zamian.
jobs-none-to-cancel = Nie masz nic do anulowania.
job-state = { $state ->
    [queued] { $position ->
        [0] zaraz się zacznie
       *[other] w kolejce, miejsce { $position }
    }
    [running] trwa zamiana
    [delivering] trwa wysyłanie
    [done] gotowe
    [late] dotarło z opóźnieniem
    [refused] niemożliwe
    [failed] nie udało się
    [cancelled] anulowano
   *[parked] niejasne, czeka na twoją decyzję
}
going-on = Już działam. Postęp widać w wiadomości z tą zamianą.
show-later = Tę wiadomość mogę aktualizować tylko przez 15 minut. Potem wynik dostaniesz przyciskiem „{ $button }”.
cancelling = Anuluję…
cancel-too-late = Ta zamiana już się skończyła.
deleted = Usunięto.
delete-emptied = Po dwóch dniach Telegram nie pozwala mi usunąć wiadomości, więc znika z niej tylko obraz.
delete-failed = Telegram nie pozwala mi usunąć wszystkiego. Resztę usuń ręcznie albo poproś admina.
delete-left = { $count ->
    [one] Usunięto, ale jednej kopii nie mogę stąd usunąć: naciśnij pod nią „Usuń”.
    [few] Usunięto, ale { $count } kopii nie mogę stąd usunąć: naciśnij „Usuń” pod każdą z nich.
    [many] Usunięto, ale { $count } kopii nie mogę stąd usunąć: naciśnij „Usuń” pod każdą z nich.
   *[other] Usunięto, ale { $count } kopii nie mogę stąd usunąć: naciśnij „Usuń” pod każdą z nich.
}
published = Teraz wynik widzą wszyscy.
expected = { $minutes ->
    [0] Jeszcze około { $seconds } s.
   *[other] Jeszcze około { $minutes } min.
}

## Wynik

caption = Zmienione przez AI · zrobione za pomocą { $bot }
made-with = Zrobione za pomocą { $bot }
alt-text = { $kind ->
    [image] Obraz, na którym
    [gif] Ruchomy obraz, na którym
   *[video] Film, w którym
} AI zamieniła { $which ->
    [all] wszystkie twarze
    [one-of] największą z { $count } twarzy
    [nth] twarz nr { $numbers } od lewej
    [assigned] { $count ->
        [0] twarze
        [one] twarz nr { $numbers } od lewej
        [few] twarze nr { $numbers } od lewej
        [many] twarze nr { $numbers } od lewej
       *[other] twarze nr { $numbers } od lewej
    }
   *[largest] twarz
}
result-smaller = Oryginał przekracza tutejszy limit { $limitMb } MB, więc oto mniejsza wersja.
result-as-file = Wysłano jako plik, żeby Telegram niczego nie zmienił.
result-as-link = Za duże, żeby to tu wysłać. Przez { $hours } godz. można to pobrać tutaj: { $url }
result-too-large = Wynik jest za duży, żeby go tu wysłać: limit to { $limitMb } MB. Spróbuj z czymś mniejszym lub krótszym.
album-progress = Gotowe: { $done } z { $total }.
album-done = { $failed ->
    [0] Wszystko gotowe: { $total } z { $total }.
   *[other] Gotowe: { $done } z { $total }, nie udało się: { $failed }.
}
album-uncertain = Nie wiem na pewno, czy wyniki dotarły. Wysłać je jeszcze raz?

## Czyje to jest i czego brakuje

not-yours = Może to nacisnąć tylko { $owner }.
nothing-to-swap = Nie widzę obrazu. { help-ways }
swap-words-unknown = Nie wiem, co znaczy „{ $words }”. { help-which-telegram }
help-ways = Odpowiedz na wiadomość z obrazem albo dołącz obraz.
picture-hidden = Discord nie pokazuje mi obrazu, na który odpowiadasz. Kliknij go prawym przyciskiem, otwórz Aplikacje i wybierz „{ $menu }”.
sticker-moving = Nie radzę sobie z animowanymi naklejkami. Wyślij zdjęcie, GIF lub film.
file-too-large-here = Telegram nie pozwala mi pobierać plików większych niż { $limitMb } MB. Wyślij coś mniejszego lub krótszego.
missing-permission = Potrzebuję tu uprawnienia „{ $permission }”. Poproś o nie admina.
permission-attach-files = Załączanie plików
reactions-need-admin = Telegram mówi mi o reakcjach tylko tam, gdzie mam uprawnienia admina. Przyciski robią to samo.
unknown-command = Nie znam tego polecenia. { help-hint }
help-hint = { $help } pokaże, co potrafię.

## Ustawienia

settings-title = Ustawienia: { $place }
settings-saved = Zapisano.
settings-admins-only = Ustawienia mogą tu zmieniać tylko admini.
settings-not-here = Tu nie ma czego ustawiać. Ustawienia są dla serwerów i grup.
private-chat-first = Tutaj wyniki wysyłam na prywatny czat. Najpierw otwórz nasz, a zajmę się resztą.
setting-access = Kto może zamieniać
setting-access-value = { $who ->
    [everyone] wszyscy
    [admins] tylko admini
   *[members] { $names }
}
setting-members = { $count ->
    [one] admini i jedna osoba
    [few] admini i { $count } osoby
    [many] admini i { $count } osób
   *[other] admini i { $count } osoby
}
setting-members-how = Żeby dodać kolejną osobę, odpowiedz na dowolną jej wiadomość poleceniem { $settings }.
setting-channels = Gdzie
setting-channels-everywhere = wszędzie
setting-this-topic = ten temat
setting-topics = { $count ->
    [one] jeden temat
    [few] { $count } tematy
    [many] { $count } tematów
   *[other] { $count } tematu
}
setting-memberADay = Na osobę dziennie
setting-placeADay = Na cały serwer dziennie
setting-placeADay-telegram = Na całą grupę dziennie
setting-limits = Limity dzienne
setting-isPrivate = Wyniki domyślnie prywatne
setting-isPrivate-telegram = Wyniki na prywatnym czacie
setting-providers = Usługi
setting-providers-all = wszystkie
setting-locale = Język
setting-locale-own = każda osoba ma swój
setting-limit = { $limit ->
    [none] tu bez limitu
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] tak
   *[no] nie
}
