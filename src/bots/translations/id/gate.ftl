## Pemeriksaan isi

refused-unsafe-content = { $subject ->
    [result] Aku tidak bisa menampilkan hasil ini karena isinya sepertinya bermasalah. Maaf kalau aku keliru.
   *[other] Aku tidak bisa memakai { subject } karena isinya sepertinya bermasalah. Maaf kalau aku keliru.
}
refused-blocked = { $subject ->
    [result] Maaf, hasil ini tidak bisa ditampilkan di sini.
   *[other] Maaf, { subject } tidak bisa dipakai di sini.
}
refused-unchecked = { $subject ->
    [result] Hasilnya belum bisa kuperiksa, jadi tidak kutampilkan. Coba beberapa saat lagi.
   *[other] Aku belum bisa memeriksa { subject }, jadi tidak ada yang ditukar. Coba beberapa saat lagi.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
