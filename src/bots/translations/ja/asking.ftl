## 途中でたずねること、答えること

asked-already = もう取りかかっています。
offer-question = その前に、ひとつだけ確認させてください（ほかの人には見えません）。
remedy-add-face = 顔を追加
remedy-go = もう一度試す
remedy-other-face = 別の顔…
remedy-other-picture = 別の画像…
pictures-all = すべて
roles-button = 逆にする

## 入れ替えの一覧

job-kind = { $kind ->
    [gif] GIF
    [video] 動画
   *[image] 写真
}
job-link = 開く
