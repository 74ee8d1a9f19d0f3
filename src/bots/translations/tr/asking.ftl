## Yol boyunca sorulanlar ve yanıtlar

asked-already = Zaten üzerinde çalışıyorum.
offer-question = Önce kısa bir sorum var, ikimizin arasında.
remedy-add-face = Yüz ekle
remedy-go = Yeniden dene
remedy-other-face = Başka bir yüz…
remedy-other-picture = Başka bir resim…
pictures-all = Hepsi
roles-button = Tam tersi

## İşlem listesi

job-kind = { $kind ->
    [gif] GIF
    [video] Video
   *[image] Fotoğraf
}
job-link = mesaja git
