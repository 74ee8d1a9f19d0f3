## Tarayıcıdaki sayfa

page-title = Yüz değiştir
page-lead = Bir fotoğraftaki yüzü başka bir resme, GIF’e veya videoya yerleştirin.
page-needs-scripts = Bu sayfa için JavaScript gerekiyor.

page-key = Anahtar
page-key-ask = Bu sayfa bir anahtar istiyor. Anahtarı sayfanın sahiplerinden alabilirsiniz.
page-key-kept = Yalnızca bu sekmede, siz kapatana kadar saklanır.
page-key-continue = Devam et
page-key-wrong = Bu anahtar burada tanınmıyor.
page-key-forget = Anahtarı unut

page-face = Yüz
page-face-of = { $letter } yüzü
page-face-hint = Yüzün bir fotoğrafını buraya bırakın ya da yapıştırın.
page-face-choose = Fotoğraf seç
page-face-several = Aynı kişinin birkaç fotoğrafı sonucu iyileştirir: en fazla { $most }.
page-face-unused = GIF ve videolarda yalnızca A yüzü kullanılır.
page-photos-unused = Yalnızca bazı yüzler değiştiriliyor ya da birden fazla kişi yerleştiriliyorsa her kişinin ilk fotoğrafı kullanılır.
page-photo-number = { $number }. fotoğraf
page-photo-add = Fotoğraf ekle
page-photo-remove = { $number }. fotoğrafı kaldır
page-person-add = Başka bir yüz ekle
page-person-remove = { $letter } yüzünü kaldır

page-picture = Resim
page-picture-hint = Buraya bir resim, GIF veya video bırakın ya da yapıştırın.
page-picture-choose = Dosya seç
page-picture-other = Başka dosya seç
page-picture-remove = Kaldır
page-looking = Yüzler aranıyor…
page-faces-found = Bulunan yüz: { $count }.
page-faces-ask = Değiştirilecek her yüzün numarasına basın.
page-faces-ask-whose = Üzerinde doğru harf görünene kadar numaraya basın.
page-faces-none = Yüz göremiyorum. Yüzlerin daha büyük olduğu bir resim deneyin.
page-faces-unfit = Bu yüzlerin hiçbiri yeterince büyük ve öne dönük değil. Başka bir resim deneyin.
page-face-number = { $number }. yüz
page-face-unfit = çok küçük ya da fazla yana dönük
page-face-chosen = { $face } ile değiştirilecek
page-face-stays = olduğu gibi kalacak
page-moving-ask = Hangi yüzler?
page-largest = En büyük yüz
page-all = Tüm yüzler

page-swap = Yüz değiştir
page-needs-face = Önce yüzün bir fotoğrafını ekleyin.
page-needs-picture = Önce bir resim, GIF veya video seçin.
page-needs-choice = Önce en az bir yüzün numarasına basın.
page-sending = Resimler gönderiliyor…
page-queued = Sırada bekliyor
page-queued-at = { $place }. sırada bekliyor
page-working = Yüz değiştiriliyor…
page-left = yaklaşık { $time } kaldı
page-again-soon = Bağlantı kesildi. Yeniden deneniyor…
page-parked = Bu işlemin yapılıp yapılmadığını henüz bilemiyorum. Birinin bakması gerekiyor.
page-cancel = İptal et
page-cancelled = İşlem iptal edildi.
page-progress = İlerleme

page-result = Sonuç
page-compare = Önce ve sonra
page-compare-before = Önce
page-compare-after = Sonra
page-compare-at = önceki hâli: { $percent }
page-download = İndir
page-verify = Doğrula
page-verifying = İnceleniyor…
page-delete = Sil
page-deleted = Sonuç silindi.
page-start-over = Baştan başla
page-until = { $where ->
    [server] Siz silmezseniz burada şu zamana kadar saklanır: { $time }.
   *[machine] Siz silmez ya da programı kapatmazsanız şu zamana kadar saklanır: { $time }.
}

page-error-network = Sunucuya ulaşılamıyor. Lütfen birazdan yeniden deneyin.
page-error-answer = Bir şeyler ters gitti (hata { $status }). Lütfen birazdan yeniden deneyin.
page-error-not-media = “{ $name }” bir resim, GIF veya video değil.
page-error-too-large = “{ $name }” çok büyük: en fazla { $most } olabilir.
page-error-too-many = Bir yüz için en fazla { $most } fotoğraf alıyorum. Kalanlar kullanılmıyor.
page-error-full = İki yer de dolu. Önce birini kaldırın.

page-about-marked = Her sonuçta yapay zekâ ile yapıldığı belirtilir.
page-about-kept = { $hours ->
    [24] Resimler ve sonuçlar en fazla bir gün saklanır.
    [one] Resimler en fazla bir gün, sonuçlar { $hours } saat saklanır.
   *[other] Resimler en fazla bir gün, sonuçlar { $hours } saat saklanır.
}
page-about-here = { $where ->
    [server] Her şey bu sunucuda kalır.
   *[machine] Her şey bu bilgisayarda kalır.
}
page-about-sent = Yüz değiştirmek için resimleriniz şuraya gönderilir: { $names }.
page-about-agree = Yalnızca izin veren kişilerin yüzlerini kullanın.
