## ある人についてのすべてを削除する

verb-forget = 自分に関するデータをすべて削除する
    .name = データ削除
forget-faces = { $faces ->
    [0] 保存した顔なし
   *[other] 保存した顔{ $faces }件
}
forget-swaps = { $swaps ->
    [0] 入れ替えなし
   *[other] 入れ替え{ $swaps }件
}
forget-title = あなたに関するデータをすべて削除しますか？
forget-ask = ここにあるあなたのデータ（{ forget-faces }、{ forget-swaps }）を、画像や結果、途中の質問、約束も含めて、すべて削除します。終わっていない入れ替えはキャンセルされます。この操作は取り消せません。
forget-yes = はい、すべて削除
forget-no = いいえ、残す
forget-working = 削除しています。1分ほどかかることがあります。
forget-done = あなたに関するデータをすべて削除しました（{ forget-faces }、{ forget-swaps }）。画像や結果、途中の質問、約束も削除済みです。
forget-nothing = あなたに関するデータはありませんでした。
forget-vendor = { $what ->
    [deleted] { $provider }は、あなたの結果を削除しました。
    [deleted-until] { $provider }は、あなたの結果を削除しました。そのために送った画像は、{ $until }までに消去されます。
    [pending] { $provider }は、あなたの結果をまだ削除していません。あなたの名前を出さずに、引き続き削除を求めます。
    [kept-until] { $provider }には、あなたの画像が{ $until }まで残っている可能性があります。そちらのデータは、このボットからは削除できません。
   *[kept] { $provider }には、あなたの画像が残っている可能性があり、いつまでかは公表されていません。そちらのデータは、このボットからは削除できません。
}
forget-uncertain = 入れ替え{ $count }件は、料金がかかったかどうかわかりません。支払いの記録は、あなたとのつながりを消したうえで30日間残ります。
forget-stays = あなたが誰かわかる記録は残りません。残るのは、今日の入れ替えの回数と、ブロックや使用拒否がある場合はその記録です。どちらも引き続き有効にしておくためです。
forget-reach = チャットのメッセージや、このボットの運営者が持つバックアップと古いログは、こちらからは削除できません。
forget-later = まだすべては終わっていません。残りはできるだけ早く、自動で削除します。
forget-ask-privately = 続きはプライベートチャットで行いましょう。
forget-asked-privately = プライベートチャットにメッセージを送りました。
