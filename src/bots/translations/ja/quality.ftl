## 仕上がりを損ねているものと、その直し方。人ではなく、いつも写真について書く

quality-unchanged = 誰の顔も変わっていないようです。{ $elsewhere ->
    [yes] 別のAIサービスならうまくいくかもしれません。
   *[no] 別の写真ならうまくいくかもしれません。
}
quality-wrong-face = 思っていた顔と違うかもしれません。{ $elsewhere ->
    [yes] 別のAIサービスならうまくいくかもしれません。
   *[no] 別の写真ならうまくいくかもしれません。
}
quality-source-turned-away = 顔写真の顔が横を向いています。カメラを見ている写真をお試しください。
quality-poses-differ = 2つの顔の向きが違います。同じ向きの顔写真をお試しください。
quality-only-source-smiles = 笑っているのは顔写真のほうだけです。笑っていない写真をお試しください。
quality-only-target-smiles = 笑っていないのは顔写真のほうだけです。笑っている写真をお試しください。
quality-expressions-differ = 2つの顔の表情が違います。似た表情の顔写真をお試しください。
quality-light-differs = 2枚の写真で光の向きが違います。やわらかい光の顔写真をお試しください。
quality-colours-differ = 2枚の写真で明るさや色合いが大きく違います。似た明るさの顔写真をお試しください。
quality-source-small = 顔写真の顔が小さめです。もっと近くから撮った写真をお試しください。
quality-source-blurred = 顔写真が少しぼやけています。もっとはっきりした写真をお試しください。
quality-source-wears-glasses = 顔写真のメガネが、結果に出ることがあります。メガネのない写真をお試しください。
quality-target-small = 画像の顔が小さめです。もっと近くから撮った画像をお試しください。
quality-face-covered = 画像の顔の前に何かがあります。顔がすべて見える画像をお試しください。
