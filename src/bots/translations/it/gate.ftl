## Il controllo dei contenuti

refused-unsafe-content = { $subject ->
    [result] Non posso mostrarti questo risultato per via di quello che sembra mostrare. Se è un errore, mi dispiace.
   *[other] Non posso usare { subject } per via di quello che sembra mostrare. Se è un errore, mi dispiace.
}
refused-blocked = { $subject ->
    [result] Mi dispiace, qui non si può mostrare questo risultato.
   *[other] Mi dispiace, qui non si può usare { subject }.
}
refused-unchecked = { $subject ->
    [result] Al momento non riesco a controllare il risultato, quindi non lo mostro. Riprova tra poco.
   *[other] Al momento non riesco a controllare { subject }, quindi non ho scambiato niente. Riprova tra poco.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
