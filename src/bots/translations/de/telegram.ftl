## Was Telegram vom Bot zeigt, bevor er etwas gesagt hat

profile-description = Ich setze ein Gesicht aus einem Foto in ein anderes Foto, ein GIF oder ein Video ein.
    Schick mir hier ein Foto, oder füg mich einer Gruppe hinzu und antworte mit { $swap } auf ein Bild.
    Jedes Ergebnis trägt den Hinweis, dass es mit KI gemacht ist. Bitte nimm nur Gesichter von Leuten, die einverstanden sind.
profile-text = Tauscht Gesichter in Fotos, GIFs und Videos. Jedes Ergebnis trägt den Hinweis, dass es mit KI gemacht ist.

## Die erste Nachricht

start-group = Antworte mit { $swap } auf ein Bild, und ich tausche das Gesicht.
start-save-face = Mein Gesicht speichern
start-how = So geht’s
start-language = Sprache

## Links in den privaten Chat

button-open-chat = Chat mit mir öffnen
link-over = Dieser Link ist zu alt. Bitte frag in dem Chat, aus dem er kam, noch einmal.
link-not-yours = Dieser Knopf ist für { $owner }. Aber ich tausche gern auch für dich:

## In anderen Chats

inline-swap = Bild tauschen …
inline-result = Gesichtstausch mit KI
guest-working = Bin dabei. Das Ergebnis geht privat an { $name } und erscheint hier, wenn Telegram mich lässt.
guest-in-private = { $name } hat das Ergebnis in unserem privaten Chat. Hier kann ich es nicht zeigen.
guest-failed = { $name }, das hat nicht geklappt. Warum, steht in unserem privaten Chat.
guest-asked = { $name }, ich habe dich in unserem privaten Chat etwas gefragt. Nach deiner Antwort mache ich weiter.
guest-closed = { $name }, das Ergebnis geht zuerst in unseren privaten Chat. Bitte öffne ihn, dann mache ich weiter.
guest-no-picture = Antworte auf ein Bild und erwähne { $bot }, dann setze ich dein Gesicht hinein.
guest-words = Ich weiß nicht, was „{ $words }“ heißt. Erwähne nur { $bot }, oder schreib „alle“, die Nummer eines Gesichts von links oder den Namen eines gespeicherten Gesichts dazu.
