## Imagens de outros membros: a foto de perfil ou o rosto que salvaram

verb-optout = Impedir que outras pessoas usem sua foto de perfil ou seu rosto salvo
    .name = bloquear-foto
verb-optin = Voltar a receber pedidos para usar sua foto de perfil
    .name = liberar-foto
option-member = De quem é a foto de perfil que vai entrar; eu peço permissão antes
    .name = membro
help-avatars-discord = Para usar a foto de perfil de um membro, clique com o botão direito no nome dele e escolha “{ $menu }”, ou indique o membro em { $swap }. Eu peço permissão antes. Com { $optout }, você não recebe mais pedidos.
help-avatars-telegram = Responda à mensagem de alguém com { $swap } @ para usar o rosto da foto de perfil dessa pessoa: na imagem que você anexar ou, sem anexo, na que estiver nessa mensagem. Eu peço permissão antes. Com { $optout }, você não recebe mais pedidos.
form-member = A imagem que vai receber o rosto

## O que lê quem pede

likeness-waiting = Pedi permissão a { $name }. Começo assim que vier o sim. Sem resposta em um dia, nenhuma troca é feita.
likeness-waiting-still = { $name } ainda não respondeu.
likeness-declined = { $name } prefere que não, então nenhuma troca é feita.
likeness-not-shown = Não posso escrever aqui, então não tenho como pedir permissão. Tente em outro lugar.
likeness-no-scene = Em qual imagem devo colocar o rosto? Anexe uma junto com { $swap } @ ou responda a uma mensagem que tenha uma.
likeness-reply = Responda à mensagem de alguém com { $swap } @, para eu saber de quem você está falando.
likeness-unknown-name = O Telegram não me diz quem é { $name }. Responda a uma mensagem dessa pessoa com { $swap } @.

## O que lê a pessoa retratada

likeness-question = { $depicted }: { $requester } pode colocar em uma imagem { $as ->
    [face] o rosto que você salvou aqui
   *[avatar] o rosto da sua foto de perfil
}? { $place ->
    [here] O resultado aparece aqui.
   *[private] Só { $requester } vê o resultado.
} Se você não responder, vale como “não”, e { $requester } só pode pedir de novo depois de um dia.
likeness-question-once = Só desta vez
likeness-question-always = Sempre
likeness-question-never = Nunca
likeness-answered = { $answer ->
    [once] { $depicted } deu permissão, só desta vez.
    [always] { $depicted } deu permissão para todas as trocas de { $requester }. { $privacy } mostra quem tem sua permissão e serve para voltar atrás.
   *[never] { $depicted } disse não.
}
likeness-ended = { $depicted } disse não.
likeness-only-depicted = Só quem recebeu o pedido pode responder.
likeness-opted-out = A partir de agora, só você pode usar sua foto de perfil ou seu rosto salvo com este bot. Os pedidos em aberto recebem um não, e as permissões que você deu deixam de valer. Com { $optin }, as pessoas podem voltar a pedir.
likeness-done-privately = Pronto. Conto mais no nosso chat privado: { $link }
likeness-opted-in = A partir de agora, as pessoas podem voltar a pedir para usar sua foto de perfil. Ela só é usada se você permitir.

## Em /privacy

privacy-likeness = Suas respostas “sempre” e “nunca”, e a quem você as deu, ficam guardadas com criptografia até você voltar atrás. Se você bloqueou sua foto, isso fica guardado sem o seu nome.
likeness-answers-button = Quem pode usar minha foto
likeness-answers-title = Suas respostas que estão valendo. Escolha uma para voltar atrás:
likeness-standing = { $name } { $answer ->
    [always] pode usar sua foto de perfil
   *[never] não pode pedir sua permissão
}
likeness-answers-none = Ninguém pode usar sua foto de perfil sem pedir antes.
likeness-taken-back = Pronto, não vale mais.

## Configurações

setting-likeness = Fotos de perfil de outras pessoas
setting-likeness-value = { $who ->
    [own] só o próprio rosto
   *[ask] só com permissão
}
setting-likeness-how = Com “só o próprio rosto”, ninguém aqui pode usar a foto de perfil nem o rosto salvo de outro membro. Isso não vale para imagens anexadas: não tenho como saber de quem são.

## Por que a foto de um membro não pode ser usada

error-likeness-unasked = Essa pessoa precisa dar permissão antes.
error-likeness-asked = Essa pessoa já recebeu um pedido nas últimas 24 horas. Tente de novo amanhã.
error-likeness-asked-often = Você já pediu a muita gente hoje. Espere até amanhã, por favor.
error-likeness-refused = Essa pessoa não quer que a foto dela seja usada. Tente com o seu próprio rosto.
error-likeness-own-only = Aqui cada pessoa só pode usar o próprio rosto. Tente com o seu.
error-likeness-absent = Não encontro essa pessoa aqui, então não tenho como pedir permissão.
error-likeness-nowhere = Só posso pedir permissão em um lugar onde estejam você e a outra pessoa.
error-likeness-nobody = Só posso pedir permissão a pessoas, não a bots ou canais.
error-likeness-no-picture = Não vejo nenhuma foto de perfil dessa pessoa.
refused-consent-withdrawn = Não uso mais { subject }: a pessoa que aparece ali retirou a permissão ou saiu.
