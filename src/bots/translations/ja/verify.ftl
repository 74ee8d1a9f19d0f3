## ここで作られたものか

verb-verify = 画像・GIF・動画がここで作られたものか確認する
    .name = 作成元確認
    .menu-verify = 作成元を確認
option-file = 確認する画像・GIF・動画
    .name = ファイル

verify-made-here = ここでAIが作ったもので、その後の変更はありません。
verify-altered = ここでAIが作ったもので、その後に変更されています。
verify-looks-like = ここでAIが作り、その後に保存し直されたもののようです。
verify-unknown = これについては何もわかりません。
verify-origin = { $provider ->
    [none] { $date }に作られました。
   *[other] { $date }に、{ provider-name }で作られました。
}
verify-note-looks-like = アプリが画像を保存し直すと署名が消えるため、見た目だけで判断しています。
verify-note-unknown = だからといって、本物とは限りません。アプリは画像の署名を消しますし、結果を覚えているのもしばらくのあいだだけです。顔を入れ替えるソフトは、ほかにもあります。
verify-nothing = 画像が見つかりません。{ help-ways }
verify-nothing-here = このメッセージに画像はありません。
