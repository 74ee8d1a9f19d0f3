## Söz

promise-title = İlk işleminizden önce
promise-text = Yalnızca izin vermiş kişilerin yüzlerini kullanın. Cinsel içerik üretmeyin. Sonucu gerçekmiş gibi göstermeyin.
promise-agree = Söz veriyorum
promise-decline = Hayır
promise-given = Teşekkürler, hemen başlıyorum.
promise-not-by-channel = Kanal adına kimin yazdığını göremiyorum, bu nedenle söz verebilecek kimse yok. Kendi adınıza yazıp yeniden isteyin.
promise-declined = Peki, hiçbir şey değiştirmiyorum. Fikrinizi istediğiniz zaman değiştirebilirsiniz.

## Yardım

help-title = Neler yapabilirim
help-intro = Bir resimdeki yüzü başka bir resme yerleştiririm. Her sonuçta yapay zekâ ile yapıldığı yazar.
help-ways-discord = { $swap } komutunu kullanın, bir resme sağ tıklayıp Uygulamalar’ı seçin, bir resme yanıt verip beni etiketleyin ya da bana DM’den iki resim gönderin: önce yüz, sonra yerleştirileceği resim.
help-ways-telegram = Bir resme { $swap } yazarak yanıt verin, bir resmi açıklamasına { $swap } yazıp başka bir resme yanıt olarak gönderin ya da özel sohbetimizde bana iki resim gönderin.
help-which-telegram = Birden fazla yüz varsa hangilerini değiştireceğimi sorarım. { $swap } hepsi tüm yüzleri, { $swap } 2 soldan ikinciyi değiştirir. { $swap } Anna, kayıtlı Anna yüzünü kullanır. { $swap } 1 Ben 3 Anna, iki kişinin her birine ayrı bir yüz yerleştirir.
help-commands = Komutlar
help-reactions = Tepkiler
help-reaction = { $emoji } { $verb }
start-text = Bana bir fotoğraf gönderin, yüzü değiştireyim.
language-ask = Bir dil seçin
language-set = Artık Türkçe konuşuyorum.
language-name = Türkçe

## Gizlilik

privacy-title = Sizinle ilgili sakladıklarım
privacy-text = Resimleriniz şifrelenir ve işlem bitince silinir. { $hours ->
    [24] Sonuçlar, yeniden alabilmeniz için bir gün saklanır.
    [one] Sonuçlar, yeniden alabilmeniz için { $hours } saat saklanır.
   *[other] Sonuçlar, yeniden alabilmeniz için { $hours } saat saklanır.
} Kayıtlı yüzler siz silene kadar şifreli olarak saklanır. İşlem listeniz 30 gün, söz verdiğiniz tarih ise siz her şeyi silene kadar saklanır. Yüzleri birbirinden ayırt etmeye yarayan bilgileri hiç saklamam. Bunların hiçbiri yapay zekâ eğitmek için kullanılmaz.
privacy-providers = Resimleriniz şuralara gönderilebilir: { $providers }.
privacy-local-only = Yüzler, bu botun çalıştığı bilgisayarda değiştirilir. Resimleriniz bunun için başka bir hizmete gitmez.

## Sorular

ask-which-picture = Hangi resim?
private-here = Burada her sonucu yalnızca isteği yapan kişi görür. Kendi sonucunuz için düğmeye basın.
private-here-button = Yüz değiştir
ask-which-scene = 1. resimdeki yüzü hangi resme yerleştireyim?
ask-role = Bu resimle ne yapayım?
ask-role-face = İçindeki yüzü al
ask-role-scene = İçine bir yüz yerleştir
ask-role-save = Yüzüm olarak kaydet
ask-face = Şimdi yerleştirilecek yüzün bir fotoğrafını gönderin ya da kayıtlı yüzlerinizden birini seçin.
ask-scene = Şimdi yüzün yerleştirileceği resmi gönderin.
ask-face-name = Adı ne olsun?
button-yes = Evet
button-no = Hayır
button-back = Geri
button-close = Kapat
button-save = Kaydet
form-swap = Yüz değiştir
form-face = Yerleştirilecek yüz
form-saved = Ya da kayıtlı bir yüz
form-which = Hangi yüzler değişsin
form-private = Yalnızca ben göreyim
form-add-face = Yüzünüzü ekleyin
asking-over = Bu soru artık açık değil. Bir şey olmadıysa yeniden isteyin.
too-much-at-once = Bir seferde çok fazla geldi, bir kısmını atladım. Diğerlerini yanıtladığımda lütfen kalanları yeniden gönderin.
stopped = Durduruldu.

## Yüzler

face-saved = “{ $name }” adıyla kaydedildi.
face-saved-default = “{ $name }” adıyla kaydedildi. Başka bir yüz seçmezseniz bunu kullanırım.
face-list-title = Yüzleriniz
face-list-none = Henüz kayıtlı yüzünüz yok.
face-line = { $isDefault ->
    [yes] { $name } (varsayılan)
   *[no] { $name }
}
face-default-set = Varsayılan yüzünüz artık “{ $name }”.
face-renamed = Yeni adı: { $name }.
face-deleted = “{ $name }” silindi.
face-unnamed = Yüz { $number }

## Bir kişinin işlemleri

jobs-title = İşlemleriniz
jobs-none = Burada hiç işleminiz yok.
jobs-none-to-cancel = İptal edilecek bir işleminiz yok.
job-state = { $state ->
    [queued] { $position ->
        [0] birazdan başlıyor
       *[other] { $position }. sırada
    }
    [running] yüz değiştiriliyor
    [delivering] gönderiliyor
    [done] tamamlandı
    [late] geç geldi
    [refused] mümkün değil
    [failed] başarısız oldu
    [cancelled] iptal edildi
   *[parked] belirsiz, kararınızı bekliyor
}
going-on = Üzerinde çalışıyorum. Ne kadar ilerlediğini işlemin kendi mesajında görebilirsiniz.
show-later = Bu mesajı yalnızca 15 dakika boyunca güncelleyebilirim. Sonrasında sonucu “{ $button }” düğmesiyle alabilirsiniz.
cancelling = İptal ediliyor…
cancel-too-late = Çoktan bitti.
deleted = Silindi.
delete-emptied = Telegram iki günden eski mesajları silmeme izin vermiyor, ben de mesajdaki resmi kaldırdım.
delete-failed = Telegram hepsini silmeme izin vermedi. Kalanını lütfen kendiniz silin ya da bir yöneticiden isteyin.
delete-left = { $count ->
    [one] Silindi, ama bir kopya buradan silemediğim bir yerde: altındaki “Sil” düğmesine basın.
   *[other] Silindi, ama { $count } kopya buradan silemediğim yerlerde: her birinin altındaki “Sil” düğmesine basın.
}
published = Artık herkes görebilir.
expected = { $minutes ->
    [0] Yaklaşık { $seconds } sn kaldı.
   *[other] Yaklaşık { $minutes } dk kaldı.
}

## Sonuç

caption = Yapay zekâ ile değiştirildi · { $bot } ile yapıldı
made-with = { $bot } ile yapıldı
alt-text = { $which ->
    [all] Tüm yüzleri
    [one-of] İçindeki { $count } yüzün en büyüğü
    [nth] Soldan { $numbers }. yüzü
    [assigned] { $count ->
        [0] Yüzleri
        [one] Soldan { $numbers }. yüzü
       *[other] Soldan { $numbers }. yüzleri
    }
   *[largest] Bir yüzü
} yapay zekâ ile değiştirilmiş { $kind ->
    [image] bir resim
    [gif] hareketli bir resim
   *[video] bir video
}
result-smaller = Orijinali buradaki { $limitMb } MB sınırını aştığı için daha küçük bir sürümünü gönderiyorum.
result-as-file = Telegram sonucu değiştirmesin diye dosya olarak gönderildi.
result-as-link = Burada gönderilemeyecek kadar büyük. { $hours } saat boyunca şuradan alabilirsiniz: { $url }
result-too-large = Sonuç burada gönderilemeyecek kadar büyük: sınır { $limitMb } MB. Daha küçük veya daha kısa bir dosya deneyin.
album-progress = { $done } / { $total } tamamlandı.
album-done = { $failed ->
    [0] { $total } işlemin hepsi tamamlandı.
   *[other] { $done } / { $total } tamamlandı, { $failed } tanesi olmadı.
}
album-uncertain = Sonuçların ulaştığından emin değilim. Yeniden göndereyim mi?

## Kime ait ve ne eksik

not-yours = Bu düğmeye yalnızca { $owner } basabilir.
nothing-to-swap = Ortada resim göremiyorum. { help-ways }
swap-words-unknown = “{ $words }” ne demek, anlamadım. { help-which-telegram }
help-ways = Bir resme yanıt verin ya da bir resim ekleyin.
picture-hidden = Discord, yanıt verdiğiniz resmi bana göstermiyor. Resme sağ tıklayın, Uygulamalar’ı açıp “{ $menu }” seçeneğini seçin.
sticker-moving = Hareketli çıkartmalarda yüz değiştiremiyorum. Fotoğraf, GIF veya video gönderin.
file-too-large-here = Telegram { $limitMb } MB sınırını aşan dosyaları almama izin vermiyor. Daha küçük veya daha kısa bir dosya gönderin.
missing-permission = Burada “{ $permission }” iznine ihtiyacım var. Lütfen bir yöneticiden isteyin.
permission-attach-files = Dosya Ekle
reactions-need-admin = Telegram, tepkileri bana yalnızca yönetici olduğum yerlerde bildiriyor. Düğmeler de aynı işi görür.
unknown-command = Bu komutu bilmiyorum. { help-hint }
help-hint = Neler yapabildiğimi { $help } gösterir.

## Ayarlar

settings-title = { $place } ayarları
settings-saved = Kaydedildi.
settings-admins-only = Buradaki ayarları yalnızca yöneticiler değiştirebilir.
settings-not-here = Burada ayarlanacak bir şey yok. Ayarlar sunucular ve gruplar içindir.
private-chat-first = Burada sonuçlar özel sohbete gelir. Lütfen önce özel sohbetimizi açın, sonra devam edeyim.
setting-access = Kimler yüz değiştirebilir
setting-access-value = { $who ->
    [everyone] herkes
    [admins] yalnızca yöneticiler
   *[members] { $names }
}
setting-members = { $count ->
    [one] yöneticiler ve bir üye
   *[other] yöneticiler ve { $count } üye
}
setting-members-how = Bir üyeye daha izin vermek için onun bir mesajına { $settings } yazarak yanıt verin.
setting-channels = Nerede
setting-channels-everywhere = her yerde
setting-this-topic = bu konu
setting-topics = { $count ->
    [one] bir konu
   *[other] { $count } konu
}
setting-memberADay = Üye başına, günde
setting-placeADay = Tüm sunucu, günde
setting-placeADay-telegram = Tüm grup, günde
setting-limits = Günlük sınırlar
setting-isPrivate = Sonuç önce isteği yapana özel
setting-isPrivate-telegram = Sonuçlar özel sohbete gelir
setting-providers = Hizmetler
setting-providers-all = hepsi
setting-locale = Dil
setting-locale-own = her üyenin kendi dili
setting-limit = { $limit ->
    [none] burada sınır yok
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] evet
   *[no] hayır
}
