## Was die HTTP-API zu einer Anfrage sagt

api-unauthorized = Dafür braucht es einen API-Schlüssel dieses Servers, als „Authorization: Bearer SCHLÜSSEL“.
api-not-found = Hier gibt es nichts.
api-gone = Das wurde gelöscht oder wird nicht mehr aufbewahrt.
api-no-result = Es gibt noch kein Ergebnis.
api-key-used-otherwise = Dieser Idempotency-Key gehört zu einer anderen Anfrage. Nimm für jeden Tausch einen neuen.
api-body-too-large = Die Anfrage ist zu groß: höchstens { $limitMb } MB.
api-body-not-json = Der Inhalt ist kein JSON-Objekt.
api-body-not-form = Der Inhalt ist kein lesbares Formular.
api-body-unknown-type = Schick JSON (application/json) oder ein Formular (multipart/form-data).
api-bad-field = „{ $field }“: { $problem }
api-not-a-picture = „{ $field }“ muss ein Bild sein: eine Datei, eine https-Adresse oder eine data:-Adresse.
api-calls-itself = Dieser Server sollte sich selbst aufrufen. Das würde nie enden.
api-internal = Bei mir ist etwas kaputtgegangen, entschuldige. Versuch es gleich noch einmal.
api-field-missing = das fehlt.
api-field-alone = das passt zu keinem der anderen Felder, die sagen, welches Gesicht gemeint ist.
api-field-unknown = so ein Feld gibt es nicht. Nenn es in „assign“ oder lass es weg.
api-detection-unknown = das ist unbekannt, von einem anderen Schlüssel oder älter als eine Stunde. Lass die Gesichter neu suchen.
api-detection-elsewhere = die Gesichter wurden unter einer anderen URL gesucht.
api-face-twice = hier steht ein Gesicht zweimal.
api-face-unknown = ein Gesicht mit dieser Nummer wurde nicht gefunden.
api-face-too-close = neben diesem Gesicht ist ein größeres, für das es gehalten würde.
api-face-none = kein Gesicht würde sich ändern.
api-field-length = er hat 1 bis { $most } Zeichen.
