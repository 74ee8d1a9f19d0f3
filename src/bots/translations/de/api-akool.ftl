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
