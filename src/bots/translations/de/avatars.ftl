## Bilder anderer Mitglieder: ihr Profilbild oder ihr gespeichertes Gesicht

verb-optout = Niemand außer dir darf dein Profilbild oder dein gespeichertes Gesicht verwenden
    .name = optout
verb-optin = Andere dürfen dich wieder um dein Profilbild bitten
    .name = optin
option-member = Wessen Profilbild eingesetzt wird; die Person wird vorher gefragt
    .name = mitglied
help-avatars-discord = Um das Profilbild eines Mitglieds zu verwenden, klick mit rechts auf das Mitglied und wähle „{ $menu }“, oder nenn es in { $swap }. Ich frage die Person vorher. Mit { $optout } fragt dich niemand mehr.
help-avatars-telegram = Antworte mit { $swap } @ auf eine Nachricht, und ich nehme das Gesicht aus dem Profilbild der Person: für das Bild, das du anhängst, oder sonst für das in der Nachricht. Ich frage die Person vorher. Mit { $optout } fragt dich niemand mehr.
form-member = Das Bild, in das das Gesicht kommt

## Was die Bittenden lesen

likeness-waiting = Ich habe { $name } gefragt. Sobald ich ein Ja bekomme, fange ich an. Kommt innerhalb eines Tages keine Antwort, wird nichts getauscht.
likeness-waiting-still = { $name } hat noch nicht geantwortet.
likeness-declined = { $name } möchte das lieber nicht, also wird nichts getauscht.
likeness-not-shown = Ich darf hier nicht schreiben und kann deshalb nicht fragen. Versuch es woanders.
likeness-no-scene = In welches Bild soll ich es einsetzen? Häng eines an { $swap } @ an, oder antworte auf eine Nachricht, in der eines ist.
likeness-reply = Antworte mit { $swap } @ auf eine Nachricht, damit ich weiß, wen du meinst.
likeness-unknown-name = Telegram verrät mir nicht, wer { $name } ist. Antworte mit { $swap } @ auf eine Nachricht von dieser Person.

## Was die Abgebildeten lesen

likeness-question = { $depicted }: Darf { $requester } { $as ->
    [face] dein hier gespeichertes Gesicht
   *[avatar] das Gesicht aus deinem Profilbild
} in ein Bild setzen? { $place ->
    [here] Das Ergebnis erscheint hier.
   *[private] Nur { $requester } sieht das Ergebnis.
} Schweigen heißt nein, und { $requester } kann dich einen Tag lang nicht noch einmal fragen.
likeness-question-once = Einmal
likeness-question-always = Immer
likeness-question-never = Nie
likeness-answered = { $answer ->
    [once] { $depicted } ist dieses eine Mal einverstanden.
    [always] { $depicted } ist mit allen Tauschen von { $requester } einverstanden. Mit { $privacy } siehst du, wem du es erlaubt hast, und kannst es zurücknehmen.
   *[never] { $depicted } hat nein gesagt.
}
likeness-ended = { $depicted } hat nein gesagt.
likeness-only-depicted = Nur die gefragte Person kann antworten.
likeness-opted-out = Ab jetzt darf mit diesem Bot niemand außer dir dein Profilbild oder dein gespeichertes Gesicht verwenden. Offene Fragen sind mit Nein beantwortet, und was du erlaubt hattest, ist zurückgenommen. Mit { $optin } darf man dich wieder fragen.
likeness-done-privately = Erledigt. Mehr dazu sage ich dir in unserem privaten Chat: { $link }
likeness-opted-in = Ab jetzt darf man dich wieder um dein Profilbild bitten. Es wird nur verwendet, wenn du einverstanden bist.

## In /privacy

privacy-likeness = Wem du „immer“ oder „nie“ geantwortet hast, bleibt verschlüsselt gespeichert, bis du es zurücknimmst. Falls du generell widersprochen hast, bleibt das ohne deinen Namen gespeichert.
likeness-answers-button = Wer mein Bild verwenden darf
likeness-answers-title = Diese Antworten von dir gelten. Wähle eine aus, um sie zurückzunehmen:
likeness-standing = { $name } { $answer ->
    [always] darf dein Profilbild verwenden
   *[never] darf dich nicht fragen
}
likeness-answers-none = Niemand darf dein Profilbild verwenden, ohne dich vorher zu fragen.
likeness-taken-back = Zurückgenommen.

## Einstellungen

setting-likeness = Profilbilder anderer
setting-likeness-value = { $who ->
    [own] nur eigene Gesichter
   *[ask] nur mit Erlaubnis
}
setting-likeness-how = Mit „nur eigene Gesichter“ kann hier niemand das Profilbild oder gespeicherte Gesicht eines anderen Mitglieds verwenden. Angehängte Bilder betrifft das nicht: Ich weiß nicht, wen sie zeigen.

## Warum das Bild eines Mitglieds nicht verwendet werden kann

error-likeness-unasked = Diese Person muss erst einverstanden sein.
error-likeness-asked = Diese Person wurde in den letzten 24 Stunden schon gefragt. Versuch es bitte morgen noch einmal.
error-likeness-asked-often = Du hast heute schon viele Leute gefragt. Bitte warte bis morgen.
error-likeness-refused = Diese Person möchte nicht, dass ihr Bild verwendet wird. Nimm dein eigenes Gesicht.
error-likeness-own-only = Hier darf man nur das eigene Gesicht verwenden. Nimm deines.
error-likeness-absent = Ich finde diese Person hier nicht und kann sie deshalb nicht fragen.
error-likeness-nowhere = Fragen kann ich jemanden nur dort, wo ihr beide dabei seid.
error-likeness-nobody = Ich kann nur Menschen fragen, keine Bots oder Kanäle.
error-likeness-no-picture = Von dieser Person sehe ich kein Profilbild.
refused-consent-withdrawn = Ich verwende { subject } nicht: Die Person darauf ist nicht mehr einverstanden oder nicht mehr hier.
