## Foto wajah tersimpan

photo-ask = Yang mana yang mau disimpan?
photo-ask-more = Yang mana wajah “{ $name }”?
photo-another = Foto lain…
photo-field = Foto lain dari wajah ini
photo-add = Tambah foto
photo-remove = Hapus foto
photo-remove-number = Hapus { $number }
photo-remove-ask = Foto mana yang mau dihapus?
photo-added = Tersimpan. “{ $name }” sekarang punya { $count } foto.
photo-removed = Foto itu sudah dihapus.
photos-button = Foto
photos-title = { $name } · { $count } foto
photos-hint = Dengan 2 sampai 5 foto orang yang sama, hasilnya lebih bagus.
photos-alt = { $name }, foto { $number }
face-delete-ask = Hapus “{ $name }”? { $count ->
    [1] Fotonya ikut terhapus.
   *[other] Semua fotonya ({ $count }) ikut terhapus.
}
face-delete-sure = Ya, hapus
face-new-name = Nama baru
photo-send = Kirim satu foto “{ $name }” lagi.
photo-reply = Lalu balas foto itu dengan { $face }.
faces-in-private = { $name }, wajahmu ada di chat pribadi kita.
faces-how = Kamu bisa melakukannya dengan { $faces }.
