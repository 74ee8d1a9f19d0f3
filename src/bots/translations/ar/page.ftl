## الصفحة في المتصفح

page-title = تبديل وجه
page-lead = وضع وجه من صورة في صورة أخرى أو GIF أو فيديو.
page-needs-scripts = تحتاج هذه الصفحة إلى JavaScript.

page-key = المفتاح
page-key-ask = تطلب هذه الصفحة مفتاحًا. يمكنك الحصول عليه من القائمين عليها.
page-key-kept = يُحفظ في علامة التبويب هذه حتى إغلاقها.
page-key-continue = متابعة
page-key-wrong = هذا المفتاح غير معروف هنا.
page-key-forget = نسيان المفتاح

page-face = الوجه
page-face-of = الوجه { $letter }
page-face-hint = يمكنك إفلات صورة للوجه هنا أو لصقها.
page-face-choose = اختيار صورة
page-face-several = تتحسن النتيجة بمزيد من صور الشخص نفسه. الحد الأقصى: { $most }.
page-face-unused = في GIF أو الفيديو يُستخدم الوجه A فقط.
page-photos-unused = عند تبديل بعض الوجوه فقط، أو وضع وجوه عدة أشخاص، تُستخدم الصورة الأولى لكل منهم.
page-photo-number = الصورة { $number }
page-photo-add = إضافة صورة
page-photo-remove = إزالة الصورة { $number }
page-person-add = إضافة وجه آخر
page-person-remove = إزالة { $letter }

page-picture = الصورة
page-picture-hint = يمكنك إفلات صورة أو GIF أو فيديو هنا، أو لصقها.
page-picture-choose = اختيار ملف
page-picture-other = تغيير
page-picture-remove = إزالة
page-looking = جارٍ البحث عن الوجوه…
page-faces-found = الوجوه التي عُثر عليها: { $count }.
page-faces-ask = يُرجى الضغط على رقم كل وجه مطلوب تبديله.
page-faces-ask-whose = يُرجى الضغط على الرقم حتى يظهر الحرف الصحيح.
page-faces-none = لا أرى أي وجه. الأفضل صورة تكون الوجوه فيها أكبر.
page-faces-unfit = لا وجه هنا كبير بما يكفي ومواجه للكاميرا. يُرجى تجربة صورة أخرى.
page-face-number = الوجه { $number }
page-face-unfit = صغير جدًا أو ملتفت أكثر من اللازم
page-face-chosen = سيوضع عليه { $face }
page-face-stays = يبقى كما هو
page-moving-ask = أي الوجوه؟
page-largest = الوجه الأكبر
page-all = كل الوجوه

page-swap = تبديل
page-needs-face = يُرجى إضافة صورة للوجه أولًا.
page-needs-picture = يُرجى اختيار صورة أو GIF أو فيديو أولًا.
page-needs-choice = يُرجى الضغط على رقم وجه واحد على الأقل أولًا.
page-sending = جارٍ إرسال الصور…
page-queued = في قائمة الانتظار
page-queued-at = في قائمة الانتظار، الترتيب: { $place }
page-working = جارٍ التبديل…
page-left = الوقت المتبقي تقريبًا: { $time }
page-again-soon = انقطع الاتصال. جارٍ إعادة المحاولة…
page-parked = لا أعرف بعد هل اكتمل هذا التبديل. يحتاج الأمر إلى مراجعة بشرية.
page-cancel = إلغاء
page-cancelled = أُلغي التبديل.
page-progress = التقدّم

page-result = النتيجة
page-compare = قبل وبعد
page-compare-before = قبل
page-compare-after = بعد
page-compare-at = قبل: { $percent }
page-download = تنزيل
page-verify = التحقّق
page-verifying = جارٍ التحقّق…
page-delete = حذف
page-deleted = حُذفت النتيجة.
page-start-over = البدء من جديد
page-until = { $where ->
    [server] تُحفظ هنا حتى { $time }، ما لم تُحذف قبل ذلك.
   *[machine] تُحفظ حتى { $time }، ما لم تُحذف أو يُغلق البرنامج قبل ذلك.
}

page-error-network = تعذّر الوصول إلى الخادم. يُرجى المحاولة مرة أخرى بعد لحظات.
page-error-answer = حدث خطأ ما (رقم الخطأ { $status }). يُرجى المحاولة مرة أخرى بعد لحظات.
page-error-not-media = «{ $name }» ليس صورة ولا GIF ولا فيديو.
page-error-too-large = «{ $name }» أكبر من اللازم، والحد الأقصى { $most }.
page-error-too-many = الحد الأقصى لصور الوجه الواحد: { $most }. استُبعدت الصور الأخرى.
page-error-full = كلا المكانين ممتلئ. يُرجى إفراغ أحدهما أولًا.

page-about-marked = تحمل كل نتيجة علامة تدل على أنها من صنع الذكاء الاصطناعي.
page-about-kept = { $hours ->
    [24] تُحفظ الصور والنتائج يومًا واحدًا على الأكثر.
    [zero] تُحفظ الصور يومًا واحدًا على الأكثر، وتُحفظ النتائج لمدة { $hours } ساعة.
    [one] تُحفظ الصور يومًا واحدًا على الأكثر، وتُحفظ النتائج لمدة ساعة واحدة.
    [two] تُحفظ الصور يومًا واحدًا على الأكثر، وتُحفظ النتائج لمدة ساعتين.
    [few] تُحفظ الصور يومًا واحدًا على الأكثر، وتُحفظ النتائج لمدة { $hours } ساعات.
    [many] تُحفظ الصور يومًا واحدًا على الأكثر، وتُحفظ النتائج لمدة { $hours } ساعة.
   *[other] تُحفظ الصور يومًا واحدًا على الأكثر، وتُحفظ النتائج لمدة { $hours } ساعة.
}
page-about-here = { $where ->
    [server] يبقى كل شيء على هذا الخادم.
   *[machine] يبقى كل شيء على هذا الجهاز.
}
page-about-sent = تُرسل صورك إلى { $names } لتبديل الوجوه.
page-about-agree = يُرجى استخدام وجوه من وافقوا فقط.
