## 图片里的脸

error-faces-to-pick = { faces-seen }
error-face-unfit = { $number } 号脸太小，或者角度太偏，我换不了。请选另一张。
error-no-face-in-photo = 这张照片里找不到脸。请发一张脸更大、正对镜头的。
error-photo-unfit = 这张照片里的脸太小，或者角度太偏。请发一张脸更大、正对镜头的。
error-too-many-photos = 一张脸最多保存 { $most } 张照片。请先移除一张。
error-last-photo = 这张脸只有这一张照片。要移除的话，请直接删除这张脸。

faces-seen = { $count ->
    [0] 我没看到脸。
   *[other] 我看到了 { $count } 张脸。
}
faces-face = { $number }：{ $width } × { $height } 像素，距左边 { $left }，距上边 { $top }；{ faces-suits }。
faces-suits = { $suits ->
    [no] 太小或角度太偏，换不了
   *[other] 质量 { $quality }
}

## 换图片里的哪些脸。这些句子接在“我看到了 5 张脸。”后面

picks-ask = 点编号选出要换的脸，其他的保持不变。
picks-some = { $count ->
    [0] 没有一张够大又朝向正面，所以都换不了。请换一张图片试试。
    [1] 能换的只有这一张。
   *[other] 我列出了最适合换的 { $count } 张。
}
picks-ask-face = { $number } 号换成谁的脸？
picks-send-photo = 请回复这条消息，附上要给 { $number } 号换上的照片。
picks-before = 上次：{ $picks }。
picks-swap = 换 { $count } 张脸
picks-all = 全部
picks-same = 和上次一样
picks-photo = 新照片…
picks-leave = 保持不变
picks-your-photo = 你的照片
picks-alt = 图片，里面的 { $count } 张脸从左到右编了号

## 在 Discord 里写在“哪些脸:”后面的内容

help-which-discord = 在 { $faces } 后面可以写“全部”、左起的编号（比如 2）、一张保存的脸（比如 Anna），或者好几组（比如 1=我 3=Anna）。不写的话，有好几张脸时我会问你换哪几张。
swap-words-unknown-discord = 我不明白“{ $words }”是什么意思。{ help-which-discord }
