## Como fica uma troca quando algo a atrapalha, e o que ajudaria. Sempre sobre as fotos, nunca sobre as pessoas

quality-unchanged = Parece que nenhum rosto mudou. { $elsewhere ->
    [yes] Talvez outro provedor se saia melhor.
   *[no] Talvez outra foto funcione melhor.
}
quality-wrong-face = Este pode não ser o rosto que você queria. { $elsewhere ->
    [yes] Talvez outro provedor se saia melhor.
   *[no] Talvez outra foto funcione melhor.
}
quality-source-turned-away = Na foto do rosto, ele está virado para o lado: tente uma olhando para a câmera.
quality-poses-differ = Os dois rostos olham para lados diferentes: tente uma foto do rosto olhando para o mesmo lado.
quality-only-source-smiles = Na foto do rosto há um sorriso e na outra não: tente uma sem sorriso.
quality-only-target-smiles = Na foto do rosto não há sorriso e na outra há: tente uma com sorriso.
quality-expressions-differ = Os dois rostos têm expressões diferentes: tente uma foto do rosto com expressão parecida.
quality-light-differs = A luz vem de lados diferentes nas duas fotos: tente uma foto do rosto com luz suave.
quality-colours-differ = A luz e as cores das duas fotos são bem diferentes: tente uma foto do rosto com luz parecida.
quality-source-small = Na foto do rosto, ele aparece pequeno: tente uma mais de perto.
quality-source-blurred = A foto do rosto está um pouco embaçada: tente uma mais nítida.
quality-source-wears-glasses = Na foto do rosto há óculos, que podem aparecer no resultado: tente uma sem.
quality-target-small = O rosto aparece pequeno na imagem: tente uma imagem mais de perto.
quality-face-covered = Há algo na frente do rosto na imagem: tente uma em que ele apareça por inteiro.
