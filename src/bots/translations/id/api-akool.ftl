## Jawaban API HTTP dengan istilah dari dokumentasi Akool

akool-bad-token = Token atau kuncinya tidak berlaku, atau sudah tidak berlaku lagi.
akool-no-token = Tidak ada token maupun kunci dalam permintaan ini.
akool-credentials = Kirim “clientId” dan “clientSecret” sebagai JSON: nama kunci dan kuncinya.
akool-webhook-key = Kunci ini terlalu panjang atau terlalu pendek untuk mengenkripsi webhook. Hilangkan “webhookUrl”, atau minta kunci sepanjang 16, 24, atau 32 karakter.
akool-too-many-faces = Paling banyak { $most } wajah yang bisa ditukar sekaligus.
akool-uneven = “sourceImage” dan “targetImage” harus punya jumlah entri yang sama.
akool-opts-missing = Kalau ada beberapa wajah, setiap entri perlu “opts”: titik-titik penanda wajah.
akool-one-pair = Hanya satu pasang wajah per permintaan. Kirim permintaan terpisah untuk tiap pasang.
akool-no-face-there = “{ $field }”: tidak ada wajah di posisi itu.
akool-face-unfit = “{ $field }”: wajah itu terlalu kecil, atau terlalu menyamping.
akool-face-too-close = “{ $field }”: wajah itu terlalu dekat dengan wajah yang lebih besar, jadi tidak bisa dibedakan.
akool-no-picture = Salah satu harus ada: “{ $field }” atau “img”.
