## Immagini di altri membri: la loro foto del profilo, o il volto che hanno salvato

verb-optout = Solo tu potrai usare la tua foto del profilo o il tuo volto salvato
    .name = vieta
verb-optin = Gli altri potranno chiederti di nuovo il permesso per la tua foto del profilo
    .name = consenti
option-member = Il membro di cui usare la foto del profilo; prima gli chiedo il permesso
    .name = membro
help-avatars-discord = Per usare la foto del profilo di un membro, fai clic destro sul suo nome e scegli “{ $menu }”, oppure indicalo in { $swap }. Prima chiedo il permesso. Con { $optout } nessuno può chiederlo a te.
help-avatars-telegram = Rispondi al messaggio di qualcuno con { $swap } @ per usare il volto della sua foto del profilo. Lo metto nell’immagine che alleghi, altrimenti in quella del messaggio. Prima chiedo il permesso. Con { $optout } nessuno può chiederlo a te.
form-member = L’immagine in cui mettere il volto

## Quello che legge chi fa la richiesta

likeness-waiting = Ho mandato la richiesta e aspetto la risposta di { $name }. Comincio appena dice di sì. Se non risponde entro un giorno, non scambio niente.
likeness-waiting-still = { $name } non ha ancora risposto.
likeness-declined = { $name } preferisce di no, quindi non scambio niente.
likeness-not-shown = Qui non posso scrivere, quindi non posso chiedere il permesso. Prova da un’altra parte.
likeness-no-scene = In quale immagine lo metto? Allegane una a { $swap } @, o rispondi a un messaggio che ne contiene una.
likeness-reply = Rispondi al messaggio di qualcuno con { $swap } @, così so di chi si tratta.
likeness-unknown-name = Telegram non mi dice chi è { $name }. Rispondi a un suo messaggio con { $swap } @.

## Quello che legge il membro ritratto

likeness-question = { $depicted }, { $requester } può mettere in un’immagine { $as ->
    [face] il volto che hai salvato qui
   *[avatar] il volto della tua foto del profilo
}? { $place ->
    [here] Il risultato sarà visibile qui.
   *[private] Il risultato lo vedrà solo { $requester }.
} Se non rispondi, vale come un no, e { $requester } non potrà chiedertelo di nuovo per un giorno.
likeness-question-once = Una volta
likeness-question-always = Sempre
likeness-question-never = Mai
likeness-answered = { $answer ->
    [once] { $depicted } ha detto di sì, per questa volta.
    [always] { $depicted } ha detto di sì a tutti gli scambi di { $requester }. Con { $privacy } vedi a chi hai dato il permesso e puoi ritirarlo.
   *[never] { $depicted } ha detto di no.
}
likeness-ended = { $depicted } ha detto di no.
likeness-only-depicted = Può rispondere solo la persona a cui è stato chiesto.
likeness-opted-out = Da ora solo tu puoi usare la tua foto del profilo o il tuo volto salvato con questo bot. Alle richieste in sospeso rispondo di no, e i permessi che avevi dato non valgono più. Con { $optin } gli altri possono chiedertelo di nuovo.
likeness-done-privately = Fatto. Ti spiego il resto nella nostra chat privata: { $link }
likeness-opted-in = Da ora gli altri possono chiederti di nuovo il permesso per la tua foto del profilo. Viene usata solo se dici di sì.

## In /privacy

privacy-likeness = Le tue risposte “sempre” e “mai”, e a chi le hai date, restano cifrate finché non le ritiri. Se hai vietato l’uso della tua foto, lo annoto senza il tuo nome.
likeness-answers-button = Chi può usare la mia foto
likeness-answers-title = Le tue risposte ancora valide. Scegline una per ritirarla:
likeness-standing = { $name } { $answer ->
    [always] può usare la tua foto del profilo
   *[never] non può chiederti il permesso
}
likeness-answers-none = Nessuno può usare la tua foto del profilo senza chiedertelo prima.
likeness-taken-back = Risposta ritirata.

## Impostazioni

setting-likeness = Foto del profilo degli altri
setting-likeness-value = { $who ->
    [own] solo il proprio volto
   *[ask] chiedendo il permesso
}
setting-likeness-how = Con “solo il proprio volto”, qui nessuno può usare la foto del profilo o il volto salvato di un altro membro. Non riguarda le immagini allegate: non posso sapere chi ritraggono.

## Perché non si può usare l’immagine di un membro

error-likeness-unasked = Prima serve il permesso di questa persona.
error-likeness-asked = Questa persona ha già ricevuto la richiesta nelle ultime 24 ore. Riprova domani.
error-likeness-asked-often = Oggi hai già chiesto a molte persone. Aspetta fino a domani.
error-likeness-refused = Questa persona non vuole che si usi la sua foto. Prova con il tuo volto.
error-likeness-own-only = Qui si può usare solo il proprio volto. Prova con il tuo.
error-likeness-absent = Qui non trovo questa persona, quindi non posso chiederle il permesso.
error-likeness-nowhere = Posso chiedere il permesso a qualcuno solo in un server o gruppo che avete in comune.
error-likeness-nobody = Posso chiedere il permesso solo alle persone, non a bot o canali.
error-likeness-no-picture = Non vedo nessuna foto del profilo di questa persona.
refused-consent-withdrawn = Non uso { subject }: la persona ritratta non è più d’accordo, o non è più qui.
