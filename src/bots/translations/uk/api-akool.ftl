## Що каже HTTP API словами документації Akool

akool-bad-token = Токен або ключ недійсний чи вже не діє.
akool-no-token = У запиті немає ні токена, ні ключа.
akool-credentials = Надішліть «clientId» і «clientSecret» у форматі JSON: назву ключа й сам ключ.
akool-webhook-key = Цей ключ задовгий або закороткий, щоб шифрувати ним вебхуки. Не вказуйте «webhookUrl» або попросіть ключ на 16, 24 чи 32 символи.
akool-too-many-faces = За один раз можна замінити щонайбільше { $most ->
    [one] { $most } обличчя
    [few] { $most } обличчя
    [many] { $most } облич
   *[other] { $most } обличчя
}.
akool-uneven = У «sourceImage» і «targetImage» має бути однакова кількість елементів.
akool-opts-missing = Якщо облич кілька, кожному елементу потрібне поле «opts»: опорні точки обличчя.
akool-one-pair = За раз, будь ласка, лише одна пара облич. Надішліть окремий запит для кожної.
akool-no-face-there = «{ $field }»: у цьому місці немає обличчя.
akool-face-unfit = «{ $field }»: це обличчя замале або надто повернуте вбік.
akool-face-too-close = «{ $field }»: поруч із цим обличчям є інше, більше, тому розпізнати його окремо не вдається.
akool-no-picture = Потрібно вказати параметр «{ $field }» або «img».
