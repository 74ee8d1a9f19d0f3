## ¿Se hizo esto aquí?

verb-verify = Averiguar si una imagen, un GIF o un video se hizo aquí
    .name = verificar
    .menu-verify = Verificar
option-file = La imagen, el GIF o el video que se revisa
    .name = archivo

verify-made-here = Hecho aquí con IA, y sin modificar desde entonces.
verify-altered = Hecho aquí con IA, y modificado después.
verify-looks-like = Se parece a algo que se hizo aquí con IA y que se ha vuelto a guardar después.
verify-unknown = No sé nada de esto.
verify-origin = { $provider ->
    [none] Fue el { $date }.
   *[other] Fue el { $date }, con { provider-name }.
}
verify-note-looks-like = Las apps quitan mi firma cuando vuelven a guardar una imagen, así que esto solo lo sé por su aspecto.
verify-note-unknown = Eso no significa que sea real: las apps quitan las firmas de las imágenes, yo recuerdo los resultados solo un tiempo, y otros programas también cambian caras.
verify-nothing = No veo ninguna imagen. { help-ways }
verify-nothing-here = En este mensaje no hay ninguna imagen.
