## 浏览器里的页面

page-title = 换脸
page-lead = 把一张照片里的脸换到另一张图片、GIF 或视频里。
page-needs-scripts = 这个页面需要 JavaScript。

page-key = 密钥
page-key-ask = 这个页面需要密钥，可以向运营者索取。
page-key-kept = 密钥只保存在这个标签页里，关闭后就没了。
page-key-continue = 继续
page-key-wrong = 这个密钥在这里无效。
page-key-forget = 清除密钥

page-face = 脸
page-face-of = 脸 { $letter }
page-face-hint = 把脸部照片拖到这里，或者粘贴进来。
page-face-choose = 选择照片
page-face-several = 同一个人的照片多几张，效果会更好，最多 { $most } 张。
page-face-unused = GIF 和视频只会用到脸 A。
page-photos-unused = 只换其中几张脸，或者要换上几个人的脸时，每个人只用第一张照片。
page-photo-number = 照片 { $number }
page-photo-add = 添加照片
page-photo-remove = 移除照片 { $number }
page-person-add = 再添加一张脸
page-person-remove = 移除 { $letter }

page-picture = 图片
page-picture-hint = 把图片、GIF 或视频拖到这里，或者粘贴进来。
page-picture-choose = 选择文件
page-picture-other = 更换
page-picture-remove = 移除
page-looking = 正在找脸…
page-faces-found = 找到 { $count } 张脸。
page-faces-ask = 点编号，选出所有要换的脸。
page-faces-ask-whose = 反复点编号，直到显示你要的字母。
page-faces-none = 我没看到脸。请换一张脸更大的图片试试。
page-faces-unfit = 没有一张脸够大又朝向正面。请换一张图片试试。
page-face-number = 脸 { $number }
page-face-unfit = 太小或角度太偏
page-face-chosen = 换上{ $face }
page-face-stays = 保持不变
page-moving-ask = 换哪些脸？
page-largest = 最大的脸
page-all = 所有的脸

page-swap = 换脸
page-needs-face = 请先添加一张脸部照片。
page-needs-picture = 请先选择图片、GIF 或视频。
page-needs-choice = 请先点编号，至少选一张脸。
page-sending = 正在发送图片…
page-queued = 正在排队
page-queued-at = 正在排队，第 { $place } 位
page-working = 正在换脸…
page-left = 大约还剩{ $time }
page-again-soon = 连接断了，正在重试…
page-parked = 我还不知道这次换脸有没有完成，需要有人去看一下。
page-cancel = 取消
page-cancelled = 这次换脸已取消。
page-progress = 进度

page-result = 结果
page-compare = 前后对比
page-compare-before = 换脸前
page-compare-after = 换脸后
page-compare-at = 换脸前 { $percent }
page-download = 下载
page-verify = 验证来源
page-verifying = 正在验证…
page-delete = 删除
page-deleted = 结果已删除。
page-start-over = 重新开始
page-until = { $where ->
    [server] 你不删除的话，会在这里保留到{ $time }。
   *[machine] 你不删除、也不关闭程序的话，会保留到{ $time }。
}

page-error-network = 连不上服务器。请稍等片刻再试。
page-error-answer = 出了点问题（错误 { $status }）。请稍等片刻再试。
page-error-not-media = “{ $name }”不是图片、GIF 或视频。
page-error-too-large = “{ $name }”太大，上限是 { $most }。
page-error-too-many = 一张脸我最多用 { $most } 张照片，其余的不用。
page-error-full = 两个位置都满了。请先移除一个。

page-about-marked = 每个结果都会标明由 AI 制作。
page-about-kept = { $hours ->
    [24] 图片和结果最多保留一天。
   *[other] 图片最多保留一天，结果保留 { $hours } 小时。
}
page-about-here = { $where ->
    [server] 所有内容都留在这台服务器上。
   *[machine] 所有内容都留在这台电脑上。
}
page-about-sent = 换脸时，你的图片会发送给 { $names }。
page-about-agree = 请只用经本人同意的脸。
