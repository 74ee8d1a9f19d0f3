## Lo que dice la API HTTP sobre una solicitud

api-unauthorized = Para esto hace falta una de las claves de API de este servidor, como «Authorization: Bearer CLAVE».
api-not-found = Aquí no hay nada.
api-gone = Esto se borró o ya no se guarda.
api-no-result = Todavía no hay resultado.
api-key-used-otherwise = Este Idempotency-Key ya se usó para otra solicitud. Usa uno nuevo para cada cambio.
api-body-too-large = La solicitud es demasiado grande: como máximo { $limitMb } MB.
api-body-not-json = El contenido no es un objeto JSON.
api-body-not-form = El contenido no es un formulario que se pueda leer.
api-body-unknown-type = Envía JSON (application/json) o un formulario (multipart/form-data).
api-bad-field = «{ $field }»: { $problem }
api-not-a-picture = «{ $field }» tiene que ser una imagen: un archivo, una URL https o una URL data:.
api-calls-itself = Se le pidió a este servidor que se llamara a sí mismo, y eso no acabaría nunca.
api-internal = Algo falló por mi parte, lo siento. Inténtalo de nuevo dentro de un rato.
api-field-missing = esto falta.
api-field-alone = esto no se puede combinar con ninguno de los otros campos que indican de qué cara se trata.
api-field-unknown = ese campo no existe. Menciónalo en «assign» o quítalo.
api-detection-unknown = esto no se reconoce, es de otra clave o tiene más de una hora. Vuelve a detectar las caras.
api-detection-elsewhere = las caras se buscaron en otra URL.
api-face-twice = aquí se repite una cara.
api-face-unknown = no se encontró ninguna cara con este número.
api-face-too-close = al lado de esta cara hay una más grande con la que se confundiría.
api-face-none = no cambiaría ninguna cara.
api-field-length = { $most ->
    [one] debe tener 1 carácter.
    [many] debe tener entre 1 y { $most } de caracteres.
   *[other] debe tener entre 1 y { $most } caracteres.
}
