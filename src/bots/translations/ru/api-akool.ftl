## Что HTTP API отвечает словами документации Akool

akool-bad-token = Этот токен или ключ неверный или уже не действует.
akool-no-token = В запросе нет ни токена, ни ключа.
akool-credentials = Пришлите «clientId» и «clientSecret» в JSON: имя ключа и сам ключ.
akool-webhook-key = Таким ключом нельзя шифровать вебхуки: он слишком длинный или слишком короткий. Уберите «webhookUrl» или попросите ключ на 16, 24 или 32 символа.
akool-too-many-faces = За раз можно заменить не больше { $most ->
    [one] { $most } лица
    [few] { $most } лиц
    [many] { $most } лиц
   *[other] { $most } лица
}.
akool-uneven = В «sourceImage» и «targetImage» должно быть поровну записей.
akool-opts-missing = Когда лиц несколько, в каждой записи нужно поле «opts»: ключевые точки лица.
akool-one-pair = Пожалуйста, только одна пара лиц за раз. Для каждой отправьте отдельный запрос.
akool-no-face-there = «{ $field }»: в этом месте нет лица.
akool-face-unfit = «{ $field }»: это лицо слишком маленькое или слишком сильно повёрнуто в сторону.
akool-face-too-close = «{ $field }»: вплотную к этому лицу есть другое, крупнее, и отделить одно от другого не получается.
akool-no-picture = Нужно поле «{ $field }» или «img».
