## A promessa

promise-title = Antes da sua primeira troca
promise-text = Use só rostos de pessoas que deram permissão. Nada de conteúdo sexual. Não apresente como se fosse real.
promise-agree = Prometo
promise-decline = Não
promise-given = Valeu! Já vou começar.
promise-not-by-channel = Não dá para saber quem escreve em nome de um canal, então ninguém poderia prometer. Escreva com a sua própria conta e peça de novo.
promise-declined = Tudo bem, nenhuma troca é feita. Você pode mudar de ideia quando quiser.

## Ajuda

help-title = O que eu sei fazer
help-intro = Coloco o rosto de uma imagem em outra. Todo resultado avisa que foi feito por IA.
help-ways-discord = Use { $swap }, clique com o botão direito em uma imagem e escolha Apps, responda a uma imagem e me mencione, ou me mande duas imagens por DM: primeiro o rosto, depois a imagem que vai recebê-lo.
help-ways-telegram = Responda a uma imagem com { $swap }, responda a ela com outra imagem que tenha { $swap } na legenda, ou me mande duas imagens no nosso chat privado.
help-which-telegram = Se houver vários rostos, eu pergunto quais. { $swap } todos troca todos os rostos; { $swap } 2, o segundo a partir da esquerda. { $swap } Anna usa o seu rosto salvo Anna, e { $swap } 1 Eu 3 Anna dá um rosto a cada uma de duas pessoas.
help-commands = Comandos
help-reactions = Reações
help-reaction = { $emoji } { $verb }
start-text = Me mande uma foto e eu troco o rosto.
language-ask = Escolha um idioma
language-set = Pronto, agora em português.
language-name = Português

## Privacidade

privacy-title = O que eu guardo sobre você
privacy-text = Suas imagens são criptografadas e apagadas quando a troca termina. { $hours ->
    [24] Os resultados ficam guardados por um dia, para você poder recebê-los de novo.
    [one] Os resultados ficam guardados por { $hours } hora, para você poder recebê-los de novo.
    [many] Os resultados ficam guardados por { $hours } de horas, para você poder recebê-los de novo.
   *[other] Os resultados ficam guardados por { $hours } horas, para você poder recebê-los de novo.
} Os rostos salvos ficam guardados com criptografia até você apagar. A lista das suas trocas fica por 30 dias, e a data da sua promessa, até você apagar tudo. Nunca guardo o que distingue um rosto de outro. Nada disso é usado para treinar IA.
privacy-providers = Suas imagens podem ser enviadas para: { $providers }.
privacy-local-only = As trocas são feitas no computador em que este bot roda. Para isso, suas imagens não vão para nenhum outro serviço.

## Perguntas

ask-which-picture = Qual imagem?
private-here = Aqui os resultados são só para quem pede. Clique no botão para receber o seu.
private-here-button = Trocar
ask-which-scene = A imagem 1 é o rosto. Em qual eu coloco?
ask-role = O que faço com esta imagem?
ask-role-face = Pegar o rosto dela
ask-role-scene = Colocar um rosto nela
ask-role-save = Salvar como meu rosto
ask-face = Agora mande uma foto do rosto que vai entrar, ou escolha um dos seus.
ask-scene = Agora mande a imagem que vai receber o rosto.
ask-face-name = Que nome dou a ele?
button-yes = Sim
button-no = Não
button-back = Voltar
button-close = Fechar
button-save = Salvar
form-swap = Trocar um rosto
form-face = O rosto que vai entrar
form-saved = Ou um rosto salvo
form-which = Quais rostos trocar
form-private = Só para mim
form-add-face = Adicione seu rosto
asking-over = Esta pergunta já foi encerrada. Se nada aconteceu, peça de novo.
too-much-at-once = Foi muita coisa de uma vez, então pulei uma parte. Mande de novo quando eu tiver respondido ao resto, por favor.
stopped = Tudo bem, parei por aqui.

## Rostos

face-saved = Salvo como “{ $name }”.
face-saved-default = Salvo como “{ $name }”. Vou usar este quando você não escolher um rosto.
face-list-title = Seus rostos
face-list-none = Você ainda não tem nenhum rosto salvo.
face-line = { $isDefault ->
    [yes] { $name } (padrão)
   *[no] { $name }
}
face-default-set = “{ $name }” agora é o seu rosto padrão.
face-renamed = Agora o nome é { $name }.
face-deleted = “{ $name }” foi apagado.
face-unnamed = Rosto { $number }

## As trocas de uma pessoa

jobs-title = Suas trocas
jobs-none = Você não tem trocas aqui.
jobs-none-to-cancel = Você não tem nada para cancelar.
job-state = { $state ->
    [queued] { $position ->
        [0] quase começando
       *[other] { $position }º lugar na fila
    }
    [running] trocando
    [delivering] enviando
    [done] troca pronta
    [late] chegou com atraso
    [refused] não foi possível
    [failed] não deu certo
    [cancelled] troca cancelada
   *[parked] sem resposta clara, espera a sua decisão
}
going-on = Já estou cuidando disso. A mensagem da troca mostra como está indo.
show-later = Só consigo atualizar esta mensagem por 15 minutos. Depois disso, é só usar “{ $button }”.
cancelling = Cancelando…
cancel-too-late = Já tinha terminado.
deleted = Apagado.
delete-emptied = O Telegram não me deixa apagar mensagens depois de dois dias, então só tirei a imagem.
delete-failed = O Telegram não me deixou apagar tudo. Apague você o resto, por favor, ou peça a um admin.
delete-left = { $count ->
    [one] Apagado, menos uma cópia que não consigo apagar daqui: clique em “Apagar” embaixo dela.
    [many] Apagado, menos { $count } de cópias que não consigo apagar daqui: clique em “Apagar” embaixo de cada uma.
   *[other] Apagado, menos { $count } cópias que não consigo apagar daqui: clique em “Apagar” embaixo de cada uma.
}
published = Publicado.
expected = { $minutes ->
    [0] Tempo restante: cerca de { $seconds } s.
   *[other] Tempo restante: cerca de { $minutes } min.
}

## O resultado

caption = Alterado por IA · feito com { $bot }
made-with = Feito com { $bot }
alt-text = { $kind ->
    [image] Uma imagem
    [gif] Uma imagem animada
   *[video] Um vídeo
} em que { $which ->
    [all] todos os rostos foram trocados
    [one-of] { $count ->
        [one] o rosto foi trocado
        [many] o maior de { $count } de rostos foi trocado
       *[other] o maior de { $count } rostos foi trocado
    }
    [nth] o { $numbers }º rosto a partir da esquerda foi trocado
    [assigned] { $count ->
        [0] rostos foram trocados
        [one] o { $numbers }º rosto a partir da esquerda foi trocado
        [many] os rostos { $numbers }, contados da esquerda, foram trocados
       *[other] os rostos { $numbers }, contados da esquerda, foram trocados
    }
   *[largest] um rosto foi trocado
} com IA
result-smaller = O original passa dos { $limitMb } MB que dá para enviar aqui, então esta é uma versão menor.
result-as-file = Enviado como arquivo, para o Telegram não alterar nada.
result-as-link = Grande demais para enviar aqui. Fica disponível por { $hours } h em { $url }
result-too-large = O resultado é grande demais para enviar aqui: o limite é de { $limitMb } MB. Tente com algo menor ou mais curto.
album-progress = Prontas: { $done } de { $total }.
album-done = { $failed ->
    [0] Todas as { $total } estão prontas.
    [one] Prontas: { $done } de { $total }. { $failed } não deu certo.
    [many] Prontas: { $done } de { $total }. { $failed } não deram certo.
   *[other] Prontas: { $done } de { $total }. { $failed } não deram certo.
}
album-uncertain = Não sei se os resultados chegaram. Envio de novo?

## De quem é e o que falta

not-yours = Só { $owner } pode usar este botão.
nothing-to-swap = Não vejo nenhuma imagem. { help-ways }
swap-words-unknown = Não sei o que “{ $words }” quer dizer. { help-which-telegram }
help-ways = Responda a uma imagem ou anexe uma.
picture-hidden = O Discord não me mostra a imagem a que você respondeu. Clique nela com o botão direito, abra Apps e escolha “{ $menu }”.
sticker-moving = Não consigo usar figurinhas animadas. Mande uma foto, um GIF ou um vídeo.
file-too-large-here = O Telegram não me deixa baixar arquivos com mais de { $limitMb } MB. Mande algo menor ou mais curto.
missing-permission = Preciso da permissão “{ $permission }” aqui. Peça a um admin, por favor.
permission-attach-files = Anexar arquivos
reactions-need-admin = O Telegram só me avisa das reações onde eu sou admin. Os botões fazem o mesmo.
unknown-command = Não conheço esse comando. { help-hint }
help-hint = { $help } mostra o que eu sei fazer.

## Configurações

settings-title = Configurações de { $place }
settings-saved = Salvo.
settings-admins-only = Aqui só admins podem mudar as configurações.
settings-not-here = Não há nada para configurar aqui. As configurações são para servidores e grupos.
private-chat-first = Aqui os resultados chegam no chat privado. Abra o nosso primeiro, e eu continuo.
setting-access = Quem pode trocar rostos
setting-access-value = { $who ->
    [everyone] todo mundo
    [admins] só admins
   *[members] { $names }
}
setting-members = { $count ->
    [0] só admins
    [one] admins e um membro
    [many] admins e { $count } de membros
   *[other] admins e { $count } membros
}
setting-members-how = Para incluir mais um membro, responda a uma mensagem dele com { $settings }.
setting-channels = Onde
setting-channels-everywhere = em todo lugar
setting-this-topic = este tópico
setting-topics = { $count ->
    [one] um tópico
    [many] { $count } de tópicos
   *[other] { $count } tópicos
}
setting-memberADay = Cada membro, por dia
setting-placeADay = Servidor, por dia
setting-placeADay-telegram = Grupo, por dia
setting-limits = Limites por dia
setting-isPrivate = Resultados privados por padrão
setting-isPrivate-telegram = Resultados no chat privado
setting-providers = Provedores
setting-providers-all = todos
setting-locale = Idioma
setting-locale-own = o de cada membro
setting-limit = { $limit ->
    [none] sem limite aqui
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] sim
   *[no] não
}
