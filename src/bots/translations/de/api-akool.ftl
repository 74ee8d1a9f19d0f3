## Was die HTTP-API in den Worten von Akools Dokumenten sagt

akool-bad-token = Das Token oder der Schlüssel ist nicht oder nicht mehr gültig.
akool-no-token = In der Anfrage fehlt ein Token oder ein Schlüssel.
akool-credentials = Schick „clientId“ und „clientSecret“ als JSON: den Namen eines Schlüssels und den Schlüssel selbst.
akool-webhook-key = Dieser Schlüssel ist zu lang oder zu kurz, um Webhooks damit zu verschlüsseln. Lass „webhookUrl“ weg oder bitte um einen Schlüssel mit 16, 24 oder 32 Zeichen.
akool-too-many-faces = { $most ->
    [one] Auf einmal lässt sich nur ein Gesicht tauschen.
   *[other] Auf einmal lassen sich höchstens { $most } Gesichter tauschen.
}
akool-uneven = „sourceImage“ und „targetImage“ müssen gleich viele Einträge haben.
akool-opts-missing = Bei mehreren Gesichtern braucht jeder Eintrag „opts“: die Landmarken des Gesichts.
akool-one-pair = Bitte nur ein Paar von Gesichtern auf einmal. Schick für jedes Paar eine eigene Anfrage.
akool-no-face-there = „{ $field }“: An dieser Stelle ist kein Gesicht.
akool-face-unfit = „{ $field }“: Dieses Gesicht ist zu klein oder zu weit weggedreht.
akool-face-too-close = „{ $field }“: Ein größeres Gesicht ist so nah, dass sich dieses nicht einzeln erkennen lässt.
akool-no-picture = Gib entweder „{ $field }“ oder „img“ an.
