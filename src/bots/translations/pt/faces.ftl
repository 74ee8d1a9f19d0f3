## Os rostos de uma imagem

error-faces-to-pick = { faces-seen }
error-face-unfit = O rosto { $number } é pequeno demais ou está virado demais. Escolha outro.
error-no-face-in-photo = Não encontro nenhum rosto nesta foto. Mande uma em que o rosto apareça maior e olhando para a câmera.
error-photo-unfit = O rosto nesta foto é pequeno demais ou está virado demais. Mande uma em que ele apareça maior e olhando para a câmera.
error-too-many-photos = { $most ->
    [one] Guardo só { $most } foto de cada rosto. Remova a atual primeiro.
    [many] Guardo no máximo { $most } de fotos de cada rosto. Remova uma primeiro.
   *[other] Guardo no máximo { $most } fotos de cada rosto. Remova uma primeiro.
}
error-last-photo = É a única foto deste rosto. Em vez dela, apague o rosto.

faces-seen = { $count ->
    [0] Não vejo nenhum rosto.
    [one] Vejo um rosto.
    [many] Vejo { $count } de rostos.
   *[other] Vejo { $count } rostos.
}
faces-face = { $number }: { $width } × { $height } px, a { $left } da esquerda e a { $top } do topo; { faces-suits }.
faces-suits = { $suits ->
    [no] pequeno demais ou virado demais para trocar
   *[other] qualidade { $quality }
}

## Quais rostos de uma imagem são trocados. Estas frases vêm depois de “Vejo 5 rostos.”

picks-ask = Clique no número de um rosto para trocá-lo; os outros ficam como estão.
picks-some = { $count ->
    [0] Não há nenhum grande o bastante e de frente, então não consigo fazer a troca. Tente com outra imagem.
    [one] Mostro o único que consigo trocar.
    [many] Mostro os { $count } que consigo trocar melhor.
   *[other] Mostro os { $count } que consigo trocar melhor.
}
picks-ask-face = Qual rosto vai no número { $number }?
picks-send-photo = Mande a foto para o número { $number } em resposta a esta mensagem.
picks-before = Da última vez: { $picks }.
picks-swap = { $count ->
    [one] Trocar { $count } rosto
    [many] Trocar { $count } de rostos
   *[other] Trocar { $count } rostos
}
picks-all = Todos
picks-same = Igual à última vez
picks-photo = Uma foto nova…
picks-leave = Deixar como está
picks-your-photo = sua foto
picks-alt = { $count ->
    [one] A imagem, com { $count } rosto numerado
    [many] A imagem, com os { $count } de rostos numerados da esquerda para a direita
   *[other] A imagem, com os { $count } rostos numerados da esquerda para a direita
}

## O que se escreve depois de “rostos:” no Discord

help-which-discord = Depois de { $faces } escreva “todos”, um número a partir da esquerda (2), um rosto salvo (Anna) ou vários (1=Eu 3=Anna). Se você não escrever nada e houver vários rostos, eu pergunto quais.
swap-words-unknown-discord = Não sei o que “{ $words }” quer dizer. { help-which-discord }
