## Bir kişiyle ilgili her şeyi silme

verb-forget = Sizinle ilgili her şeyi silin
    .name = unut
forget-faces = { $faces ->
    [0] 0 kayıtlı yüz
    [one] bir kayıtlı yüz
   *[other] { $faces } kayıtlı yüz
}
forget-swaps = { $swaps ->
    [0] 0 işlem
    [one] bir işlem
   *[other] { $swaps } işlem
}
forget-title = Sizinle ilgili her şey silinsin mi?
forget-ask = Bende size ait { forget-faces } ve { forget-swaps } var. Hepsi, resimler ve sonuçlarla birlikte silinir; açık sorular ve verdiğiniz söz de silinir. Bitmemiş işlemler iptal edilir. Bunu geri alamazsınız.
forget-yes = Evet, her şeyi sil
forget-no = Hayır, kalsın
forget-working = Siliniyor… Bu bir dakika sürebilir.
forget-done = Burada sizinle ilgili her şey silindi: { forget-faces } ve { forget-swaps }, resimler ve sonuçlar, açık sorular ve verdiğiniz söz.
forget-nothing = Burada sizinle ilgili bir şey yoktu.
forget-vendor = { $what ->
    [deleted] { $provider } sizin için yaptığı sonuçları sildi.
    [deleted-until] { $provider } sizin için yaptığı sonuçları sildi. Bunlar için gönderilen resimler en geç { $until } tarihinde silinir.
    [pending] { $provider } sonuçlarınızı henüz silmedi. Adınızı vermeden sormayı sürdürüyorum.
    [kept-until] { $provider } resimlerinizi { $until } tarihine kadar saklayabilir. Oradakileri ben silemem.
   *[kept] { $provider } resimlerinizi saklıyor olabilir, ne kadar saklayacağını da söylemiyor. Oradakileri ben silemem.
}
forget-uncertain = { $count ->
    [one] Bir işlemin ücretinin alınıp alınmadığı bilinmiyor. Ödenen tutar, sizinle ilişkilendirilmeden 30 gün saklanır.
   *[other] { $count } işlemin ücretinin alınıp alınmadığı bilinmiyor. Ödenen tutar, sizinle ilişkilendirilmeden 30 gün saklanır.
}
forget-stays = Kalan bilgiler kim olduğunuzu belli etmez: bugün kaç kez yüz değiştirdiğiniz ve varsa engellenmiş olduğunuz ya da size sorulmasını istemediğiniz. Bunlar geçerli olmayı sürdürsün diye saklanır.
forget-reach = Bu botun sahiplerinin yedeklerine ve eski kayıtlarına, bir de sohbetlerdeki mesajlara erişemem.
forget-later = Bunu henüz bitiremedim. Kalanlar en kısa sürede kendiliğinden silinecek.
forget-ask-privately = Bunu özel sohbetimizde yapalım.
forget-asked-privately = Size özel sohbetimizden yazdım.
