## Ein Bild, das jemand ohne ein Wort schickt

ask-put-face = „{ $name }“ hier einsetzen?
ask-other-face = Anderes Gesicht …
ask-new-face = Das ist ein neues Gesicht
ask-face-photo = Schick mir jetzt das Gesicht, das ich hier einsetzen soll.
file-not-picture = { $kind ->
    [pdf] Diese Datei ist ein PDF und kein Bild.
    [text] Diese Datei ist Text und kein Bild.
    [sound] Diese Datei ist eine Tonaufnahme und kein Bild.
    [archive] Diese Datei ist ein Archiv und kein Bild.
    [document] Diese Datei ist ein Dokument und kein Bild.
   *[program] Diese Datei ist ein Programm und kein Bild.
} Schick ein Foto, ein GIF oder ein Video.

## Das Gesicht war auf dem anderen Bild

button-other-way = Andersherum
asked-for-already = Darum hast du mich schon gebeten.

## Was unter einem Album zu einzelnen Bildern steht

album-picture = { $count ->
    [one] Bild { $numbers }: { $sentence }
   *[other] Bilder { $numbers }: { $sentence }
}

## Mehrere Fotos eines Gesichts, mit /swap geschickt

photos-left = Ich nehme { $used ->
    [one] 1 Foto
   *[other] { $used } Fotos
} des Gesichts und lasse { $left } weg.

## Was fehlt, und der Knopf dafür

button-try-again = Noch einmal versuchen
ask-own-face = Schick mir ein Foto von dem Gesicht: mit Blick in die Kamera, gut beleuchtet.
button-add-face = Gesicht hinzufügen
face-missing = Du hast kein Gesicht gespeichert. Füg eines hinzu, dann mache ich weiter.
face-missing-photo = Schick mir ein Foto vom Gesicht, dann mache ich mit deinem Tausch weiter.
