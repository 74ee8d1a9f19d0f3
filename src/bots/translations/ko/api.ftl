## 요청에 대해 HTTP API가 하는 말

api-unauthorized = 이 서버의 API 키가 필요해요. ‘Authorization: Bearer KEY’ 형식으로 보내 주세요.
api-not-found = 여기에는 아무것도 없어요.
api-gone = 삭제됐거나 보관 기간이 지났어요.
api-no-result = 아직 결과물이 없어요.
api-key-used-otherwise = 이 Idempotency-Key는 이미 다른 요청에 쓰였어요. 얼굴을 바꿀 때마다 새 값을 써 주세요.
api-body-too-large = 요청이 너무 커요. 최대 { $limitMb }MB까지 보낼 수 있어요.
api-body-not-json = 본문이 JSON 객체가 아니에요.
api-body-not-form = 본문을 폼으로 읽을 수 없어요.
api-body-unknown-type = JSON(application/json)이나 폼(multipart/form-data)으로 보내 주세요.
api-bad-field = ‘{ $field }’: { $problem }
api-not-a-picture = ‘{ $field }’ 값은 이미지여야 해요. 파일, https URL, data: URL 중 하나로 보내 주세요.
api-calls-itself = 이 서버가 자기 자신을 호출하게 되는 요청이라 끝없이 반복돼요.
api-internal = 이쪽에서 문제가 생겼어요. 죄송해요. 잠시 후 다시 시도해 주세요.
api-field-missing = 값이 없어요.
api-field-alone = 어느 얼굴인지 정하는 다른 필드와 함께 쓸 수 없어요.
api-field-unknown = 그런 필드가 없어요. ‘assign’에 적거나 빼 주세요.
api-detection-unknown = 없는 값이거나, 다른 키로 만든 값이거나, 한 시간이 지난 값이에요. 얼굴을 다시 찾아 주세요.
api-detection-elsewhere = 다른 URL에서 찾은 얼굴이에요.
api-face-twice = 같은 얼굴이 두 번 들어 있어요.
api-face-unknown = 그 번호의 얼굴을 찾지 못했어요.
api-face-too-close = 바로 옆에 더 큰 얼굴이 있어서 이 얼굴 대신 그 얼굴로 인식돼요.
api-face-none = 바뀌는 얼굴이 하나도 없어요.
api-field-length = 1자에서 { $most }자까지 쓸 수 있어요.
