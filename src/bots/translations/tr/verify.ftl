## Bu burada mı yapıldı?

verb-verify = Bir resim, GIF veya videonun burada yapılıp yapılmadığını öğrenin
    .name = doğrula
    .menu-verify = Doğrula
option-file = Bakılacak resim, GIF veya video
    .name = dosya

verify-made-here = Burada yapay zekâ ile yapılmış, sonradan değiştirilmemiş.
verify-altered = Burada yapay zekâ ile yapılmış, sonradan değiştirilmiş.
verify-looks-like = Burada yapay zekâ ile yapılıp sonradan yeniden kaydedilmiş bir şeye benziyor.
verify-unknown = Bunun hakkında bir şey bilmiyorum.
verify-origin = { $provider ->
    [none] { $date } tarihinde yapılmış.
   *[other] { $date } tarihinde { provider-name } ile yapılmış.
}
verify-note-looks-like = Uygulamalar bir resmi yeniden kaydederken imzamı siler, bu nedenle onu yalnızca görünüşünden tanıyorum.
verify-note-unknown = Bu, gerçek olduğu anlamına gelmez: uygulamalar resimlerdeki imzaları siler, ben sonuçları yalnızca bir süre hatırlarım, başka programlar da yüz değiştirir.
verify-nothing = Ortada resim göremiyorum. { help-ways }
verify-nothing-here = Bu mesajda resim yok.
