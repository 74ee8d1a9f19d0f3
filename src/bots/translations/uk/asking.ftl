## Що запитують і відповідають принагідно

asked-already = Уже роблю.
offer-question = Спершу одна дрібниця, лише між нами.
remedy-add-face = Додати обличчя
remedy-go = Спробувати ще раз
remedy-other-face = Інше обличчя…
remedy-other-picture = Інше зображення…
pictures-all = Усі
roles-button = Навпаки

## Список замін

job-kind = { $kind ->
    [gif] GIF
    [video] Відео
   *[image] Фото
}
job-link = відкрити
