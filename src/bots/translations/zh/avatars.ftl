## 其他成员的图片：头像，或保存的脸

verb-optout = 不让别人用你的头像或你保存的脸
    .name = 别用我的脸
verb-optin = 允许别人重新来问能不能用你的头像
    .name = 允许来问我
option-member = 用谁的头像；会先征得对方同意
    .name = 成员
help-avatars-discord = 想用某位成员的头像，请右键点击对方并选择“{ $menu }”，或者在 { $swap } 里指定对方。我会先去问。用 { $optout } 后，就没人会来问你。
help-avatars-telegram = 用 { $swap } @ 回复某人的消息，就能用对方头像里的脸：换到你附上的图片里，没附的话就换到那条消息的图片里。我会先去问。用 { $optout } 后，就没人会来问你。
form-member = 要换脸的图片

## 发起人看到的内容

likeness-waiting = 我已经问过 { $name } 了。对方一同意，我就开始。一天内没有答复，就不换。
likeness-waiting-still = { $name } 还没有答复。
likeness-declined = { $name } 不太愿意，所以没有换脸。
likeness-not-shown = 我不能在这里发言，没法问对方。请换个地方试试。
likeness-no-scene = 要换到哪张图片里？请给 { $swap } @ 附上一张，或者回复一条带图片的消息。
likeness-reply = 请用 { $swap } @ 回复对方的一条消息，这样我才知道你说的是谁。
likeness-unknown-name = Telegram 没告诉我 { $name } 是谁。请用 { $swap } @ 回复对方的一条消息。

## 被用到脸的成员看到的内容

likeness-question = { $depicted }，{ $requester } 想把{ $as ->
    [face] 你保存在这里的脸
   *[avatar] 你头像里的脸
}换到一张图片里，可以吗？{ $place ->
    [here] 结果会显示在这里。
   *[private] 结果只有 { $requester } 能看到。
}不答复就当作不同意，{ $requester } 一天之内也不能再问你。
likeness-question-once = 允许一次
likeness-question-always = 始终允许
likeness-question-never = 永不允许
likeness-answered = { $answer ->
    [once] { $depicted } 同意了，仅限这一次。
    [always] { $depicted } 同意了，{ $requester } 以后换脸都可以用。用 { $privacy } 可以查看你允许了谁，也可以收回。
   *[never] { $depicted } 没有同意。
}
likeness-ended = { $depicted } 没有同意。
likeness-only-depicted = 只有被问到的人才能答复。
likeness-opted-out = 从现在起，除了你自己，谁都不能通过这个机器人使用你的头像或你保存的脸。还没答复的询问都按不同意处理，之前的许可也已收回。想让别人重新来问你，请用 { $optin }。
likeness-done-privately = 好了。详情我在私聊里告诉你：{ $link }
likeness-opted-in = 从现在起，别人可以重新来问能不能用你的头像。只有你同意了才会用。

## 在 /privacy 里

privacy-likeness = 你对谁选了“始终允许”或“永不允许”，会加密保存到你收回为止。你不让别人用你的脸，这一点也会记下，但不含你的名字。
likeness-answers-button = 谁能用我的头像
likeness-answers-title = 以下答复目前有效。选择一项即可收回：
likeness-standing = { $name } { $answer ->
    [always] 可以用你的头像
   *[never] 不能再来问你
}
likeness-answers-none = 没有人能不经询问就用你的头像。
likeness-taken-back = 已收回。

## 设置

setting-likeness = 他人的头像
setting-likeness-value = { $who ->
    [own] 只能用自己的脸
   *[ask] 征得同意后可用
}
setting-likeness-how = 选择“只能用自己的脸”后，这里谁都不能用其他成员的头像或保存的脸。成员附上的图片不受影响：我看不出里面是谁。

## 为什么不能用某位成员的图片

error-likeness-unasked = 需要先征得对方同意。
error-likeness-asked = 一天之内已经问过对方了。请明天再试。
error-likeness-asked-often = 你今天已经问了很多人。请等到明天。
error-likeness-refused = 对方不想让别人用自己的图片。用你自己的脸试试吧。
error-likeness-own-only = 这里每个人只能用自己的脸。用你自己的脸试试吧。
error-likeness-absent = 我在这里找不到对方，所以没法去问。
error-likeness-nowhere = 只有在你和对方都在的地方，我才能去问。
error-likeness-nobody = 我只能问真人，不能问机器人或频道。
error-likeness-no-picture = 我看不到对方的头像。
refused-consent-withdrawn = 我不能用{ subject }：里面的人已不再同意，或者已经离开。
