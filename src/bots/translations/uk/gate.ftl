## Перевірка вмісту

refused-unsafe-content = { $subject ->
    [result] Не можу показати вам цей результат: здається, на ньому щось неприпустиме. Вибачте, якщо це помилка.
   *[other] Не можу використати { subject }: здається, там щось неприпустиме. Вибачте, якщо це помилка.
}
refused-blocked = { $subject ->
    [result] На жаль, цей результат тут показати не можна.
   *[other] На жаль, тут не можна використати { subject }.
}
refused-unchecked = { $subject ->
    [result] Зараз не вдалося перевірити результат, тому я його не показую. Спробуйте, будь ласка, трохи згодом.
   *[other] Зараз не вдалося перевірити { subject }, тому заміни немає. Спробуйте, будь ласка, трохи згодом.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
