## 사진 속 얼굴

error-faces-to-pick = { faces-seen }
error-face-unfit = { $number }번 얼굴은 너무 작거나 옆으로 너무 돌아가 있어요. 다른 얼굴을 골라 주세요.
error-no-face-in-photo = 이 사진에서 얼굴을 찾을 수 없어요. 얼굴이 더 크고 카메라를 바라보는 사진을 보내 주세요.
error-photo-unfit = 이 사진의 얼굴은 너무 작거나 옆으로 너무 돌아가 있어요. 얼굴이 더 크고 카메라를 바라보는 사진을 보내 주세요.
error-too-many-photos = 얼굴 하나에 사진은 { $most }장까지 보관해요. 먼저 한 장을 삭제해 주세요.
error-last-photo = 이 얼굴의 하나뿐인 사진이에요. 대신 얼굴을 삭제해 주세요.

faces-seen = { $count ->
    [0] 얼굴이 보이지 않아요.
   *[other] 얼굴이 { $count }개 보여요.
}
faces-face = { $number }: { $width } × { $height }픽셀, 왼쪽에서 { $left }픽셀, 위에서 { $top }픽셀, { faces-suits }.
faces-suits = { $suits ->
    [no] 너무 작거나 옆으로 너무 돌아가 있어 바꿀 수 없음
   *[other] 품질 { $quality }
}

## 사진에서 바꿀 얼굴. “얼굴이 5개 보여요.” 뒤에 이어지는 말

picks-ask = 바꿀 얼굴의 번호를 누르세요. 나머지는 그대로 둬요.
picks-some = { $count ->
    [0] 충분히 크고 정면을 향한 얼굴이 없어서 바꿀 수 없어요. 다른 사진으로 시도해 주세요.
   *[other] 그중 바꾸기 가장 좋은 얼굴 { $count }개를 보여 드릴게요.
}
picks-ask-face = { $number }번에 누구의 얼굴을 넣을까요?
picks-send-photo = { $number }번에 넣을 사진을 이 메시지에 답장으로 보내 주세요.
picks-before = 지난번: { $picks }.
picks-swap = 얼굴 { $count }개 바꾸기
picks-all = 모두
picks-same = 지난번과 똑같이
picks-photo = 새 사진…
picks-leave = 그대로 두기
picks-your-photo = 보낸 사진
picks-alt = 얼굴 { $count }개에 왼쪽부터 번호를 매긴 사진

## Discord에서 ‘바꿀얼굴:’ 뒤에 쓰는 말

help-which-discord = { $faces } 뒤에 ‘모두’, 왼쪽부터 센 번호(예: 2), 저장한 얼굴(예: Anna)을 쓰거나, 1=나 3=Anna처럼 여러 개를 쓰세요. 비워 두면 얼굴이 여러 개일 때 어느 얼굴인지 물어봐요.
swap-words-unknown-discord = “{ $words }” 부분을 이해하지 못했어요. { help-which-discord }
