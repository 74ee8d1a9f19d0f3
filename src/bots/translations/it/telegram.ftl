## Quello che Telegram mostra del bot prima che dica qualcosa

profile-description = Prendo il volto da una foto e lo metto in un’altra foto, in una GIF o in un video.
    Inviami una foto qui, o aggiungimi a un gruppo e rispondi a un’immagine con { $swap }.
    Su ogni risultato c’è scritto che è fatto con l’AI. Usa solo volti di persone che sono d’accordo.
profile-text = Scambio i volti in foto, GIF e video. Su ogni risultato c’è scritto che è fatto con l’AI.

## Il primo messaggio

start-group = Rispondi a un’immagine con { $swap } e scambio il volto.
start-save-face = Salva il mio volto
start-how = Come funziona
start-language = Lingua

## Link alla chat privata

button-open-chat = Apri la nostra chat
link-over = Questo link è troppo vecchio. Chiedi di nuovo nella chat da cui arriva.
link-not-yours = Quel pulsante è per { $owner }. Ma faccio volentieri uno scambio anche per te:

## In altre chat

inline-swap = Scambia il volto in un’immagine…
inline-result = Scambio di volti con l’AI
guest-working = Ci sto lavorando. { $name } riceve il risultato in privato, e appare anche qui se Telegram me lo permette.
guest-in-private = { $name } ha il risultato nella chat privata con me. Qui non posso mostrarlo.
guest-failed = { $name }, non ha funzionato. Ti ho scritto il perché nella nostra chat privata.
guest-asked = { $name }, ti ho fatto una domanda nella nostra chat privata. Poi continuo.
guest-closed = { $name }, il risultato arriva prima nella nostra chat privata. Aprila, poi continuo.
guest-no-picture = Rispondi a un’immagine e menziona { $bot }, e ci metto il tuo volto.
guest-words = Non so cosa significa “{ $words }”. Menziona { $bot } e basta, oppure aggiungi “tutti”, il numero di un volto da sinistra o il nome di un tuo volto salvato.
