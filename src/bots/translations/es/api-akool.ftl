## Lo que dice la API HTTP con las palabras de los documentos de Akool

akool-bad-token = El token o la clave no sirve, o ha dejado de servir.
akool-no-token = La solicitud no lleva ni token ni clave.
akool-credentials = Envía «clientId» y «clientSecret» como JSON: el nombre de una clave y la clave.
akool-webhook-key = Esta clave es demasiado larga o demasiado corta para cifrar webhooks. Omite «webhookUrl» o pide una clave de 16, 24 o 32 caracteres.
akool-too-many-faces = { $most ->
    [one] Solo se puede cambiar una cara a la vez.
    [many] Se pueden cambiar como máximo { $most } de caras a la vez.
   *[other] Se pueden cambiar como máximo { $most } caras a la vez.
}
akool-uneven = «sourceImage» y «targetImage» deben tener el mismo número de entradas.
akool-opts-missing = Si hay varias caras, cada entrada necesita «opts»: los puntos de referencia de la cara.
akool-one-pair = Solo un par de caras a la vez, por favor. Envía una solicitud para cada uno.
akool-no-face-there = «{ $field }»: en ese lugar no hay ninguna cara.
akool-face-unfit = «{ $field }»: esa cara es demasiado pequeña o está demasiado girada.
akool-face-too-close = «{ $field }»: hay una cara más grande tan cerca que esta no se puede distinguir por separado.
akool-no-picture = Hace falta «{ $field }» o «img».
