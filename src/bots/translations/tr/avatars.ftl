## Başka üyelerin resimleri: profil fotoğrafları ya da kayıtlı yüzleri

verb-optout = Profil fotoğrafınızı ve kayıtlı yüzünüzü sizden başka kimse kullanamasın
    .name = sorulmasın
verb-optin = Başkaları profil fotoğrafınız için size yeniden sorabilsin
    .name = sorulsun
option-member = Profil fotoğrafı kullanılacak üye; önce ona sorulur
    .name = üye
help-avatars-discord = Bir üyenin profil fotoğrafını kullanmak için üyeye sağ tıklayıp “{ $menu }” seçeneğini seçin ya da { $swap } komutunda üyeyi belirtin. Önce ona sorarım. { $optout } derseniz kimse size soramaz.
help-avatars-telegram = Birinin profil fotoğrafındaki yüzü kullanmak için mesajına { $swap } @ yazarak yanıt verin. Yüzü eklediğiniz resme, eklemediyseniz yanıt verdiğiniz mesajdaki resme yerleştiririm. Önce ona sorarım. { $optout } derseniz kimse size soramaz.
form-member = Yüzün yerleştirileceği resim

## İsteği yapanın okudukları

likeness-waiting = Sordum. { $name } izin verir vermez başlıyorum. Bir gün içinde yanıt gelmezse hiçbir şey değiştirilmez.
likeness-waiting-still = { $name } henüz yanıt vermedi.
likeness-declined = { $name } istemedi, bu nedenle hiçbir şey değiştirilmedi.
likeness-not-shown = Burada yazmama izin yok, bu nedenle soramıyorum. Başka bir yerde deneyin.
likeness-no-scene = Hangi resme yerleştireyim? { $swap } @ yazdığınız mesaja bir resim ekleyin ya da resimli bir mesaja yanıt verin.
likeness-reply = Kimi kastettiğinizi anlayabilmem için o kişinin mesajına { $swap } @ yazarak yanıt verin.
likeness-unknown-name = Telegram bana “{ $name }” adlı kişinin kim olduğunu söylemiyor. O kişinin bir mesajına { $swap } @ yazarak yanıt verin.

## Resimdeki üyenin okudukları

likeness-question = { $depicted }: { $requester } { $as ->
    [face] burada kaydettiğiniz yüzü
   *[avatar] profil fotoğrafınızdaki yüzü
} bir resme yerleştirebilir mi? { $place ->
    [here] Sonuç burada gösterilir.
   *[private] Sonucu yalnızca { $requester } görür.
} Yanıt vermezseniz hayır sayılır ve { $requester } bir gün boyunca size yeniden soramaz.
likeness-question-once = Bir kez
likeness-question-always = Her zaman
likeness-question-never = Asla
likeness-answered = { $answer ->
    [once] { $depicted } bu seferlik izin verdi.
    [always] { $depicted } izin verdi; { $requester } bundan sonra her işlemde sormadan kullanabilir. { $privacy } ile kimlere izin verdiğinizi görebilir, izni geri alabilirsiniz.
   *[never] { $depicted } hayır dedi.
}
likeness-ended = { $depicted } hayır dedi.
likeness-only-depicted = Yalnızca sorulan kişi yanıt verebilir.
likeness-opted-out = Bundan sonra profil fotoğrafınızı ve kayıtlı yüzünüzü bu botla sizden başka kimse kullanamaz. Açık sorular “hayır” olarak yanıtlandı, verdiğiniz izinler geri alındı. { $optin } derseniz size yeniden sorulabilir.
likeness-done-privately = Tamam. Devamı özel sohbetimizde: { $link }
likeness-opted-in = Bundan sonra profil fotoğrafınızı kullanmak isteyenler size yeniden sorabilir. Fotoğrafınız yalnızca siz izin verirseniz kullanılır.

## /privacy içinde

privacy-likeness = Kimlere “her zaman” ya da “asla” dediğiniz, siz geri alana kadar şifreli olarak saklanır. Size sorulmasını istemediğiniz ise adınız olmadan saklanır.
likeness-answers-button = Fotoğrafımı kimler kullanabilir
likeness-answers-title = Geçerli yanıtlarınız. Geri almak istediğinizi seçin:
likeness-standing = { $name } { $answer ->
    [always] profil fotoğrafınızı kullanabilir
   *[never] size soramaz
}
likeness-answers-none = Önce size sormadan kimse profil fotoğrafınızı kullanamaz.
likeness-taken-back = Geri alındı.

## Ayarlar

setting-likeness = Başkalarının profil fotoğrafı
setting-likeness-value = { $who ->
    [own] yalnızca kendi yüzü
   *[ask] sorup izin alarak
}
setting-likeness-how = “Yalnızca kendi yüzü” seçiliyse burada kimse başka bir üyenin profil fotoğrafını ya da kayıtlı yüzünü kullanamaz. Bu, üyelerin eklediği resimleri kapsamaz: kime ait olduklarını bilemem.

## Bir üyenin resmi neden kullanılamıyor

error-likeness-unasked = Bu kişinin önce izin vermesi gerekiyor.
error-likeness-asked = Bu kişiye son bir gün içinde soruldu. Lütfen yarın yeniden deneyin.
error-likeness-asked-often = Bugün birçok kişiye sordunuz. Lütfen yarını bekleyin.
error-likeness-refused = Bu kişi resminin kullanılmasını istemiyor. Kendi yüzünüzü deneyin.
error-likeness-own-only = Burada herkes yalnızca kendi yüzünü kullanabilir. Kendi yüzünüzü deneyin.
error-likeness-absent = Bu kişiyi burada bulamıyorum, bu nedenle soramıyorum.
error-likeness-nowhere = Birine yalnızca ikinizin de bulunduğu bir yerde sorabilirim.
error-likeness-nobody = Yalnızca insanlara sorabilirim, botlara ya da kanallara değil.
error-likeness-no-picture = Bu kişinin profil fotoğrafını göremiyorum.
refused-consent-withdrawn = { Subject.acc } kullanmıyorum: içindeki kişi artık izin vermiyor ya da buradan ayrılmış.
