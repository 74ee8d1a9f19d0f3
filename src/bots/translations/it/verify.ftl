## È stato fatto qui?

verb-verify = Scopri se un’immagine, una GIF o un video è stato fatto qui
    .name = verifica
    .menu-verify = Verifica
option-file = L’immagine, la GIF o il video da controllare
    .name = file

verify-made-here = Fatto qui con l’AI e mai modificato.
verify-altered = Fatto qui con l’AI e poi modificato.
verify-looks-like = Sembra fatto qui con l’AI e poi salvato di nuovo.
verify-unknown = Non ne so niente.
verify-origin = { $provider ->
    [none] Data: { $date }.
   *[other] Data: { $date }. Servizio: { provider-name }.
}
verify-note-looks-like = Quando salvano di nuovo un’immagine, le app tolgono la mia firma, quindi posso giudicare solo dall’aspetto.
verify-note-unknown = Non vuol dire che sia autentico: le app tolgono le firme dalle immagini, ricordo i risultati solo per un po’, e anche altri programmi scambiano volti.
verify-nothing = Non vedo nessuna immagine. { help-ways }
verify-nothing-here = In questo messaggio non c’è nessuna immagine.
