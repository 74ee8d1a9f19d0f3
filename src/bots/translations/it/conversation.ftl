## Un’immagine inviata senza una parola

ask-put-face = Metto “{ $name }” qui?
ask-other-face = Un altro volto…
ask-new-face = Questo è un nuovo volto
ask-face-photo = Ora inviami il volto da metterci.
file-not-picture = { $kind ->
    [pdf] Questo file è un PDF, non un’immagine.
    [text] Questo file è un testo, non un’immagine.
    [sound] Questo file è una registrazione audio, non un’immagine.
    [archive] Questo file è un archivio, non un’immagine.
    [document] Questo file è un documento, non un’immagine.
   *[program] Questo file è un programma, non un’immagine.
} Invia una foto, una GIF o un video.

## Il volto era nell’altra immagine

button-other-way = Inverti
asked-for-already = L’hai già chiesto.

## Quello che il riepilogo di un album dice delle singole immagini

album-picture = { $count ->
    [one] Immagine { $numbers }: { $sentence }
    [many] Immagini { $numbers }: { $sentence }
   *[other] Immagini { $numbers }: { $sentence }
}

## Più foto di un volto, inviate con /swap

photos-left = Uso { $used ->
    [one] 1 foto
    [many] { $used } di foto
   *[other] { $used } foto
} del volto e lascio fuori { $left ->
    [one] l’altra
    [many] le altre { $left }
   *[other] le altre { $left }
}.

## Quello che manca, e il suo pulsante

button-try-again = Riprova
ask-own-face = Inviami una foto del volto, ben illuminato e rivolto verso la fotocamera.
button-add-face = Aggiungi un volto
face-missing = Non hai nessun volto salvato. Aggiungine uno e continuo.
face-missing-photo = Inviami una foto del volto e continuo con il tuo scambio.
