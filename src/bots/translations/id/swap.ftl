## Penyedia

provider-name = { $provider ->
    [local] mesin bawaan bot ini
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] Mesin bawaan bot ini
   *[other] { provider-name }
}
subject = { $subject ->
    [source] foto wajah itu
    [reference] foto orang yang mau diganti itu
    [result] hasil ini
    [photo] foto { $photo }
    [asked] file itu
   *[target] gambar ini
}
Subject = { $subject ->
    [source] Foto wajah itu
    [reference] Foto orang yang mau diganti itu
    [result] Hasil ini
    [photo] Foto { $photo }
    [asked] File itu
   *[target] Gambar ini
}

## Tahap

stage-queued = Kamu nomor { $position } di antrean.
stage-preparing = { $instead ->
    [yes] { setback } Mencoba lewat { provider-name }.
   *[no] Sedang disiapkan{ $named ->
        [yes] {" "}lewat { provider-name }…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } Mencoba lewat { provider-name }…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] Menukar wajah…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Mencoba sekali lagi.
setback = { $failed ->
    [local] { $named ->
        [yes] Mesin bawaan bot ini: { problem }.
       *[no] Tadi tidak berhasil.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = Aku sempat terputus, jadi kumulai lagi dari awal.
stage-checking = { Provider-name } tidak memberi jawaban yang jelas. Sedang kucari tahu bagaimana nasib tukar wajahmu.
stage-delivering = Mengirim hasilnya…

## Hasil akhir

outcome-done = Tukar wajah AI · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } detik{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Dibatalkan.
outcome-parked = { Provider-name } mungkin sudah menagih biaya untuk tukar wajah ini, tapi tidak memberi jawaban yang jelas. Supaya aman, tidak kukirim lagi.
outcome-late = Ini sebenarnya sudah berakhir, tapi { provider-name } ternyata tetap mengirim hasilnya. { $hours ->
    [24] Kusimpan selama sehari.
   *[other] Kusimpan selama { $hours } jam.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Biayanya tetap ditagih.
charge-unknown = Belum diketahui apakah biayanya ditagih.

## Masalah di penyedia

problem = { $problem ->
    [unreachable] tidak bisa dihubungi
    [timed-out] terlalu lama tidak menjawab
    [overloaded] sedang terlalu sibuk
    [rate-limited] sedang kebanjiran permintaan
    [bad-key] kuncinya ditolak
    [not-allowed] akunnya tidak boleh memakai layanan ini
    [out-of-credit] saldo akunnya habis
    [maintenance] sedang tutup untuk pemeliharaan
    [rejected-request] permintaannya ditolak
    [bad-answer] jawabannya tidak masuk akal
    [gone] tukar wajah ini sudah tidak dikenal di sana
    [budget-used-up] anggaran hari ini sudah habis
    [deadline] butuh waktu terlalu lama
    [not-begun] tidak bisa dimulai dalam sehari
    [bad-result] hasilnya tidak bisa dipakai
    [not-fetched] gambarnya sudah jadi, tapi sekarang belum bisa diunduh. Kucoba terus, dan kutawarkan begitu sudah ada
    [unchecked] gambarnya sudah jadi, tapi belum bisa kuperiksa. Kucoba terus, dan kutawarkan begitu lolos
    [undeliverable] hasilnya tidak bisa dikirim
    [internal] ada gangguan di sistemku
    [unfit] tidak bisa melakukannya dengan gambar-gambar ini
   *[failed] gagal menyelesaikan tukar wajah ini
}
problem-sentence = { $problem ->
    [deadline] Ini terlalu lama, jadi kuhentikan. Coba yang lebih kecil atau lebih pendek.
    [not-begun] Ini tidak bisa kumulai dalam sehari, jadi tidak ada yang dikerjakan. Coba minta lagi.
    [undeliverable] Hasilnya tidak bisa kukirim. Coba lagi, ya.
    [internal] Maaf, ada gangguan di sistemku. Coba beberapa saat lagi.
    [timed-out] Ini terlalu lama, jadi kuhentikan. Coba yang lebih kecil atau lebih pendek.
    [not-fetched] Gambarnya sudah jadi, tapi sekarang belum bisa kuambil. Kucoba terus, dan kutawarkan begitu sudah ada.
    [unchecked] Gambarnya sudah jadi, tapi belum bisa kuperiksa. Kucoba terus, dan kutawarkan begitu lolos.
   *[failed] Tukar wajah kali ini gagal kuselesaikan. Coba lagi, atau coba foto lain.
}

## Penolakan

refused-no-face = Aku tidak menemukan wajah di { subject }. Coba yang wajahnya lebih besar dan menghadap kamera.
refused-another-person = { Subject } sepertinya menampilkan orang lain. Semua foto harus menampilkan orang yang sama.
refused-face-too-small = Wajah di { subject } terlalu kecil. Coba yang lebih dekat.
refused-face-turned-away = Wajah di { subject } terlalu menyamping. Coba yang menghadap kamera.
refused-face-up-or-down = Wajah di { subject } terlalu mendongak atau menunduk. Coba yang menghadap kamera.
refused-faces-turned-apart = Kedua wajah menghadap ke arah yang sangat berbeda. Coba foto wajah yang arahnya sama dengan gambar satunya.
refused-no-such-face = Wajah yang kamu maksud tidak kulihat di { subject }. Coba nomor lain, atau semua wajah.
refused-no-match = Tidak ada orang di gambar ini yang mirip dengan orang yang mau kamu ganti. Coba foto lain dari orang itu.
refused-too-many-faces = Wajah di { subject } terlalu banyak { $named ->
    [yes] untuk { provider-name }
   *[no] untukku
}. Coba yang wajahnya lebih sedikit.
refused-unsupported-media = { Who } tidak bisa membaca { subject }. Coba dalam format JPEG, PNG, atau MP4.
refused-media-too-long = { Subject } terlalu panjang { $named ->
    [yes] untuk { provider-name }
   *[no] untukku
}. Coba yang lebih pendek.
refused-media-too-large = { Subject } terlalu besar { $named ->
    [yes] untuk { provider-name }
   *[no] untukku
}. Coba yang lebih kecil.
refused-needs-video-library = { Subject } bergerak, dan itu tidak bisa kuolah di komputer ini: paket opsional node-av belum ada (instal dengan “npm ci”). Coba foto.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Aku
}

## Peringatan

warning-several-faces = Aku melihat { $count } wajah. Yang terbesar yang ditukar.
warning-first-frame-only = Itu gambar bergerak, jadi kupakai bagian paling awalnya.
warning-faces-left-alone = { $count ->
    [1] Satu wajah terlalu kecil atau terlalu menyamping, jadi kubiarkan.
   *[other] { $count } wajah terlalu kecil atau terlalu menyamping, jadi kubiarkan.
}
warning-photo-left-out = { $reason ->
    [no-face] Aku tidak menemukan wajah di foto { $photo }, jadi tidak kupakai.
    [face-too-small] Wajah di foto { $photo } terlalu kecil, jadi tidak kupakai.
   *[face-turned-away] Wajah di foto { $photo } terlalu menyamping, jadi tidak kupakai.
}
warning-begun-again = Aku sempat terputus sekali dan mulai lagi dari awal.

## Yang bisa diperbaiki sendiri oleh peminta

error-empty-file = { Subject } ternyata file kosong. Coba kirim lagi.
error-not-media = { $subject ->
    [source] File wajahnya
    [reference] File dengan orang yang mau diganti itu
    [photo] Foto { $photo }
   *[other] File itu
} { $type ->
    [unknown] bukan gambar atau video yang kukenal.
    [text] berupa teks, bukan gambar.
   *[other] berupa { $type }, bukan gambar.
} { $subject ->
    [source] Kirim foto.
    [reference] Kirim foto.
    [photo] Kirim foto.
    [asked] Kirim foto.
   *[other] Kirim foto, GIF, atau video.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Aku tidak bisa membuka format video ini. Coba video lain.
   *[other] Aku tidak bisa membuka { subject }, karena formatnya { $type }. Coba dalam format JPEG, PNG, WebP, atau AVIF.
}
error-heic = { Subject } berformat HEIC, format yang dipakai iPhone untuk menyimpan foto, dan aku tidak bisa membukanya. Kirim tangkapan layarnya; di Telegram, bisa juga dikirim sebagai foto, bukan sebagai file. Untuk foto baru, pilih Pengaturan > Kamera > Format > Paling Kompatibel.
error-damaged-media = { Subject } rusak, jadi tidak bisa kubuka. Coba kirim lagi, atau kirim yang lain.
error-too-many-bytes = { Subject } terlalu besar: batasnya { $limitMb } MB. Coba yang lebih kecil.
error-too-many-pixels = { Subject } berukuran { $megapixels } megapiksel: batasnya { $limitMegapixels }. Coba yang lebih kecil.
error-too-many-frames = { Subject } terdiri dari { $frames } frame: batasnya { $limitFrames }. Coba yang lebih pendek.
error-edge-too-long = Salah satu sisi { subject } panjangnya { $edge } piksel: batasnya { $limitEdge }. Coba yang lebih kecil.
error-too-long = { $subject ->
    [target] Video ini
   *[other] { Subject }
} terlalu panjang: batasnya { $limitSeconds } detik. Coba yang lebih pendek.
error-moving-face = { Subject } berupa GIF atau video. Yang kubutuhkan foto.
error-needs-video-library = GIF dan video tidak bisa kuolah di komputer ini: paket opsional node-av belum ada (instal dengan “npm ci”). Coba foto.
error-media-unreachable = Aku tidak bisa mengambil { subject }. Coba kirim lagi.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who } belum bisa menukar wajah di GIF bergerak. Coba foto.
        [video] { Who } belum bisa menukar wajah di video. Coba foto.
       *[other] { Who } tidak bisa mengolah jenis file ini. Coba foto.
    }
    [face-choice] { Who } tidak bisa memilih wajah dengan cara itu. Coba satu wajah saja, atau semuanya.
    [size] { Who } tidak bisa mengolah file sebesar ini. Coba yang lain.
    [length] { Who } tidak bisa mengolah video sepanjang ini. Coba yang lebih pendek.
    [needs-public-url] { Provider-name } mengambil gambar dari alamat publik, dan di sini belum ada yang diatur.
    [needs-video-library] GIF dan video tidak bisa diolah di komputer ini: paket opsional node-av belum ada (instal dengan “npm ci”). Foto bisa tanpa itu.
    [needs-detector] { Provider-name } tidak bisa memilih wajah, karena alat pencari wajah tidak ada di sini.
    [down] { Provider-name } sedang tidak berfungsi. Coba lagi nanti.
    [out-of-credit] { Provider-name }: saldo akunnya habis.
    [bad-key] { Provider-name } menolak kuncinya.
    [queue-full] { Provider-name } sedang tidak menerima tukar wajah lagi. Coba lagi nanti.
   *[other] Yang ini tidak bisa kutukar. Coba gambar lain.
}
error-unknown-provider = Tidak ada penyedia bernama “{ $provider }” di sini.
error-consent-missing = Berjanjilah dulu: hanya wajah orang yang sudah setuju.
error-quota-used-up = { $limit ->
    [member-minute] Tadi terlalu banyak sekaligus. Tunggu semenit, lalu lanjutkan.
    [at-once] Tukar wajahmu yang sedang berjalan sudah mencapai batas. Coba lagi kalau salah satunya selesai.
    [place-at-once] Tukar wajah yang sedang berjalan di sini sudah mencapai batas. Coba lagi kalau salah satunya selesai.
    [all-at-once] Tukar wajah yang sedang kukerjakan sudah mencapai batas. Coba lagi kalau salah satunya selesai.
    [all-day] Jatah tukar wajah hari ini sudah habis untuk semua orang. Jatah baru tersedia pukul 00.00 UTC (07.00 WIB).
    [place-day] Jatah tukar wajah hari ini di sini sudah habis. Jatah baru tersedia pukul 00.00 UTC (07.00 WIB).
   *[member-day] Jatah tukar wajahmu hari ini sudah habis. Jatah baru tersedia pukul 00.00 UTC (07.00 WIB).
}
error-line-too-long = Antreannya panjang sekali: giliranmu baru mulai sekitar { $minutes } menit lagi. Coba lagi nanti.
error-no-room = Saat ini aku tidak bisa menerima tukar wajah baru. Yang sudah dimulai tetap berjalan. Coba lagi nanti.
error-face-name-length = Nama terdiri dari 1 sampai { $most } karakter. Coba nama lain.
error-face-name-taken = Kamu sudah punya wajah bernama “{ $name }”. Coba nama lain.
error-too-many-faces = Kamu sudah punya { $most } wajah tersimpan, dan itu batasnya. Hapus satu dulu.
error-no-such-face = Kamu tidak punya wajah tersimpan itu. Pilih salah satu wajahmu.
error-no-saved-face = Belum ada wajah yang kamu simpan. Tambah satu dulu.
error-setting-refused = { $setting ->
    [memberADay] Batasnya berupa bilangan bulat sampai 100.000, atau dikosongkan.
    [placeADay] Batasnya berupa bilangan bulat sampai 100.000, atau dikosongkan.
   *[other] Itu tidak bisa diatur.
}
error-place-closed = { $to ->
    [channel] Tukar wajah dimatikan di channel ini. Coba channel lain.
   *[person] Kamu tidak bisa menukar wajah di sini. Admin bisa mengubahnya.
}
error-not-yours = Hanya yang meminta yang bisa menekan ini.
error-nothing-new = Hasilnya bakal sama saja. Coba gambar lain atau wajah lain.
error-again-done = Itu sudah selesai, atau sedang diproses: lihat pesanku yang lebih baru.
error-job-gone = Aku sudah tidak ingat tukar wajah ini. Mulai yang baru, ya.
error-result-gone = Hasil ini sudah tidak kusimpan. Tukar wajahnya lagi, ya.

## Yang perlu diketahui pengelola tentang sebuah penyedia

note-unconfirmed-roles = { Provider-name } tidak konsisten soal gambar mana yang dipakai untuk apa. Satu tukar wajah berbayar pada sebuah gambar akan menunjukkannya: kalau yang kembali adalah foto wajah yang sudah diubah, atur MODELSLAB_IMAGE_ROLES=face-first. Lalu satu lagi pada video berisi dua orang: kalau tidak ada yang berubah, atur MODELSLAB_VIDEO_REFERENCE=source.
