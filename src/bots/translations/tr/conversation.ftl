## Birinin tek söz etmeden gönderdiği resim

ask-put-face = Buraya “{ $name }” yüzünü yerleştireyim mi?
ask-other-face = Başka bir yüz…
ask-new-face = Bu yeni bir yüz
ask-face-photo = Şimdi buraya yerleştirilecek yüzü gönderin.
file-not-picture = { $kind ->
    [pdf] Bu dosya bir PDF, resim değil.
    [text] Bu dosya bir metin, resim değil.
    [sound] Bu dosya bir ses kaydı, resim değil.
    [archive] Bu dosya bir arşiv, resim değil.
    [document] Bu dosya bir belge, resim değil.
   *[program] Bu dosya bir program, resim değil.
} Fotoğraf, GIF veya video gönderin.

## Yüz sanılan resim diğeri çıktı

button-other-way = Tam tersi
asked-for-already = Bunu zaten istediniz.

## Albüm özetinin tek tek resimler hakkında söyledikleri

album-picture = { $count ->
    [one] { $numbers }. resim: { $sentence }
   *[other] Resimler ({ $numbers }): { $sentence }
}

## /swap ile gönderilen, aynı yüze ait birden fazla fotoğraf

photos-left = { $used ->
    [one] Yüzün 1 fotoğrafını
   *[other] Yüzün { $used } fotoğrafını
} kullanıyorum, kalan { $left } tanesini atlıyorum.

## Eksik olan ve onun düğmesi

button-try-again = Yeniden dene
ask-own-face = Bana yüzün bir fotoğrafını gönderin: kameraya dönük ve iyi aydınlatılmış olsun.
button-add-face = Yüz ekle
face-missing = Kayıtlı yüzünüz yok. Bir tane ekleyin, devam edeyim.
face-missing-photo = Bana yüzün bir fotoğrafını gönderin, işleminize devam edeyim.
