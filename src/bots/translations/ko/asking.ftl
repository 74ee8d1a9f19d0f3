## 진행하면서 묻고 답하는 말

asked-already = 이미 하고 있어요.
offer-question = 먼저 한 가지만 확인할게요. 다른 사람에게는 보이지 않아요.
remedy-add-face = 얼굴 추가
remedy-go = 다시 시도
remedy-other-face = 다른 얼굴…
remedy-other-picture = 다른 사진…
pictures-all = 모두
roles-button = 반대로

## 얼굴 바꾸기 내역

job-kind = { $kind ->
    [gif] GIF
    [video] 동영상
   *[image] 사진
}
job-link = 열기
