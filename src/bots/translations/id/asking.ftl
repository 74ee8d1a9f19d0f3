## Pertanyaan dan jawaban selama prosesnya

asked-already = Ini sedang kukerjakan.
offer-question = Sebentar, satu hal dulu, cuma antara kita.
remedy-add-face = Tambah wajah
remedy-go = Coba lagi
remedy-other-face = Wajah lain…
remedy-other-picture = Gambar lain…
pictures-all = Semua
roles-button = Balik urutannya

## Daftar tukar wajah

job-kind = { $kind ->
    [gif] GIF
    [video] Video
   *[image] Foto
}
job-link = buka
