## Eliminare tutto su una persona

verb-forget = Elimina tutto ciò che ho su di te
    .name = dimenticami
forget-faces = { $faces ->
    [0] nessun volto salvato
    [one] un volto salvato
    [many] { $faces } di volti salvati
   *[other] { $faces } volti salvati
}
forget-swaps = { $swaps ->
    [0] nessuno scambio
    [one] uno scambio
    [many] { $swaps } di scambi
   *[other] { $swaps } scambi
}
forget-title = Eliminare tutto ciò che ho su di te?
forget-ask = Ecco cosa ho di tuo: { forget-faces } e { forget-swaps }. Elimino tutto, con immagini e risultati, e anche le domande aperte e la tua promessa. Gli scambi non ancora finiti vengono annullati. Non si può tornare indietro.
forget-yes = Sì, elimina tutto
forget-no = No, tieni tutto
forget-working = Elimino tutto… Può volerci un minuto.
forget-done = Qui ho eliminato tutto ciò che avevo su di te: { forget-faces } e { forget-swaps }, con immagini e risultati, domande aperte e la tua promessa.
forget-nothing = Qui non c’era niente su di te.
forget-vendor = { $what ->
    [deleted] { $provider } ha eliminato i risultati creati per te.
    [deleted-until] { $provider } ha eliminato i risultati creati per te. Le immagini ricevute per crearli restano lì al massimo fino a questa data: { $until }.
    [pending] { $provider } non ha ancora eliminato i tuoi risultati. Continuo a chiederlo, senza fare il tuo nome.
    [kept-until] { $provider } potrebbe conservare tue immagini fino a questa data: { $until }. Lì non posso eliminarle.
   *[kept] { $provider } potrebbe conservare tue immagini, e non dice per quanto. Lì non posso eliminarle.
}
forget-uncertain = { $count ->
    [one] Di uno scambio non si sa se è stato addebitato. Quanto è stato pagato resta annotato per 30 giorni, senza il tuo nome.
    [many] Di { $count } di scambi non si sa se sono stati addebitati. Quanto è stato pagato resta annotato per 30 giorni, senza il tuo nome.
   *[other] Di { $count } scambi non si sa se sono stati addebitati. Quanto è stato pagato resta annotato per 30 giorni, senza il tuo nome.
}
forget-stays = Quello che resta non dice chi sei: quanti scambi hai fatto oggi e, se ci sono, un blocco nei tuoi confronti o il tuo divieto di usare la tua foto, così continuano a valere.
forget-reach = Non posso intervenire sui backup e sui vecchi log di chi gestisce questo bot, né sui messaggi nelle chat.
forget-later = Non ho ancora potuto finire. Il resto viene eliminato da sé, appena possibile.
forget-ask-privately = Facciamolo nella nostra chat privata.
forget-asked-privately = Ti ho scritto nella nostra chat privata.
