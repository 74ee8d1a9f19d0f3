## Quello che dice l’API HTTP su una richiesta

api-unauthorized = Serve una delle chiavi API di questo server, inviata come “Authorization: Bearer CHIAVE”.
api-not-found = Qui non c’è niente.
api-gone = È stato eliminato, o non viene più conservato.
api-no-result = Non c’è ancora un risultato.
api-key-used-otherwise = Questa Idempotency-Key è già stata usata per un’altra richiesta. Usane una nuova per ogni scambio.
api-body-too-large = La richiesta è troppo grande: al massimo { $limitMb } MB.
api-body-not-json = Il corpo della richiesta non è un oggetto JSON.
api-body-not-form = Il corpo della richiesta non è un modulo leggibile.
api-body-unknown-type = Invia JSON (application/json) o un modulo (multipart/form-data).
api-bad-field = “{ $field }”: { $problem }
api-not-a-picture = “{ $field }” deve essere un’immagine: un file, un URL https o un URL data:.
api-calls-itself = A questo server è stato chiesto di chiamare sé stesso: non finirebbe mai.
api-internal = Qualcosa è andato storto da parte mia, mi dispiace. Riprova tra poco.
api-field-missing = questo campo manca.
api-field-alone = non va insieme a nessuno degli altri campi che indicano il volto.
api-field-unknown = questo campo non è previsto. Indicalo in “assign” o omettilo.
api-detection-unknown = è sconosciuto, di un’altra chiave o vecchio di più di un’ora. Fai cercare di nuovo i volti.
api-detection-elsewhere = i volti sono stati cercati su un altro URL.
api-face-twice = lo stesso volto è indicato due volte.
api-face-unknown = non è stato trovato nessun volto con questo numero.
api-face-too-close = accanto a questo volto ce n’è uno più grande, con cui verrebbe confuso.
api-face-none = nessun volto cambierebbe.
api-field-length = { $most ->
    [one] deve avere { $most } carattere.
    [many] deve avere da 1 a { $most } di caratteri.
   *[other] deve avere da 1 a { $most } caratteri.
}
