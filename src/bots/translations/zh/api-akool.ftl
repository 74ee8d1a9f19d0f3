## HTTP API 沿用 Akool 文档的说法

akool-bad-token = 令牌或密钥无效，或者已经失效。
akool-no-token = 请求里没有令牌，也没有密钥。
akool-credentials = 请以 JSON 发送“clientId”（密钥名称）和“clientSecret”（密钥）。
akool-webhook-key = 这个密钥太长或太短，无法用来加密 Webhook。请去掉“webhookUrl”，或者向运营者索取一个 16、24 或 32 个字符的密钥。
akool-too-many-faces = 一次最多能换 { $most } 张脸。
akool-uneven = “sourceImage”和“targetImage”的条目数必须相同。
akool-opts-missing = 有多张脸时，每个条目都需要“opts”，也就是脸的关键点。
akool-one-pair = 一次只能换一对脸。请为每一对单独发送请求。
akool-no-face-there = “{ $field }”：那个位置没有脸。
akool-face-unfit = “{ $field }”：那张脸太小，或者角度太偏。
akool-face-too-close = “{ $field }”：旁边紧挨着一张更大的脸，没法单独认出这张。
akool-no-picture = 必须提供“{ $field }”或“img”中的一个。
