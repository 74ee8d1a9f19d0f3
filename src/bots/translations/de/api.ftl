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

## Was die HTTP-API in den Worten von Akools Dokumenten sagt

akool-bad-token = Das Token oder der Schlüssel gilt nicht, oder nicht mehr.
akool-no-token = In der Anfrage steht weder ein Token noch ein Schlüssel.
akool-credentials = Schick „clientId“ und „clientSecret“ als JSON: den Namen eines Schlüssels und den Schlüssel.
akool-webhook-key = Mit diesem Schlüssel lassen sich keine Webhooks verschlüsseln: Er ist zu lang oder zu kurz. Lass „webhookUrl“ weg oder bitte um einen Schlüssel mit 16, 24 oder 32 Zeichen.
akool-too-many-faces = Es lassen sich höchstens { $most } Gesichter auf einmal tauschen.
akool-uneven = „sourceImage“ und „targetImage“ müssen gleich viele Einträge haben.
akool-opts-missing = Bei mehreren Gesichtern braucht jeder Eintrag „opts“: die Landmarken des Gesichts.
akool-one-pair = Bitte nur ein Paar von Gesichtern auf einmal. Schick für jedes eine Anfrage.
akool-no-face-there = „{ $field }“: An dieser Stelle ist kein Gesicht.
akool-face-unfit = „{ $field }“: Dieses Gesicht ist zu klein oder zu weit weggedreht.
akool-face-too-close = „{ $field }“: Ein größeres Gesicht ist so nah daran, dass es sich allein nicht erkennen lässt.
akool-no-picture = Es braucht entweder „{ $field }“ oder „img“.
