## İçerik denetimi

refused-unsafe-content = { $subject ->
    [result] Bu sonucu, içeriği uygunsuz göründüğü için gösteremiyorum. Yanılıyorsam kusura bakmayın.
   *[other] { Subject.acc }, içeriği uygunsuz göründüğü için kullanamıyorum. Yanılıyorsam kusura bakmayın.
}
refused-blocked = { $subject ->
    [result] Üzgünüm, bu sonuç burada gösterilemez.
   *[other] Üzgünüm, { subject } burada kullanılamaz.
}
refused-unchecked = { $subject ->
    [result] Sonucu şu anda denetleyemiyorum, bu nedenle göstermiyorum. Lütfen biraz sonra yeniden deneyin.
   *[other] { Subject.acc } şu anda denetleyemiyorum, bu nedenle hiçbir şey değiştirilmedi. Lütfen biraz sonra yeniden deneyin.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
