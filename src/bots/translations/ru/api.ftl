## Что HTTP API отвечает на запрос

api-unauthorized = Здесь нужен один из API-ключей этого сервера: «Authorization: Bearer КЛЮЧ».
api-not-found = Здесь ничего нет.
api-gone = Это удалено или больше не хранится.
api-no-result = Результата пока нет.
api-key-used-otherwise = Этот Idempotency-Key уже был в другом запросе. Берите новый для каждой замены.
api-body-too-large = Запрос слишком большой: можно не больше { $limitMb } МБ.
api-body-not-json = Тело запроса — не объект JSON.
api-body-not-form = Тело запроса не читается как форма.
api-body-unknown-type = Отправьте JSON (application/json) или форму (multipart/form-data).
api-bad-field = «{ $field }»: { $problem }
api-not-a-picture = В «{ $field }» должна быть картинка: файл, адрес https или адрес data:.
api-calls-itself = Этот сервер попросили обратиться к самому себе, и это длилось бы вечно.
api-internal = У меня что-то сломалось, извините. Попробуйте ещё раз немного позже.
api-field-missing = этого поля не хватает.
api-field-alone = это не сочетается с другими полями, которые указывают нужное лицо.
api-field-unknown = это поле неизвестно. Укажите его в «assign» или уберите.
api-detection-unknown = такой поиск лиц неизвестен, сделан с другим ключом или больше часа назад. Найдите лица заново.
api-detection-elsewhere = лица искали по другому адресу.
api-face-twice = одно лицо указано дважды.
api-face-unknown = лицо с таким номером не найдено.
api-face-too-close = рядом с этим лицом есть другое, крупнее, и выбрано было бы оно.
api-face-none = ни одно лицо не изменится.
api-field-length = длина — от 1 до { $most ->
    [one] { $most } символа
    [few] { $most } символов
    [many] { $most } символов
   *[other] { $most } символа
}.
