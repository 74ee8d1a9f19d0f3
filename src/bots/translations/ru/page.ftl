## Страница в браузере. Числа и слова браузер подставляет в готовый текст: выбирать форму по числу здесь нельзя

page-title = Замена лица
page-lead = Вставьте лицо с одного фото в другую картинку, GIF или видео.
page-needs-scripts = Этой странице нужен JavaScript.

page-key = Ключ
page-key-ask = Эта страница открывается по ключу. Его выдают владельцы страницы.
page-key-kept = Он хранится в этой вкладке, пока вы её не закроете.
page-key-continue = Продолжить
page-key-wrong = Такого ключа здесь не знают.
page-key-forget = Забыть ключ

page-face = Лицо
page-face-of = Лицо { $letter }
page-face-hint = Перетащите сюда фото лица или вставьте его из буфера.
page-face-choose = Выбрать фото
page-face-several = Чем больше фото одного человека, тем лучше: можно до { $most }.
page-face-unused = В GIF и видео используется только лицо A.
page-photos-unused = Когда заменяются не все лица или вставляются лица нескольких людей, учитывается только первое фото каждого.
page-photo-number = Фото { $number }
page-photo-add = Добавить фото
page-photo-remove = Убрать фото { $number }
page-person-add = Добавить ещё лицо
page-person-remove = Убрать { $letter }

page-picture = Картинка
page-picture-hint = Перетащите сюда картинку, GIF или видео — или вставьте из буфера.
page-picture-choose = Выбрать файл
page-picture-other = Сменить
page-picture-remove = Убрать
page-looking = Ищу лица…
page-faces-found = Найдено лиц: { $count }.
page-faces-ask = Нажмите номер каждого лица, которое нужно заменить.
page-faces-ask-whose = Нажимайте на номер, пока не появится нужная буква.
page-faces-none = Не вижу ни одного лица. Попробуйте картинку, где лица крупнее.
page-faces-unfit = Все эти лица слишком маленькие или повёрнуты в сторону. Попробуйте другую картинку.
page-face-number = Лицо { $number }
page-face-unfit = слишком маленькое или слишком сильно повёрнуто в сторону
page-face-chosen = получит: { $face }
page-face-stays = останется как есть
page-moving-ask = Какие лица?
page-largest = Самое крупное лицо
page-all = Все лица

page-swap = Заменить
page-needs-face = Сначала добавьте фото лица.
page-needs-picture = Сначала выберите картинку, GIF или видео.
page-needs-choice = Сначала нажмите номер хотя бы одного лица.
page-sending = Отправляю картинки…
page-queued = Ждём в очереди
page-queued-at = Ждём в очереди, место { $place }
page-working = Заменяю…
page-left = ещё примерно { $time }
page-again-soon = Связь прервалась. Пробую ещё раз…
page-parked = Пока не знаю, сделана ли эта замена. На неё должен взглянуть человек.
page-cancel = Отменить
page-cancelled = Замена отменена.
page-progress = Ход замены

page-result = Результат
page-compare = До и после
page-compare-before = До
page-compare-after = После
page-compare-at = «До» — { $percent }
page-download = Скачать
page-verify = Проверить
page-verifying = Смотрю…
page-delete = Удалить
page-deleted = Результат удалён.
page-start-over = Начать заново
page-until = { $where ->
    [server] Удалится отсюда автоматически: { $time }. Можно удалить и раньше.
   *[machine] Удалится автоматически: { $time }. Раньше — если вы удалите результат или закроете программу.
}

page-error-network = Сервер недоступен. Попробуйте ещё раз через минуту.
page-error-answer = Что-то пошло не так (ошибка { $status }). Попробуйте ещё раз через минуту.
page-error-not-media = «{ $name }» — не картинка, не GIF и не видео.
page-error-too-large = Файл «{ $name }» слишком большой: можно не больше { $most }.
page-error-too-many = Для одного лица беру не больше { $most } фото. Остальные не добавлены.
page-error-full = Оба места заняты. Сначала уберите что-нибудь.

page-about-marked = На каждом результате есть пометка, что это сделал ИИ.
page-about-kept = { $hours ->
    [24] Картинки и результаты хранятся не дольше суток.
    [one] Картинки хранятся не дольше суток, результаты — { $hours } час.
    [few] Картинки хранятся не дольше суток, результаты — { $hours } часа.
    [many] Картинки хранятся не дольше суток, результаты — { $hours } часов.
   *[other] Картинки хранятся не дольше суток, результаты — { $hours } часа.
}
page-about-here = { $where ->
    [server] Всё остаётся на этом сервере.
   *[machine] Всё остаётся на этом компьютере.
}
page-about-sent = Для замены ваши картинки отправляются в { $names }.
page-about-agree = Берите только лица людей, которые на это согласны.
