## Fotos dos rostos salvos

photo-ask = Qual devo salvar?
photo-ask-more = Qual deles é “{ $name }”?
photo-another = Outra foto…
photo-field = Outra foto deste rosto
photo-add = Adicionar uma foto
photo-remove = Remover uma foto
photo-remove-number = Remover { $number }
photo-remove-ask = Qual foto devo remover?
photo-added = Foto salva. Agora “{ $name }” tem { $count ->
    [one] { $count } foto
    [many] { $count } de fotos
   *[other] { $count } fotos
}.
photo-removed = A foto foi removida.
photos-button = Fotos
photos-title = { $name } · { $count ->
    [one] 1 foto
    [many] { $count } de fotos
   *[other] { $count } fotos
}
photos-hint = Com 2 a 5 fotos da mesma pessoa, as trocas ficam melhores.
photos-alt = { $name }, foto { $number }
face-delete-ask = Apagar “{ $name }”? { $count ->
    [one] A foto também é apagada.
    [many] As { $count } de fotos também são apagadas.
   *[other] As { $count } fotos também são apagadas.
}
face-delete-sure = Sim, apagar
face-new-name = Novo nome
photo-send = Me mande outra foto de “{ $name }”.
photo-reply = Depois responda a ela com { $face }.
faces-in-private = { $name }, seus rostos estão no nosso chat privado.
faces-how = Você pode fazer isso com { $faces }.
