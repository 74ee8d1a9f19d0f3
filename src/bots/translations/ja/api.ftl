## HTTP APIがリクエストについて伝えること

api-unauthorized = このサーバーのAPIキーが必要です。「Authorization: Bearer KEY」の形で送ってください。
api-not-found = ここには何もありません。
api-gone = すでに削除されたか、保存期間が過ぎています。
api-no-result = 結果はまだありません。
api-key-used-otherwise = このIdempotency-Keyは別のリクエストで使われています。入れ替えごとに新しいものを使ってください。
api-body-too-large = リクエストが大きすぎます。上限は{ $limitMb }MBです。
api-body-not-json = リクエストの本文がJSONオブジェクトではありません。
api-body-not-form = リクエストの本文をフォームとして読み取れません。
api-body-unknown-type = JSON（application/json）かフォーム（multipart/form-data）で送ってください。
api-bad-field = 「{ $field }」：{ $problem }
api-not-a-picture = 「{ $field }」には画像を指定してください。ファイル、https URL、data: URLのいずれかです。
api-calls-itself = このサーバー自身を呼び出すことになり、いつまでも終わりません。
api-internal = こちらで問題が起きました。申し訳ありません。少し待ってから、もう一度お試しください。
api-field-missing = 指定されていません。
api-field-alone = 顔を指定するほかのフィールドとは一緒に使えません。
api-field-unknown = そのようなフィールドはありません。「assign」で指定するか、省いてください。
api-detection-unknown = 見つからないか、別のキーのものか、1時間以上たっています。もう一度、顔を検出してください。
api-detection-elsewhere = 顔の検出は別のURLで行われています。
api-face-twice = 同じ顔が2回指定されています。
api-face-unknown = この番号の顔は見つかりませんでした。
api-face-too-close = すぐ隣にもっと大きな顔があり、そちらと取り違えるおそれがあります。
api-face-none = これでは、どの顔も変わりません。
api-field-length = 長さは1〜{ $most }文字です。
