## Quello che dice l’API HTTP con le parole della documentazione di Akool

akool-bad-token = Token o chiave non validi, o non più validi.
akool-no-token = Nella richiesta non c’è né un token né una chiave.
akool-credentials = Invia “clientId” e “clientSecret” come JSON: il nome di una chiave e la chiave.
akool-webhook-key = Questa chiave è troppo lunga o troppo corta per cifrare i webhook. Ometti “webhookUrl” o chiedi una chiave di 16, 24 o 32 caratteri.
akool-too-many-faces = { $most ->
    [one] Si può scambiare al massimo { $most } volto alla volta.
    [many] Si possono scambiare al massimo { $most } di volti alla volta.
   *[other] Si possono scambiare al massimo { $most } volti alla volta.
}
akool-uneven = “sourceImage” e “targetImage” devono avere lo stesso numero di voci.
akool-opts-missing = Con più volti, ogni voce deve avere “opts”: i punti di riferimento del volto.
akool-one-pair = Una sola coppia di volti alla volta, per favore. Invia una richiesta per ciascuna.
akool-no-face-there = “{ $field }”: in quel punto non c’è nessun volto.
akool-face-unfit = “{ $field }”: quel volto è troppo piccolo o troppo girato.
akool-face-too-close = “{ $field }”: accanto c’è un volto più grande, così vicino che i due non si distinguono.
akool-no-picture = Serve “{ $field }” oppure “img”.
