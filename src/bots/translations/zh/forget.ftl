## 删除一个人的全部数据

verb-forget = 删除你的全部数据
    .name = 删除我的数据
forget-faces = { $faces ->
    [0] 保存的脸：无
   *[other] 保存的脸：{ $faces } 张
}
forget-swaps = { $swaps ->
    [0] 换脸：无
   *[other] 换脸：{ $swaps } 次
}
forget-title = 要删除你的全部数据吗？
forget-ask = 你在这里的数据（{ forget-faces }，{ forget-swaps }）会全部删除，图片、结果、未答复的问题和你的承诺也一样。还没完成的换脸会取消。删除后无法恢复。
forget-yes = 是，全部删除
forget-no = 不，先留着
forget-working = 正在删除…可能需要一分钟。
forget-done = 你在这里的数据（{ forget-faces }，{ forget-swaps }）已全部删除，图片、结果、未答复的问题和你的承诺也一样。
forget-nothing = 这里没有你的任何数据。
forget-vendor = { $what ->
    [deleted] { $provider } 已删除为你制作的结果。
    [deleted-until] { $provider } 已删除为你制作的结果。为此发去的图片最晚会在 { $until } 失效。
    [pending] { $provider } 还没有删除你的结果。我会继续要求删除，不会提到你是谁。
    [kept-until] { $provider } 可能会把你的图片保留到 { $until }。那边的数据我删不了。
   *[kept] { $provider } 可能会保留你的图片，但没有说明保留多久。那边的数据我删不了。
}
forget-uncertain = 有 { $count } 次换脸不确定有没有扣费。付费记录会保留 30 天，但不含你的信息。
forget-stays = 留下的信息看不出你是谁：你今天换了多少次脸；如果你被封禁，或者设置了不让别人用你的脸，这一点也会留下，好继续有效。
forget-reach = 机器人运营者手里的备份和旧日志，还有聊天里的消息，我都删不了。
forget-later = 我还没能全部删完。剩下的会尽快自动删除。
forget-ask-privately = 这件事我们到私聊里办吧。
forget-asked-privately = 我已经在私聊里给你发了消息。
