## Jawaban API HTTP atas sebuah permintaan

api-unauthorized = Ini perlu salah satu kunci API server ini, dalam bentuk “Authorization: Bearer KUNCI”.
api-not-found = Tidak ada apa-apa di sini.
api-gone = Ini sudah dihapus, atau sudah tidak disimpan lagi.
api-no-result = Belum ada hasilnya.
api-key-used-otherwise = Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai yang baru untuk setiap tukar wajah.
api-body-too-large = Permintaannya terlalu besar: paling besar { $limitMb } MB.
api-body-not-json = Isinya bukan objek JSON.
api-body-not-form = Isinya bukan formulir yang bisa dibaca.
api-body-unknown-type = Kirim JSON (application/json) atau formulir (multipart/form-data).
api-bad-field = “{ $field }”: { $problem }
api-not-a-picture = “{ $field }” harus berupa gambar: file, URL https, atau URL data:.
api-calls-itself = Server ini diminta memanggil dirinya sendiri, dan itu tidak akan pernah selesai.
api-internal = Maaf, ada gangguan di sistemku. Coba beberapa saat lagi.
api-field-missing = ini belum diisi.
api-field-alone = ini tidak bisa dipakai bersama kolom lain yang menentukan wajah mana yang dimaksud.
api-field-unknown = kolom ini tidak ada. Sebutkan di “assign”, atau hilangkan.
api-detection-unknown = ini tidak dikenal, milik kunci lain, atau sudah lewat satu jam. Deteksi lagi wajahnya.
api-detection-elsewhere = pencarian wajahnya dilakukan untuk URL lain.
api-face-twice = ada wajah yang disebut dua kali.
api-face-unknown = tidak ada wajah dengan nomor ini.
api-face-too-close = wajah ini akan disangka wajah lebih besar yang ada di sebelahnya.
api-face-none = tidak ada wajah yang akan berubah.
api-field-length = panjangnya 1 sampai { $most } karakter.
