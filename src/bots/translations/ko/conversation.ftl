## 아무 말 없이 보낸 사진

ask-put-face = 여기에 ‘{ $name }’ 얼굴을 넣을까요?
ask-other-face = 다른 얼굴…
ask-new-face = 새 얼굴이에요
ask-face-photo = 이제 넣을 얼굴의 사진을 보내 주세요.
file-not-picture = { $kind ->
    [pdf] 사진이 아니라 PDF 파일이에요.
    [text] 사진이 아니라 텍스트 파일이에요.
    [sound] 사진이 아니라 오디오 파일이에요.
    [archive] 사진이 아니라 압축 파일이에요.
    [document] 사진이 아니라 문서 파일이에요.
   *[program] 사진이 아니라 프로그램 파일이에요.
} 사진이나 GIF, 동영상을 보내 주세요.

## 얼굴로 쓸 사진이 서로 바뀌었을 때

button-other-way = 반대로
asked-for-already = 이미 요청했어요.

## 앨범 요약에서 사진 하나하나에 대해 하는 말

album-picture = { $count ->
   *[other] { $numbers }번 사진: { $sentence }
}

## /swap과 함께 보낸 여러 장의 얼굴 사진

photos-left = 얼굴 사진은 { $used }장만 쓰고, 나머지 { $left }장은 쓰지 않을게요.

## 빠진 것과 그것을 위한 버튼

button-try-again = 다시 시도
ask-own-face = 얼굴 사진을 보내 주세요. 밝은 곳에서 카메라를 바라보고 찍은 사진이 좋아요.
button-add-face = 얼굴 추가
face-missing = 저장한 얼굴이 없어요. 하나 추가하시면 이어서 할게요.
face-missing-photo = 얼굴 사진을 보내 주시면 얼굴 바꾸기를 이어서 할게요.
