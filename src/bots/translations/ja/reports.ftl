## 結果を報告する

verb-report = ボットの結果を運営者に報告する
    .name = 報告
    .button = 報告
    .menu-result = 報告
verb-mistake = 断られたのは間違いだと伝える
    .button = これは間違いです
option-message = 結果のメッセージへのリンク
    .name = メッセージ
option-reason = どこに問題があるか
    .name = 理由
report-form = この結果を報告
report-form-reason = どこに問題がありますか？（空欄でもかまいません）
report-how-discord = 結果を右クリックし、「アプリ」から「{ $menu }」を選ぶか、そのメッセージのリンクを指定してください。
report-how-telegram = 結果に { $report } と返信してください。そのあとに書いた内容も伝えます。
report-taken = ありがとうございます。報告はこのボットの運営者に届きます。メッセージを送れる場合は、どう判断されたかを個別にお知らせします。
report-taken-list = ありがとうございます。報告はこのボットの運営者のために保存しました。すぐには見られないため、返事に時間がかかることがあります。
report-again = これはすでに報告済みです。報告は残っていますので、ご安心ください。
report-hidden = 判断が出るまで、結果は非表示になります。
mistake-taken = ありがとうございます。画像は送らずに、このボットの運営者に伝えます。
error-nothing-to-report = 報告できるのは、このボットが結果を表示したメッセージだけです。
error-reported-enough = 報告は1時間に{ $count }件までです。少し待ってから続けてください。
error-member-blocked = このボットではもう入れ替えができません。運営者にブロックされています。

## その後

report-hidden-result = この結果は報告されました。確認が終わるまで非表示です。
report-removed-result = この結果は削除されました。
report-answer-kept = ご報告いただいた結果を確認しました。結果はそのまま残ります。お知らせいただき、ありがとうございました。
report-answer-acted = ご報告いただいた結果を確認し、対応しました。お知らせいただき、ありがとうございました。
report-answer-read = 断られたのは間違いではないかとご連絡いただいた件を確認しました。お知らせいただき、ありがとうございました。

## 運営者が見るもの

report-title = 報告 { $id }
report-title-mistake = 「断られたのは間違い」との連絡：{ $id }
report-jobs = 入れ替え：{ $jobs }
report-code = 断った理由：{ $code }
report-at = 最初の報告：{ $at } UTC
report-link = メッセージ：{ $link }
report-no-link = メッセージ：プライベートチャット内（リンクなし）
report-count = { $count ->
    [1] 報告1件
   *[other] メンバー{ $count }人が報告
}
report-reason = 「{ $reason }」
report-sight = { $sight ->
    [hidden] 結果は非表示です。
    [removed] 結果は削除済みです。
    [unreachable] 結果はこのボットからは操作できないため、手作業で削除する必要があります。
   *[shown] 結果は表示されています。
}
report-decision = { $decision ->
    [delete] 削除しました
    [block-pictures] 画像をブロックしました
    [block-requester] 依頼者をブロックしました
   *[keep] そのまま残しました
}（{ $at } UTC）
report-decision-mistake = 確認しました（{ $at } UTC）
report-answers = 報告者への連絡：{ $all }人中{ $told }人
decide-delete = 削除
decide-block-pictures = 画像をブロック
decide-block-requester = 依頼者をブロック
decide-all = 3つすべて
decide-keep = そのまま残す
decide-read = 確認済みにする
decide-done = 完了しました。
decide-not-here = 報告への対応は、運営者のチャンネルでのみ行えます。
decide-gone = この報告は、もう保存されていません。
setting-hidesReported = 報告された結果をすぐに非表示
setting-more = その他…
