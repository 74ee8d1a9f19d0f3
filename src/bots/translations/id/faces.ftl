## Wajah dalam sebuah gambar

error-faces-to-pick = { faces-seen }
error-face-unfit = Wajah nomor { $number } terlalu kecil atau terlalu menyamping. Pilih yang lain.
error-no-face-in-photo = Aku tidak menemukan wajah di foto ini. Kirim foto yang wajahnya lebih besar dan menghadap kamera.
error-photo-unfit = Wajah di foto ini terlalu kecil atau terlalu menyamping. Kirim foto yang wajahnya lebih besar dan menghadap kamera.
error-too-many-photos = Aku menyimpan paling banyak { $most } foto per wajah. Hapus satu dulu.
error-last-photo = Ini satu-satunya foto wajah ini. Hapus saja wajahnya.

faces-seen = { $count ->
    [0] Aku tidak melihat wajah.
    [1] Aku melihat satu wajah.
   *[other] Aku melihat { $count } wajah.
}
faces-face = { $number }: { $width } × { $height } piksel, { $left } dari kiri dan { $top } dari atas; { faces-suits }.
faces-suits = { $suits ->
    [no] terlalu kecil atau terlalu menyamping untuk ditukar
   *[other] kualitas { $quality }
}

## Wajah mana dalam gambar yang ditukar. Kalimat-kalimat ini menyusul “Aku melihat 5 wajah.”

picks-ask = Tekan nomor wajah yang mau ditukar; yang lain tetap seperti semula.
picks-some = { $count ->
    [0] Tidak ada yang cukup besar dan menghadap ke depan, jadi tidak ada yang bisa kutukar. Coba gambar lain.
    [1] Hanya satu yang bisa kutukar.
   *[other] Kupilihkan { $count } yang paling cocok untuk ditukar.
}
picks-ask-face = Nomor { $number } mau dipasangi wajah siapa?
picks-send-photo = Kirim foto untuk nomor { $number } sebagai balasan pesan ini.
picks-before = Sebelumnya: { $picks }.
picks-swap = Tukar { $count } wajah
picks-all = Semua
picks-same = Sama seperti sebelumnya
picks-photo = Foto baru…
picks-leave = Biarkan saja
picks-your-photo = fotomu
picks-alt = Gambarnya, dengan { $count } wajah diberi nomor dari kiri ke kanan

## Yang ditulis setelah “wajah-mana:” di Discord

help-which-discord = Setelah { $faces } tulis “semua”, nomor dari kiri seperti 2, wajah tersimpan seperti Anna, atau beberapa seperti 1=Aku 3=Anna. Kalau dikosongkan dan wajahnya lebih dari satu, aku tanya yang mana.
swap-words-unknown-discord = Aku tidak mengerti maksud “{ $words }”. { help-which-discord }
