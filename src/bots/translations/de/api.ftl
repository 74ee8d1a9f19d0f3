## Was die HTTP-API zu einer Anfrage sagt

api-unauthorized = Dafür brauchst du einen API-Schlüssel dieses Servers, als „Authorization: Bearer SCHLÜSSEL“.
api-not-found = Hier gibt es nichts.
api-gone = Das wurde gelöscht oder wird nicht mehr aufbewahrt.
api-no-result = Es gibt noch kein Ergebnis.
api-key-used-otherwise = Dieser Idempotency-Key gehört zu einer anderen Anfrage. Nimm für jeden Tausch einen neuen.
api-body-too-large = Die Anfrage ist zu groß: höchstens { $limitMb } MB.
api-body-not-json = Der Inhalt ist kein JSON-Objekt.
api-body-not-form = Der Inhalt ist kein lesbares Formular.
api-body-unknown-type = Schick JSON (application/json) oder ein Formular (multipart/form-data).
api-bad-field = „{ $field }“: { $problem }
api-not-a-picture = „{ $field }“ muss ein Bild sein: eine Datei, eine https-URL oder eine data:-URL.
api-calls-itself = Mit dieser Anfrage würde sich der Server endlos selbst aufrufen.
api-internal = Bei mir ist etwas schiefgegangen, tut mir leid. Versuch es bitte etwas später noch einmal.
api-field-missing = Das fehlt.
api-field-alone = Das geht nicht zusammen mit einem anderen Feld, das sagt, welches Gesicht gemeint ist.
api-field-unknown = So ein Feld gibt es nicht. Nenn es in „assign“ oder lass es weg.
api-detection-unknown = Das ist unbekannt, gehört zu einem anderen Schlüssel oder ist älter als eine Stunde. Lass noch einmal nach Gesichtern suchen.
api-detection-elsewhere = Nach den Gesichtern wurde unter einer anderen URL gesucht.
api-face-twice = Hier kommt ein Gesicht zweimal vor.
api-face-unknown = Ein Gesicht mit dieser Nummer wurde nicht gefunden.
api-face-too-close = Neben diesem Gesicht ist ein größeres, mit dem es verwechselt würde.
api-face-none = So würde sich kein Gesicht ändern.
api-field-length = Erlaubt sind 1 bis { $most } Zeichen.
