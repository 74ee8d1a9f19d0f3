## Сервіси

provider-name = { $provider ->
    [local] рушій цього бота
   *[other] { VENDOR($provider) }
}
    .gen = { $provider ->
        [local] рушія цього бота
       *[other] { provider-name }
    }
Provider-name = { $provider ->
    [local] Рушій цього бота
   *[other] { provider-name }
}
# Називний і знахідний; лише перед розділовим знаком. «.on»: де.
subject = { $subject ->
    [source] фото обличчя
    [reference] фото людини, яку треба замінити
    [result] результат
    [photo] фото { $photo }
    [asked] файл
   *[target] це зображення
}
    .on = { $subject ->
        [source] на фото, з якого його треба взяти
        [reference] на фото людини, яку треба замінити
        [result] на готовому зображенні
        [photo] на фото { $photo }
        [asked] у файлі
       *[target] на цьому зображенні
    }
# На початку речення, далі дієслово або тире. «.face»: обличчя, про яке йдеться.
Subject = { $subject ->
    [source] Фото обличчя
    [reference] Фото людини, яку треба замінити,
    [result] Результат
    [photo] Фото { $photo }
    [asked] Файл
   *[target] Це зображення
}
    .face = { $subject ->
        [source] Обличчя, яке треба вставити,
        [reference] Обличчя людини, яку треба замінити,
        [result] Обличчя на готовому зображенні
        [photo] Обличчя на фото { $photo }
        [asked] Обличчя у файлі
       *[target] Обличчя на цьому зображенні
    }
    .large = { $subject ->
        [result] { Subject } завеликий
        [asked] { Subject } завеликий
       *[other] { Subject } завелике
    }
    .long = { $subject ->
        [result] { Subject } задовгий
        [asked] { Subject } задовгий
        [target] Це відео задовге
       *[other] { Subject } задовге
    }
    .damaged = { $subject ->
        [result] { Subject } пошкоджений
        [asked] { Subject } пошкоджений
       *[other] { Subject } пошкоджене
    }

## Етапи

stage-queued = Ваше місце в черзі: { $position }.
stage-preparing = { $instead ->
    [yes] { setback } Пробую { provider-name }.
   *[no] Готую заміну{ $named ->
        [yes] … · { provider-name }
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } Пробую { provider-name }…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] Замінюю обличчя…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Пробую ще раз.
setback = { $failed ->
    [local] { $named ->
        [yes] Рушій цього бота: { problem }.
       *[no] Не вийшло.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = Роботу було перервано, тому починаю спочатку.
stage-checking = { Provider-name } не дає чіткої відповіді. З’ясовую, що сталося з вашою заміною.
stage-delivering = Надсилаю результат…

## Чим скінчилося

outcome-done = Обличчя замінив ШІ · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } с{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Скасовано.
outcome-parked = Можливо, кошти за цю заміну вже списано, але чіткої відповіді від { provider-name.gen } немає. Про всяк випадок не надсилаю запит удруге.
outcome-late = Заміну вже було завершено, але результат від { provider-name.gen } усе-таки надійшов. { $hours ->
    [24] Зберігаю його добу.
    [one] Зберігаю його { $hours } годину.
    [few] Зберігаю його { $hours } години.
    [many] Зберігаю його { $hours } годин.
   *[other] Зберігаю його { $hours } години.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Кошти все одно списано.
charge-unknown = Чи списано кошти, невідомо.

## Що пішло не так у сервісі

problem = { $problem ->
    [unreachable] немає зв’язку
    [timed-out] відповідь не надійшла вчасно
    [overloaded] зараз перевантаження
    [rate-limited] зараз забагато запитів
    [bad-key] ключ не прийнято
    [not-allowed] обліковому запису це не дозволено
    [out-of-credit] на рахунку закінчилися кошти
    [maintenance] триває технічне обслуговування
    [rejected-request] запит не прийнято
    [bad-answer] відповідь незрозуміла
    [gone] про цю заміну там уже нічого не відомо
    [budget-used-up] бюджет на сьогодні вичерпано
    [deadline] це тривало надто довго
    [not-begun] почати протягом доби не вдалося
    [bad-result] результат непридатний
    [not-fetched] зображення готове, але завантажити його зараз не вдається. Пробую далі й запропоную його, щойно отримаю
    [unchecked] зображення готове, але перевірити його ще не вдалося. Пробую далі й запропоную його, щойно перевірю
    [undeliverable] результат не вдалося надіслати
    [internal] у мене щось зламалося
    [unfit] із цими зображеннями так не вийде
   *[failed] завершити заміну не вдалося
}
problem-sentence = { $problem ->
    [deadline] Це тривало надто довго, тому заміну зупинено. Спробуйте щось менше або коротше.
    [not-begun] Почати протягом доби не вдалося, тому заміни немає. Попросіть, будь ласка, ще раз.
    [undeliverable] Результат не вдалося надіслати. Спробуйте, будь ласка, ще раз.
    [internal] У мене щось зламалося, вибачте. Спробуйте, будь ласка, трохи згодом.
    [timed-out] Це тривало надто довго, тому заміну зупинено. Спробуйте щось менше або коротше.
    [not-fetched] Зображення готове, але отримати його зараз не вдається. Пробую далі й запропоную його, щойно отримаю.
    [unchecked] Зображення готове, але перевірити його ще не вдалося. Пробую далі й запропоную його, щойно перевірю.
   *[failed] Завершити цю заміну не вдалося. Спробуйте ще раз або візьміть інше фото.
}

## Відмови

refused-no-face = Не бачу обличчя { subject.on }. Спробуйте інше, де обличчя більше й дивиться в камеру.
refused-another-person = Здається, на { $subject ->
    [photo] фото { $photo }
   *[other] одному з фото
} інша людина. На всіх фото має бути одна й та сама людина.
refused-face-too-small = { Subject.face } замале. Спробуйте інше, зняте ближче.
refused-face-turned-away = { Subject.face } надто повернуте вбік. Спробуйте інше, з поглядом у камеру.
refused-face-up-or-down = { Subject.face } дивиться надто вгору або вниз. Спробуйте інше, з поглядом у камеру.
refused-faces-turned-apart = Два обличчя дивляться в зовсім різні боки. Спробуйте фото обличчя, яке дивиться туди ж, куди й інше.
refused-no-such-face = Не бачу такого обличчя { subject.on }. Спробуйте інший номер або всі обличчя.
refused-no-match = На зображенні немає нікого, схожого на людину, яку ви хочете замінити. Спробуйте інше її фото.
refused-too-many-faces = { Subject } містить забагато облич для { $named ->
    [yes] { provider-name.gen }
   *[no] мене
}. Спробуйте інше, де їх менше.
refused-unsupported-media = { Who.cannot } прочитати { subject }. Спробуйте формат JPEG, PNG або MP4.
refused-media-too-long = { Subject.long } для { $named ->
    [yes] { provider-name.gen }
   *[no] мене
}. Спробуйте щось коротше.
refused-media-too-large = { Subject.large } для { $named ->
    [yes] { provider-name.gen }
   *[no] мене
}. Спробуйте щось менше.
refused-needs-video-library = { Subject } рухається, а на цьому комп’ютері я з таким не працюю: бракує додаткового пакета node-av (його встановлює «npm ci»). Спробуйте фото.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Я
}
    .cannot = { $named ->
        [yes] { Provider-name } не може
       *[no] Не можу
    }
    .not-yet = { $named ->
        [yes] { Provider-name } ще не вміє
       *[no] Ще не вмію
    }

## Попередження

warning-several-faces = { $count ->
    [one] Бачу { $count } обличчя.
    [few] Бачу { $count } обличчя.
    [many] Бачу { $count } облич.
   *[other] Бачу { $count } обличчя.
} Замінено найбільше.
warning-first-frame-only = Це рухоме зображення, тому взято лише перший кадр.
warning-faces-left-alone = { $count ->
    [1] Одне обличчя замале або надто повернуте вбік, тому лишилося без змін.
    [one] { $count } обличчя замале або надто повернуте вбік, тому лишилося без змін.
    [few] { $count } обличчя замалі або надто повернуті вбік, тому лишилися без змін.
    [many] { $count } облич замалі або надто повернуті вбік, тому лишилися без змін.
   *[other] { $count } обличчя замалі або надто повернуті вбік, тому лишилися без змін.
}
warning-photo-left-out = { $reason ->
    [no-face] На фото { $photo } не видно обличчя, тому це фото пропущено.
    [face-too-small] Обличчя на фото { $photo } замале, тому це фото пропущено.
   *[face-turned-away] Обличчя на фото { $photo } надто повернуте вбік, тому це фото пропущено.
}
warning-begun-again = Роботу один раз було перервано, тому довелося почати спочатку.

## Що може виправити той, хто просить

error-empty-file = { $subject ->
    [asked] Файл порожній.
   *[other] { Subject } — порожній файл.
} Спробуйте надіслати ще раз.
error-not-media = { $subject ->
    [source] Файл з обличчям
    [reference] Файл із людиною, яку треба замінити,
    [photo] Фото { $photo }
   *[other] Цей файл
} — це { $type ->
    [unknown] щось невідоме, а не зображення чи відео.
    [text] текст, а не зображення.
   *[other] { $type }, а не зображення.
} { $subject ->
    [source] Надішліть фото.
    [reference] Надішліть фото.
    [photo] Надішліть фото.
    [asked] Надішліть фото.
   *[other] Надішліть фото, GIF або відео.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Не можу відкрити відео в такому форматі. Спробуйте інше.
   *[other] Не можу відкрити { subject }, бо це { $type }. Спробуйте формат JPEG, PNG, WebP або AVIF.
}
error-heic = { Subject } має формат HEIC, у якому фото зберігає iPhone, а такі файли я відкрити не можу. Надішліть знімок екрана із цим фото; у Telegram можна надіслати й саме фото, але як фото, а не як файл. Для нових фото виберіть Параметри > Камера > Формати > Найсумісніший.
error-damaged-media = { Subject.damaged }, тому відкрити не вдається. Спробуйте надіслати ще раз або щось інше.
error-too-many-bytes = { Subject.large }: можна щонайбільше { $limitMb } МБ. Спробуйте щось менше.
error-too-many-pixels = { Subject } має { $megapixels } Мп, а можна щонайбільше { $limitMegapixels } Мп. Спробуйте щось менше.
error-too-many-frames = { Subject } має { $frames ->
    [one] { $frames } кадр
    [few] { $frames } кадри
    [many] { $frames } кадрів
   *[other] { $frames } кадру
}, а можна щонайбільше { $limitFrames }. Спробуйте щось коротше.
error-edge-too-long = { Subject.large }: одна сторона має { $edge ->
    [one] { $edge } піксель
    [few] { $edge } пікселі
    [many] { $edge } пікселів
   *[other] { $edge } пікселя
}, а можна щонайбільше { $limitEdge }. Спробуйте щось менше.
error-too-long = { Subject.long }: можна щонайбільше { $limitSeconds ->
    [one] { $limitSeconds } секунду
    [few] { $limitSeconds } секунди
    [many] { $limitSeconds } секунд
   *[other] { $limitSeconds } секунди
}. Спробуйте щось коротше.
error-moving-face = { $subject ->
    [target] Це GIF або відео.
   *[other] { Subject } — це GIF або відео.
} А тут потрібне фото.
error-needs-video-library = На цьому комп’ютері я не працюю з GIF і відео: бракує додаткового пакета node-av (його встановлює «npm ci»). Спробуйте фото.
error-media-unreachable = Не вдалося отримати { subject }. Спробуйте надіслати ще раз.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.not-yet } замінювати обличчя в рухомих GIF. Спробуйте фото.
        [video] { Who.not-yet } замінювати обличчя у відео. Спробуйте фото.
       *[other] { Who.cannot } працювати з файлами такого типу. Спробуйте фото.
    }
    [face-choice] { Who.cannot } вибирати обличчя в такий спосіб. Спробуйте одне обличчя або всі.
    [size] { Who.cannot } працювати з файлом такого розміру. Спробуйте інший.
    [length] { Who.cannot } працювати з відео такої тривалості. Спробуйте коротше.
    [needs-public-url] { Provider-name } завантажує зображення з публічної адреси, а тут її не налаштовано.
    [needs-video-library] GIF і відео на цьому комп’ютері не працюють: бракує додаткового пакета node-av (його встановлює «npm ci»). Фото працюють і без нього.
    [needs-detector] { Provider-name } не може вибрати обличчя, бо тут бракує засобу для пошуку облич.
    [down] { Provider-name } зараз не працює. Спробуйте, будь ласка, пізніше.
    [out-of-credit] { Provider-name }: на рахунку закінчилися кошти.
    [bad-key] { Provider-name } не приймає ключ.
    [queue-full] { Provider-name } зараз не бере нових замін. Спробуйте, будь ласка, пізніше.
   *[other] Із цим заміна не вийде. Спробуйте інше зображення.
}
error-unknown-provider = Сервісу «{ $provider }» тут немає.
error-consent-missing = Спершу, будь ласка, пообіцяйте: лише обличчя людей, які дали згоду.
error-quota-used-up = { $limit ->
    [member-minute] Забагато за раз. Зачекайте хвилину й продовжуйте.
    [at-once] У вас уже виконується стільки замін, скільки дозволено. Спробуйте ще раз, коли одна з них завершиться.
    [place-at-once] Тут уже виконується стільки замін, скільки дозволено. Спробуйте ще раз, коли одна з них завершиться.
    [all-at-once] Я вже виконую стільки замін, скільки дозволено. Спробуйте ще раз, коли одна з них завершиться.
    [all-day] Заміни на сьогодні вичерпано для всіх. Нові з’являться опівночі за UTC.
    [place-day] Заміни на сьогодні тут вичерпано. Нові з’являться опівночі за UTC.
   *[member-day] Ваші заміни на сьогодні вичерпано. Нові з’являться опівночі за UTC.
}
error-line-too-long = У черзі стільки замін, що ваша почалася б приблизно за { $minutes ->
    [one] { $minutes } хвилину
    [few] { $minutes } хвилини
    [many] { $minutes } хвилин
   *[other] { $minutes } хвилини
}. Спробуйте, будь ласка, пізніше.
error-no-room = Зараз у мене немає місця для нових замін. Уже розпочаті тривають. Спробуйте, будь ласка, пізніше.
error-face-name-length = Ім’я має містити від 1 до { $most ->
    [one] { $most } символу
    [few] { $most } символів
    [many] { $most } символів
   *[other] { $most } символу
}. Спробуйте інше.
error-face-name-taken = У вас уже є обличчя «{ $name }». Спробуйте інше ім’я.
error-too-many-faces = У вас { $most ->
    [one] { $most } збережене обличчя
    [few] { $most } збережені обличчя
    [many] { $most } збережених облич
   *[other] { $most } збереженого обличчя
}, більше не можна. Спершу видаліть якесь.
error-no-such-face = Такого збереженого обличчя у вас немає. Виберіть одне зі своїх.
error-no-saved-face = У вас немає збереженого обличчя. Спершу додайте його.
error-setting-refused = { $setting ->
    [memberADay] Ліміт — це ціле число до 100 000 або порожнє поле.
    [placeADay] Ліміт — це ціле число до 100 000 або порожнє поле.
   *[other] Цього не можна задати.
}
error-place-closed = { $to ->
    [channel] У цьому каналі заміни вимкнено. Спробуйте інший.
   *[person] Тут ви не можете робити заміни. Це може змінити адмін.
}
error-not-yours = Натиснути це може лише людина, яка просила.
error-nothing-new = Вийшло б те саме. Спробуйте інше зображення або інше обличчя.
error-again-done = Це вже готово або виконується: дивіться моє новіше повідомлення.
error-job-gone = Ця заміна мені вже невідома. Почніть, будь ласка, нову.
error-result-gone = Цього результату в мене вже немає. Зробіть, будь ласка, заміну ще раз.

## Що варто знати оператору про сервіс

note-unconfirmed-roles = { Provider-name } суперечить собі щодо того, яке з двох зображень для чого. Перевірити це можна платною заміною на зображенні: якщо повернеться фото обличчя, але змінене, задайте MODELSLAB_IMAGE_ROLES=face-first. А також заміною на відео з двома людьми: якщо ніхто не змінився, задайте MODELSLAB_VIDEO_REFERENCE=source.
