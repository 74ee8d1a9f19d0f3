## HTTP API 对请求的答复

api-unauthorized = 需要本服务器的 API 密钥，格式为“Authorization: Bearer KEY”。
api-not-found = 这里什么都没有。
api-gone = 内容已被删除，或已过保留期。
api-no-result = 还没有结果。
api-key-used-otherwise = 这个 Idempotency-Key 已用于另一个请求。每次换脸都请用新的。
api-body-too-large = 请求太大，上限是 { $limitMb } MB。
api-body-not-json = 请求正文不是 JSON 对象。
api-body-not-form = 请求正文不是可读取的表单。
api-body-unknown-type = 请发送 JSON（application/json）或表单（multipart/form-data）。
api-bad-field = “{ $field }”：{ $problem }
api-not-a-picture = “{ $field }”必须是图片：文件、https 网址或 data: 网址。
api-calls-itself = 这个请求会让服务器调用自己，永远不会结束。
api-internal = 抱歉，我这边出了点问题。请稍后再试。
api-field-missing = 缺少这一项。
api-field-alone = 不能和其他用来指定脸的字段一起使用。
api-field-unknown = 没有这个字段。请在“assign”中引用它，或者把它去掉。
api-detection-unknown = 查不到，或属于另一个密钥，或已超过一小时。请重新检测脸。
api-detection-elsewhere = 检测脸时用的是另一个网址。
api-face-twice = 同一张脸写了两次。
api-face-unknown = 没有找到这个编号的脸。
api-face-too-close = 这张脸旁边有一张更大的，会被误认成那一张。
api-face-none = 这样一张脸都不会换。
api-field-length = 长度为 1 到 { $most } 个字符。
