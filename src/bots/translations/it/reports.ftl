## Segnalare un risultato

verb-report = Segnala un risultato di questo bot a chi lo gestisce
    .name = segnala
    .button = Segnala
    .menu-result = Segnala
verb-mistake = Fai sapere che un rifiuto è un errore
    .button = È un errore
option-message = Il link al messaggio con il risultato
    .name = messaggio
option-reason = Cosa c’è che non va
    .name = motivo
report-form = Segnala questo risultato
report-form-reason = Cosa c’è che non va? (facoltativo)
report-how-discord = Fai clic destro sul risultato, apri App e scegli “{ $menu }”, oppure dammi il link al suo messaggio.
report-how-telegram = Rispondi al risultato con { $report }. Quello che scrivi dopo viene riferito.
report-taken = Grazie. La tua segnalazione arriva a chi gestisce questo bot. Se posso, ti scrivo in privato che cosa ha deciso.
report-taken-list = Grazie. Conservo la tua segnalazione per chi gestisce questo bot. Non la vede subito, quindi la risposta può farsi attendere.
report-again = L’hai già segnalato. Non è stato dimenticato.
report-hidden = Fino alla decisione il risultato resta nascosto.
mistake-taken = Grazie. Lo faccio sapere a chi gestisce questo bot, senza l’immagine.
error-nothing-to-report = Si possono segnalare solo i miei messaggi che mostrano un risultato.
error-reported-enough = { $count ->
    [one] Il limite è di { $count } segnalazione all’ora. Continua un po’ più tardi.
    [many] Il limite è di { $count } di segnalazioni all’ora. Continua un po’ più tardi.
   *[other] Il limite è di { $count } segnalazioni all’ora. Continua un po’ più tardi.
}
error-member-blocked = Non puoi più scambiare volti con questo bot: chi lo gestisce ha bloccato il tuo accesso.

## Che fine fa

report-hidden-result = Questo risultato è stato segnalato. Resta nascosto finché qualcuno non l’avrà esaminato.
report-removed-result = Questo risultato è stato rimosso.
report-answer-kept = Un risultato che hai segnalato è stato esaminato. Resta dov’è. Grazie per averlo segnalato.
report-answer-acted = Un risultato che hai segnalato è stato esaminato, e sono stati presi provvedimenti. Grazie per averlo segnalato.
report-answer-read = Il rifiuto che per te era un errore è stato esaminato. Grazie per avermelo detto.

## Quello che vede chi gestisce il bot

report-title = Segnalazione { $id }
report-title-mistake = Rifiuto indicato come errore: { $id }
report-jobs = Scambio: { $jobs }
report-code = Motivo del rifiuto: { $code }
report-at = Prima segnalazione: { $at } UTC
report-link = Messaggio: { $link }
report-no-link = Messaggio: in una chat privata, che non ha link
report-count = { $count ->
    [one] Segnalato una volta
    [many] Segnalato da { $count } di membri
   *[other] Segnalato da { $count } membri
}
report-reason = “{ $reason }”
report-sight = { $sight ->
    [hidden] Il risultato è nascosto.
    [removed] Il risultato è stato rimosso.
    [unreachable] Lì non posso intervenire sul risultato: si può rimuovere solo a mano.
   *[shown] Il risultato è visibile.
}
report-decision = { $decision ->
    [delete] Eliminato
    [block-pictures] Immagini bloccate
    [block-requester] Richiedente bloccato
   *[keep] Mantenuto
} il { $at } UTC
report-decision-mistake = Letto il { $at } UTC
report-answers = Risposte inviate a chi ha segnalato: { $told } di { $all }
decide-delete = Elimina
decide-block-pictures = Blocca le immagini
decide-block-requester = Blocca il richiedente
decide-all = Tutte e tre
decide-keep = Mantieni
decide-read = Letto
decide-done = Fatto.
decide-not-here = Le segnalazioni si decidono solo nel canale di chi gestisce il bot.
decide-gone = Questa segnalazione non viene più conservata.
setting-hidesReported = Nascondi subito i risultati segnalati
setting-more = Altro…
