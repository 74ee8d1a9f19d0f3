## Fotos gespeicherter Gesichter

photo-ask = Welches soll ich speichern?
photo-ask-more = Welches davon ist „{ $name }“?
photo-another = Ein anderes Foto …
photo-field = Noch ein Foto von diesem Gesicht
photo-add = Foto hinzufügen
photo-remove = Foto entfernen
photo-remove-number = { $number } entfernen
photo-remove-ask = Welches Foto soll weg?
photo-added = Gespeichert. „{ $name }“ hat jetzt { $count ->
    [one] ein Foto
   *[other] { $count } Fotos
}.
photo-removed = Das Foto ist weg.
photos-button = Fotos
photos-title = { $name } · { $count ->
    [one] 1 Foto
   *[other] { $count } Fotos
}
photos-hint = Mit 2 bis 5 Fotos derselben Person werden die Ergebnisse besser.
photos-alt = { $name }, Foto { $number }
face-delete-ask = „{ $name }“ löschen? { $count ->
    [one] Das Foto dazu wird mitgelöscht.
   *[other] Die { $count } Fotos dazu werden mitgelöscht.
}
face-delete-sure = Ja, löschen
face-new-name = Neuer Name
photo-send = Schick mir noch ein Foto von „{ $name }“.
photo-reply = Antworte dann mit { $face } darauf.
faces-in-private = { $name }, deine Gesichter findest du in unserem privaten Chat.
faces-how = Das geht mit { $faces }.
