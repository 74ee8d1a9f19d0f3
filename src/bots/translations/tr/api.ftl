## HTTP API’sinin bir istek hakkında söyledikleri

api-unauthorized = Bunun için bu sunucunun API anahtarlarından biri gerekiyor: “Authorization: Bearer ANAHTAR”.
api-not-found = Burada bir şey yok.
api-gone = Bu silinmiş ya da artık saklanmıyor.
api-no-result = Henüz sonuç yok.
api-key-used-otherwise = Bu Idempotency-Key başka bir istekte kullanılmış. Her işlem için yenisini kullanın.
api-body-too-large = İstek çok büyük: en fazla { $limitMb } MB.
api-body-not-json = Gövde bir JSON nesnesi değil.
api-body-not-form = Gövde okunabilir bir form değil.
api-body-unknown-type = JSON (application/json) ya da form (multipart/form-data) gönderin.
api-bad-field = “{ $field }”: { $problem }
api-not-a-picture = “{ $field }” bir resim olmalı: dosya, https adresi ya da data: adresi.
api-calls-itself = Bu sunucudan kendisini çağırması istendi, bu da sonsuza dek sürerdi.
api-internal = Bende bir sorun çıktı, kusura bakmayın. Lütfen biraz sonra yeniden deneyin.
api-field-missing = bu eksik.
api-field-alone = hangi yüzün istendiğini belirten diğer alanların hiçbiriyle birlikte kullanılamaz.
api-field-unknown = böyle bir alan yok. “assign” içinde belirtin ya da kaldırın.
api-detection-unknown = bu bilinmiyor, başka bir anahtara ait ya da üzerinden bir saatten fazla geçmiş. Yüzleri yeniden aratın.
api-detection-elsewhere = yüzler başka bir URL’de arandı.
api-face-twice = burada aynı yüz iki kez geçiyor.
api-face-unknown = bu numarada bir yüz bulunamadı.
api-face-too-close = bu yüzün yanında daha büyük bir yüz var ve ikisi karıştırılır.
api-face-none = hiçbir yüz değişmeyecek.
api-field-length = 1 ile { $most } karakter arasında olmalı.
