## Фото збережених облич

photo-ask = Яке обличчя зберегти?
photo-ask-more = Яке з облич — «{ $name }»?
photo-another = Інше фото…
photo-field = Ще одне фото цього обличчя
photo-add = Додати фото
photo-remove = Прибрати фото
photo-remove-number = Прибрати { $number }
photo-remove-ask = Яке фото прибрати?
photo-added = Збережено. «{ $name }» тепер має { $count } фото.
photo-removed = Фото прибрано.
photos-button = Фото
photos-title = { $name } · { $count ->
    [one] { $count } фото
    [few] { $count } фото
    [many] { $count } фото
   *[other] { $count } фото
}
photos-hint = Якщо є 2–5 фото однієї людини, заміни виходять кращими.
photos-alt = { $name }, фото { $number }
face-delete-ask = Видалити «{ $name }»? { $count ->
    [1] Фото цього обличчя теж зникне.
    [one] { $count } фото цього обличчя теж зникне.
    [few] { $count } фото цього обличчя теж зникнуть.
    [many] { $count } фото цього обличчя теж зникнуть.
   *[other] { $count } фото цього обличчя теж зникнуть.
}
face-delete-sure = Так, видалити
face-new-name = Нове ім’я
photo-send = Надішліть ще одне фото «{ $name }».
photo-reply = Потім надішліть { $face } у відповідь на нього.
faces-in-private = { $name }, ваші обличчя — у нашому приватному чаті.
faces-how = Для цього є { $faces }.
