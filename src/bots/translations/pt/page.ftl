## A página no navegador

page-title = Trocar um rosto
page-lead = Coloque o rosto de uma foto em outra imagem, GIF ou vídeo.
page-needs-scripts = Esta página precisa de JavaScript.

page-key = Chave
page-key-ask = Esta página pede uma chave. Quem cuida da página pode passar uma para você.
page-key-kept = A chave fica guardada só até você fechar esta aba.
page-key-continue = Continuar
page-key-wrong = Esta chave não vale aqui.
page-key-forget = Esquecer a chave

page-face = Rosto
page-face-of = Rosto { $letter }
page-face-hint = Arraste uma foto do rosto para cá ou cole aqui.
page-face-choose = Escolher uma foto
page-face-several = Mais fotos da mesma pessoa melhoram o resultado: até { $most }.
page-face-unused = Em GIFs e vídeos, só o rosto A é usado.
page-photos-unused = Quando só alguns rostos são trocados, ou entram várias pessoas, vale a primeira foto de cada uma.
page-photo-number = Foto { $number }
page-photo-add = Adicionar uma foto
page-photo-remove = Remover a foto { $number }
page-person-add = Adicionar outro rosto
page-person-remove = Remover { $letter }

page-picture = Imagem
page-picture-hint = Arraste uma imagem, um GIF ou um vídeo para cá ou cole aqui.
page-picture-choose = Escolher um arquivo
page-picture-other = Mudar
page-picture-remove = Remover
page-looking = Procurando rostos…
page-faces-found = Rostos encontrados: { $count }.
page-faces-ask = Clique no número de cada rosto que quer trocar.
page-faces-ask-whose = Clique em um número até aparecer a letra certa.
page-faces-none = Não vejo nenhum rosto. Tente com uma imagem em que os rostos apareçam maiores.
page-faces-unfit = Não há nenhum rosto grande o bastante e de frente. Tente com outra imagem.
page-face-number = Rosto { $number }
page-face-unfit = pequeno demais ou virado demais
page-face-chosen = recebe { $face }
page-face-stays = fica como está
page-moving-ask = Quais rostos?
page-largest = O rosto maior
page-all = Todos os rostos

page-swap = Trocar
page-needs-face = Adicione primeiro uma foto do rosto.
page-needs-picture = Escolha primeiro uma imagem, um GIF ou um vídeo.
page-needs-choice = Clique primeiro no número de pelo menos um rosto.
page-sending = Enviando as imagens…
page-queued = Esperando na fila
page-queued-at = Esperando na fila, em { $place }º lugar
page-working = Trocando…
page-left = tempo restante: cerca de { $time }
page-again-soon = A conexão caiu. Tentando de novo…
page-parked = Ainda não sei se esta troca foi feita. Uma pessoa precisa conferir.
page-cancel = Cancelar
page-cancelled = A troca foi cancelada.
page-progress = Progresso

page-result = Resultado
page-compare = Antes e depois
page-compare-before = Antes
page-compare-after = Depois
page-compare-at = Antes: { $percent }
page-download = Baixar
page-verify = Verificar
page-verifying = Verificando…
page-delete = Apagar
page-deleted = O resultado foi apagado.
page-start-over = Começar de novo
page-until = { $where ->
    [server] Fica guardado aqui até { $time }, a não ser que você o apague.
   *[machine] Fica guardado até { $time }, a não ser que você o apague ou feche o programa.
}

page-error-network = Não foi possível conectar ao servidor. Tente de novo daqui a pouco.
page-error-answer = Algo deu errado (erro { $status }). Tente de novo daqui a pouco.
page-error-not-media = “{ $name }” não é imagem, GIF nem vídeo.
page-error-too-large = “{ $name }” é grande demais: o máximo é { $most }.
page-error-too-many = Aceito até { $most } fotos do mesmo rosto. As outras ficam de fora.
page-error-full = Os dois lugares estão ocupados. Remova algo primeiro.

page-about-marked = Todo resultado é marcado como feito por IA.
page-about-kept = { $hours ->
    [24] Imagens e resultados ficam guardados por no máximo um dia.
    [one] As imagens ficam guardadas por no máximo um dia, e os resultados, por { $hours } hora.
    [many] As imagens ficam guardadas por no máximo um dia, e os resultados, por { $hours } de horas.
   *[other] As imagens ficam guardadas por no máximo um dia, e os resultados, por { $hours } horas.
}
page-about-here = { $where ->
    [server] Tudo fica neste servidor.
   *[machine] Tudo fica neste computador.
}
page-about-sent = Para a troca, suas imagens são enviadas para { $names }.
page-about-agree = Use só rostos de pessoas que deram permissão.
