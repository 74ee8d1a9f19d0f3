## Bir resimdeki yüzler

error-faces-to-pick = { faces-seen }
error-face-unfit = { $number } numara çok küçük ya da fazla yana dönük. Başka bir numara seçin.
error-no-face-in-photo = Bu fotoğrafta yüz bulamıyorum. Yüzün daha büyük olduğu ve kameraya baktığı bir fotoğraf gönderin.
error-photo-unfit = Bu fotoğraftaki yüz çok küçük ya da fazla yana dönük. Yüzün daha büyük olduğu ve kameraya baktığı bir fotoğraf gönderin.
error-too-many-photos = Bir yüzün en fazla { $most } fotoğrafını saklıyorum. Önce birini kaldırın.
error-last-photo = Bu yüzün tek fotoğrafı bu. Bunun yerine yüzü silin.

faces-seen = { $count ->
    [0] Hiç yüz göremiyorum.
    [one] Bir yüz görüyorum.
   *[other] { $count } yüz görüyorum.
}
faces-face = { $number }: { $width } × { $height } piksel, soldan { $left }, üstten { $top }; { faces-suits }.
faces-suits = { $suits ->
    [no] değiştirilemeyecek kadar küçük ya da yana dönük
   *[other] kalite { $quality }
}

## Bir resimde hangi yüzler değişecek. Bu cümleler “5 yüz görüyorum.” cümlesini izler

picks-ask = Değiştirmek istediğiniz yüzün numarasına basın; diğerleri olduğu gibi kalır.
picks-some = { $count ->
    [0] Hiçbiri yeterince büyük ve öne dönük değil, bu nedenle değiştiremiyorum. Lütfen başka bir resim deneyin.
    [one] Yalnızca birini değiştirebilirim.
   *[other] En iyi sonuç verecek { $count } tanesini gösteriyorum.
}
picks-ask-face = { $number } numaraya kimin yüzü gelsin?
picks-send-photo = { $number } numara için kullanılacak fotoğrafı bu mesaja yanıt olarak gönderin.
picks-before = Geçen sefer: { $picks }.
picks-swap = { $count ->
    [one] 1 yüzü değiştir
   *[other] { $count } yüzü değiştir
}
picks-all = Hepsi
picks-same = Geçen seferki gibi
picks-photo = Yeni bir fotoğraf…
picks-leave = Olduğu gibi bırak
picks-your-photo = fotoğrafınız
picks-alt = Resim; içindeki { $count } yüz soldan sağa numaralanmış

## Discord’da “yüzler:” seçeneğine yazılanlar

help-which-discord = { $faces } seçeneğine “hepsi”, 2 gibi soldan bir sıra numarası, Anna gibi kayıtlı bir yüz ya da 1=Ben 3=Anna gibi birkaçını yazın. Boş bırakırsanız ve birden fazla yüz varsa sorarım.
swap-words-unknown-discord = “{ $words }” ne demek, anlamadım. { help-which-discord }
