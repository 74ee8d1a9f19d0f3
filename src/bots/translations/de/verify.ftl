## Ist das hier entstanden?

verb-verify = Herausfinden, ob ein Bild, GIF oder Video hier entstanden ist
    .name = prüfen
    .menu-verify = Prüfen
option-file = Das Bild, GIF oder Video, um das es geht
    .name = datei

verify-made-here = Hier mit KI gemacht und seitdem nicht verändert.
verify-altered = Hier mit KI gemacht und seitdem verändert.
verify-looks-like = Es sieht aus wie etwas, das hier mit KI gemacht und seitdem neu gespeichert wurde.
verify-unknown = Darüber weiß ich nichts.
verify-origin = { $provider ->
    [none] Das war am { $date }.
   *[other] Das war am { $date }, mit { provider-name.dative }.
}
verify-note-looks-like = Apps entfernen meine Signatur, wenn sie ein Bild neu speichern, deshalb erkenne ich es nur am Aussehen.
verify-note-unknown = Das heißt nicht, dass es echt ist: Apps entfernen Signaturen aus Bildern, ich merke mir Ergebnisse nur eine Zeit lang, und auch andere Programme tauschen Gesichter.
verify-nothing = Ich sehe kein Bild. { help-ways }
verify-nothing-here = In dieser Nachricht ist kein Bild.
