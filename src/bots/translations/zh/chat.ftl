## 承诺

promise-title = 第一次换脸之前
promise-text = 只用经本人同意的脸。不做色情内容。不拿结果冒充真实画面。
promise-agree = 我承诺
promise-decline = 不了
promise-given = 谢谢，这就开始。
promise-not-by-channel = 以频道身份发言时，我看不出是谁，也就没人能作出承诺。请用你自己的身份再发一次。
promise-declined = 好的，不换了。想法变了的话，随时再来。

## 帮助

help-title = 我能做什么
help-intro = 我能把一张图片里的脸换到另一张图片里。每个结果都会注明由 AI 制作。
help-ways-discord = 用法有四种：使用 { $swap }；右键点击图片并选择“应用”；回复图片并 @ 我；在私信里发给我两张图片，先发脸，再发要换脸的图片。
help-ways-telegram = 用法有三种：用 { $swap } 回复一张图片；用一张图片回复另一张，并在说明里写上 { $swap }；在私聊里发给我两张图片。
help-which-telegram = 有好几张脸时，我会问你换哪几张。“{ $swap } 全部”会换所有的脸，“{ $swap } 2”换左起第 2 张。“{ $swap } Anna”使用你保存的脸 Anna，“{ $swap } 1 我 3 Anna”给两个人各换一张脸。
help-commands = 命令
help-reactions = 表情回应
help-reaction = { $emoji } { $verb }
start-text = 发一张照片给我，我来换脸。
language-ask = 选择语言
language-set = 已切换为简体中文。
language-name = 简体中文

## 隐私

privacy-title = 我保存了你的哪些信息
privacy-text = 你的图片会加密，换脸一结束就删除。{ $hours ->
    [24] 结果保留一天，方便你再次获取。
   *[other] 结果保留 { $hours } 小时，方便你再次获取。
}保存的脸一直加密存放，直到你删除。换脸记录保留 30 天，你作出承诺的日期保留到你删除全部数据为止。用来辨认脸的数据，我从不保存。任何内容都不会用于训练。
privacy-providers = 你的图片可能会发送给：{ $providers }。
privacy-local-only = 换脸就在运行这个机器人的电脑上完成，你的图片不会为此发给其他任何服务。

## 提问

ask-which-picture = 哪一张图片？
private-here = 这里的结果只有发起人自己能看到。点击按钮，获取你的结果。
private-here-button = 换脸
ask-which-scene = 第 1 张图片是脸。要换到哪一张里？
ask-role = 这张图片怎么用？
ask-role-face = 用里面的脸
ask-role-scene = 给里面的人换脸
ask-role-save = 存为我的脸
ask-face = 接下来，请发来要换上的那张脸的照片，或者从你保存的脸里选一张。
ask-scene = 接下来，请发要换脸的图片。
ask-face-name = 给它起个什么名字？
button-yes = 是
button-no = 否
button-back = 返回
button-close = 关闭
button-save = 保存
form-swap = 换脸
form-face = 要换上的脸
form-saved = 或者选一张保存的脸
form-which = 换哪些脸
form-private = 仅自己可见
form-add-face = 添加你的脸
asking-over = 这个问题已经失效。如果什么都没发生，请再试一次。
too-much-at-once = 一下子来得太多，我跳过了一部分。等我答复完其他的，请再发一次。
stopped = 已停止。

## 脸

face-saved = 已存为“{ $name }”。
face-saved-default = 已存为“{ $name }”。你没选脸的时候，我就用它。
face-list-title = 你的脸
face-list-none = 你还没有保存任何脸。
face-line = { $isDefault ->
    [yes] { $name }（默认）
   *[no] { $name }
}
face-default-set = “{ $name }”现在是你的默认脸。
face-renamed = 已改名为“{ $name }”。
face-deleted = 已删除“{ $name }”。
face-unnamed = 脸 { $number }

## 一个人的换脸

jobs-title = 你的换脸
jobs-none = 你在这里还没有换过脸。
jobs-none-to-cancel = 没有可以取消的换脸。
job-state = { $state ->
    [queued] { $position ->
        [0] 马上开始
       *[other] 排在第 { $position } 位
    }
    [running] 换脸中
    [delivering] 发送中
    [done] 已完成
    [late] 结果晚到
    [refused] 换不了
    [failed] 失败
    [cancelled] 已取消
   *[parked] 结果不明，等你决定
}
going-on = 已经在处理了。进度会显示在这次换脸的消息里。
show-later = 这条消息我只能更新 15 分钟。之后请点“{ $button }”获取结果。
cancelling = 正在取消…
cancel-too-late = 已经结束了。
deleted = 已删除。
delete-emptied = 过了两天，Telegram 就不让我删除消息了，所以我把里面的图片撤掉了。
delete-failed = Telegram 没让我全部删掉。剩下的请你自己删除，或者找管理员帮忙。
delete-left = { $count ->
    [1] 已删除，但还有 1 份在别处，我从这里删不掉：请点它下面的“删除”。
   *[other] 已删除，但还有 { $count } 份在别处，我从这里删不掉：请分别点它们下面的“删除”。
}
published = 已公开。
expected = { $minutes ->
    [0] 大约还剩 { $seconds } 秒。
   *[other] 大约还剩 { $minutes } 分钟。
}

## 结果

caption = 由 AI 修改 · 使用 { $bot } 制作
made-with = 使用 { $bot } 制作
alt-text = { $kind ->
    [image] 一张图片
    [gif] 一张动图
   *[video] 一段视频
}，其中{ $which ->
    [all] 所有的脸
    [one-of] 最大的一张脸（共 { $count } 张）
    [nth] 左起第 { $numbers } 张脸
    [assigned] { $count ->
        [0] 部分脸
        [1] 左起第 { $numbers } 张脸
       *[other] 左起第{ $numbers }张脸
    }
   *[largest] 一张脸
}已由 AI 替换
result-smaller = 原结果超过这里能发送的 { $limitMb } MB，所以这是缩小后的版本。
result-as-file = 以文件形式发送，免得 Telegram 改动它。
result-as-link = 太大了，没法在这里发送。{ $hours } 小时内可以在这里获取：{ $url }
result-too-large = 结果太大，没法在这里发送，上限是 { $limitMb } MB。请用小一点或短一点的试试。
album-progress = 共 { $total } 张，已完成 { $done } 张。
album-done = { $failed ->
    [0] { $total } 张全部完成。
   *[other] 共 { $total } 张，完成 { $done } 张，{ $failed } 张没成功。
}
album-uncertain = 我不确定结果有没有送到。要再发一次吗？

## 是谁的，还缺什么

not-yours = 只有 { $owner } 能点这个按钮。
nothing-to-swap = 我没看到图片。{ help-ways }
swap-words-unknown = 我不明白“{ $words }”是什么意思。{ help-which-telegram }
help-ways = 请回复一张图片，或者附上一张。
picture-hidden = Discord 没让我看到你回复的那张图片。请右键点击它，打开“应用”，选择“{ $menu }”。
sticker-moving = 我处理不了动态贴纸。请发照片、GIF 或视频。
file-too-large-here = Telegram 不让我获取超过 { $limitMb } MB 的文件。请发小一点或短一点的。
missing-permission = 我在这里需要“{ $permission }”权限。请找管理员开通。
permission-attach-files = 附加文件
reactions-need-admin = 只有在我是管理员的地方，Telegram 才会告诉我有表情回应。按钮也有同样的作用。
unknown-command = 我不认识这个命令。{ help-hint }
help-hint = 用 { $help } 看看我能做什么。

## 设置

settings-title = “{ $place }”的设置
settings-saved = 已保存。
settings-admins-only = 只有管理员能更改这里的设置。
settings-not-here = 这里没有可以设置的内容。服务器和群组才有设置。
private-chat-first = 这里的结果会发到私聊。请先打开和我的私聊，然后我就继续。
setting-access = 谁能换脸
setting-access-value = { $who ->
    [everyone] 所有人
    [admins] 仅管理员
   *[members] { $names }
}
setting-members = 管理员和 { $count } 位成员
setting-members-how = 想再加一位成员，请用 { $settings } 回复对方的一条消息。
setting-channels = 在哪里能用
setting-channels-everywhere = 任何地方
setting-this-topic = 这个话题
setting-topics = { $count } 个话题
setting-memberADay = 每位成员每天次数
setting-placeADay = 整个服务器每天次数
setting-placeADay-telegram = 整个群组每天次数
setting-limits = 每日次数上限
setting-isPrivate = 结果默认仅发起人可见
setting-isPrivate-telegram = 结果发到私聊
setting-providers = 服务商
setting-providers-all = 全部
setting-locale = 语言
setting-locale-own = 每位成员自己的语言
setting-limit = { $limit ->
    [none] 这里不限
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] 是
   *[no] 否
}
