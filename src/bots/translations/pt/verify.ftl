## Isto foi feito aqui?

verb-verify = Descobrir se uma imagem, GIF ou vídeo foi feito aqui
    .name = verificar
    .menu-verify = Verificar
option-file = A imagem, o GIF ou o vídeo a verificar
    .name = arquivo

verify-made-here = Feito aqui por IA, sem alterações desde então.
verify-altered = Feito aqui por IA e alterado depois.
verify-looks-like = Parece algo que foi feito aqui por IA e salvo de novo depois.
verify-unknown = Não sei nada sobre isto.
verify-origin = { $provider ->
    [none] Isso foi em { $date }.
   *[other] Isso foi em { $date }, com { provider-name }.
}
verify-note-looks-like = Os aplicativos removem minha assinatura ao salvar uma imagem de novo, então só reconheço esta pela aparência.
verify-note-unknown = Isso não quer dizer que seja real: os aplicativos removem assinaturas das imagens, eu só me lembro dos resultados por um tempo, e outros programas também trocam rostos.
verify-nothing = Não vejo nenhuma imagem. { help-ways }
verify-nothing-here = Não há nenhuma imagem nesta mensagem.
