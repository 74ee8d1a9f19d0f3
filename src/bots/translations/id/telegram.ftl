## Yang ditampilkan Telegram tentang bot ini sebelum ada pesan apa pun

profile-description = Aku memasang wajah dari satu foto ke foto lain, GIF, atau video.
    Kirim foto di sini, atau tambahkan aku ke grup dan balas gambar dengan { $swap }.
    Setiap hasil ditandai sebagai buatan AI. Hanya pakai wajah orang yang sudah setuju, ya.
profile-text = Menukar wajah di foto, GIF, dan video. Setiap hasil ditandai sebagai buatan AI.

## Pesan pertama

start-group = Balas gambar dengan { $swap }, nanti wajahnya kutukar.
start-save-face = Simpan wajahku
start-how = Cara kerjanya
start-language = Bahasa

## Tautan ke chat pribadi

button-open-chat = Buka chat kita
link-over = Tautan itu sudah kedaluwarsa. Minta lagi di chat asalnya, ya.
link-not-yours = Tombol itu untuk { $owner }. Tapi aku senang menukar wajah untukmu juga:

## Di chat lain

inline-swap = Tukar wajah di gambar…
inline-result = Tukar wajah AI
guest-working = Sedang kukerjakan. Hasilnya kukirim ke { $name } secara pribadi, dan muncul di sini kalau Telegram mengizinkan.
guest-in-private = Hasil untuk { $name } ada di chat pribadi kami. Aku tidak bisa menampilkannya di sini.
guest-failed = { $name }, kali ini tidak berhasil. Alasannya kutulis di chat pribadi kita.
guest-asked = { $name }, ada pertanyaan untukmu di chat pribadi kita. Setelah itu kulanjutkan.
guest-closed = { $name }, hasilnya dikirim ke chat pribadi kita dulu. Tolong buka chatnya, nanti kulanjutkan.
guest-no-picture = Balas gambar sambil mention { $bot }, nanti wajahmu kupasang di situ.
guest-words = Aku tidak mengerti maksud “{ $words }”. Mention { $bot } saja, atau tambahkan “semua”, nomor wajah dari kiri, atau nama wajah yang kamu simpan.
