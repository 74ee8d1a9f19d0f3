## Bir sonucun nasıl göründüğü, neyin onu bozduğu ve neyin işe yarayacağı. Hep fotoğraflar hakkında, asla insanlar hakkında değil

quality-unchanged = Kimse değişmiş gibi görünmüyor. { $elsewhere ->
    [yes] Başka bir hizmet daha iyi sonuç verebilir.
   *[no] Başka bir fotoğraf daha iyi sonuç verebilir.
}
quality-wrong-face = Bu, kastettiğiniz yüz olmayabilir. { $elsewhere ->
    [yes] Başka bir hizmet daha iyi sonuç verebilir.
   *[no] Başka bir fotoğraf daha iyi sonuç verebilir.
}
quality-source-turned-away = Yüz fotoğrafı yandan çekilmiş: karşıdan çekilmiş bir fotoğraf deneyin.
quality-poses-differ = Yüzler farklı yönlere bakıyor: aynı yöne bakan bir yüz fotoğrafı deneyin.
quality-only-source-smiles = Yüz fotoğrafında gülümseme var, diğerinde yok: gülümsemesiz bir fotoğraf deneyin.
quality-only-target-smiles = Yüz fotoğrafında gülümseme yok, diğerinde var: gülümseyen bir yüz fotoğrafı deneyin.
quality-expressions-differ = Yüzlerin ifadesi farklı: benzer ifadeli bir yüz fotoğrafı deneyin.
quality-light-differs = Fotoğraflarda ışık farklı yönlerden geliyor: yumuşak ışıkta çekilmiş bir yüz fotoğrafı deneyin.
quality-colours-differ = Fotoğrafların ışığı ve renkleri çok farklı: benzer ışıkta çekilmiş bir yüz fotoğrafı deneyin.
quality-source-small = Yüz, kendi fotoğrafında küçük: daha yakından çekilmiş bir fotoğraf deneyin.
quality-source-blurred = Yüz fotoğrafı biraz bulanık: daha net bir fotoğraf deneyin.
quality-source-wears-glasses = Yüz fotoğrafında gözlük var, sonuçta da görünebilir: gözlüksüz bir fotoğraf deneyin.
quality-target-small = Resimdeki yüz küçük: daha yakından çekilmiş bir resim deneyin.
quality-face-covered = Resimdeki yüzün önünde bir şey var: yüzün tamamının göründüğü bir resim deneyin.
