## La promessa

promise-title = Prima del tuo primo scambio
promise-text = Usa solo volti di persone che sono d’accordo. Niente di sessuale. Non spacciare il risultato per vero.
promise-agree = Lo prometto
promise-decline = No
promise-given = Grazie, mi metto al lavoro.
promise-not-by-channel = Se scrivi come canale non posso sapere chi sei, quindi nessuno potrebbe fare la promessa. Scrivi con il tuo profilo e chiedi di nuovo.
promise-declined = Va bene, non scambio niente. Puoi cambiare idea quando vuoi.

## Aiuto

help-title = Cosa so fare
help-intro = Prendo il volto da un’immagine e lo metto in un’altra. Su ogni risultato c’è scritto che è fatto con l’AI.
help-ways-discord = Usa { $swap }, fai clic destro su un’immagine e scegli App, rispondi a un’immagine e menzionami, o inviami due immagini in un messaggio diretto: prima il volto, poi l’immagine in cui metterlo.
help-ways-telegram = Rispondi a un’immagine con { $swap }, o con un’altra immagine e { $swap } nella didascalia, oppure inviami due immagini nella nostra chat privata.
help-which-telegram = Se ci sono più volti, ti chiedo quali. “{ $swap } tutti” scambia tutti i volti, “{ $swap } 2” il secondo da sinistra. “{ $swap } Anna” usa il tuo volto salvato Anna, e “{ $swap } 1 Io 3 Anna” dà un volto ciascuno a due persone.
help-commands = Comandi
help-reactions = Reazioni
help-reaction = { $emoji } { $verb }
start-text = Inviami una foto e scambio il volto.
language-ask = Scegli una lingua
language-set = Da ora parlo italiano.
language-name = Italiano

## Privacy

privacy-title = Cosa conservo su di te
privacy-text = Le tue immagini sono cifrate e vengono eliminate alla fine dello scambio. { $hours ->
    [24] I risultati restano un giorno, così puoi riaverli.
    [one] I risultati restano { $hours } ora, così puoi riaverli.
    [many] I risultati restano { $hours } di ore, così puoi riaverli.
   *[other] I risultati restano { $hours } ore, così puoi riaverli.
} I volti salvati restano cifrati finché non li elimini. L’elenco dei tuoi scambi resta 30 giorni, la data della tua promessa finché non elimini tutto. Non conservo mai ciò che distingue un volto da un altro. Niente di tutto questo serve ad addestrare un’AI.
privacy-providers = Le tue immagini possono essere inviate a: { $providers }.
privacy-local-only = Gli scambi si fanno sul computer in cui gira questo bot: per farli, le tue immagini non vanno a nessun altro servizio.

## Domande

ask-which-picture = Quale immagine?
private-here = Qui i risultati li vede solo chi li chiede. Premi il pulsante per avere il tuo.
private-here-button = Scambia
ask-which-scene = L’immagine 1 è il volto. In quale lo metto?
ask-role = Cosa faccio con questa immagine?
ask-role-face = Prendi il volto da qui
ask-role-scene = Mettici un volto
ask-role-save = Salva come mio volto
ask-face = Ora invia una foto del volto da mettere, o scegli uno dei tuoi.
ask-scene = Ora invia l’immagine in cui metterlo.
ask-face-name = Che nome gli do?
button-yes = Sì
button-no = No
button-back = Indietro
button-close = Chiudi
button-save = Salva
form-swap = Scambia un volto
form-face = Il volto da mettere
form-saved = O un volto salvato
form-which = Quali volti scambiare
form-private = Solo per me
form-add-face = Aggiungi il tuo volto
asking-over = Questa domanda non è più aperta. Se non è successo niente, chiedi di nuovo.
too-much-at-once = Erano tante cose in una volta e ne ho saltate alcune. Inviamele di nuovo quando avrò risposto al resto.
stopped = Ok, mi fermo.

## Volti

face-saved = Salvato come “{ $name }”.
face-saved-default = Salvato come “{ $name }”. Lo userò quando non scegli un altro volto.
face-list-title = I tuoi volti
face-list-none = Non hai ancora nessun volto salvato.
face-line = { $isDefault ->
    [yes] { $name } (predefinito)
   *[no] { $name }
}
face-default-set = “{ $name }” ora è il tuo volto predefinito.
face-renamed = Ora si chiama { $name }.
face-deleted = “{ $name }” eliminato.
face-unnamed = Volto { $number }

## Scambi di una persona

jobs-title = I tuoi scambi
jobs-none = Qui non hai nessuno scambio.
jobs-none-to-cancel = Non hai niente da annullare.
job-state = { $state ->
    [queued] { $position ->
        [0] sta per iniziare
       *[other] in coda, posto { $position }
    }
    [running] in corso
    [delivering] in arrivo
    [done] fatto
    [late] arrivato in ritardo
    [refused] non possibile
    [failed] non riuscito
    [cancelled] annullato
   *[parked] da chiarire, aspetta una tua decisione
}
going-on = Ci sto lavorando. Il messaggio dello scambio mostra a che punto è.
show-later = Posso aggiornare questo messaggio solo per 15 minuti. Dopo, premi “{ $button }” per avere il risultato.
cancelling = Annullo…
cancel-too-late = È già finito.
deleted = Eliminato.
delete-emptied = Dopo due giorni Telegram non mi lascia più eliminare i messaggi, quindi ho tolto l’immagine.
delete-failed = Telegram non mi ha lasciato eliminare tutto. Elimina tu il resto, o chiedi a un admin.
delete-left = { $count ->
    [one] Eliminato, ma resta una copia che da qui non posso eliminare: premi “Elimina” sotto quella copia.
    [many] Eliminato, ma restano { $count } di copie che da qui non posso eliminare: premi “Elimina” sotto ciascuna.
   *[other] Eliminato, ma restano { $count } copie che da qui non posso eliminare: premi “Elimina” sotto ciascuna.
}
published = Pubblicato.
expected = { $minutes ->
    [0] Ancora circa { $seconds } s.
   *[other] Ancora circa { $minutes } min.
}

## Il risultato

caption = Modificato con l’AI · fatto con { $bot }
made-with = Fatto con { $bot }
alt-text = { $kind ->
    [image] Un’immagine
    [gif] Un’immagine animata
   *[video] Un video
} in cui l’AI ha sostituito { $which ->
    [all] tutti i volti
    [one-of] { $count ->
        [one] l’unico volto
        [many] il più grande di { $count } di volti
       *[other] il più grande di { $count } volti
    }
    [nth] il volto numero { $numbers } da sinistra
    [assigned] { $count ->
        [0] alcuni volti
        [one] il volto numero { $numbers } da sinistra
        [many] i volti numero { $numbers } da sinistra
       *[other] i volti numero { $numbers } da sinistra
    }
   *[largest] un volto
}
result-smaller = Qui posso inviare al massimo { $limitMb } MB e l’originale li supera, quindi questa è una versione più leggera.
result-as-file = Inviato come file, così Telegram non lo modifica.
result-as-link = Troppo grande per inviarlo qui. Per { $hours ->
    [one] { $hours } ora
    [many] { $hours } di ore
   *[other] { $hours } ore
} puoi scaricarlo da { $url }
result-too-large = Il risultato è troppo grande per inviarlo qui: il limite è di { $limitMb } MB. Prova con qualcosa di più piccolo o più corto.
album-progress = Completate: { $done } di { $total }.
album-done = { $failed ->
    [0] Tutte e { $total } completate.
    [one] Completate: { $done } di { $total }. Una non è riuscita.
    [many] Completate: { $done } di { $total }. { $failed } non sono riuscite.
   *[other] Completate: { $done } di { $total }. { $failed } non sono riuscite.
}
album-uncertain = Non so se i risultati sono arrivati. Li invio di nuovo?

## Di chi è, e cosa manca

not-yours = Solo { $owner } può premere qui.
nothing-to-swap = Non vedo nessuna immagine. { help-ways }
swap-words-unknown = Non so cosa significa “{ $words }”. { help-which-telegram }
help-ways = Rispondi a un’immagine, o allegane una.
picture-hidden = Discord non mi mostra l’immagine a cui hai risposto. Fai clic destro sull’immagine, apri App e scegli “{ $menu }”.
sticker-moving = Con gli sticker animati non ci riesco. Invia una foto, una GIF o un video.
file-too-large-here = Telegram non mi lascia scaricare file più grandi di { $limitMb } MB. Inviane uno più piccolo o più corto.
missing-permission = Qui mi serve il permesso “{ $permission }”. Chiedi a un admin di darmelo.
permission-attach-files = Allega file
reactions-need-admin = Telegram mi fa vedere le reazioni solo dove sono admin. I pulsanti fanno lo stesso.
unknown-command = Non conosco questo comando. { help-hint }
help-hint = { $help } mostra cosa so fare.

## Impostazioni

settings-title = Impostazioni di { $place }
settings-saved = Salvato.
settings-admins-only = Qui solo gli admin possono cambiare le impostazioni.
settings-not-here = Qui non c’è niente da impostare. Le impostazioni sono per server e gruppi.
private-chat-first = Qui i risultati arrivano in una chat privata. Apri prima la nostra, poi continuo.
setting-access = Chi può scambiare volti
setting-access-value = { $who ->
    [everyone] tutti
    [admins] solo gli admin
   *[members] { $names }
}
setting-members = { $count ->
    [one] admin e un membro
    [many] admin e { $count } di membri
   *[other] admin e { $count } membri
}
setting-members-how = Per dare l’accesso a un altro membro, rispondi a un suo messaggio con { $settings }.
setting-channels = Dove
setting-channels-everywhere = ovunque
setting-this-topic = questo argomento
setting-topics = { $count ->
    [one] un argomento
    [many] { $count } di argomenti
   *[other] { $count } argomenti
}
setting-memberADay = Ogni membro, al giorno
setting-placeADay = Server, al giorno
setting-placeADay-telegram = Gruppo, al giorno
setting-limits = Limiti giornalieri
setting-isPrivate = Risultati di norma privati
setting-isPrivate-telegram = Risultati in una chat privata
setting-providers = Servizi
setting-providers-all = tutti
setting-locale = Lingua
setting-locale-own = quella di ogni membro
setting-limit = { $limit ->
    [none] nessun limite qui
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] sì
   *[no] no
}
