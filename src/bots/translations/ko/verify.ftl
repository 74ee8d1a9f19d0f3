## 여기서 만든 것인가요?

verb-verify = 사진이나 GIF, 동영상이 여기서 만든 것인지 확인하기
    .name = 출처확인
    .menu-verify = 출처 확인
option-file = 확인할 사진이나 GIF, 동영상
    .name = 파일

verify-made-here = 여기서 AI로 만들었고, 그 뒤로 바뀌지 않았어요.
verify-altered = 여기서 AI로 만들었고, 그 뒤에 바뀌었어요.
verify-looks-like = 여기서 AI로 만든 뒤 다시 저장한 것처럼 보여요.
verify-unknown = 이 파일에 대해서는 아는 것이 없어요.
verify-origin = { $provider ->
    [none] 만든 날은 { $date }이에요.
   *[other] { $date }에 { provider-name }에서 만들었어요.
}
verify-note-looks-like = 앱에서 사진을 다시 저장하면 제 서명이 지워져서, 보이는 모습으로만 알아볼 수 있어요.
verify-note-unknown = 그렇다고 진짜라는 뜻은 아니에요. 앱에서 사진의 서명이 지워지기도 하고, 저는 결과물을 한동안만 기억하고, 얼굴을 바꾸는 프로그램은 이것 말고도 있어요.
verify-nothing = 사진이 보이지 않아요. { help-ways }
verify-nothing-here = 이 메시지에는 사진이 없어요.
