## 举报结果

verb-report = 向运营者举报机器人发的结果
    .name = 举报
    .button = 举报
    .menu-result = 举报
verb-mistake = 反馈这次拒绝是误判
    .button = 这是误判
option-message = 结果所在消息的链接
    .name = 消息
option-reason = 哪里有问题
    .name = 原因
report-form = 举报这个结果
report-form-reason = 哪里有问题？（可以不填）
report-how-discord = 请右键点击结果，打开“应用”，选择“{ $menu }”，或者把那条消息的链接给我。
report-how-telegram = 请用 { $report } 回复结果。后面写的内容会一并转达。
report-taken = 谢谢。你的举报会转给机器人的运营者。如果能私下联系你，我会告诉你处理结果。
report-taken-list = 谢谢。你的举报已留给机器人的运营者。他们不会马上看到，所以可能要过一阵子才有答复。
report-again = 你已经举报过这个结果了，不会漏掉的。
report-hidden = 处理之前，这个结果会先隐藏。
mistake-taken = 谢谢。我会告诉机器人的运营者，但不附图片。
error-nothing-to-report = 只能举报我发的、带有结果的消息。
error-reported-enough = 每小时最多举报 { $count } 次。请过一会儿再继续。
error-member-blocked = 你不能再用这个机器人换脸了：运营者封禁了你。

## 后续处理

report-hidden-result = 这个结果被举报了，有人看过之前先隐藏。
report-removed-result = 这个结果已被移除。
report-answer-kept = 你举报的一个结果已经有人看过，决定保留。谢谢，让你费心了。
report-answer-acted = 你举报的一个结果已经有人看过，并作了处理。谢谢，让你费心了。
report-answer-read = 你反馈为误判的那次拒绝，已经有人看过。谢谢你的反馈。

## 运营者看到的内容

report-title = 举报 { $id }
report-title-mistake = 被反馈为误判的拒绝：{ $id }
report-jobs = 换脸：{ $jobs }
report-code = 拒绝原因：{ $code }
report-at = 首次举报：{ $at } UTC
report-link = 消息：{ $link }
report-no-link = 消息：在私聊里，没有链接
report-count = { $count ->
    [1] 有 1 次举报
   *[other] 有 { $count } 位成员举报
}
report-reason = “{ $reason }”
report-sight = { $sight ->
    [hidden] 结果已隐藏。
    [removed] 结果已移除。
    [unreachable] 那里的结果我够不着，只能手动移除。
   *[shown] 结果正在显示。
}
report-decision = { $decision ->
    [delete] 已删除
    [block-pictures] 已屏蔽图片
    [block-requester] 已封禁发起人
   *[keep] 已保留
}（{ $at } UTC）
report-decision-mistake = 已阅（{ $at } UTC）
report-answers = 已通知举报人：{ $told }/{ $all }
decide-delete = 删除
decide-block-pictures = 屏蔽图片
decide-block-requester = 封禁发起人
decide-all = 三项都做
decide-keep = 保留
decide-read = 已阅
decide-done = 完成。
decide-not-here = 举报只能在运营者的频道里处理。
decide-gone = 这条举报已不再保存。
setting-hidesReported = 立即隐藏被举报的结果
setting-more = 更多…
