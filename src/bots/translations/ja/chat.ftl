## 約束

promise-title = はじめて入れ替える前に
promise-text = 次のことを約束してください。同意している人の顔だけを使うこと。性的なものを作らないこと。本物だと偽らないこと。
promise-agree = 約束します
promise-decline = いいえ
promise-given = ありがとうございます。さっそく始めます。
promise-not-by-channel = チャンネル名義の投稿では誰が書いているかわからないため、約束を受け付けられません。ご自身のアカウントで、もう一度お試しください。
promise-declined = わかりました。入れ替えは行いません。気が変わったら、いつでもどうぞ。

## ヘルプ

help-title = できること
help-intro = ある画像の顔を使って、別の画像の顔を入れ替えます。結果には必ず、AIで作ったことを表示します。
help-ways-discord = やり方は4つあります。{ $swap } を使う、画像を右クリックして「アプリ」を選ぶ、画像への返信でこのボットをメンションする、DMで画像を2枚送る（先に使う顔、次に顔を入れ替える画像）。
help-ways-telegram = やり方は3つあります。画像に { $swap } と返信する、別の画像への返信として { $swap } のキャプション付きで画像を送る、ボットとのプライベートチャットに画像を2枚送る。
help-which-telegram = 顔がいくつもあるときは、どの顔にするか聞きます。{ $swap } 全員 はすべての顔を、{ $swap } 2 は左から2番目の顔を入れ替えます。{ $swap } Anna は保存した顔「Anna」を使い、{ $swap } 1 自分 3 Anna は2人にそれぞれの顔を使います。
help-commands = コマンド
help-reactions = リアクション
help-reaction = { $emoji } { $verb }
start-text = 写真を送ってください。顔を入れ替えます。
language-ask = 言語を選んでください
language-set = 日本語に切り替えました。
language-name = 日本語

## プライバシー

privacy-title = 保存している情報
privacy-text = 画像は暗号化し、入れ替えが終わると削除します。{ $hours ->
    [24] 結果は、もう一度受け取れるように1日だけ残します。
   *[other] 結果は、もう一度受け取れるように{ $hours }時間残します。
}保存した顔は、削除されるまで暗号化して保管します。入れ替えの一覧は30日間、約束した日付はすべてを削除するまで残ります。顔を見分けるためのデータは、いっさい保存しません。画像もデータも、AIの学習などには使いません。
privacy-providers = 画像の送り先になる可能性があるサービス：{ $providers }
privacy-local-only = 入れ替えは、このボットが動いているコンピューターで行います。そのために画像をほかのサービスへ送ることはありません。

## たずねる

ask-which-picture = どの画像ですか？
private-here = ここでは、結果は頼んだ人だけに表示されます。自分の結果を受け取るには、ボタンを押してください。
private-here-button = 入れ替える
ask-which-scene = 1枚目の顔を使います。どの画像の顔を入れ替えますか？
ask-role = この画像をどうしますか？
ask-role-face = この顔を使う
ask-role-scene = この画像の顔を入れ替える
ask-role-save = 自分の顔として保存
ask-face = 次に、使う顔の写真を送るか、保存した顔から選んでください。
ask-scene = 次に、顔を入れ替える画像を送ってください。
ask-face-name = 名前は何にしますか？
button-yes = はい
button-no = いいえ
button-back = 戻る
button-close = 閉じる
button-save = 保存
form-swap = 顔を入れ替える
form-face = 使う顔
form-saved = または保存した顔
form-which = 入れ替える顔
form-private = 自分だけに表示
form-add-face = 自分の顔を追加
asking-over = この質問はもう終わっています。何も起きていなければ、もう一度お試しください。
too-much-at-once = 一度にたくさん届いたため、一部を飛ばしました。ほかの分への返事が終わったら、飛ばした分をもう一度送ってください。
stopped = 中止しました。

## 顔

face-saved = 「{ $name }」として保存しました。
face-saved-default = 「{ $name }」として保存しました。顔を選ばなかったときは、この顔を使います。
face-list-title = 保存した顔
face-list-none = 保存した顔はまだありません。
face-line = { $isDefault ->
    [yes] { $name }（いつもの顔）
   *[no] { $name }
}
face-default-set = 「{ $name }」をいつもの顔にしました。
face-renamed = 名前を「{ $name }」に変えました。
face-deleted = 「{ $name }」を削除しました。
face-unnamed = 顔{ $number }

## 自分の入れ替え

jobs-title = 入れ替えの一覧
jobs-none = ここでの入れ替えはまだありません。
jobs-none-to-cancel = キャンセルできるものはありません。
job-state = { $state ->
    [queued] { $position ->
        [0] まもなく開始
       *[other] 順番待ち{ $position }番目
    }
    [running] 入れ替え中
    [delivering] 送信中
    [done] 完了
    [late] 遅れて到着
    [refused] 対応不可
    [failed] 失敗
    [cancelled] キャンセル済み
   *[parked] 結果不明（選択待ち）
}
going-on = 取りかかっています。進み具合は、入れ替えのメッセージで見られます。
show-later = このメッセージを更新できるのは15分間だけです。そのあとは「{ $button }」で結果を受け取れます。
cancelling = キャンセルしています…
cancel-too-late = もう終わっています。
deleted = 削除しました。
delete-emptied = Telegramでは2日を過ぎたメッセージを消せないため、画像だけを取り除きました。
delete-failed = Telegramの制限で、一部を削除できませんでした。残りはご自身で削除するか、管理者に頼んでください。
delete-left = { $count ->
    [1] 削除しました。ただし、ここからは消せないコピーが1件あります。その下の「削除」を押してください。
   *[other] 削除しました。ただし、ここからは消せないコピーが{ $count }件あります。それぞれの下の「削除」を押してください。
}
published = 公開しました。
expected = { $minutes ->
    [0] あと約{ $seconds }秒です。
   *[other] あと約{ $minutes }分です。
}

## 結果

caption = AIで加工 · { $bot } で作成
made-with = { $bot } で作成
alt-text = { $which ->
    [all] すべての顔
    [one-of] { $count }人の顔のうち、いちばん大きい顔
    [nth] 左から{ $numbers }番目の顔
    [assigned] { $count ->
        [0] 顔
       *[other] 左から{ $numbers }番目の顔
    }
   *[largest] 顔
}をAIで入れ替えた{ $kind ->
    [image] 画像
    [gif] 動く画像
   *[video] 動画
}
result-smaller = 元のままではここで送れる{ $limitMb }MBを超えるため、小さくして送りました。
result-as-file = Telegramで画質などが変わらないように、ファイルとして送りました。
result-as-link = 大きすぎてここには送れません。{ $hours }時間のあいだ、こちらから受け取れます：{ $url }
result-too-large = 結果が大きすぎてここには送れません（上限{ $limitMb }MB）。もっと小さいものか短いものでお試しください。
album-progress = { $total }件中{ $done }件完了。
album-done = { $failed ->
    [0] { $total }件すべて完了しました。
   *[other] { $total }件中{ $done }件が完了しました。{ $failed }件はうまくいきませんでした。
}
album-uncertain = 結果が届いたかどうか、はっきりしません。もう一度送りますか？

## 誰のものか、何が足りないか

not-yours = これを押せるのは{ $owner }さんだけです。
nothing-to-swap = 画像が見つかりません。{ help-ways }
swap-words-unknown = 「{ $words }」の意味がわかりません。{ help-which-telegram }
help-ways = 画像に返信するか、画像を添付してください。
picture-hidden = 返信先の画像がDiscordから届きません。画像を右クリックし、「アプリ」から「{ $menu }」を選んでください。
sticker-moving = 動くスタンプは使えません。写真、GIF、動画のいずれかを送ってください。
file-too-large-here = Telegramでは{ $limitMb }MBを超えるファイルを受け取れません。もっと小さいものか短いものを送ってください。
missing-permission = ここでは「{ $permission }」の権限が必要です。管理者に頼んでください。
permission-attach-files = ファイルを添付
reactions-need-admin = Telegramでリアクションに気づけるのは、このボットが管理者の場所だけです。ボタンでも同じことができます。
unknown-command = そのコマンドはわかりません。{ help-hint }
help-hint = できることは { $help } で見られます。

## 設定

settings-title = { $place }の設定
settings-saved = 保存しました。
settings-admins-only = ここの設定を変えられるのは管理者だけです。
settings-not-here = ここで設定できることはありません。設定はサーバーやグループで使います。
private-chat-first = ここでは、結果はプライベートチャットに届きます。まずボットとのチャットを開いてください。そのあとで続けます。
setting-access = 使える人
setting-access-value = { $who ->
    [everyone] 全員
    [admins] 管理者のみ
   *[members] { $names }
}
setting-members = 管理者とメンバー{ $count }人
setting-members-how = 使えるメンバーを増やすには、その人のメッセージに { $settings } と返信してください。
setting-channels = 使える場所
setting-channels-everywhere = どこでも
setting-this-topic = このトピック
setting-topics = トピック{ $count }件
setting-memberADay = メンバー1人あたり（1日）
setting-placeADay = サーバー全体（1日）
setting-placeADay-telegram = グループ全体（1日）
setting-limits = 1日の上限
setting-isPrivate = 結果はまず本人だけに表示
setting-isPrivate-telegram = 結果はプライベートチャットへ
setting-providers = AIサービス
setting-providers-all = すべて
setting-locale = 言語
setting-locale-own = 各メンバーの言語
setting-limit = { $limit ->
    [none] ここでは上限なし
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] オン
   *[no] オフ
}
