warning-no-badge = 今回は「AI」マークを入れられませんでした。AIで作ったことを、ご自身で書き添えてください。

setting-badge = 「AI」マーク
setting-badge-value = { $badge ->
    [corner] すべての結果の隅に表示
    [caption] なし（結果の下の文字だけ）
   *[own] 運営者の設定どおり
}
