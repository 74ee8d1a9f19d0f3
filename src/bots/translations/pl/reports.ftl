## Zgłaszanie wyniku

verb-report = Zgłoś wynik tego bota osobom, które go prowadzą
    .name = zgłoś
    .button = Zgłoś
    .menu-result = Zgłoś
verb-mistake = Zgłoś, że odmowa to pomyłka
    .button = To pomyłka
option-message = Link do wiadomości z wynikiem
    .name = wiadomość
option-reason = Co jest z nim nie tak
    .name = powód
report-form = Zgłoś ten wynik
report-form-reason = Co jest z nim nie tak? (można pominąć)
report-how-discord = Kliknij wynik prawym przyciskiem, otwórz Aplikacje i wybierz „{ $menu }” albo podaj mi link do wiadomości z nim.
report-how-telegram = Odpowiedz na wynik poleceniem { $report }. To, co po nim napiszesz, przekażę dalej.
report-taken = Dzięki. Twoje zgłoszenie trafia do osób prowadzących tego bota. Jeśli będzie można, napiszę ci prywatnie, co postanowią.
report-taken-list = Dzięki. Twoje zgłoszenie czeka na osoby prowadzące tego bota. Nie zobaczą go od razu, więc odpowiedź może trochę potrwać.
report-again = To zgłoszenie już mam. Pamiętam o nim.
report-hidden = Do czasu decyzji wynik jest ukryty.
mistake-taken = Dzięki. Powiem o tym osobom prowadzącym tego bota, ale bez samego obrazu.
error-nothing-to-report = Zgłosić można tylko moje wiadomości z wynikiem.
error-reported-enough = Limit to { $count ->
    [one] { $count } zgłoszenie
    [few] { $count } zgłoszenia
    [many] { $count } zgłoszeń
   *[other] { $count } zgłoszenia
} na godzinę. Wróć do tego trochę później.
error-member-blocked = Nie możesz już zamieniać twarzy z tym botem: osoba, która go prowadzi, zablokowała ci dostęp.

## Co z tego wynika

report-hidden-result = Ten wynik został zgłoszony. Pozostanie ukryty, dopóki ktoś go nie obejrzy.
report-removed-result = Ten wynik został usunięty.
report-answer-kept = Zgłoszony przez ciebie wynik został sprawdzony i zostaje. Dziękuję za czujność.
report-answer-acted = Zgłoszony przez ciebie wynik został sprawdzony i podjęto działania. Dziękuję za czujność.
report-answer-read = Odmowa zgłoszona przez ciebie jako pomyłka została sprawdzona. Dziękuję za informację.

## Co widzą osoby prowadzące bota

report-title = Zgłoszenie { $id }
report-title-mistake = Odmowa zgłoszona jako pomyłka: { $id }
report-jobs = Zamiana: { $jobs }
report-code = Powód odmowy: { $code }
report-at = Pierwsze zgłoszenie: { $at } UTC
report-link = Wiadomość: { $link }
report-no-link = Wiadomość: na prywatnym czacie, bez linku
report-count = { $count ->
    [one] Jedno zgłoszenie
    [few] Zgłoszenia od { $count } osób
    [many] Zgłoszenia od { $count } osób
   *[other] Zgłoszenia od { $count } osoby
}
report-reason = „{ $reason }”
report-sight = { $sight ->
    [hidden] Wynik jest ukryty.
    [removed] Wynik jest usunięty.
    [unreachable] Nie mam tam dostępu do wyniku: można go usunąć tylko ręcznie.
   *[shown] Wynik jest widoczny.
}
report-decision = { $decision ->
    [delete] Usunięto
    [block-pictures] Zablokowano obrazy
    [block-requester] Zablokowano osobę, która o to prosiła
   *[keep] Pozostawiono
}, { $at } UTC
report-decision-mistake = Przeczytano, { $at } UTC
report-answers = Powiadomione osoby zgłaszające: { $told } z { $all }
decide-delete = Usuń
decide-block-pictures = Zablokuj obrazy
decide-block-requester = Zablokuj osobę
decide-all = Wszystko naraz
decide-keep = Zostaw
decide-read = Przeczytane
decide-done = Gotowe.
decide-not-here = O zgłoszeniach decyduje się tylko na kanale osób prowadzących bota.
decide-gone = To zgłoszenie nie jest już przechowywane.
setting-hidesReported = Od razu ukrywaj zgłoszone wyniki
setting-more = Więcej…
