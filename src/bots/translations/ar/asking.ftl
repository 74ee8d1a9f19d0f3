## ما يُسأل عنه ويُجاب أثناء الطلب

asked-already = أعمل على ذلك بالفعل.
offer-question = سؤال سريع أولًا، بيننا فقط.
remedy-add-face = إضافة وجه
remedy-go = إعادة المحاولة
remedy-other-face = وجه آخر…
remedy-other-picture = صورة أخرى…
pictures-all = الكل
roles-button = بالعكس

## قائمة عمليات التبديل

job-kind = { $kind ->
    [gif] GIF
    [video] فيديو
   *[image] صورة
}
job-link = فتح
