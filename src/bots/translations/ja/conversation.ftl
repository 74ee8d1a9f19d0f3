## 言葉なしで送られた画像

ask-put-face = この画像の顔を「{ $name }」に入れ替えますか？
ask-other-face = 別の顔…
ask-new-face = これは新しい顔
ask-face-photo = 次に、ここに使う顔の写真を送ってください。
file-not-picture = { $kind ->
    [pdf] このファイルは画像ではなくPDFです。
    [text] このファイルは画像ではなくテキストです。
    [sound] このファイルは画像ではなく音声です。
    [archive] このファイルは画像ではなく圧縮ファイルです。
    [document] このファイルは画像ではなく文書です。
   *[program] このファイルは画像ではなくプログラムです。
}写真、GIF、動画のいずれかを送ってください。

## 顔として使った画像が逆だったとき

button-other-way = 逆にする
asked-for-already = それはもう受け付けています。

## アルバムのまとめで、1枚ずつについて伝えること

album-picture = { $count ->
    [1] { $numbers }枚目：{ $sentence }
   *[other] { $numbers }枚目：{ $sentence }
}

## /swap と一緒に送られた、同じ顔の写真

photos-left = 顔の写真のうち{ $used }枚を使い、残りの{ $left }枚は使いません。

## 足りないものと、そのためのボタン

button-try-again = もう一度試す
ask-own-face = 保存する顔の写真を送ってください。明るい場所で、カメラのほうを向いているものがおすすめです。
button-add-face = 顔を追加
face-missing = 保存した顔がまだありません。顔を追加すると、そのまま続けます。
face-missing-photo = 使う顔の写真を送ってください。そのまま入れ替えを続けます。
