## Halaman di browser

page-title = Tukar wajah
page-lead = Pasang wajah dari sebuah foto ke gambar, GIF, atau video lain.
page-needs-scripts = Halaman ini memerlukan JavaScript.

page-key = Kunci
page-key-ask = Halaman ini meminta kunci. Kamu bisa mendapatkannya dari pengelola halaman ini.
page-key-kept = Kuncinya disimpan di tab ini, sampai kamu menutupnya.
page-key-continue = Lanjut
page-key-wrong = Kunci ini tidak dikenal di sini.
page-key-forget = Lupakan kuncinya

page-face = Wajah
page-face-of = Wajah { $letter }
page-face-hint = Seret foto wajah ke sini, atau tempel di sini.
page-face-choose = Pilih foto
page-face-several = Makin banyak foto orang yang sama, makin bagus hasilnya: paling banyak { $most }.
page-face-unused = Untuk GIF atau video, hanya wajah A yang dipakai.
page-photos-unused = Kalau hanya sebagian wajah yang ditukar, atau wajah beberapa orang yang dipasang, hanya foto pertama tiap orang yang dipakai.
page-photo-number = Foto { $number }
page-photo-add = Tambah foto
page-photo-remove = Hapus foto { $number }
page-person-add = Tambah wajah lain
page-person-remove = Hapus { $letter }

page-picture = Gambar
page-picture-hint = Seret gambar, GIF, atau video ke sini, atau tempel di sini.
page-picture-choose = Pilih file
page-picture-other = Ganti
page-picture-remove = Hapus
page-looking = Mencari wajah…
page-faces-found = Wajah ditemukan: { $count }.
page-faces-ask = Tekan nomor setiap wajah yang mau ditukar.
page-faces-ask-whose = Tekan nomornya sampai muncul huruf yang benar.
page-faces-none = Aku tidak melihat wajah. Coba gambar yang wajahnya lebih besar.
page-faces-unfit = Tidak ada wajah yang cukup besar dan menghadap ke depan. Coba gambar lain.
page-face-number = Wajah { $number }
page-face-unfit = terlalu kecil atau terlalu menyamping
page-face-chosen = dipasangi { $face }
page-face-stays = tetap seperti semula
page-moving-ask = Wajah yang mana?
page-largest = Wajah terbesar
page-all = Semua wajah

page-swap = Tukar
page-needs-face = Tambahkan foto wajah dulu.
page-needs-picture = Pilih gambar, GIF, atau video dulu.
page-needs-choice = Tekan dulu nomor wajah yang mau ditukar, minimal satu.
page-sending = Mengirim gambar…
page-queued = Menunggu di antrean
page-queued-at = Menunggu di antrean, urutan { $place }
page-working = Menukar wajah…
page-left = sekitar { $time } lagi
page-again-soon = Koneksi terputus. Mencoba lagi…
page-parked = Aku belum bisa memastikan apakah tukar wajah ini sudah dilakukan. Ini perlu diperiksa oleh manusia.
page-cancel = Batal
page-cancelled = Tukar wajahnya dibatalkan.
page-progress = Progres

page-result = Hasil
page-compare = Sebelum dan sesudah
page-compare-before = Sebelum
page-compare-after = Sesudah
page-compare-at = Sebelum: { $percent }
page-download = Unduh
page-verify = Verifikasi
page-verifying = Memeriksa…
page-delete = Hapus
page-deleted = Hasilnya sudah dihapus.
page-start-over = Mulai dari awal
page-until = { $where ->
    [server] Hasil ini disimpan di sini sampai { $time }, kecuali kamu menghapusnya.
   *[machine] Hasil ini disimpan sampai { $time }, kecuali kamu menghapusnya atau menutup programnya.
}

page-error-network = Server tidak bisa dihubungi. Coba beberapa saat lagi.
page-error-answer = Ada yang bermasalah (kesalahan { $status }). Coba beberapa saat lagi.
page-error-not-media = “{ $name }” bukan gambar, GIF, atau video.
page-error-too-large = “{ $name }” terlalu besar: batasnya { $most }.
page-error-too-many = Untuk satu wajah, paling banyak { $most } foto yang kupakai. Sisanya kulewati.
page-error-full = Kedua tempat sudah terisi. Hapus salah satu dulu.

page-about-marked = Setiap hasil ditandai sebagai buatan AI.
page-about-kept = { $hours ->
    [24] Gambar dan hasil disimpan paling lama sehari.
   *[other] Gambar disimpan paling lama sehari, hasilnya { $hours } jam.
}
page-about-here = { $where ->
    [server] Semuanya tetap di server ini.
   *[machine] Semuanya tetap di komputer ini.
}
page-about-sent = Gambarmu dikirim ke { $names } untuk ditukar wajahnya.
page-about-agree = Hanya pakai wajah orang yang sudah setuju.
