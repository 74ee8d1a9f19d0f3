## Фото сохранённых лиц

photo-ask = Какое из них сохранить?
photo-ask-more = Какое из них — «{ $name }»?
photo-another = Другое фото…
photo-field = Ещё одно фото этого лица
photo-add = Добавить фото
photo-remove = Убрать фото
photo-remove-number = Убрать { $number }
photo-remove-ask = Какое фото убрать?
photo-added = Сохранено. «{ $name }»: теперь { $count } фото.
photo-removed = Это фото убрано.
photos-button = Фото
photos-title = { $name } · { $count ->
    [one] { $count } фото
    [few] { $count } фото
    [many] { $count } фото
   *[other] { $count } фото
}
photos-hint = С 2–5 фото одного человека замены выглядят лучше.
photos-alt = { $name }, фото { $number }
face-delete-ask = Удалить лицо «{ $name }»? { $count ->
    [1] Вместе с ним удалится и его фото.
    [one] Вместе с ним удалится { $count } фото.
    [few] Вместе с ним удалятся { $count } фото.
    [many] Вместе с ним удалятся { $count } фото.
   *[other] Вместе с ним удалятся { $count } фото.
}
face-delete-sure = Да, удалить
face-new-name = Новое имя
photo-send = Пришлите ещё одно фото лица «{ $name }».
photo-reply = Потом ответьте на него командой { $face }.
faces-in-private = { $name }, ваши лица — в нашем личном чате.
faces-how = Это можно сделать командой { $faces }.
