## Apakah ini dibuat di sini?

verb-verify = Cari tahu apakah gambar, GIF, atau video dibuat di sini
    .name = verifikasi
    .menu-verify = Verifikasi
option-file = Gambar, GIF, atau video yang mau diperiksa
    .name = file

verify-made-here = Dibuat di sini oleh AI, dan tidak diubah sejak itu.
verify-altered = Dibuat di sini oleh AI, dan sudah diubah sejak itu.
verify-looks-like = Sepertinya ini dibuat di sini oleh AI, lalu disimpan ulang.
verify-unknown = Aku tidak tahu apa-apa tentang ini.
verify-origin = { $provider ->
    [none] Dibuat pada { $date }.
   *[other] Dibuat pada { $date }, dengan { provider-name }.
}
verify-note-looks-like = Aplikasi menghapus tanda tangan digitalku saat menyimpan ulang gambar, jadi aku mengenalinya hanya dari tampilannya.
verify-note-unknown = Itu tidak berarti gambarnya asli: aplikasi menghapus tanda tangan digital dari gambar, aku hanya mengingat hasil untuk sementara, dan program lain juga bisa menukar wajah.
verify-nothing = Aku tidak melihat gambar. { help-ways }
verify-nothing-here = Tidak ada gambar di pesan ini.
