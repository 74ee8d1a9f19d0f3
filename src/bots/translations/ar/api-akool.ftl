## ما تقوله واجهة HTTP بألفاظ وثائق Akool

akool-bad-token = الرمز أو المفتاح غير صالح، أو لم يعد صالحًا.
akool-no-token = لا يتضمن الطلب رمزًا ولا مفتاحًا.
akool-credentials = يُرجى إرسال «clientId» و«clientSecret» بصيغة JSON: اسم المفتاح، ثم المفتاح نفسه.
akool-webhook-key = هذا المفتاح أطول أو أقصر مما يلزم لتشفير webhook. يمكن حذف «webhookUrl»، أو طلب مفتاح من 16 أو 24 أو 32 حرفًا.
akool-too-many-faces = { $most ->
    [zero] لا يمكن تبديل أي وجه دفعة واحدة.
    [one] لا يمكن تبديل أكثر من وجه واحد دفعة واحدة.
    [two] لا يمكن تبديل أكثر من وجهين دفعة واحدة.
    [few] لا يمكن تبديل أكثر من { $most } وجوه دفعة واحدة.
    [many] لا يمكن تبديل أكثر من { $most } وجهًا دفعة واحدة.
   *[other] لا يمكن تبديل أكثر من { $most } وجه دفعة واحدة.
}
akool-uneven = يجب أن يتساوى عدد العناصر في «sourceImage» و«targetImage».
akool-opts-missing = عند تعدد الوجوه يحتاج كل عنصر إلى «opts»: النقاط المميِّزة للوجه.
akool-one-pair = يُرجى إرسال زوج واحد من الوجوه في كل مرة، أي طلب مستقل لكل زوج.
akool-no-face-there = «{ $field }»: لا وجه في هذا الموضع.
akool-face-unfit = «{ $field }»: هذا الوجه صغير جدًا أو ملتفت أكثر من اللازم.
akool-face-too-close = «{ $field }»: بجوار هذا الوجه مباشرةً وجه أكبر، فلا يمكن تمييزه وحده.
akool-no-picture = يجب إرسال «{ $field }» أو «img».
