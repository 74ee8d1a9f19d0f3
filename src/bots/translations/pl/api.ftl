## Co HTTP API mówi o żądaniu

api-unauthorized = Tu potrzebny jest jeden z kluczy API tego serwera, jako „Authorization: Bearer KLUCZ”.
api-not-found = Tu nic nie ma.
api-gone = To zostało usunięte albo nie jest już przechowywane.
api-no-result = Nie ma jeszcze wyniku.
api-key-used-otherwise = Ten Idempotency-Key był już użyty w innym żądaniu. Do każdej zamiany weź nowy.
api-body-too-large = Żądanie jest za duże: limit to { $limitMb } MB.
api-body-not-json = Treść żądania nie jest obiektem JSON.
api-body-not-form = Treść żądania nie jest czytelnym formularzem.
api-body-unknown-type = Wyślij JSON (application/json) albo formularz (multipart/form-data).
api-bad-field = „{ $field }”: { $problem }
api-not-a-picture = „{ $field }” musi być obrazem: plikiem, adresem https albo adresem data:.
api-calls-itself = Ten serwer miałby wywołać sam siebie, a to nigdy by się nie skończyło.
api-internal = Coś się u mnie zepsuło, przepraszam. Spróbuj ponownie za chwilę.
api-field-missing = tego brakuje.
api-field-alone = nie można tego łączyć z innymi polami, które wskazują twarz.
api-field-unknown = nie ma takiego pola. Wymień je w „assign” albo pomiń.
api-detection-unknown = to jest nieznane, należy do innego klucza albo ma ponad godzinę. Wykryj twarze jeszcze raz.
api-detection-elsewhere = tych twarzy szukano pod innym adresem URL.
api-face-twice = jedna twarz jest tu wymieniona dwa razy.
api-face-unknown = nie ma twarzy o tym numerze.
api-face-too-close = obok tej twarzy jest większa, z którą zostałaby pomylona.
api-face-none = żadna twarz by się nie zmieniła.
api-field-length = potrzeba od 1 do { $most ->
    [one] { $most } znaku
    [few] { $most } znaków
    [many] { $most } znaków
   *[other] { $most } znaku
}.
