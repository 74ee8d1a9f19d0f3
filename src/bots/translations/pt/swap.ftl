## Provedores

provider-name = { $provider ->
    [local] o motor deste bot
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] O motor deste bot
   *[other] { provider-name }
}
subject = { $subject ->
    [source] a foto do rosto
    [reference] a foto da pessoa que você quer substituir
    [result] o resultado
    [photo] a foto { $photo }
    [asked] o arquivo
   *[target] esta imagem
}
    .in = { $subject ->
        [source] na foto do rosto
        [reference] na foto da pessoa que você quer substituir
        [result] no resultado
        [photo] na foto { $photo }
        [asked] no arquivo
       *[target] nesta imagem
    }
Subject = { $subject ->
    [source] A foto do rosto
    [reference] A foto da pessoa que você quer substituir
    [result] O resultado
    [photo] A foto { $photo }
    [asked] O arquivo
   *[target] Esta imagem
}
    .face = { $subject ->
        [source] O rosto que vai entrar
       *[other] O rosto { subject.in }
    }

## Etapas

stage-queued = Você está em { $position }º lugar na fila.
stage-preparing = { $instead ->
    [yes] { setback } Tentando com { provider-name }.
   *[no] Preparando a troca{ $named ->
        [yes] {" "}com { provider-name }…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } Tentando com { provider-name }…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] Trocando…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Tentando mais uma vez.
setback = { $failed ->
    [local] { $named ->
        [yes] O motor deste bot: { problem }.
       *[no] Não deu certo.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = Houve uma interrupção, então comecei de novo.
stage-checking = { Provider-name } não deu uma resposta clara. Estou vendo o que aconteceu com a sua troca.
stage-delivering = Enviando o resultado…

## Desfechos

outcome-done = Rosto trocado com IA · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Cancelado.
outcome-parked = { Provider-name } talvez tenha cobrado por esta troca, mas não deu uma resposta clara. Por segurança, não enviei de novo.
outcome-late = A troca já tinha sido encerrada, mas { provider-name } acabou mandando o resultado. { $hours ->
    [24] Guardo por um dia.
    [one] Guardo por { $hours } hora.
    [many] Guardo por { $hours } de horas.
   *[other] Guardo por { $hours } horas.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Mesmo assim, a troca foi cobrada.
charge-unknown = Não se sabe se a troca foi cobrada.

## O que deu errado em um provedor

problem = { $problem ->
    [unreachable] não foi possível conectar
    [timed-out] não respondeu a tempo
    [overloaded] está com sobrecarga no momento
    [rate-limited] está recebendo pedidos demais no momento
    [bad-key] não aceita a chave
    [not-allowed] a conta não pode usar isto
    [out-of-credit] a conta está sem créditos
    [maintenance] está em manutenção
    [rejected-request] não aceitou o pedido
    [bad-answer] a resposta não faz sentido
    [gone] não reconhece mais esta troca
    [budget-used-up] o orçamento de hoje acabou
    [deadline] demorou demais
    [not-begun] não conseguiu começar dentro de um dia
    [bad-result] o resultado não pode ser usado
    [not-fetched] a imagem está pronta, mas não dá para baixar agora. Continuo tentando e ofereço o resultado assim que chegar
    [unchecked] a imagem está pronta, mas ainda não consegui verificar. Continuo tentando e ofereço o resultado assim que estiver verificado
    [undeliverable] não foi possível enviar o resultado
    [internal] algo deu errado do meu lado
    [unfit] não consegue fazer isso com estas imagens
   *[failed] não conseguiu terminar a troca
}
problem-sentence = { $problem ->
    [deadline] Demorou demais, então parei. Tente com algo menor ou mais curto.
    [not-begun] Não consegui começar dentro de um dia, então nada foi feito. Peça de novo, por favor.
    [undeliverable] Não consegui enviar o resultado. Tente de novo, por favor.
    [internal] Algo deu errado do meu lado, desculpe. Tente de novo daqui a pouco.
    [timed-out] Demorou demais, então parei. Tente com algo menor ou mais curto.
    [not-fetched] A imagem está pronta, mas não consigo baixar agora. Continuo tentando e ofereço o resultado assim que chegar.
    [unchecked] A imagem está pronta, mas ainda não consegui verificar. Continuo tentando e ofereço o resultado assim que estiver verificado.
   *[failed] Não consegui terminar esta troca. Tente de novo ou com outra foto.
}

## Recusas

refused-no-face = Não encontro nenhum rosto { subject.in }. Tente com uma imagem em que o rosto apareça maior e olhando para a câmera.
refused-another-person = { Subject } parece mostrar outra pessoa. Todas as fotos precisam ser da mesma pessoa.
refused-face-too-small = { Subject.face } é pequeno demais. Tente com uma imagem mais de perto.
refused-face-turned-away = { Subject.face } está virado demais para o lado. Tente com uma imagem em que ele olhe para a câmera.
refused-face-up-or-down = { Subject.face } está virado demais para cima ou para baixo. Tente com uma imagem em que ele olhe para a câmera.
refused-faces-turned-apart = Os dois rostos olham para direções muito diferentes. Tente uma foto do rosto olhando para o mesmo lado que o outro.
refused-no-such-face = Não vejo esse rosto { subject.in }. Tente com outro número ou com todos os rostos.
refused-no-match = Ninguém na imagem se parece com a pessoa que você quer substituir. Tente com outra foto dela.
refused-too-many-faces = { Subject } tem rostos demais para { $named ->
    [yes] { provider-name }
   *[no] mim
}. Tente com menos rostos.
refused-unsupported-media = { Who.cannot } ler { subject }. Tente em JPEG, PNG ou MP4.
refused-media-too-long = { $subject ->
    [source] { Subject }
    [reference] { Subject }
    [result] { Subject }
    [photo] { Subject }
    [asked] { Subject }
   *[target] Este GIF ou vídeo
} dura mais do que { $named ->
    [yes] { provider-name } aceita
   *[no] eu aceito
}. Tente com algo mais curto.
refused-media-too-large = { Subject } é grande demais para { $named ->
    [yes] { provider-name }
   *[no] mim
}. Tente com algo menor.
refused-needs-video-library = { Subject } tem movimento, e isso não dá para fazer nesta máquina: falta o pacote opcional node-av (instale com “npm ci”). Tente com uma foto.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Eu
}
    .cannot = { $named ->
        [yes] { Provider-name } não consegue
       *[no] Não consigo
    }
    .cannot-yet = { $named ->
        [yes] { Provider-name } ainda não consegue
       *[no] Ainda não consigo
    }

## Avisos

warning-several-faces = { $count ->
    [one] Vejo { $count } rosto. Foi ele que troquei.
    [many] Vejo { $count } de rostos. Troquei o maior.
   *[other] Vejo { $count } rostos. Troquei o maior.
}
warning-first-frame-only = Era uma imagem animada, então usei o primeiro instante dela.
warning-faces-left-alone = { $count ->
    [one] Um rosto é pequeno demais ou está virado demais, então deixei como estava.
    [many] { $count } de rostos são pequenos demais ou estão virados demais, então deixei como estavam.
   *[other] { $count } rostos são pequenos demais ou estão virados demais, então deixei como estavam.
}
warning-photo-left-out = { $reason ->
    [no-face] Não encontrei nenhum rosto na foto { $photo }, então ela ficou de fora.
    [face-too-small] O rosto na foto { $photo } é pequeno demais, então ela ficou de fora.
   *[face-turned-away] O rosto na foto { $photo } está virado demais, então ela ficou de fora.
}
warning-begun-again = Houve uma interrupção e comecei de novo.

## O que quem pede pode resolver

error-empty-file = { $subject ->
    [asked] O arquivo está vazio.
   *[other] { Subject } é um arquivo vazio.
} Tente enviar de novo.
error-not-media = { $subject ->
    [source] O arquivo do rosto
    [reference] O arquivo da pessoa que você quer substituir
    [photo] A foto { $photo }
   *[other] Esse arquivo
} { $type ->
    [unknown] não é uma imagem nem um vídeo que eu conheça.
    [text] é um texto, não uma imagem.
   *[other] é { $type }, não uma imagem.
} { $subject ->
    [source] Mande uma foto.
    [reference] Mande uma foto.
    [photo] Mande uma foto.
    [asked] Mande uma foto.
   *[other] Mande uma foto, um GIF ou um vídeo.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Não consigo abrir o formato deste vídeo. Tente com outro.
   *[other] Não consigo abrir { subject }, porque é { $type }. Tente em JPEG, PNG, WebP ou AVIF.
}
error-heic = { Subject } está em HEIC, o formato em que o iPhone salva fotos, e isso eu não consigo abrir. Mande uma captura de tela; no Telegram, também dá certo enviar como foto em vez de arquivo. Para as próximas fotos, escolha Ajustes > Câmera > Formatos > Mais Compatível.
error-damaged-media = { Subject } não abre: os dados estão corrompidos. Tente enviar de novo, ou outro arquivo.
error-too-many-bytes = { Subject } é grande demais: o limite é de { $limitMb } MB. Tente com algo menor.
error-too-many-pixels = { Subject } tem { $megapixels ->
    [one] { $megapixels } megapixel
    [many] { $megapixels } de megapixels
   *[other] { $megapixels } megapixels
}: o limite é { $limitMegapixels }. Tente com algo menor.
error-too-many-frames = { Subject } tem { $frames ->
    [one] { $frames } quadro
    [many] { $frames } de quadros
   *[other] { $frames } quadros
}: o limite é { $limitFrames }. Tente com algo mais curto.
error-edge-too-long = { Subject } tem um lado com { $edge ->
    [one] { $edge } pixel
    [many] { $edge } de pixels
   *[other] { $edge } pixels
}: o limite é { $limitEdge }. Tente com algo menor.
error-too-long = { $subject ->
    [target] Este vídeo
   *[other] { Subject }
} passa do limite de { $limitSeconds ->
    [one] { $limitSeconds } segundo
    [many] { $limitSeconds } de segundos
   *[other] { $limitSeconds } segundos
}. Tente com algo mais curto.
error-moving-face = { Subject } é um GIF ou vídeo, mas preciso de uma foto.
error-needs-video-library = Não consigo trocar rostos em GIFs e vídeos nesta máquina: falta o pacote opcional node-av (instale com “npm ci”). Tente com uma foto.
error-media-unreachable = Não consegui baixar { subject }. Tente enviar de novo.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.cannot-yet } trocar rostos em GIFs animados. Tente com uma foto.
        [video] { Who.cannot-yet } trocar rostos em vídeos. Tente com uma foto.
       *[other] { Who.cannot } usar este tipo de arquivo. Tente com uma foto.
    }
    [face-choice] { Who.cannot } escolher rostos desse jeito. Tente com um rosto ou com todos.
    [size] { Who.cannot } usar um arquivo deste tamanho. Tente com outro.
    [length] { Who.cannot } usar um vídeo desta duração. Tente com um mais curto.
    [needs-public-url] { Provider-name } busca as imagens em um endereço público, e não há nenhum configurado aqui.
    [needs-video-library] GIFs e vídeos não funcionam nesta máquina: falta o pacote opcional node-av (instale com “npm ci”). Fotos funcionam sem ele.
    [needs-detector] { Provider-name } não consegue escolher um rosto, porque aqui falta o detector de rostos.
    [down] { Provider-name } está fora do ar no momento. Tente de novo mais tarde.
    [out-of-credit] { Provider-name }: a conta está sem créditos.
    [bad-key] { Provider-name } não aceita a chave.
    [queue-full] { Provider-name } não aceita mais trocas no momento. Tente de novo mais tarde.
   *[other] Não consigo fazer a troca com esta imagem. Tente com outra.
}
error-unknown-provider = Não há nenhum provedor chamado “{ $provider }” aqui.
error-consent-missing = Prometa primeiro, por favor: só rostos de pessoas que deram permissão.
error-quota-used-up = { $limit ->
    [member-minute] Foi muita coisa de uma vez. Espere um minuto e continue.
    [at-once] Você já tem em andamento todas as trocas que pode. Tente de novo quando uma terminar.
    [place-at-once] Já há em andamento todas as trocas permitidas aqui. Tente de novo quando uma terminar.
    [all-at-once] Já estou fazendo todas as trocas que posso. Tente de novo quando uma terminar.
    [all-day] As trocas de hoje acabaram para todo mundo. À meia-noite (UTC) tem mais.
    [place-day] As trocas de hoje acabaram por aqui. À meia-noite (UTC) tem mais.
   *[member-day] Suas trocas de hoje acabaram. À meia-noite (UTC) tem mais.
}
error-line-too-long = Há tantas trocas na fila que a sua só começaria daqui a cerca de { $minutes ->
    [one] { $minutes } minuto
    [many] { $minutes } de minutos
   *[other] { $minutes } minutos
}. Tente de novo mais tarde.
error-no-room = Não tenho espaço para novas trocas no momento. As que já começaram continuam. Tente de novo mais tarde.
error-face-name-length = { $most ->
    [one] O nome precisa ter { $most } caractere.
    [many] O nome precisa ter de 1 a { $most } de caracteres.
   *[other] O nome precisa ter de 1 a { $most } caracteres.
} Tente outro.
error-face-name-taken = Você já tem um rosto chamado “{ $name }”. Tente outro nome.
error-too-many-faces = { $most ->
    [one] Você tem { $most } rosto salvo, e esse é o limite. Apague-o primeiro.
    [many] Você tem { $most } de rostos salvos, e esse é o limite. Apague um primeiro.
   *[other] Você tem { $most } rostos salvos, e esse é o limite. Apague um primeiro.
}
error-no-such-face = Você não tem esse rosto salvo. Escolha um dos seus.
error-no-saved-face = Você não tem nenhum rosto salvo. Adicione um primeiro.
error-setting-refused = { $setting ->
    [memberADay] Use um número inteiro até 100.000 ou deixe vazio.
    [placeADay] Use um número inteiro até 100.000 ou deixe vazio.
   *[other] Isso não pode ser configurado.
}
error-place-closed = { $to ->
    [channel] As trocas estão desativadas neste canal. Tente em outro.
   *[person] Você não pode fazer trocas aqui. Um admin pode mudar isso.
}
error-not-yours = Só quem pediu pode usar este botão.
error-nothing-new = Sairia tudo igual de novo. Tente com outra imagem ou outro rosto.
error-again-done = Isso já está pronto ou a caminho: veja minha mensagem mais recente.
error-job-gone = Não conheço mais esta troca. Comece uma nova, por favor.
error-result-gone = Não tenho mais este resultado. Faça a troca de novo, por favor.

## O que quem cuida do bot deve saber sobre um provedor

note-unconfirmed-roles = { Provider-name } se contradiz sobre qual imagem é qual. Para saber, faça uma troca paga com uma imagem: se a imagem do rosto voltar alterada, defina MODELSLAB_IMAGE_ROLES=face-first. Faça outra com um vídeo de duas pessoas: se ninguém mudar, defina MODELSLAB_VIDEO_REFERENCE=source.
