## 保存的脸的照片

photo-ask = 要保存哪一张？
photo-ask-more = 哪一张是“{ $name }”？
photo-another = 另一张照片…
photo-field = 这张脸的另一张照片
photo-add = 添加照片
photo-remove = 移除照片
photo-remove-number = 移除 { $number }
photo-remove-ask = 要移除哪张照片？
photo-added = 已保存。“{ $name }”现在有 { $count } 张照片。
photo-removed = 已移除那张照片。
photos-button = 照片
photos-title = { $name } · { $count } 张照片
photos-hint = 同一个人有 2 到 5 张照片，换脸效果更好。
photos-alt = { $name }，照片 { $number }
face-delete-ask = 要删除“{ $name }”吗？{ $count ->
    [1] 它的照片也会一起删除。
   *[other] 它的 { $count } 张照片也会一起删除。
}
face-delete-sure = 是，删除
face-new-name = 新名字
photo-send = 请再发一张“{ $name }”的照片给我。
photo-reply = 然后用 { $face } 回复那张照片。
faces-in-private = { $name }，你的脸在我们的私聊里。
faces-how = 这一步可以用 { $faces } 完成。
