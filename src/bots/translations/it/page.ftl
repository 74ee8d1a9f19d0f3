## La pagina nel browser

page-title = Scambia un volto
page-lead = Prendi il volto da una foto e mettilo in un’altra immagine, in una GIF o in un video.
page-needs-scripts = Questa pagina ha bisogno di JavaScript.

page-key = Chiave
page-key-ask = Per questa pagina serve una chiave. Te la può dare chi la gestisce.
page-key-kept = Resta in questa scheda finché non la chiudi.
page-key-continue = Continua
page-key-wrong = Qui questa chiave non è valida.
page-key-forget = Dimentica la chiave

page-face = Volto
page-face-of = Volto { $letter }
page-face-hint = Trascina o incolla qui una foto del volto.
page-face-choose = Scegli una foto
page-face-several = Con altre foto della stessa persona il risultato migliora: puoi arrivare a { $most }.
page-face-unused = In una GIF o in un video si usa solo il volto A.
page-photos-unused = Se scambi solo alcuni volti, o aggiungi i volti di più persone, per ciascuna conta solo la prima foto.
page-photo-number = Foto { $number }
page-photo-add = Aggiungi una foto
page-photo-remove = Rimuovi la foto { $number }
page-person-add = Aggiungi un altro volto
page-person-remove = Rimuovi { $letter }

page-picture = Immagine
page-picture-hint = Trascina o incolla qui un’immagine, una GIF o un video.
page-picture-choose = Scegli un file
page-picture-other = Cambia
page-picture-remove = Rimuovi
page-looking = Cerco i volti…
page-faces-found = Volti trovati: { $count }.
page-faces-ask = Premi il numero di ogni volto da scambiare.
page-faces-ask-whose = Premi un numero finché non mostra la lettera giusta.
page-faces-none = Non vedo nessun volto. Prova con un’immagine in cui i volti siano più grandi.
page-faces-unfit = Nessuno di questi volti è abbastanza grande e rivolto in avanti. Prova con un’altra immagine.
page-face-number = Volto { $number }
page-face-unfit = troppo piccolo o troppo girato
page-face-chosen = riceve: { $face }
page-face-stays = resta com’è
page-moving-ask = Quali volti?
page-largest = Il volto più grande
page-all = Tutti i volti

page-swap = Scambia
page-needs-face = Prima aggiungi una foto del volto.
page-needs-picture = Prima scegli un’immagine, una GIF o un video.
page-needs-choice = Prima premi il numero di almeno un volto.
page-sending = Invio le immagini…
page-queued = In coda
page-queued-at = In coda, posto { $place }
page-working = Scambio in corso…
page-left = ancora circa { $time }
page-again-soon = La connessione si è interrotta. Ci riprovo…
page-parked = Non so ancora se questo scambio è stato fatto. Deve controllarlo una persona.
page-cancel = Annulla
page-cancelled = Lo scambio è stato annullato.
page-progress = Avanzamento

page-result = Risultato
page-compare = Prima e dopo
page-compare-before = Prima
page-compare-after = Dopo
page-compare-at = prima: { $percent }
page-download = Scarica
page-verify = Verifica
page-verifying = Controllo…
page-delete = Elimina
page-deleted = Il risultato è stato eliminato.
page-start-over = Ricomincia
page-until = { $where ->
    [server] Resta qui fino a { $time }, se prima non lo elimini.
   *[machine] Resta fino a { $time }, se prima non lo elimini o non chiudi il programma.
}

page-error-network = Non riesco a raggiungere il server. Riprova tra un attimo.
page-error-answer = Qualcosa è andato storto (errore { $status }). Riprova tra un attimo.
page-error-not-media = “{ $name }” non è un’immagine, una GIF o un video.
page-error-too-large = “{ $name }” è troppo grande: al massimo { $most }.
page-error-too-many = Per un volto uso al massimo { $most } foto. Le altre restano fuori.
page-error-full = Entrambi i posti sono occupati. Prima rimuovi qualcosa.

page-about-marked = Su ogni risultato c’è scritto che è fatto con l’AI.
page-about-kept = { $hours ->
    [24] Immagini e risultati restano al massimo per un giorno.
    [one] Le immagini restano al massimo per un giorno, i risultati per { $hours } ora.
    [many] Le immagini restano al massimo per un giorno, i risultati per { $hours } di ore.
   *[other] Le immagini restano al massimo per un giorno, i risultati per { $hours } ore.
}
page-about-here = { $where ->
    [server] Tutto resta su questo server.
   *[machine] Tutto resta su questo computer.
}
page-about-sent = Per lo scambio, le tue immagini vengono inviate a: { $names }.
page-about-agree = Usa solo volti di persone che sono d’accordo.
