## Zdjęcia zapisanych twarzy

photo-ask = Którą mam zapisać?
photo-ask-more = Która z nich to „{ $name }”?
photo-another = Inne zdjęcie…
photo-field = Kolejne zdjęcie tej twarzy
photo-add = Dodaj zdjęcie
photo-remove = Usuń zdjęcie
photo-remove-number = Usuń { $number }
photo-remove-ask = Które zdjęcie usunąć?
photo-added = Zapisano. Twarz „{ $name }” ma teraz { $count ->
    [one] { $count } zdjęcie
    [few] { $count } zdjęcia
    [many] { $count } zdjęć
   *[other] { $count } zdjęcia
}.
photo-removed = Usunięto to zdjęcie.
photos-button = Zdjęcia
photos-title = { $name } · { $count ->
    [one] { $count } zdjęcie
    [few] { $count } zdjęcia
    [many] { $count } zdjęć
   *[other] { $count } zdjęcia
}
photos-hint = Zamiany wychodzą lepiej, gdy masz od 2 do 5 zdjęć tej samej osoby.
photos-alt = { $name }, zdjęcie { $number }
face-delete-ask = Usunąć twarz „{ $name }”? { $count ->
    [one] Zniknie też jej zdjęcie.
    [few] Znikną też jej { $count } zdjęcia.
    [many] Zniknie też jej { $count } zdjęć.
   *[other] Zniknie też jej { $count } zdjęcia.
}
face-delete-sure = Tak, usuń
face-new-name = Nowa nazwa
photo-send = Wyślij mi kolejne zdjęcie twarzy „{ $name }”.
photo-reply = Potem odpowiedz na nie poleceniem { $face }.
faces-in-private = { $name }, twoje twarze są na naszym prywatnym czacie.
faces-how = Możesz to zrobić poleceniem { $faces }.
