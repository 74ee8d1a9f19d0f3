## 내용 확인

refused-unsafe-content = { $subject ->
    [result] 이 결과물은 문제가 될 만한 내용이 담긴 것 같아서 보여 드릴 수 없어요. 잘못 판단한 거라면 죄송해요.
   *[other] { subject }은 문제가 될 만한 내용이 담긴 것 같아서 쓸 수 없어요. 잘못 판단한 거라면 죄송해요.
}
refused-blocked = { $subject ->
    [result] 죄송하지만 이 결과물은 여기서 보여 드릴 수 없어요.
   *[other] 죄송하지만 { subject }은 여기서 쓸 수 없어요.
}
refused-unchecked = { $subject ->
    [result] 지금 결과물을 확인할 수 없어서 보여 드리지 않았어요. 잠시 후 다시 시도해 주세요.
   *[other] 지금 { subject }을 확인할 수 없어서 얼굴을 바꾸지 않았어요. 잠시 후 다시 시도해 주세요.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
