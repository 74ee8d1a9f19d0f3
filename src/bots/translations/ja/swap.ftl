## AIサービス

provider-name = { $provider ->
    [local] このボットのエンジン
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] このボットのエンジン
   *[other] { provider-name }
}
subject = { $subject ->
    [source] 顔写真
    [reference] 入れ替えたい人の写真
    [result] 結果
    [photo] { $photo }枚目の写真
    [asked] このファイル
   *[target] この画像
}
Subject = { $subject ->
    [source] 顔写真
    [reference] 入れ替えたい人の写真
    [result] 結果
    [photo] { $photo }枚目の写真
    [asked] このファイル
   *[target] この画像
}

## 進み具合

stage-queued = 順番待ちの{ $position }番目です。
stage-preparing = { $instead ->
    [yes] { setback }{ provider-name }で試しています。
   *[no] { $named ->
        [yes] { provider-name }で準備中…
       *[no] 準備中…
    }
}
stage-working = { $instead ->
    [yes] { setback }{ provider-name }で試しています…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] 入れ替え中…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback }もう一度試しています。
setback = { $failed ->
    [local] { $named ->
        [yes] このボットのエンジン：{ problem }。
       *[no] うまくいきませんでした。
    }
   *[other] { VENDOR($failed) }：{ problem }。
}
begun-again = 途中で止まったため、最初からやり直しました。
stage-checking = { Provider-name }からはっきりした返事がありません。入れ替えがどうなったか確認しています。
stage-delivering = 結果を送っています…

## 結果

outcome-done = AIで顔を入れ替え · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }秒{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = キャンセルしました。
outcome-parked = { Provider-name }からはっきりした返事がなく、料金がかかった可能性があります。念のため、再送はしていません。
outcome-late = いったん終了しましたが、あとから{ provider-name }の結果が届きました。{ $hours ->
    [24] 1日のあいだ保存します。
   *[other] { $hours }時間のあいだ保存します。
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }：{ problem }。
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }：{ problem }。
}
charge-certain = なお、料金はかかっています。
charge-unknown = 料金がかかったかどうかはわかりません。

## AIサービスで起きた問題

problem = { $problem ->
    [unreachable] 接続できません
    [timed-out] 時間内に返事がありませんでした
    [overloaded] いま混み合っています
    [rate-limited] いまリクエストが多すぎます
    [bad-key] キーが受け付けられません
    [not-allowed] このアカウントでは使えません
    [out-of-credit] アカウントの残高がありません
    [maintenance] メンテナンス中です
    [rejected-request] リクエストが受け付けられませんでした
    [bad-answer] 返ってきた内容を読み取れません
    [gone] この入れ替えの記録がもうありません
    [budget-used-up] 今日の予算を使い切りました
    [deadline] 時間がかかりすぎました
    [not-begun] 1日のうちに始められませんでした
    [bad-result] 届いた結果を使えません
    [not-fetched] 画像はできましたが、いまダウンロードできません。引き続き試して、届いたらお知らせします
    [unchecked] 画像はできましたが、まだ確認できていません。引き続き試して、確認できたらお知らせします
    [undeliverable] 結果を送れませんでした
    [internal] このボットの側で問題が起きました
    [unfit] これらの画像には対応していません
   *[failed] 入れ替えを完了できませんでした
}
problem-sentence = { $problem ->
    [deadline] 時間がかかりすぎたため、中止しました。もっと小さいものか短いものでお試しください。
    [not-begun] 1日のうちに始められなかったため、何もしていません。もう一度お試しください。
    [undeliverable] 結果を送れませんでした。もう一度お試しください。
    [internal] こちらで問題が起きました。申し訳ありません。少し待ってから、もう一度お試しください。
    [timed-out] 時間がかかりすぎたため、中止しました。もっと小さいものか短いものでお試しください。
    [not-fetched] 画像はできましたが、いま受け取れません。引き続き試して、届いたらお知らせします。
    [unchecked] 画像はできましたが、まだ確認できていません。引き続き試して、確認できたらお知らせします。
   *[failed] 入れ替えを完了できませんでした。もう一度試すか、別の写真でお試しください。
}

## お断り

refused-no-face = { subject }に顔が見つかりません。顔がもっと大きく、カメラのほうを向いているものをお試しください。
refused-another-person = { Subject }には別の人が写っているようです。写真はすべて同じ人のものにしてください。
refused-face-too-small = { subject }の顔が小さすぎます。もっと近くから撮ったものをお試しください。
refused-face-turned-away = { subject }の顔が横を向きすぎています。カメラのほうを向いているものをお試しください。
refused-face-up-or-down = { subject }の顔が上か下を向きすぎています。カメラのほうを向いているものをお試しください。
refused-faces-turned-apart = 2つの顔の向きが大きく違います。もう一方と同じ向きの顔写真をお試しください。
refused-no-such-face = その顔が{ subject }に見つかりません。別の番号か「全員」をお試しください。
refused-no-match = 入れ替えたい人に似た顔が、画像に見つかりません。その人の別の写真をお試しください。
refused-too-many-faces = { Subject }は顔が多すぎて、{ $named ->
    [yes] { provider-name }
   *[no] このボット
}では扱えません。顔がもっと少ないものをお試しください。
refused-unsupported-media = { Who }では{ subject }を読み込めません。JPEG、PNG、MP4のいずれかでお試しください。
refused-media-too-long = { Subject }は長すぎて、{ $named ->
    [yes] { provider-name }
   *[no] このボット
}では扱えません。もっと短いものをお試しください。
refused-media-too-large = { Subject }は大きすぎて、{ $named ->
    [yes] { provider-name }
   *[no] このボット
}では扱えません。もっと小さいものをお試しください。
refused-needs-video-library = { Subject }は動く画像か動画のため、このコンピューターでは扱えません。追加パッケージのnode-avが必要です（「npm ci」でインストールできます）。写真でお試しください。
Who = { $named ->
    [yes] { Provider-name }
   *[no] このボット
}

## お知らせ

warning-several-faces = { $count }人の顔が見つかり、いちばん大きい顔を入れ替えました。
warning-first-frame-only = 動く画像だったため、最初のコマを使いました。
warning-faces-left-alone = { $count }人の顔は、小さすぎるか横を向きすぎているため、そのままにしました。
warning-photo-left-out = { $reason ->
    [no-face] { $photo }枚目の写真は、顔が見つからないため使いませんでした。
    [face-too-small] { $photo }枚目の写真は、顔が小さすぎるため使いませんでした。
   *[face-turned-away] { $photo }枚目の写真は、顔が横を向きすぎているため使いませんでした。
}
warning-begun-again = 途中で一度止まったため、最初からやり直しました。

## 頼んだ人が直せること

error-empty-file = { Subject }は中身が空です。もう一度送ってみてください。
error-not-media = { $subject ->
    [source] 顔のファイル
    [reference] 入れ替えたい人のファイル
    [photo] { $photo }枚目の写真
   *[other] このファイル
}は、{ $type ->
    [unknown] 画像や動画として読み取れません。
    [text] 画像ではなくテキストです。
   *[other] 画像ではなく{ $type }です。
}{ $subject ->
    [source] 写真を送ってください。
    [reference] 写真を送ってください。
    [photo] 写真を送ってください。
    [asked] 写真を送ってください。
   *[other] 写真、GIF、動画のいずれかを送ってください。
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] この動画の形式は開けません。別の動画をお試しください。
   *[other] { subject }は{ $type }形式のため、開けません。JPEG、PNG、WebP、AVIFのいずれかでお試しください。
}
error-heic = { Subject }はiPhoneの写真に使われるHEIC形式のため、開けません。スクリーンショットを撮って送ってください。Telegramでは、ファイルではなく写真として送る方法もあります。これから撮る写真は、「設定」>「カメラ」>「フォーマット」で「互換性優先」を選んでおくと開けます。
error-damaged-media = { Subject }は壊れているため、開けません。もう一度送るか、別のものをお試しください。
error-too-many-bytes = { Subject }は大きすぎます。上限は{ $limitMb }MBです。もっと小さいものをお試しください。
error-too-many-pixels = { Subject }は{ $megapixels }メガピクセルあります。上限は{ $limitMegapixels }メガピクセルです。もっと小さいものをお試しください。
error-too-many-frames = { Subject }は{ $frames }フレームあります。上限は{ $limitFrames }フレームです。もっと短いものをお試しください。
error-edge-too-long = { subject }の一辺が{ $edge }ピクセルあります。上限は{ $limitEdge }ピクセルです。もっと小さいものをお試しください。
error-too-long = { $subject ->
    [target] この動画
   *[other] { Subject }
}は長すぎます。上限は{ $limitSeconds }秒です。もっと短いものをお試しください。
error-moving-face = { Subject }はGIFか動画です。ここでは写真が必要です。
error-needs-video-library = このコンピューターではGIFと動画を扱えません。追加パッケージのnode-avが必要です（「npm ci」でインストールできます）。写真でお試しください。
error-media-unreachable = { subject }を受け取れませんでした。もう一度送ってみてください。
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who }では、動くGIFの顔をまだ入れ替えられません。写真でお試しください。
        [video] { Who }では、動画の顔をまだ入れ替えられません。写真でお試しください。
       *[other] { Who }では、この種類のファイルを扱えません。写真でお試しください。
    }
    [face-choice] { Who }では、そのような顔の選び方はできません。1人だけか全員でお試しください。
    [size] { Who }では、この大きさのファイルを扱えません。別のものをお試しください。
    [length] { Who }では、この長さの動画を扱えません。もっと短いものをお試しください。
    [needs-public-url] { Provider-name }は公開アドレスから画像を取得しますが、ここには設定されていません。
    [needs-video-library] このコンピューターではGIFと動画を扱えません。追加パッケージのnode-avが必要です（「npm ci」でインストールできます）。写真はそのままでも使えます。
    [needs-detector] ここには顔を見つける機能がないため、{ Provider-name }では顔を選べません。
    [down] { Provider-name }はいま使えません。しばらくしてから、もう一度お試しください。
    [out-of-credit] { Provider-name }：アカウントの残高がありません。
    [bad-key] { Provider-name }：キーが受け付けられません。
    [queue-full] { Provider-name }では、いま新しい入れ替えを受け付けていません。しばらくしてから、もう一度お試しください。
   *[other] この画像の顔は入れ替えられません。別の画像をお試しください。
}
error-unknown-provider = ここに「{ $provider }」というAIサービスはありません。
error-consent-missing = 先に約束をお願いします。同意している人の顔だけを使ってください。
error-quota-used-up = { $limit ->
    [member-minute] 一度にたくさん届きました。1分ほど待ってから続けてください。
    [at-once] 同時に進められる入れ替えが、1人あたりの上限に達しています。1件終わってから、もう一度お試しください。
    [place-at-once] 同時に進められる入れ替えが、ここでの上限に達しています。1件終わってから、もう一度お試しください。
    [all-at-once] いま手いっぱいです。1件終わってから、もう一度お試しください。
    [all-day] 今日の入れ替えは、ボット全体の上限に達しました。UTC午前0時（日本時間の午前9時）からまた使えます。
    [place-day] ここでの今日の入れ替えは、上限に達しました。UTC午前0時（日本時間の午前9時）からまた使えます。
   *[member-day] 今日の入れ替えは、1人あたりの上限に達しました。UTC午前0時（日本時間の午前9時）からまた使えます。
}
error-line-too-long = 順番待ちが多く、始まるまで約{ $minutes }分かかりそうです。しばらくしてから、もう一度お試しください。
error-no-room = いま新しい入れ替えを受け付ける余裕がありません。始まっているものは続きます。しばらくしてから、もう一度お試しください。
error-face-name-length = 名前は1〜{ $most }文字です。別の名前をお試しください。
error-face-name-taken = 「{ $name }」という顔はすでにあります。別の名前をお試しください。
error-too-many-faces = 保存した顔が上限の{ $most }件に達しています。先に1件削除してください。
error-no-such-face = その顔は保存されていません。保存した顔から選んでください。
error-no-saved-face = 保存した顔がありません。先に1件追加してください。
error-setting-refused = { $setting ->
    [memberADay] 上限には100,000までの整数を入力するか、空欄にしてください。
    [placeADay] 上限には100,000までの整数を入力するか、空欄にしてください。
   *[other] その設定はできません。
}
error-place-closed = { $to ->
    [channel] このチャンネルでは入れ替えがオフになっています。別のチャンネルでお試しください。
   *[person] ここでは入れ替えができません。管理者なら変更できます。
}
error-not-yours = これを押せるのは、頼んだ本人だけです。
error-nothing-new = それでは同じ結果になります。別の画像か別の顔をお試しください。
error-again-done = それはもう完了しているか、進行中です。新しいほうのメッセージをご覧ください。
error-job-gone = この入れ替えの記録がもうありません。新しく始めてください。
error-result-gone = この結果はもう残っていません。もう一度入れ替えてください。

## 運営者がAIサービスについて知っておくこと

note-unconfirmed-roles = { Provider-name }は、どちらの画像がどちらの役割かについて、説明が食い違っています。有料で画像を1件入れ替えるとわかります。顔写真のほうが変わって返ってきたら、MODELSLAB_IMAGE_ROLES=face-first を設定してください。2人が写った動画を1件入れ替え、誰も変わっていなければ、MODELSLAB_VIDEO_REFERENCE=source を設定してください。
