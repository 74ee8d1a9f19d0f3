## Uma imagem que alguém manda sem dizer nada

ask-put-face = Colocar “{ $name }” aqui?
ask-other-face = Outro rosto…
ask-new-face = Este é um rosto novo
ask-face-photo = Agora me mande o rosto que vai entrar aqui.
file-not-picture = { $kind ->
    [pdf] Esse arquivo é um PDF, não uma imagem.
    [text] Esse arquivo é um texto, não uma imagem.
    [sound] Esse arquivo é um áudio, não uma imagem.
    [archive] Esse é um arquivo compactado, não uma imagem.
    [document] Esse arquivo é um documento, não uma imagem.
   *[program] Esse arquivo é um programa, não uma imagem.
} Mande uma foto, um GIF ou um vídeo.

## O rosto estava na outra imagem

button-other-way = Inverter
asked-for-already = Você já pediu isso.

## O que o resumo de um álbum diz de cada imagem

album-picture = { $count ->
    [one] Imagem { $numbers }: { $sentence }
    [many] Imagens { $numbers }: { $sentence }
   *[other] Imagens { $numbers }: { $sentence }
}

## Várias fotos de um rosto, enviadas com /swap

photos-left = Vou usar { $used ->
    [one] 1 foto
    [many] { $used } de fotos
   *[other] { $used } fotos
} do rosto e deixar { $left } de fora.

## O que falta, e o botão para isso

button-try-again = Tentar de novo
ask-own-face = Me mande uma foto do rosto: olhando para a câmera e bem iluminada.
button-add-face = Adicionar um rosto
face-missing = Você não tem nenhum rosto salvo. Adicione um e eu continuo.
face-missing-photo = Me mande uma foto do rosto e eu continuo a sua troca.
