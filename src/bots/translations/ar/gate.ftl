## فحص المحتوى

refused-unsafe-content = { $subject ->
    [result] لا أستطيع عرض هذه النتيجة بسبب ما يبدو أنه يظهر فيها. أعتذر إن كان ذلك خطأ.
    [asked] لا أستطيع استخدام { subject } بسبب ما يبدو أنه يظهر فيه. أعتذر إن كان ذلك خطأ.
   *[other] لا أستطيع استخدام { subject } بسبب ما يبدو أنه يظهر فيها. أعتذر إن كان ذلك خطأ.
}
refused-blocked = { $subject ->
    [result] عذرًا، لا يمكن عرض هذه النتيجة هنا.
   *[other] عذرًا، لا يمكن استخدام { subject } هنا.
}
refused-unchecked = { $subject ->
    [result] لم أتمكن من فحص النتيجة الآن، لذا لن أعرضها. يُرجى المحاولة مرة أخرى بعد قليل.
   *[other] لم أتمكن من فحص { subject } الآن، لذا لم يُبدَّل شيء. يُرجى المحاولة مرة أخرى بعد قليل.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
