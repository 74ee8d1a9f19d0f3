## المزوّدون

provider-name = { $provider ->
    [local] محرّك هذا البوت
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] محرّك هذا البوت
   *[other] { provider-name }
}
subject = { $subject ->
    [source] صورة الوجه
    [reference] صورة من سيُبدَّل وجهه
    [result] النتيجة
    [photo] الصورة { $photo }
    [asked] الملف
   *[target] هذه الصورة
}
Subject = { $subject ->
    [source] صورة الوجه
    [reference] صورة من سيُبدَّل وجهه
    [result] النتيجة
    [photo] الصورة { $photo }
    [asked] الملف
   *[target] هذه الصورة
}

## المراحل

stage-queued = ترتيبك في قائمة الانتظار: { $position }.
stage-preparing = { $instead ->
    [yes] { setback } أجرّب الآن { provider-name }.
   *[no] جارٍ التحضير{ $named ->
        [yes] {" "}مع { provider-name }…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } أجرّب الآن { provider-name }…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] جارٍ التبديل…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } أحاول مرة أخرى.
setback = { $failed ->
    [local] { $named ->
        [yes] محرّك هذا البوت: { problem }.
       *[no] لم ينجح ذلك.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = حدث انقطاع، فبدأت من جديد.
stage-checking = لم يكن رد { Provider-name } واضحًا. أتحقّق مما حدث لتبديلك.
stage-delivering = جارٍ إرسال النتيجة…

## ما انتهى إليه التبديل

outcome-done = تبديل وجه بالذكاء الاصطناعي · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } ث{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = أُلغي التبديل.
outcome-parked = ربما خصم { Provider-name } تكلفة هذا التبديل، لكن رده لم يكن واضحًا. ومن باب الاحتياط لم أرسله مرة أخرى.
outcome-late = كان هذا التبديل قد انتهى، لكن { provider-name } أرسل النتيجة أخيرًا. { $hours ->
    [24] سأحتفظ بها يومًا واحدًا.
    [zero] سأحتفظ بها لمدة { $hours } ساعة.
    [one] سأحتفظ بها لمدة ساعة واحدة.
    [two] سأحتفظ بها لمدة ساعتين.
    [few] سأحتفظ بها لمدة { $hours } ساعات.
    [many] سأحتفظ بها لمدة { $hours } ساعة.
   *[other] سأحتفظ بها لمدة { $hours } ساعة.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = ومع ذلك خُصمت التكلفة.
charge-unknown = لا يُعرف هل خُصمت التكلفة.

## ما تعذّر لدى المزوّد

problem = { $problem ->
    [unreachable] تعذّر الوصول إليه
    [timed-out] لم يصل رده في الوقت المناسب
    [overloaded] الضغط عليه كبير حاليًا
    [rate-limited] تصله طلبات كثيرة جدًا حاليًا
    [bad-key] لا يقبل المفتاح
    [not-allowed] لا يحق للحساب استخدام هذه الخدمة
    [out-of-credit] نفد رصيد الحساب
    [maintenance] متوقف للصيانة
    [rejected-request] لم يقبل الطلب
    [bad-answer] رده غير مفهوم
    [gone] لم يعد يعرف هذا التبديل
    [budget-used-up] نفدت ميزانية اليوم
    [deadline] استغرق وقتًا طويلًا جدًا
    [not-begun] لم يتمكن من البدء خلال يوم
    [bad-result] لا يمكن استخدام نتيجته
    [not-fetched] الصورة جاهزة لديه، لكن تعذّر تنزيلها الآن. سأواصل المحاولة وأعرضها عندما تصل
    [unchecked] الصورة جاهزة لديه، لكن لم أتمكن من فحصها بعد. سأواصل المحاولة وأعرضها بعد اجتياز الفحص
    [undeliverable] تعذّر إرسال النتيجة
    [internal] حدث خلل عندي
    [unfit] لا يستطيع ذلك مع هذه الصور
   *[failed] لم يتمكن من إكمال التبديل
}
problem-sentence = { $problem ->
    [deadline] استغرق ذلك وقتًا طويلًا جدًا، فتوقفت. يمكنك تجربة ملف أصغر أو أقصر.
    [not-begun] لم أتمكن من البدء خلال يوم، فلم يحدث شيء. يُرجى الطلب مرة أخرى.
    [undeliverable] لم أتمكن من إرسال النتيجة. يُرجى المحاولة مرة أخرى.
    [internal] عذرًا، حدث خلل عندي. يُرجى المحاولة مرة أخرى بعد قليل.
    [timed-out] استغرق ذلك وقتًا طويلًا جدًا، فتوقفت. يمكنك تجربة ملف أصغر أو أقصر.
    [not-fetched] الصورة جاهزة، لكن تعذّر عليّ جلبها الآن. سأواصل المحاولة وأعرضها عندما تصل.
    [unchecked] الصورة جاهزة، لكن لم أتمكن من فحصها بعد. سأواصل المحاولة وأعرضها بعد اجتياز الفحص.
   *[failed] لم أتمكن من إكمال هذا التبديل. يمكنك المحاولة مرة أخرى، أو تجربة صورة أخرى.
}

## حالات الرفض

refused-no-face = لا أجد وجهًا في { subject }. الأفضل صورة يكون فيها الوجه أكبر وينظر نحو الكاميرا.
refused-another-person = يبدو أن شخصًا آخر يظهر في { Subject }. يجب أن تكون كل الصور للشخص نفسه.
refused-face-too-small = الوجه في { subject } صغير جدًا. الأفضل صورة من مسافة أقرب.
refused-face-turned-away = الوجه في { subject } ملتفت إلى الجانب أكثر من اللازم. الأفضل صورة ينظر فيها نحو الكاميرا.
refused-face-up-or-down = الوجه في { subject } ينظر إلى الأعلى أو الأسفل أكثر من اللازم. الأفضل صورة ينظر فيها نحو الكاميرا.
refused-faces-turned-apart = الوجهان ينظران في اتجاهين مختلفين جدًا. الأفضل صورة وجه ينظر في اتجاه الآخر.
refused-no-such-face = لا أرى هذا الوجه في { subject }. يمكنك تجربة رقم آخر أو كل الوجوه.
refused-no-match = لا أحد في الصورة يشبه من سيُبدَّل وجهه. الأفضل صورة أخرى له.
refused-too-many-faces = عدد الوجوه في { Subject } أكبر مما { Who.can } التعامل معه. الأفضل صورة بعدد أقل من الوجوه.
refused-unsupported-media = { Who.cannot } قراءة { subject }. يمكنك تجربة ملف JPEG أو PNG أو MP4.
refused-media-too-long = { Subject } أطول مما { Who.can } التعامل معه. يمكنك تجربة ملف أقصر.
refused-media-too-large = { Subject } أكبر مما { Who.can } التعامل معه. يمكنك تجربة ملف أصغر.
refused-needs-video-library = { $subject ->
    [asked] { Subject } متحرك
   *[other] { Subject } متحركة
}، ولا أستطيع التعامل مع ذلك على هذا الجهاز: تنقصه الحزمة الاختيارية node-av (تُثبَّت بالأمر «npm ci»). يمكنك تجربة صورة ثابتة.
Who = { $named ->
    [yes] { Provider-name }
   *[no] أنا
}
    .can = { $named ->
        [yes] يستطيع { Provider-name }
       *[no] أستطيع
    }
    .cannot = { $named ->
        [yes] لا يستطيع { Provider-name }
       *[no] لا أستطيع
    }

## تنبيهات

warning-several-faces = { $count ->
    [zero] لا أرى أي وجه.
    [one] أرى وجهًا واحدًا، وهو الذي بدّلته.
    [two] أرى وجهين، وبدّلت أكبرهما.
    [few] أرى { $count } وجوه، وبدّلت أكبرها.
    [many] أرى { $count } وجهًا، وبدّلت أكبرها.
   *[other] أرى { $count } وجه، وبدّلت أكبرها.
}
warning-first-frame-only = كانت الصورة متحركة، فاستخدمت لقطتها الأولى.
warning-faces-left-alone = { $count ->
    [zero] لم أترك أي وجه كما هو.
    [one] تركت وجهًا واحدًا كما هو، لأنه صغير جدًا أو ملتفت أكثر من اللازم.
    [two] تركت وجهين كما هما، لأنهما صغيران جدًا أو ملتفتان أكثر من اللازم.
    [few] تركت { $count } وجوه كما هي، لأنها صغيرة جدًا أو ملتفتة أكثر من اللازم.
    [many] تركت { $count } وجهًا كما هي، لأنها صغيرة جدًا أو ملتفتة أكثر من اللازم.
   *[other] تركت { $count } وجه كما هي، لأنها صغيرة جدًا أو ملتفتة أكثر من اللازم.
}
warning-photo-left-out = { $reason ->
    [no-face] لم أجد وجهًا في الصورة { $photo }، فاستبعدتها.
    [face-too-small] الوجه في الصورة { $photo } صغير جدًا، فاستبعدتها.
   *[face-turned-away] الوجه في الصورة { $photo } ملتفت أكثر من اللازم، فاستبعدتها.
}
warning-begun-again = حدث انقطاع مرة واحدة، فبدأت من جديد.

## ما يمكن لصاحب الطلب إصلاحه

error-empty-file = { $subject ->
    [asked] الملف فارغ.
   *[other] ملف { Subject } فارغ.
} يُرجى إعادة الإرسال.
error-not-media = { $subject ->
    [source] ملف الوجه
    [reference] ملف من سيُبدَّل وجهه
    [photo] ملف الصورة { $photo }
   *[other] هذا الملف
} { $type ->
    [unknown] ليس صورة أو فيديو أعرف نوعه.
    [text] نصي وليس صورة.
   *[other] من نوع { $type } وليس صورة.
} { $subject ->
    [source] يُرجى إرسال صورة ثابتة.
    [reference] يُرجى إرسال صورة ثابتة.
    [photo] يُرجى إرسال صورة ثابتة.
    [asked] يُرجى إرسال صورة ثابتة.
   *[other] يُرجى إرسال صورة أو GIF أو فيديو.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] لا أستطيع فتح { subject } لأن ترميز الفيديو غير مدعوم. يمكنك تجربة ملف آخر.
   *[other] لا أستطيع فتح { subject } لأن تنسيق الملف { $type }. يمكنك تجربة ملف JPEG أو PNG أو WebP أو AVIF.
}
error-heic = { Subject } بتنسيق HEIC الذي تحفظ به أجهزة iPhone الصور، ولا أستطيع فتحه. يمكنك إرسال لقطة شاشة؛ وفي Telegram ينجح أيضًا الإرسال كصورة لا كملف. للصور الجديدة: الإعدادات > الكاميرا > التنسيقات > الأكثر توافقًا.
error-damaged-media = لا أستطيع فتح { Subject } بسبب تلف في البيانات. يُرجى إعادة الإرسال أو تجربة ملف آخر.
error-too-many-bytes = حجم { Subject } أكبر من اللازم، والحد الأقصى { $limitMb } ميغابايت. يمكنك تجربة ملف أصغر.
error-too-many-pixels = دقة { Subject } هي { $megapixels } ميغابكسل، والحد الأقصى { $limitMegapixels }. يمكنك تجربة ملف أصغر.
error-too-many-frames = عدد إطارات { Subject } هو { $frames }، والحد الأقصى { $limitFrames }. يمكنك تجربة ملف أقصر.
error-edge-too-long = طول أحد جوانب { subject } هو { $edge } بكسل، والحد الأقصى { $limitEdge }. يمكنك تجربة ملف أصغر.
error-too-long = { $subject ->
    [target] هذا الفيديو أطول من اللازم،
   *[other] مدة { Subject } أطول من اللازم،
} { $limitSeconds ->
    [zero] والحد الأقصى { $limitSeconds } ثانية.
    [one] والحد الأقصى ثانية واحدة.
    [two] والحد الأقصى ثانيتان.
    [few] والحد الأقصى { $limitSeconds } ثوانٍ.
    [many] والحد الأقصى { $limitSeconds } ثانية.
   *[other] والحد الأقصى { $limitSeconds } ثانية.
} يمكنك تجربة فيديو أقصر.
error-moving-face = { Subject } من نوع GIF أو فيديو، وأحتاج هنا إلى صورة ثابتة.
error-needs-video-library = لا أستطيع التعامل مع GIF والفيديو على هذا الجهاز: تنقصه الحزمة الاختيارية node-av (تُثبَّت بالأمر «npm ci»). يمكنك تجربة صورة ثابتة.
error-media-unreachable = لم أتمكن من جلب { subject }. يُرجى إعادة الإرسال.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.cannot } تبديل الوجوه في صور GIF المتحركة حتى الآن. يمكنك تجربة صورة ثابتة.
        [video] { Who.cannot } تبديل الوجوه في الفيديو حتى الآن. يمكنك تجربة صورة ثابتة.
       *[other] { Who.cannot } التعامل مع هذا النوع من الملفات. يمكنك تجربة صورة ثابتة.
    }
    [face-choice] { Who.cannot } اختيار الوجوه بهذه الطريقة. يمكنك تجربة وجه واحد أو كل الوجوه.
    [size] { Who.cannot } التعامل مع ملف بهذا الحجم. يمكنك تجربة ملف آخر.
    [length] { Who.cannot } التعامل مع فيديو بهذا الطول. يمكنك تجربة فيديو أقصر.
    [needs-public-url] يجلب { Provider-name } الصور من عنوان عام، ولم يُضبط هنا أي عنوان.
    [needs-video-library] لا يعمل GIF والفيديو على هذا الجهاز: تنقصه الحزمة الاختيارية node-av (تُثبَّت بالأمر «npm ci»). أما الصور الثابتة فتعمل من دونها.
    [needs-detector] لا يستطيع { Provider-name } اختيار وجه، لأن أداة العثور على الوجوه غير متوفرة هنا.
    [down] لا يعمل { Provider-name } حاليًا. يُرجى المحاولة مرة أخرى لاحقًا.
    [out-of-credit] نفد رصيد الحساب لدى { Provider-name }.
    [bad-key] لا يقبل { Provider-name } المفتاح.
    [queue-full] لا يقبل { Provider-name } المزيد من عمليات التبديل حاليًا. يُرجى المحاولة مرة أخرى لاحقًا.
   *[other] لا أستطيع التبديل في هذه الصورة. يمكنك تجربة صورة أخرى.
}
error-unknown-provider = لا يوجد هنا مزوّد باسم «{ $provider }».
error-consent-missing = لا بد من التعهّد أولًا باستخدام وجوه من وافقوا فقط.
error-quota-used-up = { $limit ->
    [member-minute] كان ذلك كثيرًا دفعة واحدة. يُرجى الانتظار دقيقة ثم المتابعة.
    [at-once] لديك الآن أكبر عدد مسموح به من عمليات التبديل الجارية. يُرجى المحاولة مرة أخرى عندما تكتمل إحداها.
    [place-at-once] يجري هنا الآن أكبر عدد مسموح به من عمليات التبديل. يُرجى المحاولة مرة أخرى عندما تكتمل إحداها.
    [all-at-once] أجري الآن أكبر عدد مسموح لي به من عمليات التبديل. يُرجى المحاولة مرة أخرى عندما تكتمل إحداها.
    [all-day] نفدت عمليات التبديل المتاحة اليوم للجميع. تتجدد عند منتصف الليل بتوقيت UTC.
    [place-day] نفدت عمليات التبديل المتاحة هنا اليوم. تتجدد عند منتصف الليل بتوقيت UTC.
   *[member-day] نفدت عمليات التبديل المتاحة لك اليوم. تتجدد عند منتصف الليل بتوقيت UTC.
}
error-line-too-long = { $minutes ->
    [zero] قائمة الانتظار طويلة جدًا الآن.
    [one] قائمة الانتظار طويلة، ولن يبدأ تبديلك إلا بعد دقيقة تقريبًا.
    [two] قائمة الانتظار طويلة، ولن يبدأ تبديلك إلا بعد دقيقتين تقريبًا.
    [few] قائمة الانتظار طويلة، ولن يبدأ تبديلك إلا بعد { $minutes } دقائق تقريبًا.
    [many] قائمة الانتظار طويلة، ولن يبدأ تبديلك إلا بعد { $minutes } دقيقة تقريبًا.
   *[other] قائمة الانتظار طويلة، ولن يبدأ تبديلك إلا بعد { $minutes } دقيقة تقريبًا.
} يُرجى المحاولة مرة أخرى لاحقًا.
error-no-room = لا مكان لديّ حاليًا لعمليات تبديل جديدة. أما التي بدأت فستستمر. يُرجى المحاولة مرة أخرى لاحقًا.
error-face-name-length = { $most ->
    [zero] هذا الاسم غير مقبول.
    [one] يتكوّن الاسم من حرف واحد.
    [two] يتكوّن الاسم من حرف أو حرفين.
    [few] يجب أن يتراوح طول الاسم بين حرف واحد و{ $most } أحرف.
    [many] يجب أن يتراوح طول الاسم بين حرف واحد و{ $most } حرفًا.
   *[other] يجب أن يتراوح طول الاسم بين حرف واحد و{ $most } حرف.
} يمكنك تجربة اسم آخر.
error-face-name-taken = لديك بالفعل وجه باسم «{ $name }». يمكنك تجربة اسم آخر.
error-too-many-faces = { $most ->
    [zero] لا يمكن حفظ الوجوه هنا.
    [one] لديك وجه محفوظ واحد، وهذا هو الحد الأقصى. يُرجى حذفه أولًا.
    [two] لديك وجهان محفوظان، وهذا هو الحد الأقصى. يُرجى حذف أحدهما أولًا.
    [few] لديك { $most } وجوه محفوظة، وهذا هو الحد الأقصى. يُرجى حذف وجه منها أولًا.
    [many] لديك { $most } وجهًا محفوظًا، وهذا هو الحد الأقصى. يُرجى حذف وجه منها أولًا.
   *[other] لديك { $most } وجه محفوظ، وهذا هو الحد الأقصى. يُرجى حذف وجه منها أولًا.
}
error-no-such-face = ليس لديك وجه محفوظ كهذا. يمكنك اختيار أحد وجوهك.
error-no-saved-face = ليس لديك وجه محفوظ. يُرجى إضافة وجه أولًا.
error-setting-refused = { $setting ->
    [memberADay] الحد عدد صحيح لا يتجاوز 100,000، أو يُترك فارغًا.
    [placeADay] الحد عدد صحيح لا يتجاوز 100,000، أو يُترك فارغًا.
   *[other] لا يمكن ضبط ذلك.
}
error-place-closed = { $to ->
    [channel] التبديل متوقف في هذه القناة. يمكنك تجربة قناة أخرى.
   *[person] لا يمكنك التبديل هنا. يستطيع أحد المشرفين تغيير ذلك.
}
error-not-yours = لا يمكن الضغط هنا إلا لصاحب الطلب.
error-nothing-new = لن ينتج عن ذلك إلا النتيجة نفسها. يمكنك تجربة صورة أخرى أو وجه آخر.
error-again-done = اكتمل ذلك بالفعل أو هو في الطريق: التفاصيل في رسالتي الأحدث.
error-job-gone = لم أعد أعرف هذا التبديل. يُرجى بدء تبديل جديد.
error-result-gone = لم تعد هذه النتيجة لديّ. يُرجى التبديل مرة أخرى.

## ما ينبغي أن يعرفه القائمون على البوت عن المزوّد

note-unconfirmed-roles = يناقض { Provider-name } نفسه في تحديد أي الصورتين هي صورة الوجه. يكشف ذلك تبديل مدفوع واحد لصورة: إذا عادت صورة الوجه معدَّلة، فالضبط المطلوب هو MODELSLAB_IMAGE_ROLES=face-first. ثم تبديل مدفوع لفيديو فيه شخصان: إذا لم يتغير أحد، فالضبط المطلوب هو MODELSLAB_VIDEO_REFERENCE=source.
