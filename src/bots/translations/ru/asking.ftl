## Вопросы и ответы по ходу дела

asked-already = Уже делаю.
offer-question = Сначала один вопрос, только между нами.
remedy-add-face = Добавить лицо
remedy-go = Попробовать ещё раз
remedy-other-face = Другое лицо…
remedy-other-picture = Другая картинка…
pictures-all = Все
roles-button = Наоборот

## Список замен

job-kind = { $kind ->
    [gif] GIF
    [video] Видео
   *[image] Фото
}
job-link = открыть
