## Das Versprechen

promise-title = Vor deinem ersten Tausch
promise-text = Bitte versprich einmal: Ich darf diese Bilder verwenden. Alle, deren Gesicht darauf ist, sind einverstanden, niemand wird nackt oder sexuell dargestellt, und ich gebe das Ergebnis nicht als echt aus.
promise-agree = Ich verspreche es
promise-decline = Nein
promise-given = Danke. Es geht weiter.
promise-not-by-channel = Ich sehe nicht, wer als Kanal schreibt, also könnte es niemand versprechen. Schreib unter deinem eigenen Namen und frag noch einmal.
promise-declined = Dann wird nichts getauscht. Du kannst es dir jederzeit anders überlegen.

## Hilfe

help-title = Was ich kann
help-intro = Ich setze ein Gesicht aus einem Bild in ein anderes ein. Das Ergebnis ist als KI-Bild gekennzeichnet.
help-ways-discord = Nimm { $swap }, klicke mit rechts auf ein Bild und öffne Apps, antworte auf ein Bild und erwähne mich, oder schick mir zwei Bilder als Direktnachricht, das Gesicht zuerst.
help-ways-telegram = Antworte auf ein Bild mit { $swap }, schick als Antwort darauf ein Bild mit { $swap } als Beschriftung, oder schick mir zwei Bilder im privaten Chat.
help-which-telegram = Von mehreren Gesichtern wird das größte ersetzt. { $swap } alle ersetzt jedes, { $swap } 2 das zweite von links. { $swap } Anna nimmt dein gespeichertes Gesicht Anna, und { $swap } 1 Ich 3 Anna gibt zwei Personen je ein Gesicht.
help-commands = Befehle
help-reactions = Reaktionen
help-reaction = { $emoji } { $verb }
help-invite = Mich auf einen deiner Server einladen
start-text = Schick mir zwei Bilder: ein Gesicht und das Bild, in das es eingesetzt wird. Ich frage, welches welches ist.
language-ask = Welche Sprache soll ich verwenden?
language-set = Ab jetzt schreibe ich Deutsch.
language-name = Deutsch

## Datenschutz

privacy-title = Was aufbewahrt wird
privacy-text = Die Bilder, die du schickst, bleiben verschlüsselt, solange ein Tausch läuft, und werden danach gelöscht; Ergebnisse bleiben einen Tag, damit sie noch einmal gesendet werden können. Gespeicherte Gesichter bleiben verschlüsselt, bis du sie löschst. Angaben zu deinen Tauschen bleiben 30 Tage, das Datum deines Versprechens, bis du alles löschen lässt. Woran man Gesichter erkennt, wird nie gespeichert. Mit nichts davon wird etwas trainiert.
privacy-providers = Bilder können gesendet werden an: { $providers }.
privacy-local-only = Bilder verlassen den Rechner nicht, auf dem dieser Bot läuft.

## Fragen

ask-which-picture = Welches Bild?
private-here = Hier zeige ich Ergebnisse nur denen, die danach fragen. Drück auf den Knopf, dann bekommst du deins.
private-here-button = Tauschen
ask-which-scene = Bild 1 ist das Gesicht. In welches soll ich es einsetzen?
ask-role = Was ist dieses Bild?
ask-role-face = Das Gesicht zum Einsetzen
ask-role-scene = Das Zielbild
ask-role-save = Als mein Gesicht speichern
ask-face = Schick jetzt das Gesicht, das eingesetzt wird, oder wähle eines von deinen.
ask-scene = Schick jetzt das Bild, in dem getauscht wird.
ask-face-to-use = Welches Gesicht?
ask-face-name = Wie soll es heißen?
ask-faces-of-scene = Wessen Gesicht wird ersetzt?
ask-sure = Bist du sicher?
button-yes = Ja
button-no = Nein
button-back = Zurück
button-close = Schließen
button-stop = Aufhören
button-save = Speichern
button-use-default = Mein Gesicht
button-new-face = Anderes Gesicht
button-largest = Das größte Gesicht
button-all = Alle Gesichter
button-next = Mehr
form-swap = Gesicht tauschen
form-face = Das Gesicht zum Einsetzen
form-saved = Oder ein gespeichertes
form-which = Wessen Gesicht ersetzt wird
form-private = Nur für mich
form-add-face = Dein Gesicht hinzufügen
asking-over = Diese Frage ist nicht mehr offen.
too-much-at-once = Das war zu viel auf einmal, darum habe ich einen Teil übersprungen. Bitte schick ihn noch einmal, wenn ich den Rest beantwortet habe.
stopped = Aufgehört.

## Gesichter

face-saved = Als „{ $name }“ gespeichert.
face-saved-default = Als „{ $name }“ gespeichert. Es wird verwendet, wenn du keines nennst.
face-list-title = Deine Gesichter
face-list-none = Du hast noch kein Gesicht gespeichert.
face-line = { $isDefault ->
    [yes] { $name } (gilt, wenn du keines nennst)
   *[no] { $name }
}
face-default-set = „{ $name }“ wird jetzt verwendet, wenn du keines nennst.
face-renamed = Es heißt jetzt „{ $name }“.
face-deleted = „{ $name }“ ist gelöscht.
face-unnamed = Gesicht { $number }

## Tausche einer Person

jobs-title = Deine Tausche
jobs-none = Von dir gibt es keinen Tausch.
jobs-none-to-cancel = Es gibt nichts abzubrechen.
job-state = { $state ->
    [queued] { $position ->
        [0] beginnt gleich
       *[other] Platz { $position } in der Warteschlange
    }
    [running] läuft
    [delivering] wird gesendet
    [done] fertig
    [late] Ergebnis kam verspätet
    [refused] abgelehnt
    [failed] misslungen
    [cancelled] abgebrochen
   *[parked] ungewiss, wartet auf eine Entscheidung
}
job-line = { $when }: { job-state }
job-line-with = { $when }: { job-state } ({ provider-name })
going-on = Es geht weiter. Die Nachricht des Tauschs zeigt, wie weit er ist.
show-later = Discord lässt mich diese Nachricht nur 15 Minuten lang ändern. „{ $button }“ bringt das Ergebnis, sobald es da ist.
cancelling = Wird abgebrochen.
cancel-too-late = Der Tausch ist schon zu Ende.
deleted = Gelöscht.
delete-emptied = Nach zwei Tagen lässt Telegram mich Nachrichten nicht mehr löschen, deshalb habe ich das Bild herausgenommen.
delete-failed = Telegram hat mich nicht alles löschen lassen. Lösche den Rest bitte selbst oder bitte einen Admin darum.
published = Veröffentlicht.
expected = { $minutes ->
    [0] Noch etwa { $seconds } s.
   *[other] Noch etwa { $minutes } min.
}

## Das Ergebnis

caption = Mit KI verändert · gemacht mit { $bot }
alt-text = Ein Bild, in dem ein Gesicht durch KI ersetzt wurde
alt-text-moving = Ein bewegtes Bild, in dem ein Gesicht durch KI ersetzt wurde
result-ready = Das Ergebnis ist fertig.
result-smaller = Das Original ist zu groß, um es hier zu senden ({ $limitMb } MB sind die Grenze); dies ist eine kleinere Fassung.
result-as-file = Als Datei gesendet, die Telegram so lässt, wie sie ist.
result-as-link = Zu groß, um es hier zu senden. { $hours } h lang liegt es unter { $url }
result-too-large = Das Ergebnis ist zu groß, um es hier zu senden: { $limitMb } MB sind die Grenze.
album-progress = { $done } von { $total } fertig.
album-done = { $failed ->
    [0] Alle { $total } fertig.
   *[other] { $done } von { $total } fertig, { $failed } ohne Ergebnis.
}
album-uncertain = Es ist nicht gewiss, ob die Ergebnisse angekommen sind. Noch einmal senden?

## Wem es gehört und was fehlt

not-yours = Das gehört { $owner }.
nothing-to-swap = Da ist kein Bild. { help-ways }
swap-words-unknown = Ich weiß nicht, was „{ $words }“ heißt. { help-which-telegram }
help-ways = Antworte auf ein Bild oder hänge eines an.
picture-hidden = Discord zeigt mir das Bild nicht, auf das du geantwortet hast. Klicke mit rechts darauf, öffne Apps und wähle „{ $menu }“.
reply-to-picture = Antworte auf das Bild, in dem getauscht werden soll.
sticker-moving = Animierte Sticker kann ich nicht. Schick ein Foto, GIF oder Video.
media-gone = Das Bild ist nicht mehr da.
file-too-large-here = Telegram lässt mich keine Dateien über { $limitMb } MB holen.
missing-permission = Mir fehlt hier die Berechtigung „{ $permission }“.
reactions-need-admin = Von Reaktionen erzählt mir Telegram nur, wo ich Admin bin. Die Knöpfe tun dasselbe.
unknown-command = Diesen Befehl kenne ich nicht. { help-hint }
help-hint = { $help } zeigt, was ich kann.

## Einstellungen

settings-title = Einstellungen von { $place }
settings-saved = Gespeichert.
settings-admins-only = Nur wer diesen Ort verwaltet, darf seine Einstellungen ändern.
settings-not-here = Hier gibt es nichts einzustellen.
private-chat-first = Ergebnisse kommen hier im privaten Chat. Bitte öffne zuerst einen mit mir: { $link }
setting-access = Wer tauschen darf
setting-access-value = { $who ->
    [everyone] alle
    [admins] nur Admins
   *[members] { $names }
}
setting-members = { $count ->
    [one] Admins und ein Mitglied
   *[other] Admins und { $count } Mitglieder
}
setting-members-how = Um einzelne Mitglieder zuzulassen, antworte auf eine ihrer Nachrichten mit { $settings }.
setting-channels = Wo
setting-channels-everywhere = überall
setting-this-topic = dieses Thema
setting-topics = { $count ->
    [one] ein Thema
   *[other] { $count } Themen
}
setting-memberADay = Tausche eines Mitglieds am Tag
setting-placeADay = Tausche aller zusammen am Tag
setting-limits = Grenzen je Tag
setting-isPrivate = Privat, wenn nichts anderes gewünscht ist
setting-isPrivate-telegram = Ergebnisse im privaten Chat
setting-providers = Anbieter
setting-providers-all = alle eingerichteten
setting-locale = Sprache
setting-locale-own = die eigene jedes Mitglieds
setting-limit = { $limit ->
    [none] keine eigene Grenze
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] ja
   *[no] nein
}
