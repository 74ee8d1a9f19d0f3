## Servizi

provider-name = { $provider ->
    [local] il motore di questo bot
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] Il motore di questo bot
   *[other] { provider-name }
}
subject = { $subject ->
    [source] la foto del volto
    [reference] la foto della persona da sostituire
    [result] il risultato
    [photo] la foto { $photo }
    [asked] il file
   *[target] questa immagine
}
    .in = { $subject ->
        [source] nella foto del volto
        [reference] nella foto della persona da sostituire
        [result] nel risultato
        [photo] nella foto { $photo }
        [asked] nel file
       *[target] in questa immagine
    }
    .face = { $subject ->
        [source] Il volto da mettere
        [reference] Il volto nella foto della persona da sostituire
        [result] Il volto nel risultato
        [photo] Il volto nella foto { $photo }
        [asked] Il volto nel file
       *[target] Il volto in questa immagine
    }
Subject = { $subject ->
    [source] La foto del volto
    [reference] La foto della persona da sostituire
    [result] Il risultato
    [photo] La foto { $photo }
    [asked] Il file
   *[target] Questa immagine
}

## Fasi

stage-queued = Sei in coda, posto { $position }.
stage-preparing = { $instead ->
    [yes] { setback } Ora provo con { provider-name }.
   *[no] Preparo lo scambio{ $named ->
        [yes] {" "}con { provider-name }…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } Ora provo con { provider-name }…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] Scambio in corso…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Ci riprovo.
setback = { $failed ->
    [local] { $named ->
        [yes] Il motore di questo bot: { problem }.
       *[no] Non ha funzionato.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = C’è stata un’interruzione e ho ricominciato.
stage-checking = { Provider-name } non ha dato una risposta chiara. Cerco di capire che fine ha fatto il tuo scambio.
stage-delivering = Invio il risultato…

## Esiti

outcome-done = Scambio di volti con l’AI · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Annullato.
outcome-parked = { Provider-name } potrebbe aver addebitato questo scambio, ma non ha dato una risposta chiara. Per sicurezza non l’ho inviato di nuovo.
outcome-late = Era già finito, ma { provider-name } ha inviato il risultato lo stesso. { $hours ->
    [24] Lo conservo per un giorno.
    [one] Lo conservo per { $hours } ora.
    [many] Lo conservo per { $hours } di ore.
   *[other] Lo conservo per { $hours } ore.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = È stato comunque addebitato.
charge-unknown = Non si sa se è stato addebitato.

## Cosa è andato storto con un servizio

problem = { $problem ->
    [unreachable] non è raggiungibile
    [timed-out] non ha risposto in tempo
    [overloaded] al momento è sovraccarico
    [rate-limited] al momento riceve troppe richieste
    [bad-key] non accetta la chiave
    [not-allowed] l’account non ha accesso a questa funzione
    [out-of-credit] il credito dell’account è finito
    [maintenance] è in manutenzione
    [rejected-request] non ha accettato la richiesta
    [bad-answer] la sua risposta non ha senso
    [gone] non conosce più questo scambio
    [budget-used-up] il budget di oggi è finito
    [deadline] ci ha messo troppo
    [not-begun] in un giorno intero non ha potuto cominciare
    [bad-result] il suo risultato non si può usare
    [not-fetched] l’immagine è pronta, ma ora non si può scaricare. Continuo a provare e te la propongo appena arriva
    [unchecked] l’immagine è pronta, ma non ho ancora potuto controllarla. Continuo a provare e te la propongo appena è a posto
    [undeliverable] il risultato non si è potuto inviare
    [internal] qualcosa è andato storto da parte mia
    [unfit] con queste immagini non può farlo
   *[failed] non ha potuto finire lo scambio
}
problem-sentence = { $problem ->
    [deadline] Ci voleva troppo tempo, quindi ho smesso. Prova con qualcosa di più piccolo o più corto.
    [not-begun] In un giorno intero non ho potuto cominciare, quindi non è successo niente. Chiedi di nuovo.
    [undeliverable] Non ho potuto inviare il risultato. Riprova.
    [internal] Qualcosa è andato storto da parte mia, mi dispiace. Riprova tra poco.
    [timed-out] Ci voleva troppo tempo, quindi ho smesso. Prova con qualcosa di più piccolo o più corto.
    [not-fetched] L’immagine è pronta, ma ora non riesco a scaricarla. Continuo a provare e te la propongo appena arriva.
    [unchecked] L’immagine è pronta, ma non ho ancora potuto controllarla. Continuo a provare e te la propongo appena è a posto.
   *[failed] Non ho potuto finire questo scambio. Riprova, o prova con un’altra foto.
}

## Rifiuti

refused-no-face = { $subject ->
    [source] Nella foto da cui prendere il volto non ne trovo nessuno.
   *[other] Non trovo nessun volto { subject.in }.
} Prova con un’immagine in cui il volto sia più grande e rivolto verso la fotocamera.
refused-another-person = Sembra che { subject } mostri un’altra persona. Tutte le foto devono mostrare la stessa.
refused-face-too-small = { subject.face } è troppo piccolo. Prova con un’immagine più ravvicinata.
refused-face-turned-away = { subject.face } è troppo girato di lato. Prova con un’immagine in cui sia rivolto verso la fotocamera.
refused-face-up-or-down = { subject.face } guarda troppo in alto o in basso. Prova con un’immagine in cui sia rivolto verso la fotocamera.
refused-faces-turned-apart = I due volti guardano in direzioni molto diverse. Prova con una foto in cui il volto da mettere guardi nella stessa direzione dell’altro.
refused-no-such-face = Non vedo quel volto { subject.in }. Prova con un altro numero, o con tutti i volti.
refused-no-match = Nell’immagine nessuno somiglia alla persona da sostituire. Prova con un’altra sua foto.
refused-too-many-faces = { Subject } ha troppi volti per { $named ->
    [yes] { provider-name }
   *[no] me
}. Prova con un’immagine che ne abbia meno.
refused-unsupported-media = { Who.cannot } leggere { subject }. Prova con un JPEG, PNG o MP4.
refused-media-too-long = { $subject ->
    [target] Questo file
   *[other] { Subject }
} dura troppo per { $named ->
    [yes] { provider-name }
   *[no] me
}. Prova con qualcosa di più corto.
refused-media-too-large = { Subject } è troppo grande per { $named ->
    [yes] { provider-name }
   *[no] me
}. Prova con qualcosa di più piccolo.
refused-needs-video-library = { Subject } è una GIF o un video, e su questo computer non posso lavorarci: manca il pacchetto facoltativo node-av (lo installa “npm ci”). Prova con una foto.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Io
}
    .cannot = { $named ->
        [yes] { Provider-name } non può
       *[no] Non posso
    }
    .cannot-yet = { $named ->
        [yes] { Provider-name } non può ancora
       *[no] Non posso ancora
    }

## Avvisi

warning-several-faces = { $count ->
    [one] Vedo un volto. È quello che ho scambiato.
    [many] Vedo { $count } di volti. Ho scambiato il più grande.
   *[other] Vedo { $count } volti. Ho scambiato il più grande.
}
warning-first-frame-only = Era un’immagine animata, quindi ho usato solo il primo fotogramma.
warning-faces-left-alone = { $count ->
    [one] Un volto è troppo piccolo o troppo girato, quindi l’ho lasciato com’era.
    [many] { $count } di volti sono troppo piccoli o troppo girati, quindi li ho lasciati com’erano.
   *[other] { $count } volti sono troppo piccoli o troppo girati, quindi li ho lasciati com’erano.
}
warning-photo-left-out = { $reason ->
    [no-face] Nella foto { $photo } non ho trovato nessun volto, quindi l’ho lasciata fuori.
    [face-too-small] Il volto nella foto { $photo } è troppo piccolo, quindi l’ho lasciata fuori.
   *[face-turned-away] Il volto nella foto { $photo } è troppo girato, quindi l’ho lasciata fuori.
}
warning-begun-again = C’è stata un’interruzione e ho dovuto ricominciare.

## Quello che può sistemare chi ha chiesto

error-empty-file = { $subject ->
    [asked] Il file è vuoto.
   *[other] { Subject } è un file vuoto.
} Prova a inviarlo di nuovo.
error-not-media = { $subject ->
    [source] Il file con il volto
    [reference] Il file con la persona da sostituire
    [photo] La foto { $photo }
   *[other] Questo file
} { $type ->
    [unknown] non è un’immagine o un video che conosco.
    [text] non è un’immagine: è un testo.
   *[other] non è un’immagine: è in formato { $type }.
} { $subject ->
    [source] Invia una foto.
    [reference] Invia una foto.
    [photo] Invia una foto.
    [asked] Invia una foto.
   *[other] Invia una foto, una GIF o un video.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Non posso aprire il formato di questo video. Prova con un altro.
   *[other] Non posso aprire { subject }, perché è in formato { $type }. Prova con un JPEG, PNG, WebP o AVIF.
}
error-heic = { Subject } è in HEIC, il formato in cui gli iPhone salvano le foto, e non posso aprirlo. Invia uno screenshot; su Telegram va bene anche inviare l’immagine come foto e non come file. Per le nuove foto, scegli Impostazioni > Fotocamera > Formati > Più compatibile.
error-damaged-media = Non posso aprire { subject }: { $subject ->
    [asked] è danneggiato.
   *[other] il file è danneggiato.
} Prova a inviarlo di nuovo, o prova con un altro.
error-too-many-bytes = { Subject } è troppo grande: il limite è di { $limitMb } MB. Prova con qualcosa di più piccolo.
error-too-many-pixels = { Subject } ha { $megapixels ->
    [one] { $megapixels } megapixel
    [many] { $megapixels } di megapixel
   *[other] { $megapixels } megapixel
}: il limite è { $limitMegapixels }. Prova con qualcosa di più piccolo.
error-too-many-frames = { Subject } ha { $frames ->
    [one] { $frames } fotogramma
    [many] { $frames } di fotogrammi
   *[other] { $frames } fotogrammi
}: il limite è { $limitFrames }. Prova con qualcosa di più corto.
error-edge-too-long = { Subject } ha un lato di { $edge ->
    [one] { $edge } pixel
    [many] { $edge } di pixel
   *[other] { $edge } pixel
}: il limite è { $limitEdge }. Prova con qualcosa di più piccolo.
error-too-long = { $subject ->
    [target] Questo video
   *[other] { Subject }
} dura troppo: il limite è di { $limitSeconds ->
    [one] { $limitSeconds } secondo
    [many] { $limitSeconds } di secondi
   *[other] { $limitSeconds } secondi
}. Prova con qualcosa di più corto.
error-moving-face = { Subject } è una GIF o un video. Qui mi serve una foto.
error-needs-video-library = Su questo computer non posso lavorare con GIF e video: manca il pacchetto facoltativo node-av (lo installa “npm ci”). Prova con una foto.
error-media-unreachable = Non riesco a scaricare { subject }. { $subject ->
    [result] Prova a inviarlo di nuovo.
    [asked] Prova a inviarlo di nuovo.
   *[other] Prova a inviarla di nuovo.
}
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.cannot-yet } scambiare volti nelle GIF animate. Prova con una foto.
        [video] { Who.cannot-yet } scambiare volti nei video. Prova con una foto.
       *[other] { Who.cannot } usare questo tipo di file. Prova con una foto.
    }
    [face-choice] { Who.cannot } scegliere i volti in questo modo. Prova con un volto, o con tutti.
    [size] { Who.cannot } usare un file di queste dimensioni. Prova con un altro.
    [length] { Who.cannot } usare un video di questa durata. Prova con uno più corto.
    [needs-public-url] { Provider-name } scarica le immagini da un indirizzo pubblico, e qui non ce n’è uno.
    [needs-video-library] Su questo computer GIF e video non funzionano: manca il pacchetto facoltativo node-av (lo installa “npm ci”). Le foto funzionano anche senza.
    [needs-detector] { Provider-name } non può scegliere un volto, perché qui manca ciò che serve a trovarli.
    [down] { Provider-name } al momento non funziona. Riprova più tardi.
    [out-of-credit] { Provider-name }: il credito dell’account è finito.
    [bad-key] { Provider-name } non accetta la chiave.
    [queue-full] { Provider-name } al momento non accetta altri scambi. Riprova più tardi.
   *[other] Con questo non posso fare lo scambio. Prova con un’altra immagine.
}
error-unknown-provider = Qui non c’è nessun servizio che si chiama “{ $provider }”.
error-consent-missing = Prima fai la promessa: solo volti di persone che sono d’accordo.
error-quota-used-up = { $limit ->
    [member-minute] Erano troppe cose in una volta. Aspetta un minuto, poi continua.
    [at-once] Hai già in corso il numero massimo di scambi. Riprova quando ne finisce uno.
    [place-at-once] Qui è già in corso il numero massimo di scambi. Riprova quando ne finisce uno.
    [all-at-once] Sto già facendo il numero massimo di scambi. Riprova quando ne finisce uno.
    [all-day] Gli scambi di oggi sono finiti per tutti. Ce ne saranno altri a mezzanotte UTC.
    [place-day] Qui gli scambi di oggi sono finiti. Ce ne saranno altri a mezzanotte UTC.
   *[member-day] Hai finito i tuoi scambi di oggi. Ce ne saranno altri a mezzanotte UTC.
}
error-line-too-long = Ci sono così tanti scambi in coda che il tuo inizierebbe tra circa { $minutes ->
    [one] { $minutes } minuto
    [many] { $minutes } di minuti
   *[other] { $minutes } minuti
}. Riprova più tardi.
error-no-room = Al momento non ho spazio per nuovi scambi. Quelli già iniziati vanno avanti. Riprova più tardi.
error-face-name-length = { $most ->
    [one] Un nome ha { $most } carattere.
    [many] Un nome ha da 1 a { $most } di caratteri.
   *[other] Un nome ha da 1 a { $most } caratteri.
} Prova con un altro.
error-face-name-taken = Hai già un volto che si chiama “{ $name }”. Prova con un altro nome.
error-too-many-faces = { $most ->
    [one] Hai { $most } volto salvato, ed è il limite. Prima eliminalo.
    [many] Hai { $most } di volti salvati, ed è il limite. Prima eliminane uno.
   *[other] Hai { $most } volti salvati, ed è il limite. Prima eliminane uno.
}
error-no-such-face = Questo volto non è tra quelli che hai salvato. Scegli uno dei tuoi.
error-no-saved-face = Non hai nessun volto salvato. Prima aggiungine uno.
error-setting-refused = { $setting ->
    [memberADay] Un limite è un numero intero fino a 100.000, oppure vuoto.
    [placeADay] Un limite è un numero intero fino a 100.000, oppure vuoto.
   *[other] Questo non si può impostare.
}
error-place-closed = { $to ->
    [channel] In questo canale non si possono scambiare volti. Prova in un altro.
   *[person] Qui non puoi scambiare volti. Un admin può darti il permesso.
}
error-not-yours = Qui può premere solo chi ha fatto la richiesta.
error-nothing-new = Verrebbe fuori la stessa cosa. Prova con un’altra immagine o un altro volto.
error-again-done = È già fatto, o in arrivo: guarda il mio messaggio più recente.
error-job-gone = Non conosco più questo scambio. Iniziane uno nuovo.
error-result-gone = Non ho più questo risultato. Fai di nuovo lo scambio.

## Quello che chi gestisce il bot dovrebbe sapere di un servizio

note-unconfirmed-roles = { Provider-name } si contraddice su quale immagine è quale. Lo chiarisce uno scambio a pagamento con un’immagine: se torna indietro la foto del volto, modificata, imposta MODELSLAB_IMAGE_ROLES=face-first. E uno con un video di due persone: se non è cambiato nessuno, imposta MODELSLAB_VIDEO_REFERENCE=source.
