warning-no-badge = 这次没能把“AI”标识加到画面里，请你自己注明由 AI 制作。

setting-badge = “AI”标识
setting-badge-value = { $badge ->
    [corner] 加在每个结果的角落
    [caption] 不加，只在结果下方写明
   *[own] 按运营者的设置
}
