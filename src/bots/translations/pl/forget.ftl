## Usuwanie wszystkiego o danej osobie

verb-forget = Usuń wszystko o sobie
    .name = zapomnij
forget-faces = { $faces ->
    [0] brak zapisanych twarzy
    [one] jedna zapisana twarz
    [few] { $faces } zapisane twarze
    [many] { $faces } zapisanych twarzy
   *[other] { $faces } zapisanej twarzy
}
forget-swaps = { $swaps ->
    [0] brak zamian
    [one] jedna zamiana
    [few] { $swaps } zamiany
    [many] { $swaps } zamian
   *[other] { $swaps } zamiany
}
forget-title = Usunąć wszystko o tobie?
forget-ask = Twoje dane tutaj: { forget-faces }, { forget-swaps }. Zniknie wszystko, razem z obrazami i wynikami, a także otwarte pytania i twoja obietnica. Niedokończone zamiany zostaną anulowane. Tego nie da się cofnąć.
forget-yes = Tak, usuń wszystko
forget-no = Nie, zostaw
forget-working = Usuwam… To może potrwać minutę.
forget-done = Wszystko o tobie zostało tu usunięte: { forget-faces }, { forget-swaps }, razem z obrazami i wynikami, a także otwarte pytania i twoja obietnica.
forget-nothing = Nie było tu niczego o tobie.
forget-vendor = { $what ->
    [deleted] { $provider }: wyniki zrobione dla ciebie są już usunięte.
    [deleted-until] { $provider }: wyniki zrobione dla ciebie są już usunięte. Wysłane tam obrazy znikną najpóźniej { $until }.
    [pending] { $provider }: twoje wyniki nie są jeszcze usunięte. Nadal o to proszę, nie podając, o kogo chodzi.
    [kept-until] { $provider } może przechowywać twoje obrazy do { $until }. Nie mogę ich tam usunąć.
   *[kept] { $provider } może przechowywać twoje obrazy i nie podaje, jak długo. Nie mogę ich tam usunąć.
}
forget-uncertain = { $count ->
    [one] Przy jednej zamianie nie wiadomo, czy pobrano opłatę.
    [few] Przy { $count } zamianach nie wiadomo, czy pobrano opłatę.
    [many] Przy { $count } zamianach nie wiadomo, czy pobrano opłatę.
   *[other] Przy { $count } zamiany nie wiadomo, czy pobrano opłatę.
} Informacja o opłatach zostaje przez 30 dni, bez danych o tobie.
forget-stays = To, co zostaje, nie mówi, kim jesteś: to liczba twoich dzisiejszych zamian oraz ewentualna blokada lub zakaz pytania cię, żeby dalej obowiązywały.
forget-reach = Nie mam dostępu do kopii zapasowych i starych logów osób prowadzących tego bota ani do wiadomości na czatach.
forget-later = Nie wszystko udało się jeszcze usunąć. Reszta zniknie sama, tak szybko, jak się da.
forget-ask-privately = Zróbmy to na naszym prywatnym czacie.
forget-asked-privately = Masz ode mnie wiadomość na naszym prywatnym czacie.
