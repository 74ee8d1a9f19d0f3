## Wie ein Tausch aussieht, wo ihn etwas stört, und was hilft. Immer über die Fotos, nie über Menschen

quality-unchanged = Ich kann nicht erkennen, dass sich jemand verändert hat. { $elsewhere ->
    [yes] Ein anderer Anbieter kann es vielleicht besser.
   *[no] Mit einem anderen Foto klappt es vielleicht besser.
}
quality-wrong-face = Das ist vielleicht nicht das Gesicht, das du gemeint hast. { $elsewhere ->
    [yes] Ein anderer Anbieter kann es vielleicht besser.
   *[no] Mit einem anderen Foto klappt es vielleicht besser.
}
quality-source-turned-away = Das Gesichtsfoto blickt zur Seite: Nimm eines, das in die Kamera schaut.
quality-poses-differ = Die beiden Gesichter blicken in verschiedene Richtungen: Nimm ein Gesichtsfoto mit derselben Blickrichtung.
quality-only-source-smiles = Das Gesichtsfoto lächelt, das andere nicht: Nimm eines ohne Lächeln.
quality-only-target-smiles = Das Gesichtsfoto lächelt nicht, das andere schon: Nimm eines mit Lächeln.
quality-expressions-differ = Die Mimik der beiden Gesichter ist verschieden: Nimm ein Gesichtsfoto mit ähnlicher Mimik.
quality-light-differs = Das Licht kommt in den beiden Fotos von verschiedenen Seiten: Nimm ein Gesichtsfoto in weichem Licht.
quality-colours-differ = Licht und Farben der beiden Fotos sind sehr verschieden: Nimm ein Gesichtsfoto in ähnlichem Licht.
quality-source-small = Auf dem Gesichtsfoto ist das Gesicht klein: Nimm eines, das näher dran ist.
quality-source-blurred = Das Gesichtsfoto ist etwas unscharf: Nimm ein schärferes.
quality-source-wears-glasses = Auf dem Gesichtsfoto ist eine Brille, die im Ergebnis auftauchen kann: Nimm eines ohne.
quality-target-small = Das Gesicht im Bild ist klein: Nimm ein Bild, das näher dran ist.
quality-face-covered = Im Bild ist etwas vor dem Gesicht: Nimm eines, auf dem man es ganz sieht.
