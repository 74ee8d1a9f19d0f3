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
    .dative = { $subject ->
        [source] dem Gesichtsfoto
        [reference] dem Foto der Person, die ersetzt wird,
        [result] dem Ergebnis
        [photo] Foto { $photo }
        [asked] der Datei
       *[target] diesem Bild
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

stage-queued = Du bist Nummer { $position } in der Schlange.
stage-preparing = { $instead ->
    [yes] { setback } Jetzt versucht es { provider-name }.
   *[no] Gleich geht es los{ $named ->
        [yes] {" "}mit { provider-name.dative } …
       *[no] {" "}…
    }
}
stage-working = { $instead ->
    [yes] { setback } Jetzt versucht es { provider-name } …{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }
   *[no] Gesicht wird getauscht …{ $known ->
        [yes] {" "}{ $percent } %
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
stage-checking = { Provider-name } hat nicht eindeutig geantwortet. Ich finde heraus, was aus deinem Tausch wurde.
stage-delivering = Das Ergebnis wird gesendet …

## Ergebnisse

outcome-done = Gesicht mit KI getauscht · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Abgebrochen.
outcome-parked = { Provider-name } hat diesen Tausch vielleicht berechnet, aber nicht eindeutig geantwortet. Zur Sicherheit habe ich ihn nicht noch einmal geschickt.
outcome-late = Das war schon zu Ende, aber { provider-name } hat das Ergebnis doch noch geschickt. Ich behalte es einen Tag lang.
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Berechnet wurde es trotzdem.
charge-unknown = Ob es berechnet wurde, ist nicht bekannt.

## Was bei einem Anbieter schiefging

problem = { $problem ->
    [unreachable] nicht erreichbar
    [timed-out] keine Antwort in angemessener Zeit
    [overloaded] gerade überlastet
    [rate-limited] gerade zu viele Anfragen
    [bad-key] der Schlüssel wird nicht angenommen
    [not-allowed] das Konto darf das nicht nutzen
    [out-of-credit] das Guthaben ist aufgebraucht
    [maintenance] wegen Wartung geschlossen
    [rejected-request] die Anfrage wurde nicht angenommen
    [bad-answer] die Antwort ergibt keinen Sinn
    [gone] der Tausch ist dort nicht mehr bekannt
    [budget-used-up] das Budget für heute ist aufgebraucht
    [deadline] das dauerte zu lange
    [not-begun] es konnte einen Tag lang nicht losgehen
    [bad-result] das Ergebnis ist nicht zu gebrauchen
    [not-fetched] das Bild ist fertig, lässt sich aber gerade nicht herunterladen. Ich versuche es weiter und biete es an, sobald es da ist
    [unchecked] das Bild ist fertig, aber ich konnte es noch nicht prüfen. Ich versuche es weiter und biete es an, sobald es geht
    [undeliverable] das Ergebnis ließ sich nicht senden
    [internal] bei mir ging etwas kaputt
    [unfit] mit diesen Bildern geht es dort nicht
   *[failed] der Tausch gelang nicht
}
problem-sentence = { $problem ->
    [deadline] Das dauerte zu lange, darum habe ich aufgehört. Nimm etwas Kleineres oder Kürzeres.
    [not-begun] Ich konnte einen Tag lang nicht anfangen, darum ist nichts passiert. Frag bitte noch einmal.
    [undeliverable] Ich konnte das Ergebnis nicht senden. Versuch es bitte noch einmal.
    [internal] Bei mir ging etwas kaputt, tut mir leid. Versuch es bitte in einer Weile noch einmal.
    [timed-out] Das dauerte zu lange, darum habe ich aufgehört. Nimm etwas Kleineres oder Kürzeres.
    [not-fetched] Das Bild ist fertig, aber ich komme gerade nicht daran. Ich versuche es weiter und biete es an, sobald es da ist.
    [unchecked] Das Bild ist fertig, aber ich konnte es noch nicht prüfen. Ich versuche es weiter und biete es an, sobald es geht.
   *[failed] Dieser Tausch ist mir nicht gelungen. Versuch es noch einmal, oder mit einem anderen Foto.
}

## Ablehnungen

refused-no-face = In { subject.dative } finde ich kein Gesicht. Nimm eines, auf dem das Gesicht größer ist und in die Kamera schaut.
refused-another-person = { Subject } zeigt anscheinend jemand anderen. Alle Fotos müssen dieselbe Person zeigen.
refused-face-too-small = Das Gesicht in { subject.dative } ist zu klein. Nimm eines, das näher dran ist.
refused-face-turned-away = Das Gesicht in { subject.dative } ist zu weit zur Seite gedreht. Nimm eines, das in die Kamera schaut.
refused-face-up-or-down = Das Gesicht in { subject.dative } schaut zu weit nach oben oder unten. Nimm eines, das in die Kamera schaut.
refused-faces-turned-apart = Die beiden Gesichter schauen in sehr verschiedene Richtungen. Nimm ein Gesichtsfoto, das in dieselbe Richtung schaut wie das andere.
refused-no-such-face = Dieses Gesicht sehe ich in { subject.dative } nicht. Nimm eine andere Nummer oder alle Gesichter.
refused-no-match = Niemand in dem Bild sieht aus wie die Person, die ersetzt werden soll. Nimm ein anderes Foto von ihr.
refused-too-many-faces = { Subject } hat zu viele Gesichter für { $named ->
    [yes] { provider-name }
   *[no] mich
}. Nimm eines mit weniger.
refused-unsupported-media = { Who } kann { subject } nicht lesen. Versuch es als JPEG, PNG oder MP4.
refused-media-too-long = { Subject } ist zu lang für { $named ->
    [yes] { provider-name }
   *[no] mich
}. Nimm etwas Kürzeres.
refused-media-too-large = { Subject } ist zu groß für { $named ->
    [yes] { provider-name }
   *[no] mich
}. Nimm etwas Kleineres.
refused-needs-video-library = { Subject } bewegt sich, und das kann ich auf diesem Rechner nicht: Ihm fehlt das optionale Paket node-av („npm ci“ installiert es). Nimm ein Foto.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Ich
}

## Hinweise

warning-several-faces = Ich sehe { $count } Gesichter. Das größte wurde getauscht.
warning-first-frame-only = Das war ein bewegtes Bild, darum habe ich den ersten Moment davon genommen.
warning-faces-left-alone = { $count ->
    [one] Ein Gesicht ist zu klein oder zu weit gedreht, darum blieb es, wie es war.
   *[other] { $count } Gesichter sind zu klein oder zu weit gedreht, darum blieben sie, wie sie waren.
}
warning-photo-left-out = { $reason ->
    [no-face] In Foto { $photo } habe ich kein Gesicht gefunden, darum blieb es außen vor.
    [face-too-small] Das Gesicht in Foto { $photo } ist zu klein, darum blieb es außen vor.
   *[face-turned-away] Das Gesicht in Foto { $photo } ist zu weit abgewandt, darum blieb es außen vor.
}
warning-begun-again = Ich wurde einmal unterbrochen und habe von vorn angefangen.

## Was man selbst in Ordnung bringen kann

error-empty-file = { Subject } ist eine leere Datei. Schick es bitte noch einmal.
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
   *[other] Ich kann { subject } nicht öffnen, weil es { $type } ist. Versuch es als JPEG, PNG, WebP oder AVIF.
}
error-heic = { Subject } ist HEIC, wie iPhones Fotos speichern, und das kann ich nicht öffnen. Schick einen Screenshot davon; in Telegram geht es auch als Foto statt als Datei. Für neue Fotos wähle Einstellungen > Kamera > Formate > Maximale Kompatibilität.
error-damaged-media = { Subject } ist beschädigt, darum kann ich es nicht öffnen. Schick es noch einmal oder nimm ein anderes.
error-too-many-bytes = { Subject } ist zu groß: { $limitMb } MB sind die Grenze. Nimm etwas Kleineres.
error-too-many-pixels = { Subject } hat { $megapixels } Megapixel: { $limitMegapixels } sind die Grenze. Nimm etwas Kleineres.
error-too-many-frames = { Subject } hat { $frames } Einzelbilder: { $limitFrames } sind die Grenze. Nimm etwas Kürzeres.
error-edge-too-long = Eine Seite ist bei { subject.dative } { $edge } Pixel lang: { $limitEdge } sind die Grenze. Nimm etwas Kleineres.
error-too-long = { $subject ->
    [target] Dieses Video
   *[other] { Subject }
} ist zu lang: { $limitSeconds } Sekunden sind die Grenze. Nimm etwas Kürzeres.
error-moving-face = { Subject } ist ein GIF oder Video. Hier brauche ich ein Foto.
error-needs-video-library = GIFs und Videos kann ich auf diesem Rechner nicht: Ihm fehlt das optionale Paket node-av („npm ci“ installiert es). Nimm ein Foto.
error-media-unreachable = An { subject } komme ich nicht heran. Schick es bitte noch einmal.
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
    [needs-video-library] GIFs und Videos gehen auf diesem Rechner nicht: Ihm fehlt das optionale Paket node-av („npm ci“ installiert es). Fotos gehen auch ohne.
    [needs-detector] { Provider-name } kann kein Gesicht auswählen, weil hier fehlt, was Gesichter findet.
    [down] { Provider-name } ist gerade außer Betrieb. Versuch es bitte später noch einmal.
    [out-of-credit] { Provider-name }: Das Guthaben ist aufgebraucht.
    [bad-key] { Provider-name } nimmt den Schlüssel nicht an.
    [queue-full] { Provider-name } nimmt gerade keine weiteren Tausche an. Versuch es bitte später noch einmal.
   *[other] Hier kann ich nichts tauschen. Nimm ein anderes Bild.
}
error-unknown-provider = Einen Anbieter namens „{ $provider }“ gibt es hier nicht.
error-consent-missing = Bitte versprich zuerst: nur Gesichter von Leuten, die einverstanden sind.
error-quota-used-up = { $limit ->
    [member-minute] Das war viel auf einmal. Warte eine Minute, dann geht es weiter.
    [at-once] Mehr Tausche auf einmal gehen bei dir nicht. Versuch es noch einmal, wenn einer fertig ist.
    [place-at-once] Mehr Tausche auf einmal gehen hier nicht. Versuch es noch einmal, wenn einer fertig ist.
    [all-at-once] Mehr Tausche auf einmal darf ich nicht machen. Versuch es noch einmal, wenn einer fertig ist.
    [all-day] Die Tausche für heute sind aufgebraucht, für alle zusammen. Neue gibt es um Mitternacht UTC.
    [place-day] Die Tausche für heute sind hier aufgebraucht. Neue gibt es um Mitternacht UTC.
   *[member-day] Deine Tausche für heute sind aufgebraucht. Neue gibt es um Mitternacht UTC.
}
error-line-too-long = Es warten so viele Tausche, dass deiner erst in etwa { $minutes } Minuten anfangen würde. Versuch es bitte später noch einmal.
error-no-room = Ich habe gerade keinen Platz für neue Tausche. Begonnene gehen weiter. Versuch es bitte später noch einmal.
error-face-name-length = Ein Name hat 1 bis { $most } Zeichen. Nimm einen anderen.
error-face-name-taken = Du hast schon ein Gesicht namens „{ $name }“. Nimm einen anderen Namen.
error-too-many-faces = Du hast { $most } gespeicherte Gesichter, mehr gehen nicht. Lösch zuerst eines.
error-no-such-face = So ein Gesicht hast du nicht gespeichert. Nimm eines von deinen.
error-no-saved-face = Du hast kein Gesicht gespeichert. Füg zuerst eines hinzu.
error-setting-refused = { $setting ->
    [memberADay] Ein Limit ist eine ganze Zahl bis 100.000 oder bleibt leer.
    [placeADay] Ein Limit ist eine ganze Zahl bis 100.000 oder bleibt leer.
   *[other] Das lässt sich nicht einstellen.
}
error-place-closed = { $to ->
    [channel] In diesem Kanal ist Tauschen aus. Versuch es in einem anderen.
   *[person] Du kannst hier nicht tauschen. Ein Admin kann das ändern.
}
error-not-yours = Das kann nur die Person drücken, die gefragt hat.
error-nothing-new = Dabei käme nur dasselbe heraus. Nimm ein anderes Bild oder ein anderes Gesicht.
error-again-done = Das ist schon fertig oder unterwegs: Schau bei meiner neueren Nachricht.
error-job-gone = Diesen Tausch kenne ich nicht mehr. Fang bitte einen neuen an.
error-result-gone = Dieses Ergebnis habe ich nicht mehr. Tausch bitte noch einmal.

## Was ein Betreiber über einen Anbieter wissen sollte

note-unconfirmed-roles = { Provider-name } widerspricht sich darin, welches Bild welches ist. Ein bezahlter Tausch eines Bildes zeigt es: Kommt das Gesichtsbild verändert zurück, setze MODELSLAB_IMAGE_ROLES=face-first. Einer eines Videos mit zwei Personen: Hat sich niemand verändert, setze MODELSLAB_VIDEO_REFERENCE=source.
