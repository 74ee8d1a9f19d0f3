## Foto dei volti salvati

photo-ask = Quale devo salvare?
photo-ask-more = Qual è “{ $name }”?
photo-another = Un’altra foto…
photo-field = Un’altra foto di questo volto
photo-add = Aggiungi una foto
photo-remove = Rimuovi una foto
photo-remove-number = Rimuovi la { $number }
photo-remove-ask = Quale foto rimuovo?
photo-added = Salvata. “{ $name }” ora ha { $count ->
    [one] { $count } foto
    [many] { $count } di foto
   *[other] { $count } foto
}.
photo-removed = Foto rimossa.
photos-button = Foto
photos-title = { $name } · { $count ->
    [one] 1 foto
    [many] { $count } di foto
   *[other] { $count } foto
}
photos-hint = Con 2–5 foto della stessa persona gli scambi vengono meglio.
photos-alt = { $name }, foto { $number }
face-delete-ask = Eliminare “{ $name }”? { $count ->
    [one] Viene eliminata anche la sua foto.
    [many] Vengono eliminate anche le sue foto, { $count } in tutto.
   *[other] Vengono eliminate anche le sue { $count } foto.
}
face-delete-sure = Sì, elimina
face-new-name = Nuovo nome
photo-send = Inviami un’altra foto di “{ $name }”.
photo-reply = Poi rispondi alla foto con { $face }.
faces-in-private = { $name }, i tuoi volti sono nella nostra chat privata.
faces-how = Puoi farlo con { $faces }.
