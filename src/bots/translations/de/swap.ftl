## Anbieter

provider-name = { $provider ->
    [local] die Engine dieses Bots
   *[other] { VENDOR($provider) }
}
    .dative = { $provider ->
        [local] der Engine dieses Bots
       *[other] { provider-name }
    }
Provider-name = { $provider ->
    [local] Die Engine dieses Bots
   *[other] { provider-name }
}
subject = { $subject ->
    [source] das Gesichtsfoto
    [reference] das Foto der Person, die ersetzt wird,
    [result] das Ergebnis
    [photo] Foto { $photo }
    [asked] die Datei
   *[target] dieses Bild
}
    .on = { $subject ->
        [source] auf dem Gesichtsfoto
        [reference] auf dem Foto der Person, die ersetzt wird,
        [result] im Ergebnis
        [photo] auf Foto { $photo }
        [asked] in der Datei
       *[target] auf diesem Bild
    }
Subject = { $subject ->
    [source] Das Gesichtsfoto
    [reference] Das Foto der Person, die ersetzt wird,
    [result] Das Ergebnis
    [photo] Foto { $photo }
    [asked] Die Datei
   *[target] Dieses Bild
}

## Abschnitte

stage-queued = Du bist auf Platz { $position } in der Warteschlange.
stage-preparing = { $instead ->
    [yes] { setback } Jetzt versucht es { provider-name }.
   *[no] Gleich geht es los{ $named ->
        [yes] {" "}mit { provider-name.dative } …
       *[no] {"\u00A0"}…
    }
}
stage-working = { $instead ->
    [yes] { setback } Jetzt versucht es { provider-name } …{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }
   *[no] Gesicht wird getauscht …{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Noch ein Versuch.
setback = { $failed ->
    [local] { $named ->
        [yes] Die Engine dieses Bots: { problem }.
       *[no] Das hat nicht geklappt.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = Ich wurde unterbrochen und habe von vorn angefangen.
stage-checking = { Provider-name } hat nicht eindeutig geantwortet. Ich versuche herauszufinden, was aus deinem Tausch geworden ist.
stage-delivering = Das Ergebnis wird gesendet …

## Ergebnisse

outcome-done = Gesicht mit KI getauscht · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Abgebrochen.
outcome-parked = { Provider-name } hat diesen Tausch vielleicht abgerechnet, aber nicht eindeutig geantwortet. Zur Sicherheit habe ich ihn nicht noch einmal geschickt.
outcome-late = Der Tausch war schon zu Ende, aber { provider-name } hat das Ergebnis doch noch geschickt. { $hours ->
    [24] Ich behalte es einen Tag lang.
    [one] Ich behalte es { $hours } Stunde lang.
   *[other] Ich behalte es { $hours } Stunden lang.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Abgerechnet wurde der Tausch trotzdem.
charge-unknown = Ob der Tausch abgerechnet wurde, ist nicht bekannt.

## Was bei einem Anbieter schiefging

problem = { $problem ->
    [unreachable] nicht erreichbar
    [timed-out] keine rechtzeitige Antwort
    [overloaded] gerade überlastet
    [rate-limited] gerade zu viele Anfragen
    [bad-key] Der Schlüssel wird nicht angenommen
    [not-allowed] Das Konto darf das nicht nutzen
    [out-of-credit] Das Guthaben ist aufgebraucht
    [maintenance] wegen Wartung geschlossen
    [rejected-request] Die Anfrage wurde nicht angenommen
    [bad-answer] Die Antwort ergibt keinen Sinn
    [gone] Der Tausch ist dort nicht mehr bekannt
    [budget-used-up] Das Budget für heute ist aufgebraucht
    [deadline] Das hat zu lange gedauert
    [not-begun] Einen Tag lang konnte es nicht losgehen
    [bad-result] Das Ergebnis ist nicht zu gebrauchen
    [not-fetched] Das Bild ist fertig, lässt sich aber gerade nicht herunterladen. Ich versuche es weiter und biete es an, sobald es da ist
    [unchecked] Das Bild ist fertig, aber ich konnte es noch nicht prüfen. Ich versuche es weiter und biete es an, sobald es geht
    [undeliverable] Das Ergebnis ließ sich nicht senden
    [internal] Bei mir ist etwas schiefgegangen
    [unfit] Mit diesen Bildern geht es dort nicht
   *[failed] Der Tausch ist nicht gelungen
}
problem-sentence = { $problem ->
    [deadline] Das hat zu lange gedauert, darum habe ich aufgehört. Nimm etwas Kleineres oder Kürzeres.
    [not-begun] Ich konnte einen Tag lang nicht anfangen, darum ist nichts passiert. Frag bitte noch einmal.
    [undeliverable] Ich konnte das Ergebnis nicht senden. Versuch es bitte noch einmal.
    [internal] Bei mir ist etwas schiefgegangen, tut mir leid. Versuch es bitte etwas später noch einmal.
    [timed-out] Das hat zu lange gedauert, darum habe ich aufgehört. Nimm etwas Kleineres oder Kürzeres.
    [not-fetched] Das Bild ist fertig, lässt sich aber gerade nicht herunterladen. Ich versuche es weiter und biete es an, sobald es da ist.
    [unchecked] Das Bild ist fertig, aber ich konnte es noch nicht prüfen. Ich versuche es weiter und biete es an, sobald es geht.
   *[failed] Dieser Tausch ist mir nicht gelungen. Versuch es noch einmal oder mit einem anderen Foto.
}

## Ablehnungen

refused-no-face = Ich finde { subject.on } kein Gesicht. Nimm ein Bild, auf dem das Gesicht größer ist und in die Kamera schaut.
refused-another-person = { Subject } zeigt anscheinend jemand anderen. Alle Fotos müssen dieselbe Person zeigen.
refused-face-too-small = Das Gesicht { subject.on } ist zu klein. Nimm ein Bild, auf dem es größer ist.
refused-face-turned-away = Das Gesicht { subject.on } ist zu weit zur Seite gedreht. Nimm ein Bild, auf dem es in die Kamera schaut.
refused-face-up-or-down = Das Gesicht { subject.on } schaut zu weit nach oben oder unten. Nimm ein Bild, auf dem es in die Kamera schaut.
refused-faces-turned-apart = Die beiden Gesichter schauen in sehr verschiedene Richtungen. Nimm ein Gesichtsfoto, das in dieselbe Richtung schaut wie das andere.
refused-no-such-face = Dieses Gesicht sehe ich { subject.on } nicht. Nimm eine andere Nummer oder alle Gesichter.
refused-no-match = Niemand in dem Bild sieht aus wie die Person, die ersetzt werden soll. Nimm ein anderes Foto von ihr.
refused-too-many-faces = { Subject } zeigt zu viele Gesichter für { $named ->
    [yes] { provider-name }
   *[no] mich
}. Nimm ein Bild mit weniger.
refused-unsupported-media = { Who } kann { subject } nicht lesen. Versuch es mit JPEG, PNG oder MP4.
refused-media-too-long = { Subject } ist zu lang für { $named ->
    [yes] { provider-name }
   *[no] mich
}. Nimm etwas Kürzeres.
refused-media-too-large = { Subject } ist zu groß für { $named ->
    [yes] { provider-name }
   *[no] mich
}. Nimm etwas Kleineres.
refused-needs-video-library = { Subject } bewegt sich, und damit kann ich auf diesem Rechner nichts anfangen: Hier fehlt das optionale Paket node-av („npm ci“ installiert es). Nimm ein Foto.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Ich
}

## Hinweise

warning-several-faces = Ich sehe { $count } Gesichter. Das größte wurde getauscht.
warning-first-frame-only = Das war ein bewegtes Bild, darum habe ich den ersten Moment davon genommen.
warning-faces-left-alone = { $count ->
    [one] Ein Gesicht ist zu klein oder zu weit weggedreht, darum blieb es, wie es war.
   *[other] { $count } Gesichter sind zu klein oder zu weit weggedreht, darum blieben sie, wie sie waren.
}
warning-photo-left-out = { $reason ->
    [no-face] Auf Foto { $photo } habe ich kein Gesicht gefunden, darum habe ich es weggelassen.
    [face-too-small] Das Gesicht auf Foto { $photo } ist zu klein, darum habe ich das Foto weggelassen.
   *[face-turned-away] Das Gesicht auf Foto { $photo } ist zu weit weggedreht, darum habe ich das Foto weggelassen.
}
warning-begun-again = Ich wurde einmal unterbrochen und habe von vorn angefangen.

## Was man selbst in Ordnung bringen kann

error-empty-file = { $subject ->
    [asked] Die Datei ist leer.
   *[other] { Subject } ist eine leere Datei.
} Schick das bitte noch einmal.
error-not-media = { $subject ->
    [source] Die Datei mit dem Gesicht
    [reference] Die Datei mit der Person, die ersetzt wird,
    [photo] Foto { $photo }
   *[other] Diese Datei
} ist { $type ->
    [unknown] kein Bild oder Video, das ich kenne.
    [text] Text, kein Bild.
   *[other] { $type }, kein Bild.
} { $subject ->
    [source] Schick ein Foto.
    [reference] Schick ein Foto.
    [photo] Schick ein Foto.
    [asked] Schick ein Foto.
   *[other] Schick ein Foto, GIF oder Video.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Dieses Video hat ein Format, das ich nicht öffnen kann. Versuch es mit einem anderen.
   *[other] { Subject } hat das Format { $type }, und das kann ich nicht öffnen. Versuch es mit JPEG, PNG, WebP oder AVIF.
}
error-heic = { Subject } hat das iPhone-Format HEIC, und das kann ich nicht öffnen. Schick einen Screenshot davon; in Telegram kannst du es auch als Foto statt als Datei senden. Für neue Fotos wähle Einstellungen > Kamera > Formate > Maximale Kompatibilität.
error-damaged-media = { Subject } ist beschädigt und lässt sich nicht öffnen. Schick das noch einmal oder nimm etwas anderes.
error-too-many-bytes = { Subject } ist zu groß: Mehr als { $limitMb } MB gehen nicht. Nimm etwas Kleineres.
error-too-many-pixels = { Subject } hat { $megapixels } Megapixel: Mehr als { $limitMegapixels } gehen nicht. Nimm etwas Kleineres.
error-too-many-frames = { Subject } hat { $frames } Einzelbilder: Mehr als { $limitFrames } gehen nicht. Nimm etwas Kürzeres.
error-edge-too-long = { Subject } ist an einer Seite { $edge } Pixel lang: Mehr als { $limitEdge } gehen nicht. Nimm etwas Kleineres.
error-too-long = { $subject ->
    [target] Dieses Video
   *[other] { Subject }
} ist zu lang: { $limitSeconds ->
    [one] Mehr als eine Sekunde geht nicht.
   *[other] Mehr als { $limitSeconds } Sekunden gehen nicht.
} Nimm etwas Kürzeres.
error-moving-face = { Subject } ist ein GIF oder Video. Dafür brauche ich ein Foto.
error-needs-video-library = Mit GIFs und Videos kann ich auf diesem Rechner nichts anfangen: Hier fehlt das optionale Paket node-av („npm ci“ installiert es). Nimm ein Foto.
error-media-unreachable = An { subject } komme ich nicht heran. Schick das bitte noch einmal.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who } kann Gesichter in bewegten GIFs noch nicht tauschen. Nimm ein Foto.
        [video] { Who } kann Gesichter in Videos noch nicht tauschen. Nimm ein Foto.
       *[other] { Who } kann mit dieser Art von Datei nichts anfangen. Nimm ein Foto.
    }
    [face-choice] { Who } kann Gesichter nicht so auswählen. Nimm ein Gesicht oder alle.
    [size] { Who } kann mit einer Datei dieser Größe nichts anfangen. Nimm eine andere.
    [length] { Who } kann mit einem Video dieser Länge nichts anfangen. Nimm ein kürzeres.
    [needs-public-url] { Provider-name } holt Bilder von einer öffentlichen Adresse, und hier ist keine eingerichtet.
    [needs-video-library] GIFs und Videos gehen auf diesem Rechner nicht: Hier fehlt das optionale Paket node-av („npm ci“ installiert es). Fotos gehen auch ohne.
    [needs-detector] { Provider-name } kann kein Gesicht auswählen, weil hier nichts installiert ist, das Gesichter findet.
    [down] { Provider-name } ist gerade außer Betrieb. Versuch es bitte später noch einmal.
    [out-of-credit] { Provider-name }: Das Guthaben ist aufgebraucht.
    [bad-key] { Provider-name } nimmt den Schlüssel nicht an.
    [queue-full] { Provider-name } nimmt gerade keine weiteren Tausche an. Versuch es bitte später noch einmal.
   *[other] In diesem Bild kann ich nichts tauschen. Nimm ein anderes.
}
error-unknown-provider = Einen Anbieter namens „{ $provider }“ gibt es hier nicht.
error-consent-missing = Bitte versprich zuerst: nur Gesichter von Leuten, die einverstanden sind.
error-quota-used-up = { $limit ->
    [member-minute] Das war viel auf einmal. Warte eine Minute, dann geht es weiter.
    [at-once] Bei dir laufen schon so viele Tausche, wie erlaubt sind. Versuch es noch einmal, wenn einer fertig ist.
    [place-at-once] Hier laufen schon so viele Tausche, wie erlaubt sind. Versuch es noch einmal, wenn einer fertig ist.
    [all-at-once] Ich mache gerade schon so viele Tausche, wie ich darf. Versuch es noch einmal, wenn einer fertig ist.
    [all-day] Die Tausche für heute sind aufgebraucht, für alle zusammen. Neue gibt es um Mitternacht UTC.
    [place-day] Die Tausche für heute sind hier aufgebraucht. Neue gibt es um Mitternacht UTC.
   *[member-day] Deine Tausche für heute sind aufgebraucht. Neue gibt es um Mitternacht UTC.
}
error-line-too-long = Es warten so viele Tausche, dass deiner erst in etwa { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} anfangen würde. Versuch es bitte später noch einmal.
error-no-room = Ich habe gerade keinen Platz für neue Tausche. Was schon läuft, geht weiter. Versuch es bitte später noch einmal.
error-face-name-length = Ein Name hat 1 bis { $most } Zeichen. Nimm einen anderen.
error-face-name-taken = Du hast schon ein Gesicht namens „{ $name }“. Nimm einen anderen Namen.
error-too-many-faces = { $most ->
    [one] Du hast schon ein gespeichertes Gesicht, mehr gehen nicht. Lösch es zuerst.
   *[other] Du hast schon { $most } gespeicherte Gesichter, mehr gehen nicht. Lösch zuerst eines.
}
error-no-such-face = So ein Gesicht hast du nicht gespeichert. Nimm eines von deinen.
error-no-saved-face = Du hast kein Gesicht gespeichert. Füg zuerst eines hinzu.
error-setting-refused = { $setting ->
    [memberADay] Ein Limit ist eine ganze Zahl bis 100.000 oder bleibt leer.
    [placeADay] Ein Limit ist eine ganze Zahl bis 100.000 oder bleibt leer.
   *[other] Das lässt sich nicht einstellen.
}
error-place-closed = { $to ->
    [channel] In diesem Kanal ist das Tauschen ausgeschaltet. Versuch es in einem anderen.
   *[person] Du kannst hier nicht tauschen. Ein Admin kann das ändern.
}
error-not-yours = Das kann nur die Person drücken, die gefragt hat.
error-nothing-new = Dabei käme nur dasselbe heraus. Nimm ein anderes Bild oder ein anderes Gesicht.
error-again-done = Das ist schon fertig oder unterwegs: Schau in meine neuere Nachricht.
error-job-gone = Diesen Tausch kenne ich nicht mehr. Fang bitte einen neuen an.
error-result-gone = Dieses Ergebnis habe ich nicht mehr. Tausch bitte noch einmal.

## Was ein Betreiber über einen Anbieter wissen sollte

note-unconfirmed-roles = { Provider-name } widerspricht sich darin, welches Bild welches ist. Ein bezahlter Tausch eines Bildes zeigt es: Kommt das Gesichtsbild verändert zurück, setze MODELSLAB_IMAGE_ROLES=face-first. Einer eines Videos mit zwei Personen: Hat sich niemand verändert, setze MODELSLAB_VIDEO_REFERENCE=source.
