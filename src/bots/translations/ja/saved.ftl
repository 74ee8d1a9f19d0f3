## 保存した顔の写真

photo-ask = どの顔を保存しますか？
photo-ask-more = 「{ $name }」はどの顔ですか？
photo-another = 別の写真…
photo-field = この顔の別の写真
photo-add = 写真を追加
photo-remove = 写真を削除
photo-remove-number = 写真{ $number }を削除
photo-remove-ask = どの写真を削除しますか？
photo-added = 保存しました。「{ $name }」の写真は{ $count }枚になりました。
photo-removed = 写真を削除しました。
photos-button = 写真
photos-title = { $name } · 写真{ $count }枚
photos-hint = 同じ人の写真が2〜5枚あると、仕上がりがよくなります。
photos-alt = { $name }、写真{ $number }
face-delete-ask = { $count ->
    [1] 「{ $name }」を削除しますか？写真も一緒に削除されます。
   *[other] 「{ $name }」を削除しますか？写真{ $count }枚も一緒に削除されます。
}
face-delete-sure = はい、削除
face-new-name = 新しい名前
photo-send = 「{ $name }」の写真をもう1枚送ってください。
photo-reply = そのあと、その写真に { $face } と返信してください。
faces-in-private = { $name }さん、保存した顔はプライベートチャットで見られます。
faces-how = 削除は { $faces } でできます。
