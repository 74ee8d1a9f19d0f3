## ほかのメンバーの画像：プロフィール画像や、保存した顔

verb-optout = 自分のプロフィール画像や保存した顔を、ほかの人が使えないようにする
    .name = 使用拒否
verb-optin = 自分のプロフィール画像を使ってよいか、ほかの人がまた聞けるようにする
    .name = 拒否解除
option-member = プロフィール画像を使いたい相手（先に本人に確認します）
    .name = メンバー
help-avatars-discord = メンバーのプロフィール画像を使うには、その人を右クリックして「{ $menu }」を選ぶか、{ $swap } でその人を指定してください。先に本人に確認します。{ $optout } を使うと、誰からも聞かれなくなります。
help-avatars-telegram = 誰かのメッセージに { $swap } @ と返信すると、その人のプロフィール画像の顔を使えます。顔を入れ替えるのは、添付した画像か、なければ返信先の画像です。先に本人に確認します。{ $optout } を使うと、誰からも聞かれなくなります。
form-member = 顔を入れ替える画像

## 頼んだ人が読むもの

likeness-waiting = { $name }さんに確認しています。同意をもらえたら、すぐに始めます。1日たっても返事がなければ、入れ替えは行いません。
likeness-waiting-still = { $name }さんからの返事はまだありません。
likeness-declined = { $name }さんの同意をもらえなかったため、入れ替えは行いません。
likeness-not-shown = ここには書き込めないため、本人に確認できません。別の場所でお試しください。
likeness-no-scene = どの画像の顔を入れ替えますか？{ $swap } @ に画像を添付するか、画像のあるメッセージに返信してください。
likeness-reply = 誰のことかわかるように、その人のメッセージに { $swap } @ と返信してください。
likeness-unknown-name = { $name }さんが誰なのか、Telegramからはわかりません。その人のメッセージに { $swap } @ と返信してください。

## 写っている人が読むもの

likeness-question = { $depicted }さん、{ $requester }さんが、{ $as ->
    [face] あなたがここに保存した顔
   *[avatar] あなたのプロフィール画像の顔
}を使って、別の画像の顔を入れ替えたいそうです。許可しますか？{ $place ->
    [here] 結果はここに表示されます。
   *[private] 結果は{ $requester }さんだけに表示されます。
}返事がなければ許可しないものとし、{ $requester }さんは1日のあいだ、もう一度聞くことができません。
likeness-question-once = 今回だけ許可
likeness-question-always = いつも許可
likeness-question-never = 今後も許可しない
likeness-answered = { $answer ->
    [once] { $depicted }さんは、今回だけ許可しました。
    [always] { $depicted }さんは、{ $requester }さんの入れ替えを今後すべて許可しました。許可した相手の確認と取り消しは { $privacy } でできます。
   *[never] { $depicted }さんは許可しませんでした。
}
likeness-ended = { $depicted }さんは許可しませんでした。
likeness-only-depicted = 答えられるのは、聞かれた本人だけです。
likeness-opted-out = これからは、ほかの人がこのボットであなたのプロフィール画像や保存した顔を使うことはできません。返事待ちの確認はすべて断り、これまでの許可も取り消しました。また聞かれてもよくなったら、{ $optin } を使ってください。
likeness-done-privately = 完了しました。くわしくはプライベートチャットでお知らせします：{ $link }
likeness-opted-in = これからは、プロフィール画像を使ってよいか、また聞かれるようになります。同意したときだけ使われます。

## /privacy の中

privacy-likeness = 「いつも許可」「今後も許可しない」と答えた相手は、取り消すまで暗号化して保存します。使用を拒否していることは、名前なしで保存します。
likeness-answers-button = 自分の画像を使える人
likeness-answers-title = 有効な回答です。取り消すものを選んでください：
likeness-standing = { $name }さん：{ $answer ->
    [always] プロフィール画像の使用を許可
   *[never] 使用も確認も許可しない
}
likeness-answers-none = 先に確認せずにあなたのプロフィール画像を使える人はいません。
likeness-taken-back = 取り消しました。

## 設定

setting-likeness = ほかの人のプロフィール画像
setting-likeness-value = { $who ->
    [own] 自分の顔のみ
   *[ask] 本人に確認してから
}
setting-likeness-how = 「自分の顔のみ」にすると、ここではほかのメンバーのプロフィール画像や保存した顔を使えなくなります。添付された画像は対象外です。誰が写っているかは、ボットにはわかりません。

## メンバーの画像を使えない理由

error-likeness-unasked = 先に本人の同意が必要です。
error-likeness-asked = この1日のあいだに、すでに確認しています。明日もう一度お試しください。
error-likeness-asked-often = 今日はもうたくさんの人に確認しました。明日までお待ちください。
error-likeness-refused = この人は、自分の画像を使われたくないそうです。自分の顔でお試しください。
error-likeness-own-only = ここでは自分の顔しか使えません。自分の顔でお試しください。
error-likeness-absent = この人がここに見つからないため、確認できません。
error-likeness-nowhere = 確認できるのは、二人ともいる場所だけです。
error-likeness-nobody = 確認できるのは人だけです。ボットやチャンネルには聞けません。
error-likeness-no-picture = この人のプロフィール画像が見つかりません。
refused-consent-withdrawn = { subject }は使えません。写っている人が同意を取り消したか、もうここにいないためです。
