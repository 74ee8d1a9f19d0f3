## 服务商

provider-name = { $provider ->
    [local] 机器人自带的引擎
   *[other] { VENDOR($provider) }
}
    .side = { $provider ->
        [local] 机器人自带的引擎
       *[other] { VENDOR($provider) } 那边
    }
    .switch = { $provider ->
        [local] 改用机器人自带的引擎
       *[other] 改用 { VENDOR($provider) }
    }
Provider-name = { $provider ->
    [local] 机器人自带的引擎
   *[other] { provider-name }
}
subject = { $subject ->
    [source] 脸部照片
    [reference] 要替换的人的照片
    [result] 这个结果
    [photo] 第 { $photo } 张照片
    [asked] 这个文件
   *[target] 这张图片
}
Subject = { $subject ->
    [source] 脸部照片
    [reference] 要替换的人的照片
    [result] 这个结果
    [photo] 第 { $photo } 张照片
    [asked] 这个文件
   *[target] 这张图片
}

## 进度

stage-queued = 你排在第 { $position } 位。
stage-preparing = { $instead ->
    [yes] { setback }正在{ provider-name.switch }。
   *[no] 正在准备{ $named ->
        [yes] （{ provider-name }）…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback }正在{ provider-name.switch }…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] 正在换脸…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback }正在再试一次。
setback = { $failed ->
    [local] { $named ->
        [yes] 机器人自带的引擎：{ problem }。
       *[no] 没有成功。
    }
   *[other] { VENDOR($failed) }：{ problem }。
}
begun-again = 中途断了一次，我从头再来。
stage-checking = { provider-name.side }没有给出明确答复。我正在查这次换脸到底怎么样了。
stage-delivering = 正在发送结果…

## 结果

outcome-done = AI 换脸 · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } 秒{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = 已取消。
outcome-parked = { provider-name.side }可能已经扣了费，却没有给出明确答复。保险起见，我没有重新发送。
outcome-late = 这次换脸本来已经结束，{ provider-name.side }后来还是发来了结果。{ $hours ->
    [24] 我会保留一天。
   *[other] 我会保留 { $hours } 小时。
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }：{ problem }。
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }：{ problem }。
}
charge-certain = 不过还是扣了费。
charge-unknown = 有没有扣费还不清楚。

## 服务商那边出了什么问题

problem = { $problem ->
    [unreachable] 连不上
    [timed-out] 没有及时答复
    [overloaded] 现在太忙
    [rate-limited] 现在请求太多
    [bad-key] 不接受这个密钥
    [not-allowed] 这个账号没有使用权限
    [out-of-credit] 账号余额不足
    [maintenance] 正在维护
    [rejected-request] 没有接受请求
    [bad-answer] 返回的内容看不懂
    [gone] 已经没有这次换脸的记录
    [budget-used-up] 今天的预算已用完
    [deadline] 花的时间太长
    [not-begun] 一天之内没能开始
    [bad-result] 给的结果没法用
    [not-fetched] 图片做好了，但现在下载不了。我会继续试，拿到了就给你
    [unchecked] 图片做好了，但我还没能检查。我会继续试，通过了就给你
    [undeliverable] 结果没能发出去
    [internal] 我这边出了点问题
    [unfit] 处理不了这些图片
   *[failed] 没能完成换脸
}
problem-sentence = { $problem ->
    [deadline] 花的时间太长，我就停下了。请用小一点或短一点的试试。
    [not-begun] 一天之内没能开始，所以什么都没做。请再试一次。
    [undeliverable] 结果没能发出去。请再试一次。
    [internal] 抱歉，我这边出了点问题。请稍后再试。
    [timed-out] 花的时间太长，我就停下了。请用小一点或短一点的试试。
    [not-fetched] 图片做好了，但我现在拿不到。我会继续试，拿到了就给你。
    [unchecked] 图片做好了，但我还没能检查。我会继续试，通过了就给你。
   *[failed] 这次换脸没能完成。请再试一次，或者换一张照片。
}

## 拒绝

refused-no-face = { subject }里找不到脸。试试脸更大、正对镜头的。
refused-another-person = { Subject }里好像是另一个人。所有照片都必须是同一个人。
refused-face-too-small = { subject }里的脸太小。试试拍得更近的。
refused-face-turned-away = { subject }里的脸角度太偏。试试正对镜头的。
refused-face-up-or-down = { subject }里的脸仰得太高或低得太多。试试正对镜头的。
refused-faces-turned-apart = 两张脸的朝向差得太多。试试和另一张朝向一致的脸部照片。
refused-no-such-face = { subject }里没有你说的那张脸。试试别的编号，或者换所有的脸。
refused-no-match = 图片里没有谁长得像你要替换的人。试试那个人的其他照片。
refused-too-many-faces = { Subject }里的脸太多，{ $named ->
    [yes] { provider-name.side }
   *[no] 我
}处理不了。试试脸少一些的。
refused-unsupported-media = { Who }读不了{ subject }。试试 JPEG、PNG 或 MP4 格式。
refused-media-too-long = { Subject }太长，{ $named ->
    [yes] { provider-name.side }
   *[no] 我
}处理不了。试试短一点的。
refused-media-too-large = { Subject }太大，{ $named ->
    [yes] { provider-name.side }
   *[no] 我
}处理不了。试试小一点的。
refused-needs-video-library = { Subject }是会动的，这台电脑上我处理不了：缺少可选的软件包 node-av（用“npm ci”安装）。试试照片。
Who = { $named ->
    [yes] { provider-name.side }
   *[no] 我
}

## 提示

warning-several-faces = 我看到了 { $count } 张脸，换了最大的一张。
warning-first-frame-only = 那是动图或视频，所以我用了开头的画面。
warning-faces-left-alone = 有 { $count } 张脸太小或角度太偏，所以我没动。
warning-photo-left-out = { $reason ->
    [no-face] 第 { $photo } 张照片里没找到脸，所以没用。
    [face-too-small] 第 { $photo } 张照片里的脸太小，所以没用。
   *[face-turned-away] 第 { $photo } 张照片里的脸角度太偏，所以没用。
}
warning-begun-again = 中途断了一次，我重新做了一遍。

## 发起人自己能解决的问题

error-empty-file = { Subject }是空文件。请重新发送试试。
error-not-media = { $subject ->
    [source] 作为脸部照片的文件
    [reference] 要替换的人的那个文件
    [photo] 第 { $photo } 张照片
   *[other] 这个文件
}{ $type ->
    [unknown] 不是我认识的图片或视频。
    [text] 是文本，不是图片。
   *[other] 是 { $type }，不是图片。
}{ $subject ->
    [source] 请发照片。
    [reference] 请发照片。
    [photo] 请发照片。
    [asked] 请发照片。
   *[other] 请发照片、GIF 或视频。
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] 我打不开这种格式的视频。换一个视频试试。
   *[other] 我打不开{ subject }，因为它是 { $type } 格式。试试 JPEG、PNG、WebP 或 AVIF 格式。
}
error-heic = { Subject }是 iPhone 存照片用的 HEIC 格式，我打不开。请截图再发；在 Telegram 里，用照片而不是文件的方式发送也可以。以后拍照，可以在“设置”>“相机”>“格式”里选“兼容性最佳”。
error-damaged-media = { Subject }已损坏，我打不开。请重新发送，或者换一个。
error-too-many-bytes = { Subject }太大，上限是 { $limitMb } MB。试试小一点的。
error-too-many-pixels = { Subject }有 { $megapixels } 百万像素，上限是 { $limitMegapixels } 百万像素。试试小一点的。
error-too-many-frames = { Subject }有 { $frames } 帧，上限是 { $limitFrames } 帧。试试短一点的。
error-edge-too-long = { subject }有一条边长 { $edge } 像素，上限是 { $limitEdge } 像素。试试小一点的。
error-too-long = { $subject ->
    [target] 这段视频
   *[other] { Subject }
}太长，上限是 { $limitSeconds } 秒。试试短一点的。
error-moving-face = { Subject }是 GIF 或视频。这里需要照片。
error-needs-video-library = 这台电脑上我处理不了 GIF 和视频：缺少可选的软件包 node-av（用“npm ci”安装）。试试照片。
error-media-unreachable = 我拿不到{ subject }。请重新发送试试。
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who }还不能给动态 GIF 换脸。试试照片。
        [video] { Who }还不能给视频换脸。试试照片。
       *[other] { Who }处理不了这种文件。试试照片。
    }
    [face-choice] { Who }不能这样选脸。试试只换一张，或者全部都换。
    [size] { Who }处理不了这么大的文件。试试别的。
    [length] { Who }处理不了这么长的视频。试试短一点的。
    [needs-public-url] { provider-name.side }要从公网地址获取图片，而这里没有设置。
    [needs-video-library] 这台电脑上处理不了 GIF 和视频：缺少可选的软件包 node-av（用“npm ci”安装）。没有它也能处理照片。
    [needs-detector] { provider-name.side }没法选脸，因为这里缺少找脸的功能。
    [down] { provider-name.side }暂时用不了。请稍后再试。
    [out-of-credit] { Provider-name }：账号余额不足。
    [bad-key] { provider-name.side }不接受这个密钥。
    [queue-full] { provider-name.side }暂时不接新的换脸。请稍后再试。
   *[other] 我换不了这张。试试别的图片。
}
error-unknown-provider = 这里没有叫“{ $provider }”的服务商。
error-consent-missing = 请先作出承诺：只用经本人同意的脸。
error-quota-used-up = { $limit ->
    [member-minute] 一下子来得太多了。等一分钟再继续吧。
    [at-once] 你同时进行的换脸已到上限。等有一个完成后再试吧。
    [place-at-once] 这里同时进行的换脸已到上限。等有一个完成后再试吧。
    [all-at-once] 我同时进行的换脸已到上限。等有一个完成后再试吧。
    [all-day] 今天所有人的换脸次数都用完了。UTC 零点（北京时间 8 点）恢复。
    [place-day] 今天这里的换脸次数用完了。UTC 零点（北京时间 8 点）恢复。
   *[member-day] 你今天的换脸次数用完了。UTC 零点（北京时间 8 点）恢复。
}
error-line-too-long = 排队的换脸太多，你的大约要等 { $minutes } 分钟才能开始。请稍后再试。
error-no-room = 我暂时接不下新的换脸。已经开始的会继续。请稍后再试。
error-face-name-length = 名字要有 1 到 { $most } 个字符。换一个试试。
error-face-name-taken = 你已经有一张叫“{ $name }”的脸了。换个名字试试。
error-too-many-faces = 你保存的脸已经有 { $most } 张，到上限了。请先删除一张。
error-no-such-face = 你没有保存这张脸。请从你保存的脸里选。
error-no-saved-face = 你还没有保存任何脸。请先添加一张。
error-setting-refused = { $setting ->
    [memberADay] 上限要填不超过 100,000 的整数，或者留空。
    [placeADay] 上限要填不超过 100,000 的整数，或者留空。
   *[other] 不能这样设置。
}
error-place-closed = { $to ->
    [channel] 这个频道关闭了换脸。换个频道试试。
   *[person] 你不能在这里换脸。管理员可以更改。
}
error-not-yours = 只有发起人能点这个按钮。
error-nothing-new = 那样只会得到一样的结果。换一张图片或一张脸试试。
error-again-done = 已经完成，或者正在处理：请看我后来发的消息。
error-job-gone = 这次换脸我已经没有记录了。请重新开始。
error-result-gone = 这个结果我已经没有了。请再换一次。

## 运营者需要知道的服务商情况

note-unconfirmed-roles = 哪张图片作什么用，{ provider-name.side }的说法前后矛盾。付费给一张图片换脸就能看出来：如果返回的是改动过的脸部照片，请设置 MODELSLAB_IMAGE_ROLES=face-first。再付费给一段有两个人的视频换脸：如果谁都没变，请设置 MODELSLAB_VIDEO_REFERENCE=source。
