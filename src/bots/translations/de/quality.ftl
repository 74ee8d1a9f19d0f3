## Wie ein Tausch aussieht, wo ihn etwas stört, und was hilft. Immer über die Fotos, nie über Menschen

quality-unchanged = Ich sehe nicht, dass sich jemand verändert hat. { $elsewhere ->
    [yes] Ein anderer Anbieter kann es vielleicht besser.
   *[no] Mit einem anderen Foto klappt es vielleicht besser.
}
quality-wrong-face = Das ist vielleicht nicht das Gesicht, das du gemeint hast. { $elsewhere ->
    [yes] Ein anderer Anbieter kann es vielleicht besser.
   *[no] Mit einem anderen Foto klappt es vielleicht besser.
}
quality-source-turned-away = Das Gesichtsfoto blickt zur Seite: Nimm eines, das in die Kamera schaut.
quality-poses-differ = Die beiden Gesichter blicken in verschiedene Richtungen: Nimm ein Gesichtsfoto, das in dieselbe blickt.
quality-only-source-smiles = Das Gesichtsfoto lächelt, das andere nicht: Nimm eines ohne Lächeln.
quality-only-target-smiles = Das Gesichtsfoto lächelt nicht, das andere schon: Nimm eines mit Lächeln.
quality-expressions-differ = Die beiden Gesichter haben einen verschiedenen Ausdruck: Nimm ein Gesichtsfoto mit ähnlichem Ausdruck.
quality-light-differs = Das Licht kommt in den beiden Fotos von verschiedenen Seiten: Nimm ein Gesichtsfoto in weichem Licht.
quality-colours-differ = Licht und Farben der beiden Fotos sind sehr verschieden: Nimm ein Gesichtsfoto in ähnlichem Licht.
quality-source-small = Das Gesicht ist auf seinem Foto klein: Nimm eines, das näher dran ist.
quality-source-blurred = Das Gesichtsfoto ist etwas unscharf: Nimm ein schärferes.
quality-source-wears-glasses = Auf dem Gesichtsfoto ist eine Brille, die man im Ergebnis sehen kann: Nimm eines ohne.
quality-target-small = Das Gesicht im Bild ist klein: Nimm ein Bild, das näher dran ist.
quality-face-covered = Im Bild ist etwas vor dem Gesicht: Nimm eines, auf dem man es ganz sieht.
