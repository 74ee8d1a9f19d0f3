## Kayıtlı yüzlerin fotoğrafları

photo-ask = Hangisini kaydedeyim?
photo-ask-more = “{ $name }” hangisi?
photo-another = Başka bir fotoğraf…
photo-field = Bu yüzün başka bir fotoğrafı
photo-add = Fotoğraf ekle
photo-remove = Fotoğraf kaldır
photo-remove-number = { $number } numarayı kaldır
photo-remove-ask = Hangi fotoğraf kaldırılsın?
photo-added = Kaydedildi. “{ $name }” için artık { $count } fotoğraf var.
photo-removed = Fotoğraf kaldırıldı.
photos-button = Fotoğraflar
photos-title = { $name } · { $count ->
    [one] 1 fotoğraf
   *[other] { $count } fotoğraf
}
photos-hint = Aynı kişinin 2–5 fotoğrafıyla sonuçlar daha iyi olur.
photos-alt = { $name }, { $number }. fotoğraf
face-delete-ask = “{ $name }” silinsin mi? { $count ->
    [one] Fotoğrafı da silinir.
   *[other] { $count } fotoğrafı da silinir.
}
face-delete-sure = Evet, sil
face-new-name = Yeni ad
photo-send = Bana “{ $name }” için bir fotoğraf daha gönderin.
photo-reply = Sonra o fotoğrafa { $face } yazarak yanıt verin.
faces-in-private = { $name }, yüzleriniz özel sohbetimizde.
faces-how = Bunu { $faces } ile yapabilirsiniz.
