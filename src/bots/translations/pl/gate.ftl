## Kontrola treści

refused-unsafe-content = { $subject ->
    [result] Nie mogę pokazać tego wyniku ze względu na to, co zdaje się przedstawiać. Przepraszam, jeśli to pomyłka.
   *[other] Nie mogę użyć { subject.gen } ze względu na to, co zdaje się przedstawiać. Przepraszam, jeśli to pomyłka.
}
refused-blocked = { $subject ->
    [result] Przykro mi, tego wyniku nie można tu pokazać.
   *[other] Przykro mi, nie można tu użyć { subject.gen }.
}
refused-unchecked = { $subject ->
    [result] Wyniku nie udało się teraz sprawdzić, więc go nie pokazuję. Spróbuj ponownie za chwilę.
   *[other] Nie udało się teraz sprawdzić { subject.gen }, więc zamiany nie było. Spróbuj ponownie za chwilę.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
