## 是不是在这里制作的？

verb-verify = 查一查图片、GIF 或视频是不是在这里制作的
    .name = 验证来源
    .menu-verify = 验证来源
option-file = 要查的图片、GIF 或视频
    .name = 文件

verify-made-here = 在这里由 AI 制作，之后没有改动过。
verify-altered = 在这里由 AI 制作，之后改动过。
verify-looks-like = 看起来是在这里由 AI 制作，之后又重新保存过。
verify-unknown = 我查不到关于它的任何信息。
verify-origin = { $provider ->
    [none] 制作日期：{ $date }。
   *[other] 制作日期：{ $date }，服务商：{ provider-name }。
}
verify-note-looks-like = 应用重新保存图片时会去掉我的签名，所以我只能从样子来判断。
verify-note-unknown = 这并不代表它是真的：应用会去掉图片里的签名，我也只会把结果记住一段时间，而且别的程序同样能换脸。
verify-nothing = 我没看到图片。{ help-ways }
verify-nothing-here = 这条消息里没有图片。
