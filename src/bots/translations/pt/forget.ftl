## Apagar tudo sobre uma pessoa

verb-forget = Apagar tudo sobre você
    .name = esquecer
forget-faces = { $faces ->
    [0] nenhum rosto salvo
    [one] um rosto salvo
    [many] { $faces } de rostos salvos
   *[other] { $faces } rostos salvos
}
forget-swaps = { $swaps ->
    [0] nenhuma troca
    [one] uma troca
    [many] { $swaps } de trocas
   *[other] { $swaps } trocas
}
forget-title = Apagar tudo sobre você?
forget-ask = O que tenho de você: { forget-faces } e { forget-swaps }. Tudo isso será apagado, com as imagens e os resultados, e também as perguntas em aberto e a sua promessa. As trocas que não terminaram serão canceladas. Não dá para desfazer.
forget-yes = Sim, apagar tudo
forget-no = Não, manter
forget-working = Apagando… Isso pode levar um minuto.
forget-done = Tudo sobre você foi apagado daqui: { forget-faces } e { forget-swaps }, com imagens e resultados, perguntas em aberto e a sua promessa.
forget-nothing = Não havia nada sobre você aqui.
forget-vendor = { $what ->
    [deleted] { $provider } apagou os resultados feitos para você.
    [deleted-until] { $provider } apagou os resultados feitos para você. As imagens enviadas para isso expiram até { $until }.
    [pending] { $provider } ainda não apagou os seus resultados. Continuo pedindo, sem dizer o seu nome.
    [kept-until] { $provider } talvez guarde imagens suas até { $until }. Não tenho como apagá-las lá.
   *[kept] { $provider } talvez guarde imagens suas e não diz por quanto tempo. Não tenho como apagá-las lá.
}
forget-uncertain = { $count ->
    [one] Não se sabe se uma das trocas foi cobrada. O que foi pago fica anotado por 30 dias, sem identificar você.
    [many] Não se sabe se { $count } de trocas foram cobradas. O que foi pago fica anotado por 30 dias, sem identificar você.
   *[other] Não se sabe se { $count } trocas foram cobradas. O que foi pago fica anotado por 30 dias, sem identificar você.
}
forget-stays = O que fica não diz quem você é: quantas trocas você fez hoje e, se houver, o bloqueio da sua conta ou da sua foto, para que continue valendo.
forget-reach = Não tenho acesso aos backups e logs antigos de quem cuida deste bot, nem às mensagens nos chats.
forget-later = Ainda não consegui terminar. O resto vai ser apagado automaticamente, assim que possível.
forget-ask-privately = Vamos fazer isso no nosso chat privado.
forget-asked-privately = Escrevi para você no nosso chat privado.
