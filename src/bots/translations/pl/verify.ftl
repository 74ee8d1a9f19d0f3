## Czy to powstało tutaj?

verb-verify = Sprawdź, czy obraz, GIF lub film powstał tutaj
    .name = sprawdź
    .menu-verify = Sprawdź
option-file = Obraz, GIF lub film do sprawdzenia
    .name = plik

verify-made-here = Stworzone tutaj przez AI i od tego czasu niezmienione.
verify-altered = Stworzone tutaj przez AI i od tego czasu zmienione.
verify-looks-like = Wygląda na coś, co stworzyła tutaj AI i co potem zapisano ponownie.
verify-unknown = Nic o tym nie wiem.
verify-origin = { $provider ->
    [none] Powstało { $date }.
   *[other] Powstało { $date } z użyciem { provider-name.gen }.
}
verify-note-looks-like = Aplikacje usuwają mój podpis, gdy zapisują obraz ponownie, więc poznaję to tylko po wyglądzie.
verify-note-unknown = To nie znaczy, że jest prawdziwe: aplikacje usuwają podpisy z obrazów, ja pamiętam wyniki tylko przez jakiś czas, a inne programy też zamieniają twarze.
verify-nothing = Nie widzę obrazu. { help-ways }
verify-nothing-here = W tej wiadomości nie ma obrazu.
