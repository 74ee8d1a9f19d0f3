## A verificação do conteúdo

refused-unsafe-content = { $subject ->
    [result] Não posso mostrar este resultado por causa do que ele parece mostrar. Se for um engano, peço desculpas.
   *[other] Por causa do que parece mostrar, não posso usar { subject }. Se for um engano, peço desculpas.
}
refused-blocked = { $subject ->
    [result] Desculpe, este resultado não pode ser mostrado aqui.
   *[other] Desculpe, aqui não posso usar { subject }.
}
refused-unchecked = { $subject ->
    [result] Não consegui verificar o resultado agora, então não vou mostrá-lo. Tente de novo daqui a pouco.
   *[other] Agora não consegui verificar { subject }, então nenhuma troca foi feita. Tente de novo daqui a pouco.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
