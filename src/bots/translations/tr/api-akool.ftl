## HTTP API’sinin Akool belgelerindeki sözlerle söyledikleri

akool-bad-token = Token veya anahtar geçersiz ya da artık kullanılamıyor.
akool-no-token = İstekte ne token ne de anahtar var.
akool-credentials = “clientId” ve “clientSecret” alanlarını JSON olarak gönderin: anahtarın adı ve anahtarın kendisi.
akool-webhook-key = Bu anahtar, webhook’ları şifrelemek için fazla uzun ya da fazla kısa. “webhookUrl” alanını boş bırakın ya da 16, 24 veya 32 karakterlik bir anahtar isteyin.
akool-too-many-faces = Bir seferde en fazla { $most } yüz değiştirilebilir.
akool-uneven = “sourceImage” ve “targetImage” aynı sayıda öğe içermeli.
akool-opts-missing = Birden fazla yüz varsa her öğede “opts” olmalı: yüzün referans noktaları.
akool-one-pair = Lütfen her seferinde tek bir yüz çifti gönderin. Her çift için ayrı bir istek yapın.
akool-no-face-there = “{ $field }”: belirtilen yerde yüz yok.
akool-face-unfit = “{ $field }”: bu yüz çok küçük ya da fazla yana dönük.
akool-face-too-close = “{ $field }”: daha büyük bir yüz buna o kadar yakın ki tek başına ayırt edilemiyor.
akool-no-picture = “{ $field }” ya da “img” verilmeli.
