## صورة يرسلها أحدهم من دون كلمة

ask-put-face = هل أضع «{ $name }» هنا؟
ask-other-face = وجه آخر…
ask-new-face = هذا وجه جديد
ask-face-photo = يُرجى الآن إرسال صورة الوجه الذي سأضعه هنا.
file-not-picture = { $kind ->
    [pdf] هذا ملف PDF وليس صورة.
    [text] هذا ملف نصي وليس صورة.
    [sound] هذا تسجيل صوتي وليس صورة.
    [archive] هذا ملف مضغوط وليس صورة.
    [document] هذا مستند وليس صورة.
   *[program] هذا برنامج وليس صورة.
} يُرجى إرسال صورة أو GIF أو فيديو.

## كان الوجه في الصورة الأخرى

button-other-way = بالعكس
asked-for-already = سبق أن وصلني طلبك هذا.

## ما يقوله ملخّص الألبوم عن كل صورة

album-picture = { $count ->
    [zero] الصور { $numbers }: { $sentence }
    [one] الصورة { $numbers }: { $sentence }
    [two] الصورتان { $numbers }: { $sentence }
    [few] الصور { $numbers }: { $sentence }
    [many] الصور { $numbers }: { $sentence }
   *[other] الصور { $numbers }: { $sentence }
}

## عدة صور لوجه واحد، أُرسلت مع أمر التبديل

photos-left = { $used ->
    [zero] لن أستخدم أي صورة للوجه، وسأستبعد الباقي ({ $left }).
    [one] سأستخدم صورة واحدة للوجه، وأستبعد الباقي ({ $left }).
    [two] سأستخدم صورتين للوجه، وأستبعد الباقي ({ $left }).
    [few] سأستخدم { $used } صور للوجه، وأستبعد الباقي ({ $left }).
    [many] سأستخدم { $used } صورة للوجه، وأستبعد الباقي ({ $left }).
   *[other] سأستخدم { $used } صورة للوجه، وأستبعد الباقي ({ $left }).
}

## ما ينقص، والزر المناسب له

button-try-again = إعادة المحاولة
ask-own-face = يُرجى إرسال صورة للوجه، بإضاءة جيدة ونظرة إلى الكاميرا.
button-add-face = إضافة وجه
face-missing = ليس لديك وجه محفوظ. يُرجى إضافة وجه لأتابع.
face-missing-photo = يُرجى إرسال صورة للوجه لأتابع التبديل.
