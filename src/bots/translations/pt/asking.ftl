## O que se pergunta e se responde no caminho

asked-already = Já estou cuidando disso.
offer-question = Antes, uma coisa rápida, só entre nós.
remedy-add-face = Adicionar rosto
remedy-go = Tentar de novo
remedy-other-face = Outro rosto…
remedy-other-picture = Outra imagem…
pictures-all = Todas
roles-button = Inverter

## Uma lista de trocas

job-kind = { $kind ->
    [gif] GIF
    [video] Vídeo
   *[image] Foto
}
job-link = abrir
