## AkoolのドキュメントにならったHTTP APIの言葉

akool-bad-token = トークンまたはキーが無効か、期限切れです。
akool-no-token = リクエストにトークンもキーもありません。
akool-credentials = 「clientId」（キーの名前）と「clientSecret」（キー）をJSONで送ってください。
akool-webhook-key = このキーは長すぎるか短すぎるため、Webhookの暗号化に使えません。「webhookUrl」を省くか、16、24、32文字のいずれかのキーを発行してもらってください。
akool-too-many-faces = 一度に入れ替えられる顔は{ $most }人までです。
akool-uneven = 「sourceImage」と「targetImage」の要素の数をそろえてください。
akool-opts-missing = 顔が複数あるときは、それぞれに「opts」（顔のランドマーク）が必要です。
akool-one-pair = 一度に指定できる顔の組は1つだけです。組ごとにリクエストを送ってください。
akool-no-face-there = 「{ $field }」：その位置に顔がありません。
akool-face-unfit = 「{ $field }」：その顔は小さすぎるか、横を向きすぎています。
akool-face-too-close = 「{ $field }」：すぐそばにもっと大きな顔があるため、その位置の顔だけを特定できません。
akool-no-picture = 「{ $field }」か「img」のどちらかを指定してください。
