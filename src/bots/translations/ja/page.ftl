## ブラウザーのページ

page-title = 顔の入れ替え
page-lead = 写真の顔を使って、別の画像・GIF・動画の顔を入れ替えます。
page-needs-scripts = このページにはJavaScriptが必要です。

page-key = キー
page-key-ask = このページを使うにはキーが必要です。キーは、このページの運営者から受け取れます。
page-key-kept = キーは、このタブを閉じるまで保存されます。
page-key-continue = 次へ
page-key-wrong = このキーは登録されていません。
page-key-forget = キーを消去

page-face = 顔
page-face-of = 顔{ $letter }
page-face-hint = 顔の写真をここにドロップするか、貼り付けてください。
page-face-choose = 写真を選ぶ
page-face-several = 同じ人の写真を増やすと、仕上がりがよくなります（{ $most }枚まで）。
page-face-unused = GIFと動画では、顔Aだけを使います。
page-photos-unused = 一部の顔だけを入れ替えるときや、何人かの顔を使うときは、それぞれ1枚目の写真だけを使います。
page-photo-number = 写真{ $number }
page-photo-add = 写真を追加
page-photo-remove = 写真{ $number }を削除
page-person-add = 別の顔を追加
page-person-remove = 顔{ $letter }を削除

page-picture = 画像
page-picture-hint = 画像・GIF・動画をここにドロップするか、貼り付けてください。
page-picture-choose = ファイルを選ぶ
page-picture-other = 変更
page-picture-remove = 削除
page-looking = 顔を探しています…
page-faces-found = { $count }人の顔が見つかりました。
page-faces-ask = 入れ替えたい顔の番号を、それぞれ押してください。
page-faces-ask-whose = 使いたい顔の文字（AやBなど）になるまで、番号を押してください。
page-faces-none = 顔が見つかりません。顔がもっと大きく写った画像をお試しください。
page-faces-unfit = どの顔も小さすぎるか、正面を向いていません。別の画像をお試しください。
page-face-number = 顔{ $number }
page-face-unfit = 小さすぎるか、横を向きすぎています
page-face-chosen = { $face }に入れ替え
page-face-stays = そのまま
page-moving-ask = どの顔を入れ替えますか？
page-largest = いちばん大きい顔
page-all = 全員の顔

page-swap = 入れ替える
page-needs-face = 先に顔の写真を追加してください。
page-needs-picture = 先に画像・GIF・動画を選んでください。
page-needs-choice = 先に、顔の番号を1つ以上押してください。
page-sending = 画像を送っています…
page-queued = 順番待ちです
page-queued-at = 順番待ちの{ $place }番目です
page-working = 入れ替え中…
page-left = 残り約{ $time }
page-again-soon = 接続が切れました。つなぎ直しています…
page-parked = この入れ替えができたかどうか、まだわかりません。運営者が確認する必要があります。
page-cancel = キャンセル
page-cancelled = 入れ替えをキャンセルしました。
page-progress = 進み具合

page-result = 結果
page-compare = 入れ替え前と後
page-compare-before = 前
page-compare-after = 後
page-compare-at = 入れ替え前 { $percent }
page-download = ダウンロード
page-verify = 作成元を確認
page-verifying = 確認しています…
page-delete = 削除
page-deleted = 結果を削除しました。
page-start-over = 最初からやり直す
page-until = { $where ->
    [server] 削除しなければ、{ $time }までここに保存されます。
   *[machine] 削除するかプログラムを終了しなければ、{ $time }まで保存されます。
}

page-error-network = サーバーに接続できません。少し待ってから、もう一度お試しください。
page-error-answer = 問題が起きました（エラー{ $status }）。少し待ってから、もう一度お試しください。
page-error-not-media = 「{ $name }」は画像・GIF・動画ではありません。
page-error-too-large = 「{ $name }」は大きすぎます。上限は{ $most }です。
page-error-too-many = 1つの顔に使える写真は{ $most }枚までです。残りは使いません。
page-error-full = どちらの欄も埋まっています。先に片方を削除してください。

page-about-marked = すべての結果に、AIで作ったことを示す印が付きます。
page-about-kept = { $hours ->
    [24] 画像と結果が保存されるのは、長くても1日です。
   *[other] 画像が保存されるのは長くても1日、結果は{ $hours }時間です。
}
page-about-here = { $where ->
    [server] データがこのサーバーの外に出ることはありません。
   *[machine] データがこのコンピューターの外に出ることはありません。
}
page-about-sent = 入れ替えのため、画像は{ $names }に送られます。
page-about-agree = 同意している人の顔だけを使ってください。
