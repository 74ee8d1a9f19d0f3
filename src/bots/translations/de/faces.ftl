## Die Gesichter eines Bildes

error-faces-to-pick = { faces-seen }
error-face-unfit = Nummer { $number } ist mir zu klein oder zu weit weggedreht. Nimm eine andere.
faces-seen = { $count ->
    [0] Ich sehe kein Gesicht.
    [one] Ich sehe ein Gesicht.
   *[other] Ich sehe { $count } Gesichter.
}
faces-face = { $number }: { $width } × { $height } Pixel, { $left } von links und { $top } von oben; { faces-suits }.
faces-suits = { $suits ->
    [no] zu klein oder zu weit weggedreht für einen Tausch
   *[other] Qualität { $quality }
}

picks-ask = Tippe auf eine Nummer und wähle, wessen Gesicht dorthin soll.
picks-ask-face = Wessen Gesicht soll auf Nummer { $number }?
picks-send-photo = Schick das Foto für Nummer { $number } als Antwort auf diese Nachricht.
picks-before = Letztes Mal: { $picks }.
picks-swap = { $count ->
    [one] Ein Gesicht tauschen
   *[other] { $count } Gesichter tauschen
}
picks-all = Alle
picks-same = Wie zuletzt
picks-photo = Ein neues Foto …
picks-leave = So lassen
picks-your-photo = dein Foto
