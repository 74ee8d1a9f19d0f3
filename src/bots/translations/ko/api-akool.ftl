## Akool 문서의 표현에 맞춰 HTTP API가 하는 말

akool-bad-token = 토큰이나 키가 유효하지 않거나 만료됐어요.
akool-no-token = 요청에 토큰도 키도 없어요.
akool-credentials = ‘clientId’에는 키 이름을, ‘clientSecret’에는 키를 넣어 JSON으로 보내 주세요.
akool-webhook-key = 이 키는 길이가 맞지 않아 웹훅을 암호화할 수 없어요. ‘webhookUrl’을 빼거나 길이가 16자, 24자, 32자 중 하나인 키를 요청해 주세요.
akool-too-many-faces = 얼굴은 한 번에 최대 { $most }개까지 바꿀 수 있어요.
akool-uneven = ‘sourceImage’와 ‘targetImage’의 항목 수가 같아야 해요.
akool-opts-missing = 얼굴이 여러 개면 항목마다 ‘opts’에 얼굴의 랜드마크를 넣어야 해요.
akool-one-pair = 얼굴은 한 번에 한 쌍씩만 보내 주세요. 쌍마다 따로 요청해 주세요.
akool-no-face-there = ‘{ $field }’: 그 위치에는 얼굴이 없어요.
akool-face-unfit = ‘{ $field }’: 얼굴이 너무 작거나 옆으로 너무 돌아가 있어요.
akool-face-too-close = ‘{ $field }’: 더 큰 얼굴이 바로 옆에 있어서 이 얼굴만 따로 구분할 수 없어요.
akool-no-picture = ‘{ $field }’ 또는 ‘img’ 중 하나는 꼭 필요해요.
