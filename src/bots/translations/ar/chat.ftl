## التعهّد

promise-title = قبل أول تبديل لك
promise-text = تُستخدم وجوه من وافقوا فقط، بلا أي محتوى جنسي، ولا تُقدَّم النتيجة على أنها حقيقية.
promise-agree = أتعهّد بذلك
promise-decline = لا
promise-given = شكرًا، سأبدأ حالًا.
promise-not-by-channel = لا أعرف من يكتب باسم القناة، فلا يمكن لأحد التعهّد. يُرجى الكتابة بحسابك الشخصي والطلب مرة أخرى.
promise-declined = حسنًا، لن يُبدَّل شيء. يمكنك تغيير رأيك في أي وقت.

## المساعدة

help-title = ما يمكنني فعله
help-intro = أضع وجهًا من صورة في صورة أخرى. وتذكر كل نتيجة أنها من صنع الذكاء الاصطناعي.
help-ways-discord = هناك عدة طرق: الأمر { $swap }، أو النقر على صورة بالزر الأيمن واختيار Apps، أو الرد على صورة مع الإشارة إليّ. ويمكنك أيضًا إرسال صورتين في رسالة خاصة: الوجه أولًا، ثم الصورة التي سيوضع فيها.
help-ways-telegram = هناك عدة طرق: الرد على صورة بالأمر { $swap }، أو الرد عليها بصورة أخرى تعليقها { $swap }، أو إرسال صورتين في محادثتنا الخاصة.
help-which-telegram = إذا تعددت الوجوه، فسأسألك أيها أبدّل. «{ $swap } الكل» يبدّل كل الوجوه، و«{ $swap } 2» يبدّل الثاني من اليسار. «{ $swap } مريم» يستخدم وجهك المحفوظ «مريم»، و«{ $swap } 1 وجهي 3 مريم» يحدّد وجهًا لكل من الشخصين الأول والثالث.
help-commands = الأوامر
help-reactions = التفاعلات
help-reaction = { $emoji } { $verb }
start-text = يكفي إرسال صورة إليّ لأبدّل الوجه فيها.
language-ask = اختيار اللغة
language-set = تم التحويل إلى العربية.
language-name = العربية

## الخصوصية

privacy-title = ما أحتفظ به عنك
privacy-text = صورك مشفّرة، وتُحذف عند انتهاء التبديل. تبقى النتائج يومًا واحدًا ليتسنى لك الحصول عليها مرة أخرى، وتبقى الوجوه المحفوظة مشفّرة حتى تُحذف بطلب منك. أما قائمة عمليات التبديل فتبقى 30 يومًا، ويبقى تاريخ تعهّدك حتى حذف كل ما يخصك. لا أخزّن أبدًا ما يميّز الوجوه بعضها من بعض. ولا يُستخدم أي من ذلك في تدريب أي شيء.
privacy-providers = قد تُرسل صورك إلى: { $providers }.
privacy-local-only = يجري التبديل على الجهاز الذي يعمل عليه هذا البوت، ولا تُرسل صورك لهذا الغرض إلى أي خدمة أخرى.

## الأسئلة

ask-which-picture = أي صورة؟
private-here = النتائج هنا لا يراها إلا من يطلبها. للحصول على نتيجتك، يكفي الضغط على الزر.
private-here-button = تبديل
ask-which-scene = الصورة 1 هي الوجه. في أي صورة أضعه؟
ask-role = ماذا أفعل بهذه الصورة؟
ask-role-face = أخذ الوجه منها
ask-role-scene = وضع وجه فيها
ask-role-save = حفظ وجهي منها
ask-face = يُرجى الآن إرسال صورة للوجه البديل، أو اختيار أحد وجوهك.
ask-scene = يُرجى الآن إرسال الصورة التي سأضع الوجه فيها.
ask-face-name = ماذا أسمّيه؟
button-yes = نعم
button-no = لا
button-back = رجوع
button-close = إغلاق
button-save = حفظ
form-swap = تبديل وجه
form-face = الوجه البديل
form-saved = أو وجه محفوظ
form-which = الوجوه المطلوب تبديلها
form-private = لي فقط
form-add-face = إضافة وجهك
asking-over = لم يعد هذا السؤال مفتوحًا. إن لم يحدث شيء، فيُرجى الطلب مرة أخرى.
too-much-at-once = وصلني الكثير دفعة واحدة، فتخطّيت بعضه. يُرجى إرساله مرة أخرى بعد أن أردّ على الباقي.
stopped = تم الإيقاف.

## الوجوه

face-saved = حُفظ باسم «{ $name }».
face-saved-default = حُفظ باسم «{ $name }». سأستخدمه ما لم يقع اختيارك على وجه آخر.
face-list-title = وجوهك
face-list-none = ليس لديك وجه محفوظ بعد.
face-line = { $isDefault ->
    [yes] { $name } (الافتراضي)
   *[no] { $name }
}
face-default-set = «{ $name }» هو وجهك الافتراضي الآن.
face-renamed = الاسم الجديد: { $name }.
face-deleted = حُذف «{ $name }».
face-unnamed = وجه { $number }

## عمليات التبديل لشخص ما

jobs-title = عمليات التبديل التي طلبتها
jobs-none = ليست لك عمليات تبديل هنا.
jobs-none-to-cancel = ليس لديك ما يُلغى.
job-state = { $state ->
    [queued] { $position ->
        [0] يبدأ بعد لحظات
       *[other] ترتيبه في قائمة الانتظار: { $position }
    }
    [running] جارٍ التبديل
    [delivering] جارٍ الإرسال
    [done] اكتمل
    [late] وصلت نتيجته متأخرة
    [refused] غير ممكن
    [failed] لم ينجح
    [cancelled] أُلغي
   *[parked] غير واضح، وينتظر قرارك
}
going-on = جارٍ العمل على ذلك. رسالة التبديل نفسها تعرض مدى التقدّم.
show-later = لا أستطيع تحديث هذه الرسالة إلا لمدة 15 دقيقة. بعد ذلك يمكنك الحصول على النتيجة بالزر «{ $button }».
cancelling = جارٍ الإلغاء…
cancel-too-late = انتهى التبديل بالفعل.
deleted = تم الحذف.
delete-emptied = لا يتيح لي Telegram حذف الرسائل بعد يومين، لذا أزلت الصورة من الرسالة.
delete-failed = لم يتح لي Telegram حذف كل شيء. يُرجى حذف الباقي يدويًا، أو طلب ذلك من أحد المشرفين.
delete-left = { $count ->
    [zero] تم الحذف.
    [one] تم الحذف، لكن بقيت نسخة لا أستطيع حذفها من هنا: يمكنك الضغط على «حذف» أسفلها.
    [two] تم الحذف، لكن بقيت نسختان لا أستطيع حذفهما من هنا: يمكنك الضغط على «حذف» أسفل كل منهما.
    [few] تم الحذف، لكن بقيت { $count } نسخ لا أستطيع حذفها من هنا: يمكنك الضغط على «حذف» أسفل كل منها.
    [many] تم الحذف، لكن بقيت { $count } نسخة لا أستطيع حذفها من هنا: يمكنك الضغط على «حذف» أسفل كل منها.
   *[other] تم الحذف، لكن بقيت { $count } نسخة لا أستطيع حذفها من هنا: يمكنك الضغط على «حذف» أسفل كل منها.
}
published = تم النشر.
expected = { $minutes ->
    [0] { $seconds ->
        [zero] بقيت لحظات.
        [one] بقيت ثانية تقريبًا.
        [two] بقيت ثانيتان تقريبًا.
        [few] بقيت { $seconds } ثوانٍ تقريبًا.
        [many] بقيت { $seconds } ثانية تقريبًا.
       *[other] بقيت { $seconds } ثانية تقريبًا.
    }
    [zero] بقيت لحظات.
    [one] بقيت دقيقة تقريبًا.
    [two] بقيت دقيقتان تقريبًا.
    [few] بقيت { $minutes } دقائق تقريبًا.
    [many] بقيت { $minutes } دقيقة تقريبًا.
   *[other] بقيت { $minutes } دقيقة تقريبًا.
}

## النتيجة

caption = محتوى معدَّل بالذكاء الاصطناعي · صُنع عبر { $bot }
made-with = صُنع عبر { $bot }
alt-text = { $kind ->
    [image] صورة بدّل الذكاء الاصطناعي فيها
    [gif] صورة متحركة بدّل الذكاء الاصطناعي فيها
   *[video] فيديو بدّل الذكاء الاصطناعي فيه
} { $which ->
    [all] كل الوجوه
    [one-of] { $count ->
        [zero] أكبر الوجوه
        [one] الوجه الوحيد
        [two] أكبر الوجهين
        [few] أكبر وجه من بين { $count } وجوه
        [many] أكبر وجه من بين { $count } وجهًا
       *[other] أكبر وجه من بين { $count } وجه
    }
    [nth] الوجه { $numbers } من اليسار
    [assigned] { $count ->
        [0] بعض الوجوه
        [zero] بعض الوجوه
        [one] الوجه { $numbers } من اليسار
        [two] الوجهين { $numbers } من اليسار
        [few] الوجوه { $numbers } من اليسار
        [many] الوجوه { $numbers } من اليسار
       *[other] الوجوه { $numbers } من اليسار
    }
   *[largest] أحد الوجوه
}
result-smaller = يتجاوز حجم الأصل { $limitMb } ميغابايت، وهو أقصى ما يمكن إرساله هنا، لذا هذه نسخة أصغر.
result-as-file = أُرسلت النتيجة كملف حتى لا يغيّرها Telegram.
result-as-link = { $hours ->
    [zero] النتيجة أكبر من أن تُرسل هنا، لكنها متاحة على { $url }
    [one] النتيجة أكبر من أن تُرسل هنا، لكنها متاحة لمدة ساعة على { $url }
    [two] النتيجة أكبر من أن تُرسل هنا، لكنها متاحة لمدة ساعتين على { $url }
    [few] النتيجة أكبر من أن تُرسل هنا، لكنها متاحة لمدة { $hours } ساعات على { $url }
    [many] النتيجة أكبر من أن تُرسل هنا، لكنها متاحة لمدة { $hours } ساعة على { $url }
   *[other] النتيجة أكبر من أن تُرسل هنا، لكنها متاحة لمدة { $hours } ساعة على { $url }
}
result-too-large = النتيجة أكبر من أن تُرسل هنا، والحد الأقصى { $limitMb } ميغابايت. يمكنك تجربة ملف أصغر أو أقصر.
album-progress = اكتمل { $done } من { $total }.
album-done = { $failed ->
    [0] اكتمل الكل ({ $total }).
   *[other] اكتمل { $done } من { $total }، ولم ينجح { $failed }.
}
album-uncertain = لا أعرف يقينًا هل وصلت النتائج. هل أرسلها مرة أخرى؟

## لمن النتيجة، وما ينقص

not-yours = لا يمكن لأحد سوى { $owner } الضغط هنا.
nothing-to-swap = لا أرى صورة. { help-ways }
swap-words-unknown = لم أفهم «{ $words }». { help-which-telegram }
help-ways = يُرجى الرد على صورة أو إرفاق صورة.
picture-hidden = لا يعرض لي Discord الصورة التي رددت عليها. يمكنك النقر عليها بالزر الأيمن، ثم فتح Apps واختيار «{ $menu }».
sticker-moving = لا أستطيع التعامل مع الملصقات المتحركة. يُرجى إرسال صورة أو GIF أو فيديو.
file-too-large-here = لا يتيح لي Telegram جلب ملفات تتجاوز { $limitMb } ميغابايت. يُرجى إرسال ملف أصغر أو أقصر.
missing-permission = أحتاج هنا إلى صلاحية «{ $permission }». يُرجى طلبها من أحد المشرفين.
permission-attach-files = إرفاق الملفات
reactions-need-admin = لا يخبرني Telegram بالتفاعلات إلا حيث لديّ صلاحيات الإشراف. والأزرار تؤدي الغرض نفسه.
unknown-command = لا أعرف هذا الأمر. { help-hint }
help-hint = يعرض { $help } ما يمكنني فعله.

## الإعدادات

settings-title = إعدادات { $place }
settings-saved = تم الحفظ.
settings-admins-only = تغيير الإعدادات هنا للمشرفين فقط.
settings-not-here = لا إعدادات هنا. الإعدادات متاحة للخوادم والمجموعات فقط.
private-chat-first = ما يُطلب هنا تصل نتيجته في محادثة خاصة. يُرجى فتح محادثتنا أولًا لأتابع.
setting-access = من يمكنه التبديل
setting-access-value = { $who ->
    [everyone] الجميع
    [admins] المشرفون فقط
   *[members] { $names }
}
setting-members = { $count ->
    [zero] المشرفون
    [one] المشرفون وعضو واحد
    [two] المشرفون وعضوان
    [few] المشرفون و{ $count } أعضاء
    [many] المشرفون و{ $count } عضوًا
   *[other] المشرفون و{ $count } عضو
}
setting-members-how = للسماح لعضو آخر، يكفي الرد على إحدى رسائله بالأمر { $settings }.
setting-channels = أين
setting-channels-everywhere = في كل مكان
setting-this-topic = هذا الموضوع
setting-topics = { $count ->
    [zero] لا مواضيع
    [one] موضوع واحد
    [two] موضوعان
    [few] { $count } مواضيع
    [many] { $count } موضوعًا
   *[other] { $count } موضوع
}
setting-memberADay = لكل عضو في اليوم
setting-placeADay = للخادم في اليوم
setting-placeADay-telegram = للمجموعة في اليوم
setting-limits = الحدود اليومية
setting-isPrivate = النتائج خاصة افتراضيًا
setting-isPrivate-telegram = النتائج في محادثة خاصة
setting-providers = المزوّدون
setting-providers-all = الكل
setting-locale = اللغة
setting-locale-own = لغة كل عضو
setting-limit = { $limit ->
    [none] بلا حد هنا
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] نعم
   *[no] لا
}
