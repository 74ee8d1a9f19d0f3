## Anbieter

provider-name = { $provider ->
    [local] die Offline-Engine
   *[other] { VENDOR($provider) }
}
    .dative = { $provider ->
        [local] der Offline-Engine
       *[other] { provider-name }
    }
Provider-name = { $provider ->
    [local] Die Offline-Engine
   *[other] { provider-name }
}
subject = { $subject ->
    [source] das Gesichtsbild
    [reference] das Vergleichsbild
    [result] das Ergebnis
    [photo] Foto { $photo }
    [asked] die Datei
   *[target] das Zielbild
}
    .dative = { $subject ->
        [source] dem Gesichtsbild
        [reference] dem Vergleichsbild
        [result] dem Ergebnis
        [photo] Foto { $photo }
        [asked] der Datei
       *[target] dem Zielbild
    }
Subject = { $subject ->
    [source] Das Gesichtsbild
    [reference] Das Vergleichsbild
    [result] Das Ergebnis
    [photo] Foto { $photo }
    [asked] Die Datei
   *[target] Das Zielbild
}

## Abschnitte

stage-queued = { $position ->
    [1] Als Nächstes an der Reihe.
   *[other] In der Warteschlange: Platz { $position }.
}
stage-preparing = { $instead ->
    [yes] { setback } Jetzt versucht es { provider-name }.
   *[no] Vorbereitung ({ provider-name }).
}
stage-working = { $instead ->
    [yes] { setback } Jetzt versucht es { provider-name }{ $known ->
        [yes] : { $percent } %
       *[no] {""}
    }.
   *[no] Das Gesicht wird getauscht{ $known ->
        [yes] : { $percent } %
       *[no] {""}
    } ({ provider-name }).
}
stage-retrying = { setback } Noch ein Versuch.
setback = { $failed ->
    [local] Die Offline-Engine
   *[other] { VENDOR($failed) }
}: { problem }.
begun-again = Die Arbeit wurde unterbrochen und beginnt von vorn.
stage-checking = { Provider-name } hat nicht eindeutig geantwortet. Es wird geprüft, was aus dem Tausch wurde.
stage-delivering = Das Ergebnis wird gesendet.

## Ergebnisse

outcome-done = Fertig in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s ({ provider-name }).
outcome-cancelled = Abgebrochen.
outcome-parked = { Provider-name } hat diesen Tausch vielleicht berechnet, aber nicht eindeutig geantwortet. Es wurde nichts noch einmal gesendet.
outcome-late = Das war schon zu Ende, aber { provider-name } hat das Ergebnis doch noch geschickt. Es bleibt einen Tag lang hier.
outcome-failed = { $provider ->
    [none] { problem-sentence }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Der Anbieter hat das berechnet.
charge-unknown = Ob der Anbieter das berechnet hat, ist nicht bekannt.

## Was bei einem Anbieter schiefging

problem = { $problem ->
    [unreachable] nicht erreichbar
    [timed-out] keine Antwort in angemessener Zeit
    [overloaded] überlastet
    [rate-limited] mehr Anfragen, als erlaubt sind
    [bad-key] der Schlüssel wird nicht angenommen
    [not-allowed] das Konto darf das nicht nutzen
    [out-of-credit] das Guthaben ist aufgebraucht
    [maintenance] wegen Wartung geschlossen
    [rejected-request] die Anfrage wurde nicht angenommen
    [bad-answer] die Antwort ergibt keinen Sinn
    [gone] der Auftrag ist dort nicht mehr bekannt
    [budget-used-up] das Budget für heute ist aufgebraucht
    [deadline] es dauerte länger, als ein Auftrag dauern darf
    [not-begun] es konnte einen Tag lang nicht beginnen
    [bad-result] das Ergebnis ist kein brauchbares Bild
    [not-fetched] das Bild ist fertig, lässt sich aber gerade nicht herunterladen. Ich versuche es weiter und biete es an, sobald es da ist
    [unchecked] das Bild ist fertig, aber ich konnte es noch nicht prüfen. Ich versuche es weiter und biete es an, sobald es geht
    [undeliverable] das Ergebnis konnte nicht übergeben werden
    [internal] in diesem Programm ging etwas kaputt
    [unfit] mit diesen Bildern geht es dort nicht
   *[failed] der Tausch gelang nicht
}
problem-sentence = { $problem ->
    [deadline] Das dauerte länger, als ein Auftrag dauern darf.
    [not-begun] Das konnte einen Tag lang nicht beginnen. Es wurde nichts getan.
    [undeliverable] Das Ergebnis konnte nicht übergeben werden.
    [internal] In diesem Programm ging etwas kaputt. Mehr steht im Protokoll.
   *[failed] Kein Anbieter konnte diesen Tausch zu Ende bringen.
}

## Die Prozesse, die Dateien von Mitgliedern öffnen

sandbox = { $sandbox ->
    [bubblewrap] Dateien von Mitgliedern werden abgeschottet geöffnet (bubblewrap): Eingeschleuster Code erreicht kein Netz, keinen anderen Prozess und keine deiner Dateien.
    [unshare] Dateien von Mitgliedern werden abgeschottet geöffnet (Namensräume): Eingeschleuster Code erreicht kein Netz, keinen anderen Prozess und keine deiner Dateien.
    [user] Dateien von Mitgliedern werden als anderer Benutzer geöffnet: Eingeschleuster Code liest keinen Schlüssel und beendet keinen Prozess, aber er kann das Netz benutzen.
    [process] Dateien von Mitgliedern werden nicht abgeschottet geöffnet: Eingeschleuste Skripte lesen keinen Schlüssel, aber Maschinencode könnte alles, was dieser Benutzer kann, auch das Netz benutzen. Installiere bubblewrap, wo es geht.
   *[none] Die Prozesse, die Dateien von Mitgliedern öffnen, starten nicht. Installiere das Programm neu, oder setze LOCAL_SANDBOX=auto.
}

## Ablehnungen

refused-no-face = In { subject.dative } wurde kein Gesicht gefunden.
refused-another-person = { Subject } scheint jemand anderen zu zeigen. Alle Fotos müssen dieselbe Person zeigen.
refused-face-too-small = Das Gesicht in { subject.dative } ist zu klein.
refused-face-turned-away = Das Gesicht in { subject.dative } ist zu weit zur Seite gedreht.
refused-face-up-or-down = Das Gesicht in { subject.dative } schaut zu weit nach oben oder unten.
refused-faces-turned-apart = Die beiden Gesichter schauen in sehr verschiedene Richtungen. Nimm ein Gesichtsbild, das in dieselbe Richtung schaut wie das andere Gesicht.
refused-no-such-face = { Subject } hat kein solches Gesicht.
refused-no-match = Niemand im Zielbild sieht aus wie die Person im Vergleichsbild.
refused-too-many-faces = { Subject } hat mehr Gesichter, als { provider-name } annimmt.
refused-unsupported-media = { Provider-name } kann { subject } nicht lesen.
refused-media-too-long = { Subject } ist länger, als { provider-name } annimmt.
refused-media-too-large = { Subject } ist größer, als { provider-name } annimmt.
refused-needs-video-library = { Subject } bewegt sich: Dafür braucht es das optionale Paket node-av, das auf diesem Rechner nicht benutzbar ist. „npm ci“ installiert es.

## Hinweise

warning-several-faces = In dem Bild sind { $count } Gesichter; das größte wurde getauscht.
warning-first-frame-only = Es war ein bewegtes Bild; nur der erste Moment davon wurde verwendet.
warning-faces-left-alone = { $count ->
    [one] Ein Gesicht ist zu klein oder zu weit gedreht und blieb, wie es war.
   *[other] { $count } Gesichter sind zu klein oder zu weit gedreht und blieben, wie sie waren.
}
warning-photo-left-out = { $reason ->
    [no-face] In Foto { $photo } wurde kein Gesicht gefunden; es blieb außen vor.
    [face-too-small] Das Gesicht in Foto { $photo } ist zu klein; es blieb außen vor.
   *[face-turned-away] Das Gesicht in Foto { $photo } ist zu weit abgewandt; es blieb außen vor.
}
warning-begun-again = Die Arbeit wurde einmal unterbrochen und von vorn begonnen.

## Was man selbst in Ordnung bringen kann

error-empty-file = { Subject } ist eine leere Datei.
error-not-media = { Subject } ist weder Bild noch Video{ $type ->
    [unknown] {""}
   *[other] , sondern { $type }
}.
error-unsupported-format = { Subject } hat ein Format, das hier nicht gelesen werden kann ({ $type }). JPEG, PNG, WebP und AVIF gehen.
error-damaged-media = { Subject } ist beschädigt und kann nicht gelesen werden.
error-too-many-bytes = { Subject } ist zu groß: { $limitMb } MB sind die Grenze.
error-too-many-pixels = { Subject } hat { $megapixels } Megapixel: { $limitMegapixels } sind die Grenze.
error-too-many-frames = { Subject } hat { $frames } Einzelbilder: { $limitFrames } sind die Grenze.
error-edge-too-long = { Subject } ist zu hoch oder zu breit: Eine Seite hat { $edge } Pixel, { $limitEdge } sind die Grenze.
error-too-long = { Subject } ist zu lang: { $limitSeconds } Sekunden sind die Grenze.
error-moving-face = { Subject } ist ein bewegtes Bild. Hier wird ein stehendes gebraucht.
error-needs-video-library = GIFs und Videos brauchen das optionale Paket node-av, das auf diesem Rechner nicht benutzbar ist. „npm ci“ installiert es.
error-media-unreachable = { Subject } konnte nicht geholt werden.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Provider-name } kann Gesichter in bewegten GIFs noch nicht tauschen.
        [video] { Provider-name } kann Gesichter in Videos noch nicht tauschen.
       *[other] { Provider-name } nimmt diese Art von Datei nicht an.
    }
    [face-choice] { Provider-name } kann Gesichter nicht so auswählen, wie es gewünscht war.
    [size] { Provider-name } nimmt keine Datei dieser Größe an.
    [length] { Provider-name } nimmt kein Video dieser Länge an.
    [needs-public-url] { Provider-name } holt Bilder von einer öffentlichen Adresse, und hier ist keine eingerichtet.
    [needs-video-library] GIFs und Videos brauchen das optionale Paket node-av, das auf diesem Rechner nicht benutzbar ist. „npm ci“ installiert es; stehende Bilder gehen auch ohne.
    [needs-detector] { Provider-name } braucht die Offline-Engine, um ein Gesicht auszuwählen, und sie ist nicht da.
    [down] { Provider-name } ist gerade außer Betrieb.
    [out-of-credit] { Provider-name }: Das Guthaben ist aufgebraucht.
    [bad-key] { Provider-name } nimmt den Schlüssel nicht an.
    [queue-full] { Provider-name } nimmt gerade keine weiteren Aufträge an.
   *[other] Kein Anbieter nimmt das an.
}
error-unknown-provider = Einen Anbieter namens „{ $provider }“ gibt es hier nicht.
error-consent-missing = Bitte versprich zuerst, dass du diese Bilder verwenden darfst.
error-quota-used-up = { $limit ->
    [member-minute] Das war viel auf einmal. Warte eine Minute, dann geht es weiter.
    [at-once] Mehr Tausche gleichzeitig sind dir nicht erlaubt. Bitte warte, bis einer fertig ist.
    [place-at-once] Hier laufen schon so viele Tausche, wie gleichzeitig erlaubt sind. Bitte warte, bis einer endet.
    [all-at-once] Es laufen schon so viele Tausche, wie dieser Bot gleichzeitig erlaubt. Bitte warte, bis einer endet.
    [all-day] Die Grenze für alle zusammen ist für heute erreicht. Um Mitternacht UTC beginnt sie neu.
    [place-day] Die Grenze für Tausche am Tag ist hier erreicht. Um Mitternacht (UTC) geht es weiter.
   *[member-day] Du hast deine Grenze für Tausche am Tag erreicht. Um Mitternacht (UTC) geht es weiter.
}
error-line-too-long = Es warten so viele Tausche, dass deiner erst in etwa { $minutes } Minuten beginnen würde. Bitte versuch es später noch einmal.
error-face-name-length = Ein Name hat 1 bis { $most } Zeichen.
error-face-name-taken = Du hast schon ein Gesicht namens „{ $name }“.
error-too-many-faces = Du hast { $most } gespeicherte Gesichter; mehr werden nicht aufbewahrt. Bitte lösche zuerst eines.
error-no-such-face = Ein solches Gesicht hast du nicht gespeichert.
error-no-saved-face = Du hast noch kein Gesicht gespeichert.
error-setting-refused = { $setting ->
    [memberADay] Eine Grenze ist eine ganze Zahl bis 100.000 oder bleibt leer.
    [placeADay] Eine Grenze ist eine ganze Zahl bis 100.000 oder bleibt leer.
   *[other] Das lässt sich nicht einstellen.
}
error-place-closed = { $to ->
    [channel] In diesem Kanal ist Tauschen nicht erlaubt.
   *[person] Tauschen steht dir hier nicht offen.
}
error-not-yours = Das gehört jemand anderem.
error-nothing-new = Dabei käme nur dasselbe heraus. Nimm ein anderes Bild oder ein anderes Gesicht.
error-again-done = Das ist schon fertig oder unterwegs: Schau bei meiner neueren Nachricht.
error-job-gone = Dieser Tausch ist hier nicht mehr bekannt.
error-result-gone = Das Ergebnis wird nicht mehr aufbewahrt.

## Was ein Betreiber über einen Anbieter wissen sollte

note-unconfirmed-roles = { Provider-name } widerspricht sich darin, welches Bild welches ist. Ein bezahlter Tausch eines Bildes zeigt es: Kommt das Gesichtsbild verändert zurück, setze MODELSLAB_IMAGE_ROLES=face-first. Einer eines Videos mit zwei Personen: Hat sich niemand verändert, setze MODELSLAB_VIDEO_REFERENCE=source.
