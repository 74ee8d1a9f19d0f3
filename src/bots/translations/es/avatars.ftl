## Imágenes de otros miembros: su foto de perfil o la cara que tienen guardada

verb-optout = Impedir que otras personas usen tu foto de perfil o tu cara guardada
    .name = proteger-mi-cara
verb-optin = Permitir que vuelvan a pedirte permiso para usar tu foto de perfil
    .name = permitir-preguntas
option-member = La persona cuya foto de perfil se usa; antes se le pide permiso
    .name = miembro
help-avatars-discord = Para usar la foto de perfil de un miembro, haz clic derecho en su nombre y elige «{ $menu }», o indícalo en { $swap }. Antes le pido permiso. Con { $optout } nadie te lo pide a ti.
help-avatars-telegram = Responde al mensaje de alguien con { $swap } @ para usar la cara de su foto de perfil: en la imagen que adjuntes o, si no, en la de su mensaje. Antes le pido permiso. Con { $optout } nadie te lo pide a ti.
form-member = La imagen en la que ponerla

## Lo que lee quien la pide

likeness-waiting = Ya le he preguntado a { $name }. Empiezo en cuanto diga que sí. Si no responde en un día, no se cambia nada.
likeness-waiting-still = { $name } todavía no ha respondido.
likeness-declined = { $name } prefiere que no, así que no se cambia nada.
likeness-not-shown = Aquí no puedo escribir, así que no puedo preguntar. Prueba en otro lugar.
likeness-no-scene = ¿En qué imagen la pongo? Adjunta una al enviar { $swap } @ o responde a un mensaje que tenga una.
likeness-reply = Responde al mensaje de alguien con { $swap } @ para que sepa a quién te refieres.
likeness-unknown-name = Telegram no me dice quién es { $name }. Responde a un mensaje suyo con { $swap } @.

## Lo que lee la persona de la foto

likeness-question = { $depicted }: ¿puede { $requester } poner en una imagen { $as ->
    [face] la cara que tienes guardada aquí
   *[avatar] la cara de tu foto de perfil
}? { $place ->
    [here] El resultado se verá aquí.
   *[private] Solo { $requester } verá el resultado.
} Si no respondes, cuenta como un no, y { $requester } no podrá volver a preguntarte en un día.
likeness-question-once = Una vez
likeness-question-always = Siempre
likeness-question-never = Nunca
likeness-answered = { $answer ->
    [once] { $depicted } ha dado permiso, solo por esta vez.
    [always] { $depicted } ha dado permiso para todos los cambios de { $requester }. Con { $privacy } puedes ver a quién has dado permiso y retirarlo.
   *[never] { $depicted } ha dicho que no.
}
likeness-ended = { $depicted } ha dicho que no.
likeness-only-depicted = Solo puede responder la persona a la que se pregunta.
likeness-opted-out = Desde ahora, con este bot nadie más que tú puede usar tu foto de perfil ni tu cara guardada. Las preguntas abiertas quedan respondidas con un no, y los permisos que habías dado quedan retirados. Con { $optin } podrán volver a preguntarte.
likeness-done-privately = Hecho. Te cuento más en nuestro chat privado: { $link }
likeness-opted-in = Desde ahora pueden volver a pedirte permiso para usar tu foto de perfil. Solo se usa si dices que sí.

## En /privacy

privacy-likeness = A quién has respondido «siempre» o «nunca» lo guardo cifrado hasta que retires la respuesta. Si has pedido que no te pregunten, eso lo guardo sin tu nombre.
likeness-answers-button = Quién puede usar mi imagen
likeness-answers-title = Tus respuestas activas. Elige una para retirarla:
likeness-standing = { $name } { $answer ->
    [always] puede usar tu foto de perfil
   *[never] no puede preguntarte
}
likeness-answers-none = Nadie puede usar tu foto de perfil sin preguntarte antes.
likeness-taken-back = Respuesta retirada.

## Ajustes

setting-likeness = Fotos de perfil ajenas
setting-likeness-value = { $who ->
    [own] solo la cara propia
   *[ask] pidiendo permiso
}
setting-likeness-how = Con «solo la cara propia», nadie puede usar aquí la foto de perfil ni la cara guardada de otro miembro. Esto no afecta a las imágenes que se adjuntan: no puedo saber de quién son.

## Por qué no se puede usar la imagen de un miembro

error-likeness-unasked = Esa persona tiene que dar permiso antes.
error-likeness-asked = Ya se le preguntó hace menos de un día. Inténtalo de nuevo mañana, por favor.
error-likeness-asked-often = Hoy ya has preguntado a muchas personas. Espera a mañana, por favor.
error-likeness-refused = Esa persona no quiere que se use su imagen. Prueba con tu propia cara.
error-likeness-own-only = Aquí cada persona puede usar solo su propia cara. Prueba con la tuya.
error-likeness-absent = No encuentro a esa persona aquí, así que no puedo preguntarle.
error-likeness-nowhere = Solo puedo preguntar a alguien en un lugar en el que también estés tú.
error-likeness-nobody = Solo puedo preguntar a personas, no a bots ni a canales.
error-likeness-no-picture = No veo ninguna foto de perfil de esa persona.
refused-consent-withdrawn = No puedo usar { subject }: la persona que aparece ya no da su permiso o se ha ido.
