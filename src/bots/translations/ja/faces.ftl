## 画像に写っている顔

error-faces-to-pick = { faces-seen }
error-face-unfit = { $number }番の顔は小さすぎるか、横を向きすぎています。別の顔を選んでください。
error-no-face-in-photo = この写真に顔が見つかりません。顔がもっと大きく、カメラのほうを向いている写真を送ってください。
error-photo-unfit = この写真の顔は小さすぎるか、横を向きすぎています。顔がもっと大きく、カメラのほうを向いている写真を送ってください。
error-too-many-photos = 1つの顔に保存できる写真は{ $most }枚までです。先に1枚削除してください。
error-last-photo = この顔の写真はこれ1枚だけです。顔のほうを削除してください。

faces-seen = { $count ->
    [0] 顔が見つかりません。
   *[other] { $count }人の顔が見つかりました。
}
faces-face = { $number }：{ $width } × { $height }ピクセル、左から{ $left }、上から{ $top }。{ faces-suits }。
faces-suits = { $suits ->
    [no] 小さすぎるか、横を向きすぎていて入れ替えられません
   *[other] 品質{ $quality }
}

## どの顔を入れ替えるか。「5人の顔が見つかりました。」に続く文

picks-ask = 入れ替えたい顔の番号を押してください。ほかの顔はそのままです。
picks-some = { $count ->
    [0] どれも小さすぎるか正面を向いていないため、入れ替えられません。別の画像をお試しください。
    [1] そのうち、入れ替えられる1人を選べます。
   *[other] そのうち、きれいに入れ替えられそうな{ $count }人を選べます。
}
picks-ask-face = { $number }番には誰の顔を使いますか？
picks-send-photo = このメッセージへの返信で、{ $number }番に使う写真を送ってください。
picks-before = 前回：{ $picks }
picks-swap = { $count }人の顔を入れ替える
picks-all = 全員
picks-same = 前回と同じ
picks-photo = 新しい写真…
picks-leave = そのままにする
picks-your-photo = 送った写真
picks-alt = { $count }人の顔に左から順に番号を付けた画像

## Discordで「どの顔」のあとに書くもの

help-which-discord = { $faces } には、「全員」、左からの番号（2 など）、保存した顔の名前（Anna など）、または 1=自分 3=Anna のような組み合わせを書けます。何も書かなければ、顔がいくつもあるときに聞きます。
swap-words-unknown-discord = 「{ $words }」の意味がわかりません。{ help-which-discord }
