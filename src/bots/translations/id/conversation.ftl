## Gambar yang dikirim seseorang tanpa kata-kata

ask-put-face = Pasang “{ $name }” di sini?
ask-other-face = Wajah lain…
ask-new-face = Ini wajah baru
ask-face-photo = Sekarang kirim wajah yang mau dipasang di sini.
file-not-picture = { $kind ->
    [pdf] File itu PDF, bukan gambar.
    [text] File itu teks, bukan gambar.
    [sound] File itu rekaman suara, bukan gambar.
    [archive] File itu arsip, bukan gambar.
    [document] File itu dokumen, bukan gambar.
   *[program] File itu program, bukan gambar.
} Kirim foto, GIF, atau video.

## Gambar yang dikira wajahnya ternyata yang satunya

button-other-way = Balik urutannya
asked-for-already = Itu sudah kamu minta tadi.

## Keterangan tiap gambar dalam ringkasan album

album-picture = { $count ->
    [1] Gambar { $numbers }: { $sentence }
   *[other] Gambar { $numbers }: { $sentence }
}

## Beberapa foto dari satu wajah, dikirim dengan /swap

photos-left = Aku pakai { $used } foto wajah itu, dan { $left } lainnya kulewati.

## Yang masih kurang, dan tombolnya

button-try-again = Coba lagi
ask-own-face = Kirimi aku foto wajahnya: menghadap kamera, dengan cahaya yang cukup.
button-add-face = Tambah wajah
face-missing = Belum ada wajah yang kamu simpan. Tambah satu, nanti kulanjutkan.
face-missing-photo = Kirim foto wajahnya, nanti tukar wajahmu kulanjutkan.
