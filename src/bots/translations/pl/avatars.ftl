## Zdjęcia innych osób: ich zdjęcie profilowe albo zapisana przez nie twarz

verb-optout = Niech nikt poza tobą nie używa twojego zdjęcia profilowego ani zapisanej twarzy
    .name = nie-pytaj
verb-optin = Pozwól znów pytać cię o zgodę na użycie zdjęcia profilowego
    .name = pytaj
option-member = Czyje zdjęcie profilowe wykorzystać; najpierw zapytam o zgodę
    .name = osoba
help-avatars-discord = Aby użyć czyjegoś zdjęcia profilowego, kliknij tę osobę prawym przyciskiem i wybierz „{ $menu }” albo wskaż ją w { $swap }. Najpierw zapytam ją o zgodę. Po { $optout } nikt nie będzie cię o to pytać.
help-avatars-telegram = Odpowiedz na czyjąś wiadomość poleceniem { $swap } @, a wezmę twarz ze zdjęcia profilowego tej osoby i wstawię do obrazu, który dołączysz, albo do tego z jej wiadomości. Najpierw zapytam ją o zgodę. Po { $optout } nikt nie będzie cię o to pytać.
form-member = Obraz, do którego ją wstawić

## Co czyta osoba, która prosi

likeness-waiting = Pytanie wysłane, decyduje { $name }. Zacznę, gdy tylko dostanę zgodę. Bez odpowiedzi w ciągu doby zamiany nie będzie.
likeness-waiting-still = Odpowiedzi jeszcze nie ma. Decyduje { $name }.
likeness-declined = { $name } woli nie, więc zamiany nie będzie.
likeness-not-shown = Nie wolno mi tu pisać, więc nie mam jak zapytać. Spróbuj w innym miejscu.
likeness-no-scene = Do którego obrazu wstawić twarz? Dołącz go do { $swap } @ albo odpowiedz na wiadomość, w której jest obraz.
likeness-reply = Odpowiedz poleceniem { $swap } @ na czyjąś wiadomość, żeby było jasne, o kogo chodzi.
likeness-unknown-name = Telegram nie mówi mi, kim jest { $name }. Odpowiedz poleceniem { $swap } @ na wiadomość tej osoby.

## Co czyta osoba, o której twarz chodzi

likeness-question = { $depicted }, czy { $requester } może wstawić do obrazu { $as ->
    [face] twarz, którą masz tu zapisaną
   *[avatar] twarz z twojego zdjęcia profilowego
}? { $place ->
    [here] Wynik pojawi się tutaj.
   *[private] Wynik zobaczy tylko { $requester }.
} Brak odpowiedzi oznacza „nie”, a { $requester } przez dobę nie zapyta ponownie.
likeness-question-once = Tylko raz
likeness-question-always = Zawsze
likeness-question-never = Nigdy
likeness-answered = { $answer ->
    [once] { $depicted } zgadza się, ale tylko ten jeden raz.
    [always] { $depicted } zgadza się na wszystkie zamiany, o które prosi { $requester }. W { $privacy } widać, kto ma twoją zgodę, i można ją tam cofnąć.
   *[never] { $depicted } się nie zgadza.
}
likeness-ended = { $depicted } się nie zgadza.
likeness-only-depicted = Odpowiedzieć może tylko osoba, do której skierowane jest to pytanie.
likeness-opted-out = Od teraz nikt poza tobą nie może używać w tym bocie twojego zdjęcia profilowego ani zapisanej twarzy. Odpowiedź na otwarte pytania to „nie”, a wcześniejsze zgody są cofnięte. Po { $optin } znów będzie można cię pytać.
likeness-done-privately = Gotowe. Więcej na naszym prywatnym czacie: { $link }
likeness-opted-in = Od teraz znów można cię pytać o zgodę na użycie zdjęcia profilowego. Bez niej nikt go nie użyje.

## W /privacy

privacy-likeness = To, komu odpowiadasz „zawsze” lub „nigdy”, przechowuję zaszyfrowane, dopóki tego nie cofniesz. Informację, że nie wolno cię pytać, przechowuję bez nazwy twojego konta.
likeness-answers-button = Kto może używać mojego zdjęcia
likeness-answers-title = Twoje obowiązujące odpowiedzi. Wybierz tę, którą chcesz cofnąć:
likeness-standing = { $name } { $answer ->
    [always] może używać twojego zdjęcia
   *[never] nie może cię pytać
}
likeness-answers-none = Nikt nie może użyć twojego zdjęcia profilowego bez pytania.
likeness-taken-back = Cofnięto.

## Ustawienia

setting-likeness = Zdjęcia profilowe innych
setting-likeness-value = { $who ->
    [own] tylko własna twarz
   *[ask] za ich zgodą
}
setting-likeness-how = Przy opcji „tylko własna twarz” nikt tu nie użyje zdjęcia profilowego ani zapisanej twarzy innej osoby. Nie dotyczy to dołączanych obrazów: nie wiem, kto na nich jest.

## Dlaczego nie można użyć zdjęcia danej osoby

error-likeness-unasked = Ta osoba musi się najpierw zgodzić.
error-likeness-asked = Ta osoba dostała już takie pytanie w ciągu ostatniej doby. Spróbuj ponownie jutro.
error-likeness-asked-often = Na dziś wystarczy już pytań do innych. Poczekaj do jutra.
error-likeness-refused = Ta osoba nie chce, żeby używano jej zdjęcia. Spróbuj z własną twarzą.
error-likeness-own-only = Tutaj można używać tylko własnej twarzy. Spróbuj ze swoją.
error-likeness-absent = Nie widzę tu tej osoby, więc nie mam jak zapytać.
error-likeness-nowhere = Mogę pytać tylko w miejscu, w którym jesteście razem.
error-likeness-nobody = Pytać mogę tylko ludzi, a nie boty ani kanały.
error-likeness-no-picture = Nie widzę zdjęcia profilowego tej osoby.
refused-consent-withdrawn = Nie używam { subject.gen }: osoba, którą tam widać, już się nie zgadza albo już jej tu nie ma.
