## ما تقوله واجهة HTTP عن الطلب

api-unauthorized = يتطلب ذلك أحد مفاتيح API لهذا الخادم، بالشكل «Authorization: Bearer KEY».
api-not-found = لا شيء هنا.
api-gone = حُذف هذا، أو انتهت مدة حفظه.
api-no-result = لا توجد نتيجة بعد.
api-key-used-otherwise = استُخدمت قيمة Idempotency-Key هذه لطلب آخر. يحتاج كل تبديل إلى قيمة جديدة.
api-body-too-large = الطلب أكبر من اللازم، والحد الأقصى { $limitMb } ميغابايت.
api-body-not-json = محتوى الطلب ليس كائن JSON.
api-body-not-form = محتوى الطلب ليس نموذجًا يمكن قراءته.
api-body-unknown-type = يُرجى إرسال JSON (application/json) أو نموذج (multipart/form-data).
api-bad-field = «{ $field }»: { $problem }
api-not-a-picture = يجب أن يكون «{ $field }» صورة: ملفًا أو عنوان https أو عنوان data:.
api-calls-itself = طُلب من هذا الخادم أن يستدعي نفسه، ولن ينتهي ذلك أبدًا.
api-internal = عذرًا، حدث خلل عندي. يُرجى المحاولة مرة أخرى بعد قليل.
api-field-missing = هذا الحقل مفقود.
api-field-alone = لا يُستخدم هذا الحقل مع أي من الحقول الأخرى التي تحدد الوجه المقصود.
api-field-unknown = لا يوجد حقل بهذا الاسم. يُرجى ذكره في «assign» أو حذفه.
api-detection-unknown = هذا غير معروف، أو يخص مفتاحًا آخر، أو مضت عليه أكثر من ساعة. يُرجى إعادة البحث عن الوجوه.
api-detection-elsewhere = جرى البحث عن الوجوه في عنوان URL آخر.
api-face-twice = ورد أحد الوجوه هنا مرتين.
api-face-unknown = لم يُعثر على وجه بهذا الرقم.
api-face-too-close = بجوار هذا الوجه وجه أكبر قد يُؤخذ بدلًا منه.
api-face-none = لن يتغير أي وجه.
api-field-length = { $most ->
    [zero] يجب أن يكون فارغًا.
    [one] يجب أن يتكوّن من حرف واحد.
    [two] يجب أن يتكوّن من حرف أو حرفين.
    [few] يجب أن يتراوح طوله بين حرف واحد و{ $most } أحرف.
    [many] يجب أن يتراوح طوله بين حرف واحد و{ $most } حرفًا.
   *[other] يجب أن يتراوح طوله بين حرف واحد و{ $most } حرف.
}
