warning-no-badge = Não deu para colocar o selo “AI” neste resultado, então avise, por favor, que foi feito com IA.

setting-badge = Selo “AI”
setting-badge-value = { $badge ->
    [corner] em um canto de cada resultado
    [caption] nenhum, só texto embaixo do resultado
   *[own] como definido por quem cuida do bot
}
