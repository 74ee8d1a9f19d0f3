## I volti di un’immagine

error-faces-to-pick = { faces-seen }
error-face-unfit = Il volto numero { $number } è troppo piccolo o troppo girato per me. Scegline un altro.
error-no-face-in-photo = In questa foto non trovo nessun volto. Inviane una in cui il volto sia più grande e rivolto verso la fotocamera.
error-photo-unfit = Il volto in questa foto è troppo piccolo o troppo girato. Inviane una in cui sia più grande e rivolto verso la fotocamera.
error-too-many-photos = { $most ->
    [one] Conservo { $most } foto per volto. Prima rimuovi quella che c’è.
    [many] Conservo { $most } di foto per volto. Prima rimuovine una.
   *[other] Conservo { $most } foto per volto. Prima rimuovine una.
}
error-last-photo = È l’unica foto di questo volto: se vuoi rimuoverla, elimina il volto.

faces-seen = { $count ->
    [0] Non vedo nessun volto.
    [one] Vedo un volto.
    [many] Vedo { $count } di volti.
   *[other] Vedo { $count } volti.
}
faces-face = { $number }: { $width } × { $height } pixel, a { $left } da sinistra e a { $top } dall’alto; { faces-suits }.
faces-suits = { $suits ->
    [no] troppo piccolo o troppo girato per uno scambio
   *[other] qualità { $quality }
}

## Quali volti di un’immagine si scambiano. Queste frasi seguono “Vedo 5 volti.”

picks-ask = Premi il numero di un volto per scambiarlo; gli altri restano come sono.
picks-some = { $count ->
    [0] Nessuno è abbastanza grande e rivolto in avanti, quindi non posso scambiarne nessuno. Prova con un’altra immagine.
    [one] Ti propongo l’unico che posso scambiare.
    [many] Te ne propongo { $count }, quelli che posso scambiare meglio.
   *[other] Te ne propongo { $count }, quelli che posso scambiare meglio.
}
picks-ask-face = Quale volto va al numero { $number }?
picks-send-photo = Invia la foto per il numero { $number } in risposta a questo messaggio.
picks-before = L’ultima volta: { $picks }.
picks-swap = { $count ->
    [one] Scambia 1 volto
    [many] Scambia { $count } di volti
   *[other] Scambia { $count } volti
}
picks-all = Tutti
picks-same = Come l’ultima volta
picks-photo = Una nuova foto…
picks-leave = Lascia com’è
picks-your-photo = la tua foto
picks-alt = { $count ->
    [one] L’immagine, con { $count } volto numerato
    [many] L’immagine, con { $count } di volti numerati da sinistra a destra
   *[other] L’immagine, con { $count } volti numerati da sinistra a destra
}

## Quello che si scrive dopo “volti:” su Discord

help-which-discord = Dopo { $faces } scrivi “tutti”, un numero da sinistra come “2”, un volto salvato come “Anna”, o più di uno come “1=Io 3=Anna”. Se non scrivi niente e ci sono più volti, ti chiedo quali.
swap-words-unknown-discord = Non so cosa significa “{ $words }”. { help-which-discord }
