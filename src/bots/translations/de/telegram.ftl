## Was Telegram vom Bot zeigt, bevor er etwas gesagt hat

profile-description = Ich setze ein Gesicht aus einem Foto in ein anderes Foto, ein GIF oder ein Video ein.
    Schick mir hier ein Foto, oder nimm mich in eine Gruppe auf und antworte auf ein Bild mit { $swap }.
    Jedes Ergebnis ist als KI-Bild gekennzeichnet. Bitte nimm nur Gesichter von Menschen, die einverstanden sind.
profile-text = Tauscht Gesichter in Fotos, GIFs und Videos. Jedes Ergebnis ist als KI-Bild gekennzeichnet.

## Die erste Nachricht

start-group = Antworte auf ein Bild mit { $swap }, und ich tausche das Gesicht.
start-save-face = Mein Gesicht speichern
start-how = So geht es
start-language = Sprache

## Links in den privaten Chat

button-open-chat = Chat mit mir öffnen
link-over = Dieser Link ist zu alt. Bitte frag in dem Chat, aus dem er kam, noch einmal.
link-not-yours = Dieser Knopf ist für { $owner }. Aber ich tausche gern auch eines für dich:
