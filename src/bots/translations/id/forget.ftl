## Menghapus semua data seseorang

verb-forget = Hapus semua datamu
    .name = hapus-data
forget-faces = { $faces ->
    [0] wajah tersimpan: tidak ada
   *[other] wajah tersimpan: { $faces }
}
forget-swaps = { $swaps ->
    [0] tukar wajah: tidak ada
   *[other] tukar wajah: { $swaps } kali
}
forget-title = Hapus semua datamu?
forget-ask = Semua datamu di sini ({ forget-faces }; { forget-swaps }) akan dihapus, termasuk gambar, hasil, pertanyaan yang masih terbuka, dan janjimu. Tukar wajah yang belum selesai dibatalkan. Ini tidak bisa diurungkan.
forget-yes = Ya, hapus semua
forget-no = Tidak, jangan dihapus
forget-working = Menghapus… Ini bisa makan waktu semenit.
forget-done = Semua datamu di sini ({ forget-faces }; { forget-swaps }) sudah dihapus, termasuk gambar, hasil, pertanyaan yang masih terbuka, dan janjimu.
forget-nothing = Tidak ada data tentangmu di sini.
forget-vendor = { $what ->
    [deleted] { $provider } sudah menghapus hasil yang dibuatnya untukmu.
    [deleted-until] { $provider } sudah menghapus hasil yang dibuatnya untukmu. Gambar yang dikirim untuk itu kedaluwarsa paling lambat { $until }.
    [pending] { $provider } belum menghapus hasilmu. Aku terus memintanya, tanpa menyebut namamu.
    [kept-until] { $provider } mungkin menyimpan gambarmu sampai { $until }. Aku tidak bisa menghapusnya di sana.
   *[kept] { $provider } mungkin menyimpan gambarmu, dan tidak menyebutkan berapa lama. Aku tidak bisa menghapusnya di sana.
}
forget-uncertain = Untuk { $count } tukar wajah, tidak ada yang tahu apakah biayanya ditagih. Apa yang dibayar dicatat selama 30 hari, tanpa datamu.
forget-stays = Yang tersisa tidak menunjukkan siapa kamu: berapa kali kamu menukar wajah hari ini, serta pemblokiran terhadapmu atau larangan memakai fotomu, kalau ada, supaya tetap berlaku.
forget-reach = Cadangan dan log lama milik pengelola bot ini, serta pesan di chat, tidak bisa kujangkau.
forget-later = Ini belum bisa kuselesaikan. Sisanya akan terhapus sendiri secepatnya.
forget-ask-privately = Kita lakukan itu di chat pribadi saja.
forget-asked-privately = Aku sudah mengirim pesan di chat pribadi kita.
