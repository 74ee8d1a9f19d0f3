## 内容の確認

refused-unsafe-content = { $subject ->
    [result] 内容に問題がある可能性があるため、この結果は表示できません。間違いでしたら申し訳ありません。
   *[other] 内容に問題がある可能性があるため、{ subject }は使えません。間違いでしたら申し訳ありません。
}
refused-blocked = { $subject ->
    [result] 申し訳ありませんが、この結果はここでは表示できません。
   *[other] 申し訳ありませんが、{ subject }はここでは使えません。
}
refused-unchecked = { $subject ->
    [result] いま結果を確認できないため、表示していません。少し待ってから、もう一度お試しください。
   *[other] いま{ subject }を確認できないため、入れ替えは行いませんでした。少し待ってから、もう一度お試しください。
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
