## Quello che si può chiedere. Attributi: il comando (.name), il suo pulsante (.button), il suo posto nel menu di un messaggio

verb-swap = Scambia un volto in un’immagine, una GIF o un video
    .name = scambia
    .menu-my-face = Metti il mio volto
    .menu-with = Scambia…
    .menu-avatar = Scambia con la sua foto profilo
verb-again = Rifai lo scambio, in un altro modo
    .button = Rifai
    .button-all = { $count ->
        [one] Rifai: { $count } volto
        [many] Rifai: { $count } di volti
       *[other] Rifai: tutti e { $count } i volti
    }
    .button-face = Rifai con { $name }
    .button-elsewhere = Rifai altrove
verb-cancel = Annulla il tuo scambio
    .name = annulla
    .button = Annulla
verb-delete = Elimina il risultato
    .button = Elimina
verb-publish = Mostra a tutti il tuo risultato privato
    .button = Pubblica
verb-retry = Riprova uno scambio il cui risultato non è mai arrivato
    .button = Riprova (può costare il doppio)
verb-show = Mostra un risultato pronto
    .button = Mostra risultato
verb-original = Ricevi il risultato come file, in qualità originale
    .button = Qualità originale
verb-face = Salva i volti e riusali quando vuoi
    .name = volto
    .menu-save = Usa come mio volto
verb-face-save = Salva un volto
    .name = salva
verb-face-list = Guarda i tuoi volti salvati
    .name = elenco
verb-face-default = Rendi predefinito un volto salvato
    .name = predefinito
    .button = Rendi predefinito
verb-face-rename = Rinomina un volto salvato
    .name = rinomina
    .button = Rinomina
verb-face-delete = Elimina un volto salvato
    .name = elimina
verb-faces = Guarda i tuoi volti salvati
    .name = volti
verb-jobs = Guarda i tuoi scambi
    .name = miei-scambi
verb-settings = Imposta chi può scambiare volti qui, dove e quante volte
    .name = impostazioni
verb-language = Scegli una lingua
    .name = lingua
verb-privacy = Guarda cosa conservo su di te, ed eliminalo
    .name = privacy
verb-start = Come funziona
    .name = inizia
verb-help = Tutto quello che so fare
    .name = aiuto

## Opzioni dei comandi

option-target = L’immagine, la GIF o il video in cui mettere il volto
    .name = immagine
option-face = Una foto del volto da mettere
    .name = volto
option-saved = Uno dei tuoi volti salvati
    .name = salvato
option-reference = Una foto della persona da sostituire, se ci sono più persone
    .name = persona
option-faces = tutti, 2, Anna o 1=Io 3=Anna; se non scrivi niente, te lo chiedo
    .name = volti
option-provider = Chi fa lo scambio
    .name = servizio
option-private = Solo tu vedi il risultato
    .name = privato
option-job = Quale scambio
    .name = scambio
option-name = Un nome per il volto
    .name = nome
choice-one = un volto
choice-all = tutti i volti
word-all = tutti
