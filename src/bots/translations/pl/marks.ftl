warning-no-badge = Nie udało się tu nanieść znaczka „AI”, więc dodaj od siebie, że to dzieło AI.

setting-badge = Znaczek „AI”
setting-badge-value = { $badge ->
    [corner] w rogu każdego wyniku
    [caption] brak, tylko słowa pod wynikiem
   *[own] jak ustawiły osoby prowadzące bota
}
