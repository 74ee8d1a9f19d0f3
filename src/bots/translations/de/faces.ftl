## Die Gesichter eines Bildes

error-faces-to-pick = { faces-seen }
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
