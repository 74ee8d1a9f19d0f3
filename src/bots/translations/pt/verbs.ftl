## O que se pode pedir. Atributos: o comando (.name), seu botão (.button), seu lugar no menu de uma mensagem

verb-swap = Trocar um rosto em uma imagem, GIF ou vídeo
    .name = trocar
    .menu-my-face = Colocar meu rosto
    .menu-with = Trocar rosto…
    .menu-avatar = Usar esta foto de perfil
verb-again = Trocar de novo, de outro jeito
    .button = De novo
    .button-all = { $count ->
        [one] De novo: { $count } rosto
        [many] De novo: todos os { $count } de rostos
       *[other] De novo: todos os { $count } rostos
    }
    .button-face = De novo com { $name }
    .button-elsewhere = De novo com outro provedor
verb-cancel = Cancelar sua troca
    .name = cancelar
    .button = Cancelar
verb-delete = Apagar o resultado
    .button = Apagar
verb-publish = Mostrar seu resultado privado a todo mundo
    .button = Publicar
verb-retry = Tentar de novo uma troca cujo resultado nunca chegou
    .button = Repetir (pode cobrar em dobro)
verb-show = Mostrar um resultado pronto
    .button = Ver resultado
verb-original = Receber o resultado como arquivo, na qualidade original
    .button = Qualidade original
verb-face = Salvar rostos para usar de novo
    .name = rosto
    .menu-save = Usar como meu rosto
verb-face-save = Salvar um rosto
    .name = salvar
verb-face-list = Ver seus rostos salvos
    .name = lista
verb-face-default = Tornar padrão um rosto salvo
    .name = padrão
    .button = Tornar padrão
verb-face-rename = Renomear um rosto salvo
    .name = renomear
    .button = Renomear
verb-face-delete = Apagar um rosto salvo
    .name = apagar
verb-faces = Ver seus rostos salvos
    .name = rostos
verb-jobs = Ver suas trocas
    .name = trocas
verb-settings = Definir quem pode trocar rostos aqui, onde e quantas vezes
    .name = configurações
verb-language = Escolher um idioma
    .name = idioma
verb-privacy = Ver e apagar o que eu guardo sobre você
    .name = privacidade
verb-start = Como funciona
    .name = começar
verb-help = Tudo o que eu sei fazer
    .name = ajuda

## Opções dos comandos

option-target = A imagem, o GIF ou o vídeo que vai receber o rosto
    .name = imagem
option-face = Uma foto do rosto que vai entrar
    .name = rosto
option-saved = Um dos seus rostos salvos
    .name = salvo
option-reference = Uma foto da pessoa que você quer substituir, se houver mais de uma
    .name = pessoa
option-faces = todos, 2, Anna ou 1=Eu 3=Anna; sem nada, eu pergunto
    .name = rostos
option-provider = Quem faz a troca
    .name = provedor
option-private = Só você vê o resultado
    .name = privado
option-job = Qual troca
    .name = troca
option-name = Um nome para o rosto
    .name = nome
choice-one = um rosto
choice-all = todos os rostos
word-all = todos
