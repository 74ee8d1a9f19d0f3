## Gambar anggota lain: foto profil, atau wajah yang mereka simpan

verb-optout = Selain kamu, tidak ada yang boleh memakai foto profil atau wajah tersimpanmu
    .name = jangan-pakai
verb-optin = Izinkan orang lain bertanya lagi soal foto profilmu
    .name = boleh-tanya
option-member = Foto profil siapa yang dipasang; orangnya ditanya dulu
    .name = anggota
help-avatars-discord = Untuk memakai foto profil anggota, klik kanan orangnya lalu pilih “{ $menu }”, atau sebutkan orangnya di { $swap }. Aku tanya dia dulu. Pakai { $optout } supaya tidak ada yang menanyaimu.
help-avatars-telegram = Balas pesan seseorang dengan { $swap } @ untuk memakai wajah di foto profilnya. Wajah itu kupasang di gambar yang kamu lampirkan, atau kalau tidak ada, di gambar dalam pesannya. Aku tanya dia dulu. Pakai { $optout } supaya tidak ada yang menanyaimu.
form-member = Gambar yang mau dipasangi wajah

## Yang dibaca peminta

likeness-waiting = Aku sudah bertanya kepada { $name }. Begitu dia setuju, langsung kumulai. Kalau tidak ada jawaban dalam sehari, tidak ada yang ditukar.
likeness-waiting-still = { $name } belum menjawab.
likeness-declined = { $name } kurang berkenan, jadi tidak ada yang ditukar.
likeness-not-shown = Aku tidak boleh menulis di sini, jadi tidak bisa bertanya. Coba di tempat lain.
likeness-no-scene = Mau dipasang di gambar mana? Lampirkan gambar pada { $swap } @, atau balas pesan yang ada gambarnya.
likeness-reply = Balas pesan orangnya dengan { $swap } @, supaya aku tahu siapa yang kamu maksud.
likeness-unknown-name = Telegram tidak memberitahuku siapa { $name }. Balas salah satu pesannya dengan { $swap } @.

## Yang dibaca anggota yang wajahnya dipakai

likeness-question = { $depicted }, bolehkah { $requester } memasang { $as ->
    [face] wajah yang kamu simpan di sini
   *[avatar] wajah dari foto profilmu
} ke sebuah gambar? { $place ->
    [here] Hasilnya ditampilkan di sini.
   *[private] Hasilnya cuma bisa dilihat { $requester }.
} Tidak menjawab berarti tidak, dan { $requester } tidak bisa bertanya lagi kepadamu selama sehari.
likeness-question-once = Sekali ini
likeness-question-always = Selalu
likeness-question-never = Jangan pernah
likeness-answered = { $answer ->
    [once] { $depicted } setuju, untuk sekali ini.
    [always] { $depicted } setuju, untuk semua tukar wajah dari { $requester }. Di { $privacy } kamu bisa melihat siapa saja yang kamu izinkan, dan mencabut izinnya.
   *[never] { $depicted } menolak.
}
likeness-ended = { $depicted } menolak.
likeness-only-depicted = Hanya orang yang ditanya yang bisa menjawab.
likeness-opted-out = Mulai sekarang, selain kamu tidak ada yang boleh memakai foto profil atau wajah tersimpanmu dengan bot ini. Pertanyaan yang masih terbuka otomatis dijawab tidak, dan semua izin yang pernah kamu berikan dicabut. Dengan { $optin }, orang bisa bertanya lagi kepadamu.
likeness-done-privately = Beres. Selengkapnya kuceritakan di chat pribadi kita: { $link }
likeness-opted-in = Mulai sekarang, orang boleh bertanya lagi kepadamu soal foto profilmu. Foto itu hanya dipakai kalau kamu setuju.

## Di /privacy

privacy-likeness = Jawaban “Selalu” atau “Jangan pernah” darimu, dan untuk siapa, disimpan terenkripsi sampai kamu mencabutnya. Larangan memakai fotomu juga disimpan, tapi tanpa namamu.
likeness-answers-button = Siapa boleh memakai fotoku
likeness-answers-title = Jawabanmu yang masih berlaku. Pilih salah satu untuk mencabutnya:
likeness-standing = { $name } { $answer ->
    [always] boleh memakai foto profilmu
   *[never] tidak boleh bertanya kepadamu
}
likeness-answers-none = Tidak ada yang boleh memakai foto profilmu tanpa bertanya dulu.
likeness-taken-back = Sudah dicabut.

## Pengaturan

setting-likeness = Foto profil orang lain
setting-likeness-value = { $who ->
    [own] hanya wajah sendiri
   *[ask] harus tanya orangnya dulu
}
setting-likeness-how = Dengan “hanya wajah sendiri”, tidak ada yang bisa memakai foto profil atau wajah tersimpan anggota lain di sini. Gambar yang dilampirkan anggota tidak terpengaruh: aku tidak tahu itu wajah siapa.

## Mengapa gambar seorang anggota tidak bisa dipakai

error-likeness-unasked = Orangnya harus setuju dulu.
error-likeness-asked = Orangnya sudah ditanya kurang dari sehari yang lalu. Coba lagi besok.
error-likeness-asked-often = Hari ini kamu sudah bertanya kepada banyak orang. Tunggu sampai besok, ya.
error-likeness-refused = Orangnya tidak mau fotonya dipakai. Coba pakai wajahmu sendiri.
error-likeness-own-only = Di sini semua orang hanya boleh memakai wajahnya sendiri. Coba pakai wajahmu.
error-likeness-absent = Aku tidak menemukan orangnya di sini, jadi tidak bisa bertanya.
error-likeness-nowhere = Aku hanya bisa bertanya di tempat kalian berdua berada.
error-likeness-nobody = Aku hanya bisa bertanya kepada orang, bukan bot atau channel.
error-likeness-no-picture = Aku tidak bisa melihat foto profil orang ini.
refused-consent-withdrawn = Aku tidak memakai { subject }: orang di dalamnya sudah tidak setuju lagi, atau sudah keluar.
