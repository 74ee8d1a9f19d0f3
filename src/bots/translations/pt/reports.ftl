## Denunciar um resultado

verb-report = Denunciar um resultado deste bot a quem cuida dele
    .name = denunciar
    .button = Denunciar
    .menu-result = Denunciar
verb-mistake = Dizer que uma recusa é um engano
    .button = Isso é um engano
option-message = O link da mensagem com o resultado
    .name = mensagem
option-reason = O que há de errado no resultado
    .name = motivo
report-form = Denunciar este resultado
report-form-reason = O que há de errado? (opcional)
report-how-discord = Clique com o botão direito no resultado, abra Apps e escolha “{ $menu }”, ou me passe o link da mensagem dele.
report-how-telegram = Responda ao resultado com { $report }. O que você escrever depois vai junto.
report-taken = Agradeço o aviso. Sua denúncia vai para quem cuida deste bot. Se eu puder, conto a você no privado o que for decidido.
report-taken-list = Agradeço o aviso. Sua denúncia fica guardada para quem cuida deste bot. Ela não é vista na hora, então a resposta pode demorar.
report-again = Você já denunciou isto. Sua denúncia não foi esquecida.
report-hidden = Até sair a decisão, o resultado fica oculto.
mistake-taken = Agradeço o aviso. Vou contar a quem cuida deste bot, sem a imagem.
error-nothing-to-report = Só dá para denunciar mensagens minhas que mostrem um resultado.
error-reported-enough = { $count ->
    [one] O limite é de { $count } denúncia por hora.
    [many] O limite é de { $count } de denúncias por hora.
   *[other] O limite é de { $count } denúncias por hora.
} Tente de novo um pouco mais tarde, por favor.
error-member-blocked = Você não pode mais fazer trocas com este bot: quem cuida dele bloqueou você.

## No que deu

report-hidden-result = Este resultado foi denunciado. Fica oculto até alguém dar uma olhada.
report-removed-result = Este resultado foi removido.
report-answer-kept = Um resultado que você denunciou foi analisado. Ele continua no ar. Agradeço o cuidado em avisar.
report-answer-acted = Um resultado que você denunciou foi analisado, e algo foi feito a respeito. Agradeço o cuidado em avisar.
report-answer-read = A recusa que você apontou como engano foi analisada. Agradeço o aviso.

## O que vê quem cuida do bot

report-title = Denúncia { $id }
report-title-mistake = Uma recusa apontada como engano: { $id }
report-jobs = Troca: { $jobs }
report-code = Recusado como: { $code }
report-at = Primeira denúncia: { $at } UTC
report-link = Mensagem: { $link }
report-no-link = Mensagem: em um chat privado, que não tem link
report-count = { $count ->
    [one] Denunciado uma vez
    [many] Denunciado por { $count } de membros
   *[other] Denunciado por { $count } membros
}
report-reason = “{ $reason }”
report-sight = { $sight ->
    [hidden] O resultado está oculto.
    [removed] O resultado foi removido.
    [unreachable] Não tenho acesso ao resultado onde ele está: só dá para remover manualmente.
   *[shown] O resultado está visível.
}
report-decision = Em { $at } UTC: { $decision ->
    [delete] resultado apagado
    [block-pictures] imagens bloqueadas
    [block-requester] bloqueio de quem pediu a troca
   *[keep] resultado mantido
}
report-decision-mistake = Lido em { $at } UTC
report-answers = Respostas a quem denunciou: { $told } de { $all }
decide-delete = Apagar
decide-block-pictures = Bloquear imagens
decide-block-requester = Bloquear quem pediu
decide-all = Os três
decide-keep = Manter
decide-read = Lido
decide-done = Feito.
decide-not-here = As denúncias só são decididas no canal de quem cuida do bot.
decide-gone = Esta denúncia não está mais guardada.
setting-hidesReported = Ocultar na hora o que for denunciado
setting-more = Mais…
