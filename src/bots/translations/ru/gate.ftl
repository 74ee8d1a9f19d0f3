## Проверка содержимого

refused-unsafe-content = { $subject ->
    [result] Не могу показать этот результат из-за того, что на нём, похоже, изображено. Если это ошибка, извините.
   *[other] Не могу использовать { subject.acc } из-за того, что там, похоже, изображено. Если это ошибка, извините.
}
refused-blocked = { $subject ->
    [result] Извините, этот результат здесь показать нельзя.
   *[other] Извините, { subject.acc } здесь использовать нельзя.
}
refused-unchecked = { $subject ->
    [result] Сейчас не удалось проверить результат, поэтому я его не показываю. Попробуйте ещё раз немного позже.
   *[other] Сейчас не удалось проверить { subject.acc }, поэтому замены не было. Попробуйте ещё раз немного позже.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
