## Die Gesichter eines Bildes

error-faces-to-pick = { faces-seen }
error-face-unfit = Nummer { $number } ist mir zu klein oder zu weit weggedreht. Nimm eine andere.
error-no-face-in-photo = Ich finde auf diesem Foto kein Gesicht. Schick eines, auf dem das Gesicht größer ist und zur Kamera schaut.
error-photo-unfit = Das Gesicht auf diesem Foto ist zu klein oder zu weit weggedreht. Schick eines, auf dem es größer ist und zur Kamera schaut.
error-too-many-photos = { $most ->
    [one] Ich behalte nur ein Foto von einem Gesicht. Entferne es zuerst.
   *[other] Ich behalte höchstens { $most } Fotos von einem Gesicht. Entferne zuerst eines.
}
error-last-photo = Das ist das einzige Foto von diesem Gesicht. Lösch stattdessen das Gesicht.
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

## Welche Gesichter eines Bildes getauscht werden. Diese Sätze folgen auf „Ich sehe 5 Gesichter.“

picks-ask = Drück auf die Nummer eines Gesichts, um es zu tauschen; die anderen bleiben, wie sie sind.
picks-some = { $count ->
    [0] Keines davon ist groß genug und von vorn zu sehen, deshalb kann ich keines tauschen. Versuch es bitte mit einem anderen Bild.
    [one] Zur Wahl steht das eine, das ich tauschen kann.
   *[other] Zur Wahl stehen die { $count }, die ich am besten tauschen kann.
}
picks-ask-face = Wessen Gesicht bekommt Nummer { $number }?
picks-send-photo = Schick das Foto für Nummer { $number } als Antwort auf diese Nachricht.
picks-before = Letztes Mal: { $picks }.
picks-swap = { $count ->
    [one] Tausche 1 Gesicht
   *[other] Tausche { $count } Gesichter
}
picks-all = Alle
picks-same = Wie letztes Mal
picks-photo = Ein neues Foto …
picks-leave = So lassen
picks-your-photo = dein Foto
picks-alt = Das Bild mit seinen { $count } Gesichtern, von links nach rechts nummeriert

## Was in Discord nach „gesichter:“ steht

help-which-discord = Schreib hinter { $faces } „alle“, eine Nummer von links wie 2, ein gespeichertes Gesicht wie Anna oder mehrere wie 1=Ich 3=Anna. Lässt du es weg, frage ich bei mehreren Gesichtern nach.
swap-words-unknown-discord = Ich weiß nicht, was „{ $words }“ heißt. { help-which-discord }
