## O que a API HTTP diz nas palavras da documentação da Akool

akool-bad-token = O token ou a chave não é válido, ou deixou de ser.
akool-no-token = A requisição não traz nem token nem chave.
akool-credentials = Envie “clientId” e “clientSecret” em JSON: o nome de uma chave e a própria chave.
akool-webhook-key = Esta chave é longa ou curta demais para criptografar webhooks. Deixe “webhookUrl” de fora ou peça uma chave de 16, 24 ou 32 caracteres.
akool-too-many-faces = { $most ->
    [one] Só dá para trocar { $most } rosto por vez.
    [many] Dá para trocar no máximo { $most } de rostos por vez.
   *[other] Dá para trocar no máximo { $most } rostos por vez.
}
akool-uneven = “sourceImage” e “targetImage” precisam ter o mesmo número de itens.
akool-opts-missing = Quando há vários rostos, cada item precisa de “opts”: os pontos de referência do rosto.
akool-one-pair = Só um par de rostos por vez, por favor. Envie uma requisição para cada um.
akool-no-face-there = “{ $field }”: não há rosto nesse lugar.
akool-face-unfit = “{ $field }”: esse rosto é pequeno demais ou está virado demais.
akool-face-too-close = “{ $field }”: há um rosto maior tão perto desse que não dá para distinguir os dois.
akool-no-picture = É preciso informar “{ $field }” ou “img”.
