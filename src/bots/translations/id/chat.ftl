## Janji

promise-title = Sebelum tukar wajah pertamamu
promise-text = Hanya pakai wajah orang yang sudah setuju. Tidak boleh berbau seksual. Jangan membuat orang mengira hasilnya asli.
promise-agree = Aku berjanji
promise-decline = Tidak
promise-given = Terima kasih – langsung kukerjakan.
promise-not-by-channel = Aku tidak tahu siapa yang menulis atas nama channel, jadi tidak ada yang bisa berjanji. Tulis sebagai dirimu sendiri dan minta lagi.
promise-declined = Oke, tidak ada yang ditukar. Kamu bisa berubah pikiran kapan saja.

## Bantuan

help-title = Yang bisa kulakukan
help-intro = Aku memasang wajah dari satu gambar ke gambar lain. Setiap hasil diberi keterangan bahwa itu buatan AI.
help-ways-discord = Pakai { $swap }, klik kanan gambar lalu pilih Aplikasi, balas gambar sambil mention aku, atau kirim dua gambar lewat DM: wajahnya dulu, lalu gambar yang mau dipasangi wajah itu.
help-ways-telegram = Balas gambar dengan { $swap }, balas gambar dengan gambar lain yang diberi keterangan { $swap }, atau kirimi aku dua gambar di chat pribadi kita.
help-which-telegram = Kalau ada beberapa wajah, aku tanya yang mana. { $swap } semua menukar semua wajah, { $swap } 2 menukar wajah kedua dari kiri. { $swap } Anna memakai wajah tersimpanmu yang bernama Anna, dan { $swap } 1 Aku 3 Anna memasang wajah berbeda pada dua orang.
help-commands = Perintah
help-reactions = Reaksi
help-reaction = { $emoji } { $verb }
start-text = Kirim foto, nanti wajahnya kutukar.
language-ask = Pilih bahasa
language-set = Sekarang aku memakai bahasa Indonesia.
language-name = Bahasa Indonesia

## Privasi

privacy-title = Yang kusimpan tentangmu
privacy-text = Gambarmu dienkripsi, lalu dihapus setelah tukar wajahnya selesai. { $hours ->
    [24] Hasilnya disimpan sehari supaya bisa kamu ambil lagi.
   *[other] Hasilnya disimpan { $hours } jam supaya bisa kamu ambil lagi.
} Wajah tersimpan tetap ada, dalam bentuk terenkripsi, sampai kamu menghapusnya. Daftar tukar wajahmu disimpan 30 hari, dan tanggal janjimu disimpan sampai kamu menghapus semuanya. Ciri yang membedakan satu wajah dari wajah lain tidak pernah kusimpan. Tidak ada satu pun yang dipakai untuk melatih AI apa pun.
privacy-providers = Gambarmu mungkin dikirim ke: { $providers }.
privacy-local-only = Wajah ditukar di komputer tempat bot ini berjalan. Gambarmu tidak dikirim ke layanan lain mana pun untuk itu.

## Bertanya

ask-which-picture = Gambar yang mana?
private-here = Di sini hasilnya hanya untuk yang meminta. Tekan tombolnya untuk mendapatkan hasilmu.
private-here-button = Tukar wajah
ask-which-scene = Gambar 1 itu wajahnya. Mau kupasang di gambar yang mana?
ask-role = Gambar ini mau diapakan?
ask-role-face = Ambil wajahnya
ask-role-scene = Pasang wajah di sini
ask-role-save = Simpan sebagai wajahku
ask-face = Sekarang kirim foto wajah yang mau dipasang, atau pilih salah satu wajahmu.
ask-scene = Sekarang kirim gambar yang mau dipasangi wajah itu.
ask-face-name = Mau diberi nama apa?
button-yes = Ya
button-no = Tidak
button-back = Kembali
button-close = Tutup
button-save = Simpan
form-swap = Tukar wajah
form-face = Wajah yang mau dipasang
form-saved = Atau wajah tersimpan
form-which = Wajah mana yang ditukar
form-private = Hanya untukku
form-add-face = Tambah wajahmu
asking-over = Pertanyaan ini sudah ditutup. Kalau tidak terjadi apa-apa, coba minta lagi.
too-much-at-once = Tadi terlalu banyak sekaligus, jadi sebagian kulewati. Kirim lagi setelah yang lain kujawab, ya.
stopped = Dihentikan.

## Wajah

face-saved = Disimpan sebagai “{ $name }”.
face-saved-default = Disimpan sebagai “{ $name }”. Kalau kamu tidak memilih wajah, ini yang kupakai.
face-list-title = Wajahmu
face-list-none = Belum ada wajah yang kamu simpan.
face-line = { $isDefault ->
    [yes] { $name } (utama)
   *[no] { $name }
}
face-default-set = “{ $name }” sekarang jadi wajah utamamu.
face-renamed = Namanya diganti jadi { $name }.
face-deleted = “{ $name }” sudah dihapus.
face-unnamed = Wajah { $number }

## Daftar tukar wajah seseorang

jobs-title = Daftar tukar wajahmu
jobs-none = Daftar tukar wajahmu di sini kosong.
jobs-none-to-cancel = Tidak ada yang perlu dibatalkan.
job-state = { $state ->
    [queued] { $position ->
        [0] segera dimulai
       *[other] nomor { $position } di antrean
    }
    [running] sedang ditukar
    [delivering] sedang dikirim
    [done] selesai
    [late] datang terlambat
    [refused] tidak bisa ditukar
    [failed] gagal
    [cancelled] dibatalkan
   *[parked] belum jelas, menunggu keputusanmu
}
going-on = Sedang kukerjakan. Progresnya bisa dilihat di pesan tukar wajahnya.
show-later = Pesan ini cuma bisa kuperbarui selama 15 menit. Setelah itu, tekan “{ $button }” untuk mengambil hasilnya.
cancelling = Membatalkan…
cancel-too-late = Sudah telanjur selesai.
deleted = Sudah dihapus.
delete-emptied = Telegram tidak mengizinkanku menghapus pesan yang lewat dua hari, jadi hanya gambarnya yang kuhapus.
delete-failed = Telegram tidak mengizinkanku menghapus semuanya. Hapus sendiri sisanya, atau minta tolong admin.
delete-left = { $count ->
    [1] Sudah dihapus, tapi masih ada satu salinan yang tidak bisa kuhapus dari sini: tekan “Hapus” di bawahnya.
   *[other] Sudah dihapus, tapi masih ada { $count } salinan yang tidak bisa kuhapus dari sini: tekan “Hapus” di bawah masing-masing.
}
published = Sudah dipublikasikan.
expected = { $minutes ->
    [0] Sekitar { $seconds } detik lagi.
   *[other] Sekitar { $minutes } menit lagi.
}

## Hasilnya

caption = Diubah oleh AI · dibuat dengan { $bot }
made-with = Dibuat dengan { $bot }
alt-text = { $kind ->
    [image] Gambar
    [gif] Gambar bergerak
   *[video] Video
} yang diubah AI: { $which ->
    [all] semua wajah
    [one-of] wajah terbesar dari { $count } wajah
    [nth] wajah nomor { $numbers } dari kiri
    [assigned] { $count ->
        [0] beberapa wajah
       *[other] wajah nomor { $numbers } dari kiri
    }
   *[largest] satu wajah
} diganti
result-smaller = Aslinya melebihi batas kirim di sini ({ $limitMb } MB), jadi ini versi yang lebih kecil.
result-as-file = Dikirim sebagai file, supaya tidak diubah Telegram.
result-as-link = Terlalu besar untuk dikirim di sini. Selama { $hours } jam, kamu bisa mengambilnya di { $url }
result-too-large = Hasilnya terlalu besar untuk dikirim di sini: batasnya { $limitMb } MB. Coba yang lebih kecil atau lebih pendek.
album-progress = { $done } dari { $total } selesai.
album-done = { $failed ->
    [0] Semua { $total } selesai.
   *[other] { $done } dari { $total } selesai, { $failed } gagal.
}
album-uncertain = Aku tidak yakin hasilnya sudah sampai. Mau dikirim lagi?

## Milik siapa, dan apa yang kurang

not-yours = Hanya { $owner } yang bisa menekan ini.
nothing-to-swap = Aku tidak melihat gambar. { help-ways }
swap-words-unknown = Aku tidak mengerti maksud “{ $words }”. { help-which-telegram }
help-ways = Balas sebuah gambar, atau lampirkan gambar.
picture-hidden = Discord tidak memperlihatkan kepadaku gambar yang kamu balas. Klik kanan gambarnya, buka Aplikasi, lalu pilih “{ $menu }”.
sticker-moving = Stiker bergerak tidak bisa kuolah. Kirim foto, GIF, atau video.
file-too-large-here = Telegram tidak mengizinkanku mengambil file di atas { $limitMb } MB. Kirim yang lebih kecil atau lebih pendek.
missing-permission = Aku perlu izin “{ $permission }” di sini. Minta tolong admin untuk memberikannya.
permission-attach-files = Lampirkan File
reactions-need-admin = Telegram hanya memberitahuku soal reaksi di tempat aku jadi admin. Tombol-tombolnya punya fungsi yang sama.
unknown-command = Aku tidak kenal perintah itu. { help-hint }
help-hint = Ketik { $help } untuk melihat apa saja yang bisa kulakukan.

## Pengaturan

settings-title = Pengaturan { $place }
settings-saved = Tersimpan.
settings-admins-only = Hanya admin yang bisa mengubah pengaturan di sini.
settings-not-here = Tidak ada yang bisa diatur di sini. Pengaturan hanya untuk server dan grup.
private-chat-first = Di sini hasilnya dikirim ke chat pribadi. Buka dulu chat pribadi kita, nanti kulanjutkan.
setting-access = Siapa yang boleh menukar wajah
setting-access-value = { $who ->
    [everyone] semua orang
    [admins] hanya admin
   *[members] { $names }
}
setting-members = { $count ->
    [1] admin dan satu anggota
   *[other] admin dan { $count } anggota
}
setting-members-how = Untuk mengizinkan satu anggota lagi, balas salah satu pesannya dengan { $settings }.
setting-channels = Di mana
setting-channels-everywhere = di mana saja
setting-this-topic = topik ini
setting-topics = { $count ->
    [1] satu topik
   *[other] { $count } topik
}
setting-memberADay = Tiap anggota, per hari
setting-placeADay = Server, per hari
setting-placeADay-telegram = Grup, per hari
setting-limits = Batas per hari
setting-isPrivate = Hasil otomatis pribadi
setting-isPrivate-telegram = Hasil di chat pribadi
setting-providers = Penyedia
setting-providers-all = semuanya
setting-locale = Bahasa
setting-locale-own = bahasa tiap anggota
setting-limit = { $limit ->
    [none] tanpa batas di sini
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] ya
   *[no] tidak
}
