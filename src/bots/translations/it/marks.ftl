warning-no-badge = Qui non è stato possibile mettere il bollino “AI”, quindi scrivi tu che è fatto con l’AI.

setting-badge = Bollino “AI”
setting-badge-value = { $badge ->
    [corner] in un angolo di ogni risultato
    [caption] nessuno, solo testo sotto il risultato
   *[own] come ha scelto chi gestisce il bot
}
