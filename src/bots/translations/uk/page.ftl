## Сторінка в браузері

page-title = Замінити обличчя
page-lead = Вставте обличчя з фото в інше зображення, GIF або відео.
page-needs-scripts = Для цієї сторінки потрібен JavaScript.

page-key = Ключ
page-key-ask = Ця сторінка просить ключ. Його можуть дати ті, хто нею керує.
page-key-kept = Він зберігається в цій вкладці, доки ви її не закриєте.
page-key-continue = Продовжити
page-key-wrong = Цей ключ тут невідомий.
page-key-forget = Забути ключ

page-face = Обличчя
page-face-of = Обличчя { $letter }
page-face-hint = Перетягніть сюди фото обличчя або вставте його з буфера.
page-face-choose = Вибрати фото
page-face-several = Із кількома фото однієї людини вийде краще. Можна додати щонайбільше { $most }.
page-face-unused = У GIF або відео береться лише обличчя A.
page-photos-unused = Якщо замінюються лише деякі обличчя або вставляється кілька людей, враховується тільки перше фото кожної людини.
page-photo-number = Фото { $number }
page-photo-add = Додати фото
page-photo-remove = Прибрати фото { $number }
page-person-add = Додати ще одне обличчя
page-person-remove = Прибрати { $letter }

page-picture = Зображення
page-picture-hint = Перетягніть сюди зображення, GIF чи відео або вставте його з буфера.
page-picture-choose = Вибрати файл
page-picture-other = Змінити
page-picture-remove = Прибрати
page-looking = Шукаю обличчя…
page-faces-found = Знайдено облич: { $count }.
page-faces-ask = Натисніть номер кожного обличчя, яке треба замінити.
page-faces-ask-whose = Натискайте номер, доки не з’явиться потрібна літера.
page-faces-none = Не бачу жодного обличчя. Спробуйте зображення, де обличчя більші.
page-faces-unfit = Серед цих облич немає досить великого й повернутого до камери. Спробуйте інше зображення.
page-face-number = Обличчя { $number }
page-face-unfit = замале або надто повернуте вбік
page-face-chosen = отримає: { $face }
page-face-stays = лишиться як є
page-moving-ask = Які обличчя?
page-largest = Найбільше обличчя
page-all = Усі обличчя

page-swap = Замінити
page-needs-face = Спершу додайте фото обличчя.
page-needs-picture = Спершу виберіть зображення, GIF або відео.
page-needs-choice = Спершу натисніть номер хоча б одного обличчя.
page-sending = Надсилаю зображення…
page-queued = У черзі
page-queued-at = У черзі, місце { $place }
page-working = Замінюю обличчя…
page-left = ще приблизно { $time }
page-again-soon = Зв’язок перервався. Пробую ще раз…
page-parked = Поки не знаю, чи виконано цю заміну. Це має перевірити людина.
page-cancel = Скасувати
page-cancelled = Заміну скасовано.
page-progress = Хід заміни

page-result = Результат
page-compare = До і після
page-compare-before = До
page-compare-after = Після
page-compare-at = { $percent } зображення «до»
page-download = Завантажити
page-verify = Перевірити
page-verifying = Перевіряю…
page-delete = Видалити
page-deleted = Результат видалено.
page-start-over = Почати спочатку
page-until = { $where ->
    [server] Автоматичне видалення із сервера: { $time }. Видалити результат можна й раніше.
   *[machine] Автоматичне видалення: { $time }. Результат зникне раніше, якщо ви видалите його або закриєте програму.
}

page-error-network = Сервер недоступний. Спробуйте, будь ласка, за хвилинку.
page-error-answer = Сталася помилка ({ $status }). Спробуйте, будь ласка, за хвилинку.
page-error-not-media = «{ $name }» не є зображенням, GIF чи відео.
page-error-too-large = Файл «{ $name }» завеликий: можна щонайбільше { $most }.
page-error-too-many = Фото одного обличчя: щонайбільше { $most }. Решту пропущено.
page-error-full = Обидва місця зайнято. Спершу звільніть одне.

page-about-marked = Кожен результат позначено як створений ШІ.
page-about-kept = { $hours ->
    [24] Зображення й результати зберігаються щонайбільше добу.
    [one] Зображення зберігаються щонайбільше добу, результати — { $hours } годину.
    [few] Зображення зберігаються щонайбільше добу, результати — { $hours } години.
    [many] Зображення зберігаються щонайбільше добу, результати — { $hours } годин.
   *[other] Зображення зберігаються щонайбільше добу, результати — { $hours } години.
}
page-about-here = { $where ->
    [server] Усе лишається на цьому сервері.
   *[machine] Усе лишається на цьому комп’ютері.
}
page-about-sent = Для заміни ваші зображення надсилаються до { $names }.
page-about-agree = Беріть лише обличчя людей, які дали згоду.
