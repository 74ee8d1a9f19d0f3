## 没说一句话就发来的图片

ask-put-face = 要把“{ $name }”换到这张图片里吗？
ask-other-face = 用别的脸…
ask-new-face = 这是一张新的脸
ask-face-photo = 接下来，请把要换上的脸发给我。
file-not-picture = { $kind ->
    [pdf] 这个文件是 PDF，不是图片。
    [text] 这个文件是文本，不是图片。
    [sound] 这个文件是录音，不是图片。
    [archive] 这个文件是压缩包，不是图片。
    [document] 这个文件是文档，不是图片。
   *[program] 这个文件是程序，不是图片。
}请发照片、GIF 或视频。

## 被当成脸的其实是另一张图片

button-other-way = 反过来
asked-for-already = 这个请求我已经收到了。

## 相册小结里对单张图片的说明

album-picture = { $count ->
    [1] 第 { $numbers } 张：{ $sentence }
   *[other] 第 { $numbers } 张：{ $sentence }
}

## 随 /swap 发来的同一张脸的多张照片

photos-left = 这张脸的照片我用 { $used } 张，其余 { $left } 张不用。

## 还缺什么，以及对应的按钮

button-try-again = 重试
ask-own-face = 请发一张脸部照片给我：正对镜头，光线充足。
button-add-face = 添加脸
face-missing = 你还没有保存任何脸。添加一张，我就继续。
face-missing-photo = 发一张脸部照片给我，我就接着换脸。
