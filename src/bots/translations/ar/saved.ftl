## صور الوجوه المحفوظة

photo-ask = أي وجه أحفظ؟
photo-ask-more = أي وجه هو «{ $name }»؟
photo-another = صورة أخرى…
photo-field = صورة أخرى لهذا الوجه
photo-add = إضافة صورة
photo-remove = إزالة صورة
photo-remove-number = إزالة { $number }
photo-remove-ask = أي صورة أزيل؟
photo-added = { $count ->
    [zero] تم الحفظ. لا صور الآن للوجه «{ $name }».
    [one] تم الحفظ. للوجه «{ $name }» الآن صورة واحدة.
    [two] تم الحفظ. للوجه «{ $name }» الآن صورتان.
    [few] تم الحفظ. للوجه «{ $name }» الآن { $count } صور.
    [many] تم الحفظ. للوجه «{ $name }» الآن { $count } صورة.
   *[other] تم الحفظ. للوجه «{ $name }» الآن { $count } صورة.
}
photo-removed = أُزيلت الصورة.
photos-button = الصور
photos-title = { $name } · { $count ->
    [zero] بلا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
photos-hint = النتائج أفضل مع صورتين إلى خمس صور للشخص نفسه.
photos-alt = { $name }، الصورة { $number }
face-delete-ask = { $count ->
    [zero] حذف «{ $name }»؟
    [one] حذف «{ $name }»؟ ستُحذف صورته أيضًا.
    [two] حذف «{ $name }»؟ ستُحذف صورتاه أيضًا.
    [few] حذف «{ $name }»؟ ستُحذف صوره أيضًا، وعددها { $count }.
    [many] حذف «{ $name }»؟ ستُحذف صوره أيضًا، وعددها { $count }.
   *[other] حذف «{ $name }»؟ ستُحذف صوره أيضًا، وعددها { $count }.
}
face-delete-sure = نعم، حذف الوجه
face-new-name = الاسم الجديد
photo-send = يُرجى إرسال صورة أخرى للوجه «{ $name }».
photo-reply = ثم يُرجى الرد عليها بالأمر { $face }.
faces-in-private = { $name }، وجوهك في محادثتنا الخاصة.
faces-how = يمكنك فعل ذلك بالأمر { $faces }.
