## Що HTTP API каже про запит

api-unauthorized = Для цього потрібен один з API-ключів цього сервера у вигляді «Authorization: Bearer KEY».
api-not-found = Тут нічого немає.
api-gone = Це вже видалено або більше не зберігається.
api-no-result = Результату ще немає.
api-key-used-otherwise = Цей Idempotency-Key уже використано для іншого запиту. Беріть новий для кожної заміни.
api-body-too-large = Запит завеликий: можна щонайбільше { $limitMb } МБ.
api-body-not-json = Тіло запиту не є об’єктом JSON.
api-body-not-form = Тіло запиту не є формою, яку можна прочитати.
api-body-unknown-type = Надішліть JSON (application/json) або форму (multipart/form-data).
api-bad-field = «{ $field }»: { $problem }
api-not-a-picture = «{ $field }» має бути зображенням: файлом, адресою https або адресою data:.
api-calls-itself = Цей сервер просять викликати самого себе, а це ніколи б не скінчилося.
api-internal = У мене щось зламалося, вибачте. Спробуйте, будь ласка, трохи згодом.
api-field-missing = цього поля бракує.
api-field-alone = це поле не поєднується з іншими, які вказують, про яке обличчя йдеться.
api-field-unknown = такого поля немає. Назвіть його в «assign» або не вказуйте.
api-detection-unknown = це значення невідоме, належить іншому ключу або старше за годину. Виконайте пошук облич ще раз.
api-detection-elsewhere = обличчя шукали за іншою URL-адресою.
api-face-twice = те саме обличчя вказано двічі.
api-face-unknown = обличчя з таким номером не знайдено.
api-face-too-close = поруч із цим обличчям є інше, більше, яке взяли б замість нього.
api-face-none = жодне обличчя не змінилося б.
api-field-length = тут має бути від 1 до { $most ->
    [one] { $most } символу
    [few] { $most } символів
    [many] { $most } символів
   *[other] { $most } символу
}.
