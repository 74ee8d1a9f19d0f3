## Melaporkan hasil

verb-report = Laporkan hasil buatanku kepada pengelola bot ini
    .name = lapor
    .button = Laporkan
    .menu-result = Laporkan
verb-mistake = Sampaikan bahwa sebuah penolakan keliru
    .button = Ini keliru
option-message = Tautan ke pesan yang berisi hasilnya
    .name = pesan
option-reason = Apa yang salah
    .name = alasan
report-form = Laporkan hasil ini
report-form-reason = Apa yang salah? (boleh dikosongkan)
report-how-discord = Klik kanan hasilnya, buka Aplikasi, lalu pilih “{ $menu }”, atau beri aku tautan ke pesannya.
report-how-telegram = Balas hasilnya dengan { $report }. Yang kamu tulis setelahnya akan diteruskan.
report-taken = Terima kasih. Laporanmu diteruskan ke pengelola bot ini. Kalau bisa, keputusannya kukabarkan lewat chat pribadi.
report-taken-list = Terima kasih. Laporanmu disimpan untuk pengelola bot ini. Mereka tidak langsung melihatnya, jadi jawabannya mungkin agak lama.
report-again = Ini sudah pernah kamu laporkan. Tidak dilupakan, kok.
report-hidden = Sampai ada keputusan, hasilnya disembunyikan.
mistake-taken = Terima kasih. Ini kusampaikan ke pengelola bot ini, tanpa gambarnya.
error-nothing-to-report = Yang bisa dilaporkan hanya pesanku yang menampilkan hasil.
error-reported-enough = Batasnya { $count } laporan per jam. Lanjutkan nanti, ya.
error-member-blocked = Kamu tidak bisa lagi menukar wajah dengan bot ini: pengelolanya sudah memblokirmu.

## Kelanjutan laporannya

report-hidden-result = Hasil ini dilaporkan, jadi disembunyikan sampai ada yang memeriksanya.
report-removed-result = Hasil ini sudah dihapus.
report-answer-kept = Hasil yang kamu laporkan sudah diperiksa, dan tidak dihapus. Terima kasih atas kepedulianmu.
report-answer-acted = Hasil yang kamu laporkan sudah diperiksa, dan sudah ditindaklanjuti. Terima kasih atas kepedulianmu.
report-answer-read = Penolakan yang menurutmu keliru sudah diperiksa. Terima kasih sudah memberi tahu.

## Yang dilihat pengelola

report-title = Laporan { $id }
report-title-mistake = Penolakan yang dianggap keliru: { $id }
report-jobs = Tukar wajah: { $jobs }
report-code = Ditolak sebagai: { $code }
report-at = Pertama dilaporkan: { $at } UTC
report-link = Pesan: { $link }
report-no-link = Pesan: di chat pribadi, yang tidak punya tautan
report-count = { $count ->
    [1] Dilaporkan sekali
   *[other] Dilaporkan { $count } anggota
}
report-reason = “{ $reason }”
report-sight = { $sight ->
    [hidden] Hasilnya disembunyikan.
    [removed] Hasilnya sudah dihapus.
    [unreachable] Hasilnya tidak bisa kujangkau di sana: hanya bisa dihapus secara manual.
   *[shown] Hasilnya ditampilkan.
}
report-decision = { $decision ->
    [delete] Dihapus
    [block-pictures] Gambar diblokir
    [block-requester] Peminta diblokir
   *[keep] Dibiarkan
} pada { $at } UTC
report-decision-mistake = Dibaca pada { $at } UTC
report-answers = Pelapor yang sudah diberi tahu: { $told } dari { $all }
decide-delete = Hapus
decide-block-pictures = Blokir gambar
decide-block-requester = Blokir peminta
decide-all = Ketiganya
decide-keep = Biarkan
decide-read = Sudah dibaca
decide-done = Beres.
decide-not-here = Laporan hanya diputuskan di channel pengelola.
decide-gone = Laporan ini sudah tidak disimpan lagi.
setting-hidesReported = Langsung sembunyikan yang dilaporkan
setting-more = Lainnya…
