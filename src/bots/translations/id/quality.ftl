## Tampilan hasil: apa yang merusaknya, dan apa yang bisa membantu. Selalu tentang fotonya, tidak pernah tentang orangnya

quality-unchanged = Aku tidak melihat ada yang berubah. { $elsewhere ->
    [yes] Dengan penyedia lain, hasilnya mungkin lebih bagus.
   *[no] Dengan foto lain, hasilnya mungkin lebih bagus.
}
quality-wrong-face = Bisa jadi ini bukan wajah yang kamu maksud. { $elsewhere ->
    [yes] Dengan penyedia lain, hasilnya mungkin lebih bagus.
   *[no] Dengan foto lain, hasilnya mungkin lebih bagus.
}
quality-source-turned-away = Foto wajahnya diambil dari samping: coba yang menghadap kamera.
quality-poses-differ = Kedua wajah menghadap ke arah berbeda: coba foto wajah yang arahnya sama.
quality-only-source-smiles = Di foto wajahnya ada senyum, di gambar satunya tidak: coba foto tanpa senyum.
quality-only-target-smiles = Di foto wajahnya tidak ada senyum, di gambar satunya ada: coba foto dengan senyum.
quality-expressions-differ = Ekspresi kedua wajah berbeda: coba foto wajah dengan ekspresi yang mirip.
quality-light-differs = Arah cahaya di kedua foto berbeda: coba foto wajah dengan cahaya yang lembut.
quality-colours-differ = Cahaya dan warna kedua foto jauh berbeda: coba foto wajah dengan cahaya yang mirip.
quality-source-small = Wajah tampak kecil di foto wajahnya: coba foto yang lebih dekat.
quality-source-blurred = Foto wajahnya agak buram: coba yang lebih tajam.
quality-source-wears-glasses = Ada kacamata di foto wajahnya, dan itu bisa tampak di hasilnya: coba yang tanpa kacamata.
quality-target-small = Wajah di gambarnya kecil: coba gambar yang lebih dekat.
quality-face-covered = Ada yang menutupi wajah di gambarnya: coba gambar yang wajahnya terlihat utuh.
