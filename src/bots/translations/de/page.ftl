## Die Seite im Browser

page-title = Ein Gesicht tauschen
page-lead = Setz ein Gesicht aus einem Foto in ein anderes Bild, GIF oder Video ein.
page-needs-scripts = Diese Seite braucht JavaScript.

page-key = Schlüssel
page-key-ask = Diese Seite fragt nach einem Schlüssel. Du bekommst ihn von den Leuten, die sie betreiben.
page-key-kept = Er bleibt in diesem Tab, bis du ihn schließt.
page-key-continue = Weiter
page-key-wrong = Dieser Schlüssel ist hier nicht bekannt.
page-key-forget = Schlüssel vergessen

page-face = Gesicht
page-face-of = Gesicht { $letter }
page-face-hint = Zieh ein Foto des Gesichts hierher oder füg es ein.
page-face-choose = Foto auswählen
page-face-several = Mit mehr Fotos derselben Person wird es besser: bis zu { $most }.
page-face-unused = In einem GIF oder Video wird nur Gesicht A verwendet.
page-photos-unused = Wenn nur einige Gesichter getauscht oder mehrere Personen eingesetzt werden, zählt pro Person nur das erste Foto.
page-photo-number = Foto { $number }
page-photo-add = Foto hinzufügen
page-photo-remove = Foto { $number } entfernen
page-person-add = Noch ein Gesicht
page-person-remove = { $letter } entfernen

page-picture = Bild
page-picture-hint = Zieh ein Bild, GIF oder Video hierher oder füg es ein.
page-picture-choose = Datei auswählen
page-picture-other = Ändern
page-picture-remove = Entfernen
page-looking = Ich suche Gesichter …
page-faces-found = Gefundene Gesichter: { $count }.
page-faces-ask = Drück auf die Nummer jedes Gesichts, das getauscht werden soll.
page-faces-ask-whose = Drück auf eine Nummer, bis der richtige Buchstabe dort steht.
page-faces-none = Ich sehe kein Gesicht. Versuch es mit einem Bild, auf dem die Gesichter größer sind.
page-faces-unfit = Keines dieser Gesichter ist groß genug und von vorn zu sehen. Versuch es mit einem anderen Bild.
page-face-number = Gesicht { $number }
page-face-unfit = zu klein oder zu weit weggedreht
page-face-chosen = bekommt { $face }
page-face-stays = bleibt, wie es ist
page-moving-ask = Welche Gesichter?
page-largest = Das größte Gesicht
page-all = Alle Gesichter

page-swap = Tauschen
page-needs-face = Füg zuerst ein Foto des Gesichts hinzu.
page-needs-picture = Wähle zuerst ein Bild, GIF oder Video aus.
page-needs-choice = Drück zuerst auf die Nummer von mindestens einem Gesicht.
page-sending = Die Bilder werden gesendet …
page-queued = In der Warteschlange
page-queued-at = In der Warteschlange, auf Platz { $place }
page-working = Ich tausche …
page-left = noch etwa { $time }
page-again-soon = Die Verbindung wurde unterbrochen. Ich versuche es noch einmal …
page-parked = Ich weiß noch nicht, ob dieser Tausch gemacht wurde. Das muss sich ein Mensch ansehen.
page-cancel = Abbrechen
page-cancelled = Der Tausch ist abgebrochen.
page-progress = Fortschritt

page-result = Ergebnis
page-compare = Vorher und nachher
page-compare-before = Vorher
page-compare-after = Nachher
page-compare-at = { $percent } vorher
page-download = Herunterladen
page-verify = Prüfen
page-verifying = Ich sehe es mir an …
page-delete = Löschen
page-deleted = Das Ergebnis ist gelöscht.
page-start-over = Von vorn
page-until = { $where ->
    [server] Es bleibt bis { $time } hier, außer du löschst es.
   *[machine] Es bleibt bis { $time }, außer du löschst es oder beendest das Programm.
}

page-error-network = Der Server ist nicht zu erreichen. Bitte versuch es gleich noch einmal.
page-error-answer = Etwas ist schiefgegangen (Fehler { $status }). Bitte versuch es gleich noch einmal.
page-error-not-media = „{ $name }“ ist kein Bild, GIF oder Video.
page-error-too-large = „{ $name }“ ist zu groß: Mehr als { $most } gehen nicht.
page-error-too-many = Ich nehme höchstens { $most } Fotos von einem Gesicht. Die übrigen fallen weg.
page-error-full = Beide Plätze sind belegt. Entferne zuerst etwas.

page-about-marked = Jedes Ergebnis trägt den Hinweis, dass es mit KI gemacht ist.
page-about-kept = { $hours ->
    [24] Bilder und Ergebnisse bleiben höchstens einen Tag gespeichert.
    [one] Bilder bleiben höchstens einen Tag gespeichert, Ergebnisse { $hours } Stunde.
   *[other] Bilder bleiben höchstens einen Tag gespeichert, Ergebnisse { $hours } Stunden.
}
page-about-here = { $where ->
    [server] Alles bleibt auf diesem Server.
   *[machine] Alles bleibt auf diesem Rechner.
}
page-about-sent = Zum Tauschen werden deine Bilder an { $names } gesendet.
page-about-agree = Nimm nur Gesichter von Leuten, die einverstanden sind.
