## O que a API HTTP diz sobre uma requisição

api-unauthorized = Isto exige uma das chaves de API deste servidor, no formato “Authorization: Bearer CHAVE”.
api-not-found = Não há nada aqui.
api-gone = Isto foi apagado ou não fica mais guardado.
api-no-result = Ainda não há resultado.
api-key-used-otherwise = Este Idempotency-Key já foi usado em outra requisição. Use um novo para cada troca.
api-body-too-large = A requisição é grande demais: o máximo é { $limitMb } MB.
api-body-not-json = O corpo não é um objeto JSON.
api-body-not-form = O corpo não é um formulário que dê para ler.
api-body-unknown-type = Envie JSON (application/json) ou um formulário (multipart/form-data).
api-bad-field = “{ $field }”: { $problem }
api-not-a-picture = “{ $field }” precisa ser uma imagem: um arquivo, uma URL https ou uma URL data:.
api-calls-itself = Pediram que este servidor chamasse a si mesmo, e isso nunca terminaria.
api-internal = Algo deu errado do meu lado, desculpe. Tente de novo daqui a pouco.
api-field-missing = está faltando.
api-field-alone = não combina com nenhum dos outros campos que dizem qual é o rosto.
api-field-unknown = campo desconhecido. Indique-o em “assign” ou deixe-o de fora.
api-detection-unknown = é desconhecido, de outra chave ou tem mais de uma hora. Detecte os rostos de novo.
api-detection-elsewhere = os rostos foram detectados em outra URL.
api-face-twice = o mesmo rosto aparece duas vezes.
api-face-unknown = nenhum rosto com este número foi encontrado.
api-face-too-close = ao lado deste rosto há um maior, com o qual ele seria confundido.
api-face-none = nenhum rosto mudaria.
api-field-length = { $most ->
    [one] precisa ter { $most } caractere.
    [many] precisa ter de 1 a { $most } de caracteres.
   *[other] precisa ter de 1 a { $most } caracteres.
}
