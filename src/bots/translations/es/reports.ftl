## Reportar un resultado

verb-report = Reportar un resultado de este bot a quien lo gestiona
    .name = reportar
    .button = Reportar
    .menu-result = Reportar
verb-mistake = Avisar de que un rechazo es un error
    .button = Es un error
option-message = El enlace al mensaje con el resultado
    .name = mensaje
option-reason = Qué tiene de malo
    .name = motivo
report-form = Reportar este resultado
report-form-reason = ¿Qué tiene de malo? (opcional)
report-how-discord = Haz clic derecho en el resultado, abre Aplicaciones y elige «{ $menu }», o dame el enlace a su mensaje.
report-how-telegram = Responde al resultado con { $report }. Lo que añadas en la respuesta se envía con el reporte.
report-taken = Gracias. Tu reporte llega a las personas que gestionan este bot. Si puedo, te escribo en privado lo que decidan.
report-taken-list = Gracias. Tu reporte queda guardado para las personas que gestionan este bot. No lo ven al instante, así que la respuesta puede tardar.
report-again = Esto ya lo has reportado. No se ha olvidado.
report-hidden = El resultado queda oculto hasta que se decida.
mistake-taken = Gracias. Se lo cuento a las personas que gestionan este bot, sin la imagen.
error-nothing-to-report = Solo se pueden reportar mensajes míos que muestren un resultado.
error-reported-enough = { $count ->
    [one] El límite es de 1 reporte por hora.
    [many] El límite es de { $count } de reportes por hora.
   *[other] El límite es de { $count } reportes por hora.
} Sigue un poco más tarde, por favor.
error-member-blocked = Ya no puedes cambiar caras con este bot: la persona que lo gestiona te ha bloqueado.

## Qué pasa después

report-hidden-result = Este resultado se ha reportado. Queda oculto hasta que alguien lo revise.
report-removed-result = Este resultado se ha retirado.
report-answer-kept = Se ha revisado un resultado que reportaste. Se queda como está. Gracias por avisar.
report-answer-acted = Se ha revisado un resultado que reportaste y se han tomado medidas. Gracias por avisar.
report-answer-read = Se ha revisado el rechazo que te pareció un error. Gracias por avisar.

## Lo que ve quien gestiona el bot

report-title = Reporte { $id }
report-title-mistake = Rechazo señalado como error: { $id }
report-jobs = Cambio: { $jobs }
report-code = Motivo del rechazo: { $code }
report-at = Primer reporte: { $at } UTC
report-link = Mensaje: { $link }
report-no-link = Mensaje: en un chat privado, que no tiene enlace
report-count = { $count ->
    [one] Reportado una vez
    [many] Reportado por { $count } de miembros
   *[other] Reportado por { $count } miembros
}
report-reason = «{ $reason }»
report-sight = { $sight ->
    [hidden] El resultado está oculto.
    [removed] El resultado está retirado.
    [unreachable] El resultado está fuera de mi alcance: solo se puede retirar a mano.
   *[shown] El resultado está visible.
}
report-decision = Decisión del { $at } UTC: { $decision ->
    [delete] borrar
    [block-pictures] bloquear las imágenes
    [block-requester] bloquear a quien lo pidió
   *[keep] conservar
}
report-decision-mistake = Leído el { $at } UTC
report-answers = Avisos a quienes lo reportaron: { $told } de { $all }
decide-delete = Borrar
decide-block-pictures = Bloquear las imágenes
decide-block-requester = Bloquear a quien lo pidió
decide-all = Las tres cosas
decide-keep = Conservar
decide-read = Leído
decide-done = Hecho.
decide-not-here = Los reportes solo se deciden en el canal de quien gestiona el bot.
decide-gone = Este reporte ya no se guarda.
setting-hidesReported = Ocultar al instante lo reportado
setting-more = Más…
