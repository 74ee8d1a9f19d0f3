## الإبلاغ عن نتيجة

verb-report = إبلاغ القائمين على هذا البوت عن إحدى نتائجه
    .name = إبلاغ
    .button = إبلاغ
    .menu-result = إبلاغ
verb-mistake = الإشارة إلى أن الرفض خطأ
    .button = هذا خطأ
option-message = رابط الرسالة التي فيها النتيجة
    .name = رسالة
option-reason = ما المشكلة فيها
    .name = سبب
report-form = الإبلاغ عن هذه النتيجة
report-form-reason = ما المشكلة فيها؟ (اختياري)
report-how-discord = يكفي النقر على النتيجة بالزر الأيمن، ثم فتح Apps واختيار «{ $menu }». ويمكنك أيضًا إرسال رابط رسالتها إليّ.
report-how-telegram = يكفي الرد على النتيجة بالأمر { $report }. وما يُكتب بعده يصل مع البلاغ.
report-taken = شكرًا. سيصل بلاغك إلى القائمين على هذا البوت. وسأكتب لك قرارهم في محادثة خاصة إن أمكنني ذلك.
report-taken-list = شكرًا. حُفظ بلاغك للقائمين على هذا البوت. لن يروه فورًا، لذا قد يتأخر الرد.
report-again = سبق أن أبلغت عن هذه النتيجة، وبلاغك لم يُنسَ.
report-hidden = ستبقى النتيجة مخفية حتى صدور القرار.
mistake-taken = شكرًا. سأخبر القائمين على هذا البوت بذلك، من دون الصورة.
error-nothing-to-report = لا يمكن الإبلاغ إلا عن رسائلي التي تعرض نتيجة.
error-reported-enough = { $count ->
    [zero] لا يمكن إرسال بلاغات الآن. يُرجى المحاولة لاحقًا.
    [one] الحد الأقصى بلاغ واحد في الساعة. يُرجى المحاولة لاحقًا.
    [two] الحد الأقصى بلاغان في الساعة. يُرجى المحاولة لاحقًا.
    [few] الحد الأقصى { $count } بلاغات في الساعة. يُرجى المحاولة لاحقًا.
    [many] الحد الأقصى { $count } بلاغًا في الساعة. يُرجى المحاولة لاحقًا.
   *[other] الحد الأقصى { $count } بلاغ في الساعة. يُرجى المحاولة لاحقًا.
}
error-member-blocked = لم يعد بإمكانك التبديل مع هذا البوت: حظرك القائمون عليه.

## ما يحدث بعد البلاغ

report-hidden-result = وصل بلاغ عن هذه النتيجة. ستبقى مخفية حتى يراجعها أحد.
report-removed-result = أُزيلت هذه النتيجة.
report-answer-kept = تمت مراجعة نتيجة أبلغت عنها، وستبقى. شكرًا على اهتمامك.
report-answer-acted = تمت مراجعة نتيجة أبلغت عنها، واتُّخذ إجراء بشأنها. شكرًا على اهتمامك.
report-answer-read = تمت مراجعة الرفض الذي أشرت إلى أنه خطأ. شكرًا على تنبيهك.

## ما يراه القائمون على البوت

report-title = البلاغ { $id }
report-title-mistake = رفض قيل إنه خطأ: { $id }
report-jobs = التبديل: { $jobs }
report-code = سبب الرفض: { $code }
report-at = أول بلاغ: { $at } UTC
report-link = الرسالة: { $link }
report-no-link = الرسالة: في محادثة خاصة لا رابط لها
report-count = { $count ->
    [zero] لا بلاغات
    [one] بلاغ واحد
    [two] بلاغان من عضوين
    [few] بلاغات من { $count } أعضاء
    [many] بلاغات من { $count } عضوًا
   *[other] بلاغات من { $count } عضو
}
report-reason = «{ $reason }»
report-sight = { $sight ->
    [hidden] النتيجة مخفية.
    [removed] أُزيلت النتيجة.
    [unreachable] لا أستطيع الوصول إلى النتيجة هناك: لا يمكن إزالتها إلا يدويًا.
   *[shown] النتيجة ظاهرة.
}
report-decision = { $decision ->
    [delete] حُذفت
    [block-pictures] حُظرت الصور
    [block-requester] حُظر صاحب الطلب
   *[keep] أُبقي عليها
} في { $at } UTC
report-decision-mistake = قُرئ في { $at } UTC
report-answers = من أُخبروا بالقرار: { $told } من { $all }
decide-delete = حذف
decide-block-pictures = حظر الصور
decide-block-requester = حظر صاحب الطلب
decide-all = الثلاثة معًا
decide-keep = إبقاء
decide-read = تعليم كمقروء
decide-done = تم.
decide-not-here = لا يُبتّ في البلاغات إلا في قناة القائمين على البوت.
decide-gone = لم يعد هذا البلاغ محفوظًا.
setting-hidesReported = إخفاء النتائج فور الإبلاغ عنها
setting-more = المزيد…
