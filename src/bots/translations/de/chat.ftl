## Das Versprechen

promise-title = Vor deinem ersten Tausch
promise-text = Nimm nur Gesichter von Leuten, die einverstanden sind. Nichts Sexuelles. Gib Ergebnisse nicht als echt aus.
promise-agree = Ich verspreche es
promise-decline = Nein
promise-given = Danke – schon dabei.
promise-not-by-channel = Ich sehe nicht, wer als Kanal schreibt, also kann mir niemand etwas versprechen. Schreib unter deinem eigenen Namen und frag noch einmal.
promise-declined = Okay, dann wird nichts getauscht. Du kannst es dir jederzeit anders überlegen.

## Hilfe

help-title = Was ich kann
help-intro = Ich setze ein Gesicht aus einem Bild in ein anderes ein. Bei jedem Ergebnis steht, dass es mit KI gemacht ist.
help-ways-discord = Nimm { $swap }, klick mit rechts auf ein Bild und wähle Apps, antworte auf ein Bild und erwähne mich, oder schick mir per DM zwei Bilder: erst das Gesicht, dann das Bild, in das es soll.
help-ways-telegram = Antworte mit { $swap } auf ein Bild, schick als Antwort auf ein Bild ein zweites mit der Beschriftung { $swap }, oder schick mir zwei Bilder in unserem privaten Chat.
help-which-telegram = Bei mehreren Gesichtern frage ich dich, welche. { $swap } alle tauscht jedes, { $swap } 2 das zweite von links. { $swap } Anna nimmt dein gespeichertes Gesicht Anna, und { $swap } 1 Ich 3 Anna gibt zwei Leuten je ein Gesicht.
help-commands = Befehle
help-reactions = Reaktionen
help-reaction = { $emoji } { $verb }
start-text = Schick mir ein Foto, und ich tausche das Gesicht.
language-ask = Wähle eine Sprache
language-set = Auf Deutsch umgestellt.
language-name = Deutsch

## Datenschutz

privacy-title = Was ich über dich speichere
privacy-text = Deine Bilder sind verschlüsselt und werden gelöscht, wenn der Tausch zu Ende ist. { $hours ->
    [24] Ergebnisse bleiben einen Tag, damit du sie noch einmal abrufen kannst.
    [one] Ergebnisse bleiben { $hours } Stunde, damit du sie noch einmal abrufen kannst.
   *[other] Ergebnisse bleiben { $hours } Stunden, damit du sie noch einmal abrufen kannst.
} Gespeicherte Gesichter bleiben verschlüsselt, bis du sie löschst. Die Liste deiner Tausche bleibt 30 Tage, das Datum deines Versprechens, bis du alles löschst. Woran sich Gesichter unterscheiden lassen, speichere ich nie. Für das Training von KI wird nichts verwendet.
privacy-providers = Deine Bilder gehen möglicherweise an: { $providers }.
privacy-local-only = Getauscht wird auf dem Rechner, auf dem dieser Bot läuft. Deine Bilder gehen dafür an keinen anderen Dienst.

## Fragen

ask-which-picture = Welches Bild?
private-here = Ergebnisse sieht hier nur, wer danach fragt. Drück auf den Knopf, um deines zu bekommen.
private-here-button = Tauschen
ask-which-scene = Bild 1 ist das Gesicht. In welches soll ich es einsetzen?
ask-role = Was soll ich mit diesem Bild machen?
ask-role-face = Das Gesicht daraus nehmen
ask-role-scene = Ein Gesicht einsetzen
ask-role-save = Als mein Gesicht speichern
ask-face = Schick jetzt ein Foto von dem Gesicht, das ich einsetzen soll, oder nimm eines von deinen.
ask-scene = Schick jetzt das Bild, in das ich es einsetzen soll.
ask-face-name = Wie soll es heißen?
button-yes = Ja
button-no = Nein
button-back = Zurück
button-close = Schließen
button-save = Speichern
form-swap = Gesicht tauschen
form-face = Das Gesicht, das eingesetzt wird
form-saved = Oder ein gespeichertes
form-which = Welche Gesichter getauscht werden
form-private = Nur für mich
form-add-face = Dein Gesicht hinzufügen
asking-over = Diese Frage ist nicht mehr offen. Falls nichts passiert ist, frag noch einmal.
too-much-at-once = Das war viel auf einmal, darum habe ich einen Teil übersprungen. Schick ihn bitte noch einmal, wenn ich den Rest beantwortet habe.
stopped = Abgebrochen.

## Gesichter

face-saved = Als „{ $name }“ gespeichert.
face-saved-default = Als „{ $name }“ gespeichert. Ich nehme es, wenn du kein anderes wählst.
face-list-title = Deine Gesichter
face-list-none = Du hast noch kein Gesicht gespeichert.
face-line = { $isDefault ->
    [yes] { $name } (Standard)
   *[no] { $name }
}
face-default-set = „{ $name }“ ist jetzt dein Standardgesicht.
face-renamed = Umbenannt in „{ $name }“.
face-deleted = „{ $name }“ gelöscht.
face-unnamed = Gesicht { $number }

## Tausche einer Person

jobs-title = Deine Tausche
jobs-none = Du hast hier keine Tausche.
jobs-none-to-cancel = Es gibt nichts abzubrechen.
job-state = { $state ->
    [queued] { $position ->
        [0] geht gleich los
       *[other] Platz { $position } in der Warteschlange
    }
    [running] wird getauscht
    [delivering] wird gesendet
    [done] fertig
    [late] kam verspätet
    [refused] nicht möglich
    [failed] hat nicht geklappt
    [cancelled] abgebrochen
   *[parked] unklar, wartet auf deine Entscheidung
}
going-on = Schon dabei. Wie weit ich bin, siehst du in der Nachricht zu diesem Tausch.
show-later = Nach 15 Minuten kann ich diese Nachricht nicht mehr ändern. Das Ergebnis bekommst du dann mit „{ $button }“.
cancelling = Wird abgebrochen …
cancel-too-late = Der Tausch ist schon zu Ende.
deleted = Gelöscht.
delete-emptied = Nach zwei Tagen lässt Telegram mich Nachrichten nicht mehr löschen, darum habe ich das Bild herausgenommen.
delete-failed = Telegram hat mich nicht alles löschen lassen. Lösch den Rest bitte selbst, oder frag einen Admin.
delete-left = { $count ->
    [one] Gelöscht – bis auf eine Kopie, an die ich von hier nicht herankomme: Drück dort auf „Löschen“.
   *[other] Gelöscht – bis auf { $count } Kopien, an die ich von hier nicht herankomme: Drück dort jeweils auf „Löschen“.
}
published = Veröffentlicht.
expected = { $minutes ->
    [0] Noch etwa { $seconds } s.
   *[other] Noch etwa { $minutes } min.
}

## Das Ergebnis

caption = Mit KI verändert · gemacht mit { $bot }
made-with = Gemacht mit { $bot }
alt-text = { $kind ->
    [image] Ein Bild
    [gif] Ein bewegtes Bild
   *[video] Ein Video
}, in dem { $which ->
    [all] alle Gesichter mit KI ersetzt wurden
    [one-of] das größte von { $count } Gesichtern mit KI ersetzt wurde
    [nth] Gesicht { $numbers } von links mit KI ersetzt wurde
    [assigned] { $count ->
        [0] Gesichter mit KI ersetzt wurden
        [one] Gesicht { $numbers } von links mit KI ersetzt wurde
       *[other] die Gesichter { $numbers } von links mit KI ersetzt wurden
    }
   *[largest] ein Gesicht mit KI ersetzt wurde
}
result-smaller = Das Original ist größer als die { $limitMb } MB, die ich hier senden kann, darum ist dies eine kleinere Fassung.
result-as-file = Als Datei gesendet, damit Telegram nichts daran ändert.
result-as-link = Das Ergebnis ist zu groß, um es hier zu senden. Du bekommst es { $hours ->
    [one] eine Stunde
   *[other] { $hours } Stunden
} lang unter { $url }
result-too-large = Das Ergebnis ist zu groß, um es hier zu senden: Mehr als { $limitMb } MB gehen nicht. Nimm etwas Kleineres oder Kürzeres.
album-progress = { $done } von { $total } fertig.
album-done = { $failed ->
    [0] Alle { $total } fertig.
    [one] { $done } von { $total } fertig, { $failed } hat nicht geklappt.
   *[other] { $done } von { $total } fertig, { $failed } haben nicht geklappt.
}
album-uncertain = Ich bin nicht sicher, ob die Ergebnisse angekommen sind. Noch einmal senden?

## Wem es gehört und was fehlt

not-yours = Das kann nur { $owner } drücken.
nothing-to-swap = Ich sehe kein Bild. { help-ways }
swap-words-unknown = Ich weiß nicht, was „{ $words }“ heißt. { help-which-telegram }
help-ways = Antworte auf ein Bild oder häng eines an.
picture-hidden = Discord zeigt mir das Bild nicht, auf das du geantwortet hast. Klick mit rechts darauf, öffne Apps und wähle „{ $menu }“.
sticker-moving = Mit animierten Stickern kann ich nichts anfangen. Schick ein Foto, GIF oder Video.
file-too-large-here = Telegram lässt mich keine Dateien über { $limitMb } MB holen. Schick etwas Kleineres oder Kürzeres.
missing-permission = Mir fehlt hier die Berechtigung „{ $permission }“. Frag bitte einen Admin danach.
permission-attach-files = Dateien anhängen
reactions-need-admin = Reaktionen zeigt mir Telegram nur dort, wo ich Admin bin. Die Knöpfe tun dasselbe.
unknown-command = Diesen Befehl kenne ich nicht. { help-hint }
help-hint = { $help } zeigt, was ich kann.

## Einstellungen

settings-title = Einstellungen von { $place }
settings-saved = Gespeichert.
settings-admins-only = Nur Admins können hier die Einstellungen ändern.
settings-not-here = Hier gibt es nichts einzustellen. Das geht nur auf Servern und in Gruppen.
private-chat-first = Ergebnisse schicke ich hier privat. Bitte öffne zuerst unseren privaten Chat, dann mache ich weiter.
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
setting-members-how = Um noch ein Mitglied zuzulassen, antworte auf eine seiner Nachrichten mit { $settings }.
setting-channels = Wo
setting-channels-everywhere = überall
setting-this-topic = dieses Thema
setting-topics = { $count ->
    [one] ein Thema
   *[other] { $count } Themen
}
setting-memberADay = Pro Mitglied und Tag
setting-placeADay = Ganzer Server, pro Tag
setting-placeADay-telegram = Ganze Gruppe, pro Tag
setting-limits = Limits pro Tag
setting-isPrivate = Ergebnisse standardmäßig privat
setting-isPrivate-telegram = Ergebnisse im privaten Chat
setting-providers = Anbieter
setting-providers-all = alle
setting-locale = Sprache
setting-locale-own = je nach Mitglied
setting-limit = { $limit ->
    [none] hier kein Limit
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] ja
   *[no] nein
}
