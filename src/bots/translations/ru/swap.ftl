## Сервисы

provider-name = { $provider ->
    [local] движок этого бота
   *[other] { VENDOR($provider) }
}
    .gen = { $provider ->
        [local] движка этого бота
       *[other] { provider-name }
    }
Provider-name = { $provider ->
    [local] Движок этого бота
   *[other] { provider-name }
}
# .acc: не могу открыть … · .gen: сторона … · .another: попробуйте …
subject = { $subject ->
    [source] фото лица
    [reference] фото заменяемого человека
    [result] результат
    [photo] фото { $photo }
    [asked] файл
   *[target] эта картинка
}
    .acc = { $subject ->
        [source] фото лица
        [reference] фото заменяемого человека
        [result] результат
        [photo] фото { $photo }
        [asked] файл
       *[target] эту картинку
    }
    .gen = { $subject ->
        [source] фото лица
        [reference] фото заменяемого человека
        [result] результата
        [photo] фото { $photo }
        [asked] файла
       *[target] этой картинки
    }
    .in = { $subject ->
        [source] на фото лица
        [reference] на фото заменяемого человека
        [result] в результате
        [photo] на фото { $photo }
        [asked] в файле
       *[target] на этой картинке
    }
    .another = { $subject ->
        [source] другое фото
        [reference] другое фото этого человека
        [photo] другое фото
        [asked] другой файл
       *[target] другую картинку
    }
# .face: … слишком маленькое · .file: … — не картинка · .long, .large: … для меня
Subject = { $subject ->
    [source] Фото лица
    [reference] Фото заменяемого человека
    [result] Результат
    [photo] Фото { $photo }
    [asked] Файл
   *[target] Эта картинка
}
    .in = { $subject ->
        [source] На фото лица
        [reference] На фото заменяемого человека
        [result] В результате
        [photo] На фото { $photo }
        [asked] В файле
       *[target] На этой картинке
    }
    .face = { $subject ->
        [source] Лицо, которое нужно вставить,
       *[other] Лицо { subject.in }
    }
    .file = { $subject ->
        [source] Файл с лицом
        [reference] Файл с заменяемым человеком
        [photo] Фото { $photo }
        [result] Результат
       *[target] Этот файл
    }
    .long = { $subject ->
        [source] Фото лица слишком длинное
        [reference] Фото заменяемого человека слишком длинное
        [result] Результат слишком длинный
        [photo] Фото { $photo } слишком длинное
        [asked] Файл слишком длинный
       *[target] Это видео слишком длинное
    }
    .large = { $subject ->
        [source] Фото лица слишком большое
        [reference] Фото заменяемого человека слишком большое
        [result] Результат слишком большой
        [photo] Фото { $photo } слишком большое
        [asked] Файл слишком большой
       *[target] Эта картинка слишком большая
    }

## Ход замены

stage-queued = Ваше место в очереди: { $position }.
stage-preparing = { $instead ->
    [yes] { setback } Пробую через { provider-name }.
   *[no] Готовлю замену{ $named ->
        [yes] {" "}через { provider-name }…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } Пробую через { provider-name }…{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }
   *[no] Заменяю лицо…{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Пробую ещё раз.
setback = { $failed ->
    [local] { $named ->
        [yes] Движок этого бота: { problem }.
       *[no] Не получилось.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = Меня прервали, начинаю заново.
stage-checking = От { provider-name.gen } нет ясного ответа. Выясняю, что стало с вашей заменой.
stage-delivering = Отправляю результат…

## Чем закончилось

outcome-done = Замена лица с помощью ИИ · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } с{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Отменено.
outcome-parked = От { provider-name.gen } нет ясного ответа, а плата за эту замену, возможно, уже взята. На всякий случай второй раз я её не отправляю.
outcome-late = Эта замена уже закончилась, но результат от { provider-name.gen } всё-таки пришёл. { $hours ->
    [24] Храню его сутки.
    [one] Храню его { $hours } час.
    [few] Храню его { $hours } часа.
    [many] Храню его { $hours } часов.
   *[other] Храню его { $hours } часа.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Сервис всё равно взял плату.
charge-unknown = Взял ли сервис плату, неизвестно.

## Что пошло не так у сервиса

problem = { $problem ->
    [unreachable] нет связи
    [timed-out] ответ не пришёл вовремя
    [overloaded] сейчас слишком большая нагрузка
    [rate-limited] сейчас слишком много запросов
    [bad-key] ключ не подходит
    [not-allowed] этому аккаунту это не разрешено
    [out-of-credit] на счёте закончились деньги
    [maintenance] идут технические работы
    [rejected-request] запрос не принят
    [bad-answer] ответ не удаётся понять
    [gone] об этой замене там уже ничего не знают
    [budget-used-up] бюджет на сегодня исчерпан
    [deadline] замена шла слишком долго
    [not-begun] за сутки так и не удалось начать
    [bad-result] результат не годится
    [not-fetched] картинка готова, но скачать её пока не выходит. Я продолжаю пробовать и предложу её, когда она придёт
    [unchecked] картинка готова, но проверить её пока не удалось. Я продолжаю пробовать и предложу её после проверки
    [undeliverable] результат не удалось отправить
    [internal] у меня что-то сломалось
    [unfit] с этими картинками там не получится
   *[failed] замена не удалась
}
problem-sentence = { $problem ->
    [deadline] Замена шла слишком долго, и пришлось её остановить. Попробуйте что-нибудь поменьше или покороче.
    [not-begun] За сутки так и не удалось начать, поэтому замены не было. Попросите ещё раз.
    [undeliverable] Результат не удалось отправить. Попробуйте ещё раз.
    [internal] У меня что-то сломалось, извините. Попробуйте ещё раз немного позже.
    [timed-out] Замена шла слишком долго, и пришлось её остановить. Попробуйте что-нибудь поменьше или покороче.
    [not-fetched] Картинка готова, но скачать её пока не выходит. Я продолжаю пробовать и предложу её, когда она придёт.
    [unchecked] Картинка готова, но проверить её пока не удалось. Я продолжаю пробовать и предложу её после проверки.
   *[failed] Эта замена не удалась. Попробуйте ещё раз или возьмите другое фото.
}

## Отказы

refused-no-face = { $subject ->
    [source] Не вижу лица на фото, с которого его нужно взять.
   *[other] Не вижу лица { subject.in }.
} Попробуйте { subject.another }, где лицо крупнее и смотрит в камеру.
refused-another-person = { Subject.in }, похоже, кто-то другой. На всех фото должен быть один и тот же человек.
refused-face-too-small = { Subject.face } слишком маленькое. Попробуйте { subject.another }, где оно крупнее.
refused-face-turned-away = { Subject.face } слишком сильно повёрнуто в сторону. Попробуйте { subject.another }, где оно смотрит в камеру.
refused-face-up-or-down = { Subject.face } смотрит слишком сильно вверх или вниз. Попробуйте { subject.another }, где оно смотрит в камеру.
refused-faces-turned-apart = Два лица смотрят в совсем разные стороны. Попробуйте фото лица с таким же поворотом головы, как на картинке.
refused-no-such-face = Не вижу такого лица { subject.in }. Попробуйте другой номер или все лица.
refused-no-match = На картинке нет никого, кто похож на человека, которого вы хотите заменить. Попробуйте другое его фото.
refused-too-many-faces = { Subject.in } слишком много лиц для { $named ->
    [yes] { provider-name.gen }
   *[no] меня
}. Попробуйте { subject.another }, где их меньше.
refused-unsupported-media = { Who.cannot } прочитать { subject.acc }. Попробуйте JPEG, PNG или MP4.
refused-media-too-long = { Subject.long } для { $named ->
    [yes] { provider-name.gen }
   *[no] меня
}. Попробуйте что-нибудь покороче.
refused-media-too-large = { Subject.large } для { $named ->
    [yes] { provider-name.gen }
   *[no] меня
}. Попробуйте что-нибудь поменьше.
refused-needs-video-library = { Subject.file } — GIF или видео, а с ними я на этом компьютере не работаю: нет необязательного пакета node-av (его ставит «npm ci»). Попробуйте фото.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Я
}
    .cannot = { $named ->
        [yes] { Provider-name } не может
       *[no] Не могу
    }
    .not-yet = { $named ->
        [yes] { Provider-name } пока не умеет
       *[no] Пока не умею
    }

## Предупреждения

warning-several-faces = { faces-seen } Заменено самое крупное.
warning-first-frame-only = Картинка была анимированной, поэтому взят только первый кадр.
warning-faces-left-alone = { $count ->
    [1] Осталось как есть одно лицо: оно слишком маленькое или слишком сильно повёрнуто в сторону.
    [one] Осталось как есть { $count } лицо: они слишком маленькие или слишком сильно повёрнуты в сторону.
    [few] Остались как есть { $count } лица: они слишком маленькие или слишком сильно повёрнуты в сторону.
    [many] Осталось как есть { $count } лиц: они слишком маленькие или слишком сильно повёрнуты в сторону.
   *[other] Осталось как есть { $count } лица: они слишком маленькие или слишком сильно повёрнуты в сторону.
}
warning-photo-left-out = { $reason ->
    [no-face] На фото { $photo } не видно лица, поэтому это фото пропущено.
    [face-too-small] На фото { $photo } лицо слишком маленькое, поэтому это фото пропущено.
   *[face-turned-away] На фото { $photo } лицо слишком сильно повёрнуто в сторону, поэтому это фото пропущено.
}
warning-begun-again = Один раз меня прервали, пришлось начать заново.

## Что можно исправить самому

error-empty-file = { $subject ->
    [asked] Этот файл пустой.
   *[other] { Subject } — пустой файл.
} Пришлите ещё раз.
error-not-media = { Subject.file } — { $type ->
    [unknown] не картинка и не видео из тех, что я знаю.
    [text] текст, а не картинка.
   *[other] { $type }, а не картинка.
} { $subject ->
    [source] Пришлите фото.
    [reference] Пришлите фото.
    [photo] Пришлите фото.
    [asked] Пришлите фото.
   *[other] Пришлите фото, GIF или видео.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Не могу открыть видео в таком формате. Попробуйте другое.
   *[other] Не могу открыть { subject.acc }: это { $type }. Попробуйте JPEG, PNG, WebP или AVIF.
}
error-heic = { Subject.file } — в формате HEIC: так сохраняет фото iPhone, но открыть такое я не могу. Пришлите скриншот; в Telegram можно ещё отправить как фото, а не как файл. Для новых фото выберите Настройки > Камера > Форматы > Наиболее совместимый.
error-damaged-media = Не могу открыть { subject.acc }: данные повреждены. Пришлите ещё раз или попробуйте { subject.another }.
error-too-many-bytes = { Subject.large }: можно не больше { $limitMb } МБ. Попробуйте что-нибудь поменьше.
error-too-many-pixels = { Subject.large }: { $megapixels ->
    [one] { $megapixels } мегапиксель
    [few] { $megapixels } мегапикселя
    [many] { $megapixels } мегапикселей
   *[other] { $megapixels } мегапикселя
}, а можно не больше { $limitMegapixels }. Попробуйте что-нибудь поменьше.
error-too-many-frames = { $subject ->
    [target] Здесь
   *[other] { Subject.in }
} слишком много кадров: { $frames }, а можно не больше { $limitFrames }. Попробуйте что-нибудь покороче.
error-edge-too-long = Одна сторона { subject.gen } — { $edge ->
    [one] { $edge } пиксель
    [few] { $edge } пикселя
    [many] { $edge } пикселей
   *[other] { $edge } пикселя
}, а можно не больше { $limitEdge }. Попробуйте что-нибудь поменьше.
error-too-long = { Subject.long }: можно не больше { $limitSeconds ->
    [one] { $limitSeconds } секунды
    [few] { $limitSeconds } секунд
    [many] { $limitSeconds } секунд
   *[other] { $limitSeconds } секунды
}. Попробуйте что-нибудь покороче.
error-moving-face = { Subject.file } — GIF или видео. Здесь нужно фото.
error-needs-video-library = С GIF и видео я на этом компьютере не работаю: нет необязательного пакета node-av (его ставит «npm ci»). Попробуйте фото.
error-media-unreachable = Не удалось получить { subject.acc }. Пришлите ещё раз.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.not-yet } заменять лица в анимированных GIF. Попробуйте фото.
        [video] { Who.not-yet } заменять лица в видео. Попробуйте фото.
       *[other] { Who.cannot } работать с такими файлами. Попробуйте фото.
    }
    [face-choice] { Who.cannot } выбрать лица таким способом. Попробуйте одно лицо или все сразу.
    [size] { Who.cannot } работать с файлом такого размера. Попробуйте другой.
    [length] { Who.cannot } работать с видео такой длины. Попробуйте видео покороче.
    [needs-public-url] { Provider-name } берёт картинки с публичного адреса, а здесь он не настроен.
    [needs-video-library] GIF и видео на этом компьютере не работают: нет необязательного пакета node-av (его ставит «npm ci»). Фото работают и без него.
    [needs-detector] { Provider-name } не может выбрать лицо: здесь недоступен поиск лиц.
    [down] { Provider-name } сейчас не работает. Попробуйте позже.
    [out-of-credit] { Provider-name }: на счёте закончились деньги.
    [bad-key] { Provider-name } не принимает ключ.
    [queue-full] { Provider-name } сейчас не берёт новых замен. Попробуйте позже.
   *[other] С этой картинкой замена у меня не получится. Попробуйте другую.
}
error-unknown-provider = Сервиса «{ $provider }» здесь нет.
error-consent-missing = Сначала пообещайте: только лица людей, которые на это согласны.
error-quota-used-up = { $limit ->
    [member-minute] Слишком много сразу. Подождите минуту и продолжайте.
    [at-once] У вас уже идёт столько замен, сколько можно. Попробуйте, когда одна из них закончится.
    [place-at-once] Здесь уже идёт столько замен, сколько можно. Попробуйте, когда одна из них закончится.
    [all-at-once] У меня уже идёт столько замен, сколько можно. Попробуйте, когда одна из них закончится.
    [all-day] Замены на сегодня закончились у всех. Новые будут в полночь по UTC.
    [place-day] Замены на сегодня здесь закончились. Новые будут в полночь по UTC.
   *[member-day] Ваши замены на сегодня закончились. Новые будут в полночь по UTC.
}
error-line-too-long = В очереди столько замен, что ваша начнётся только примерно через { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
    [many] { $minutes } минут
   *[other] { $minutes } минуты
}. Попробуйте позже.
error-no-room = Сейчас у меня нет места для новых замен. Начатые продолжаются. Попробуйте позже.
error-face-name-length = В имени должно быть от 1 до { $most ->
    [one] { $most } символа
    [few] { $most } символов
    [many] { $most } символов
   *[other] { $most } символа
}. Попробуйте другое.
error-face-name-taken = Лицо с именем «{ $name }» у вас уже есть. Попробуйте другое имя.
error-too-many-faces = У вас уже { $most ->
    [one] { $most } сохранённое лицо
    [few] { $most } сохранённых лица
    [many] { $most } сохранённых лиц
   *[other] { $most } сохранённого лица
}, больше нельзя. Сначала удалите одно.
error-no-such-face = Такого сохранённого лица у вас нет. Выберите одно из своих.
error-no-saved-face = У вас нет сохранённых лиц. Сначала добавьте лицо.
error-setting-refused = { $setting ->
    [memberADay] Лимит — это целое число до 100 000 или пустое поле.
    [placeADay] Лимит — это целое число до 100 000 или пустое поле.
   *[other] Так настроить нельзя.
}
error-place-closed = { $to ->
    [channel] В этом канале замена лиц отключена. Попробуйте в другом.
   *[person] Вам здесь нельзя заменять лица. Изменить это может админ.
}
error-not-yours = Нажать здесь может только автор запроса.
error-nothing-new = Получится то же самое. Попробуйте другую картинку или другое лицо.
error-again-done = Это уже готово или делается: смотрите моё более позднее сообщение.
error-job-gone = Об этой замене я больше ничего не знаю. Начните новую.
error-result-gone = Этого результата у меня больше нет. Сделайте замену ещё раз.

## Что владельцу бота стоит знать о сервисе

note-unconfirmed-roles = { Provider-name } противоречит себе в том, какая картинка какая. Это покажет одна оплаченная замена на картинке: если вернётся изменённое фото лица, задайте MODELSLAB_IMAGE_ROLES=face-first. И ещё одна, на видео с двумя людьми: если никто не изменился, задайте MODELSLAB_VIDEO_REFERENCE=source.
