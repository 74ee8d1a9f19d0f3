## 다른 멤버의 사진: 프로필 사진이나 저장해 둔 얼굴

verb-optout = 내 프로필 사진과 저장한 얼굴을 나만 쓸 수 있게 하기
    .name = 요청거부
verb-optin = 내 프로필 사진을 써도 되는지 다시 물어볼 수 있게 하기
    .name = 요청허용
option-member = 프로필 사진의 얼굴을 쓸 멤버(먼저 물어봐요)
    .name = 멤버
help-avatars-discord = 멤버의 프로필 사진을 쓰려면 그 멤버를 오른쪽 클릭해 ‘{ $menu }’ 메뉴를 선택하거나 { $swap } 명령어에서 멤버를 지정하세요. 제가 먼저 물어봐요. { $optout } 명령어를 쓰면 이런 요청을 받지 않아요.
help-avatars-telegram = 누군가의 프로필 사진 얼굴을 쓰려면 그 사람의 메시지에 { $swap } @ 명령어로 답장하세요. 사진을 첨부하면 그 사진에, 아니면 상대방 메시지의 사진에 얼굴을 넣어요. 제가 먼저 물어봐요. { $optout } 명령어를 쓰면 이런 요청을 받지 않아요.
form-member = 얼굴을 바꿀 사진

## 요청한 사람이 읽는 말

likeness-waiting = { $name }님에게 물어봤어요. 동의하면 바로 시작할게요. 하루 안에 답이 없으면 얼굴을 바꾸지 않아요.
likeness-waiting-still = { $name }님이 아직 답하지 않았어요.
likeness-declined = { $name }님이 원하지 않아서 얼굴을 바꾸지 않았어요.
likeness-not-shown = 여기에는 제가 메시지를 쓸 수 없어서 물어볼 수 없어요. 다른 곳에서 시도해 주세요.
likeness-no-scene = 어느 사진에 넣을까요? { $swap } @ 명령어에 사진을 첨부하거나, 사진이 있는 메시지에 답장해 주세요.
likeness-reply = 누구의 얼굴인지 알 수 있도록, 그 사람의 메시지에 { $swap } @ 명령어로 답장해 주세요.
likeness-unknown-name = Telegram에서는 { $name }님이 누구인지 알 수 없어요. 그분의 메시지에 { $swap } @ 명령어로 답장해 주세요.

## 사진의 주인이 읽는 말

likeness-question = { $as ->
    [face] { $depicted }님이 저장한 얼굴을
   *[avatar] { $depicted }님의 프로필 사진 얼굴을
} { $requester }님이 다른 사진에 넣고 싶어 해요. 허용하시겠어요? { $place ->
    [here] 결과물은 여기에 표시돼요.
   *[private] 결과물은 { $requester }님만 볼 수 있어요.
} 답이 없으면 거절로 처리되고, { $requester }님은 하루 동안 다시 물어볼 수 없어요.
likeness-question-once = 한 번만 허용
likeness-question-always = 항상 허용
likeness-question-never = 허용 안 함
likeness-answered = { $answer ->
    [once] { $depicted }님이 이번 한 번만 허용했어요.
    [always] { $depicted }님이 앞으로 { $requester }님의 요청을 모두 허용하기로 했어요. 누구에게 허용했는지 확인하거나 취소하려면 { $privacy } 명령어를 써 주세요.
   *[never] { $depicted }님이 거절했어요.
}
likeness-ended = { $depicted }님이 거절했어요.
likeness-only-depicted = 질문을 받은 사람만 답할 수 있어요.
likeness-opted-out = 이제 이 봇에서 프로필 사진과 저장한 얼굴은 본인만 쓸 수 있어요. 아직 답하지 않은 질문은 거절로 처리했고, 전에 허용한 것도 모두 취소했어요. 다시 요청을 받으려면 { $optin } 명령어를 써 주세요.
likeness-done-privately = 완료했어요. 자세한 내용은 1:1 채팅에서 알려 드릴게요: { $link }
likeness-opted-in = 이제 다른 사람이 프로필 사진을 써도 되는지 다시 물어볼 수 있어요. 허용할 때만 사용돼요.

## /privacy에서

privacy-likeness = 누구에게 ‘항상 허용’이나 ‘허용 안 함’으로 답했는지는 취소할 때까지 암호화해 보관해요. 요청을 받지 않기로 한 사실은 이름 없이 보관해요.
likeness-answers-button = 내 사진을 쓸 수 있는 사람
likeness-answers-title = 지금 적용되는 답이에요. 취소하려면 하나를 고르세요:
likeness-standing = { $name }님: { $answer ->
    [always] 내 프로필 사진 항상 허용
   *[never] 요청 허용 안 함
}
likeness-answers-none = 먼저 묻지 않고 내 프로필 사진을 쓸 수 있는 사람은 없어요.
likeness-taken-back = 취소했어요.

## 설정

setting-likeness = 다른 멤버의 프로필 사진
setting-likeness-value = { $who ->
    [own] 본인 얼굴만 사용
   *[ask] 물어본 뒤 사용
}
setting-likeness-how = ‘본인 얼굴만 사용’으로 설정하면 여기서는 아무도 다른 멤버의 프로필 사진이나 저장한 얼굴을 쓸 수 없어요. 멤버가 첨부한 사진은 누구의 것인지 알 수 없어서 해당되지 않아요.

## 멤버의 사진을 쓸 수 없는 이유

error-likeness-unasked = 먼저 그분의 동의가 필요해요.
error-likeness-asked = 그분에게 물어본 지 아직 하루가 안 됐어요. 내일 다시 시도해 주세요.
error-likeness-asked-often = 오늘은 이미 여러 사람에게 물어봤어요. 내일까지 기다려 주세요.
error-likeness-refused = 그분은 자기 사진이 쓰이는 걸 원하지 않아요. 본인 얼굴로 시도해 보세요.
error-likeness-own-only = 여기서는 본인 얼굴만 쓸 수 있어요. 본인 얼굴로 시도해 보세요.
error-likeness-absent = 여기서 그분을 찾을 수 없어서 물어볼 수 없어요.
error-likeness-nowhere = 두 분이 함께 있는 곳에서만 물어볼 수 있어요.
error-likeness-nobody = 사람에게만 물어볼 수 있어요. 봇이나 채널에는 물어볼 수 없어요.
error-likeness-no-picture = 그분의 프로필 사진이 보이지 않아요.
refused-consent-withdrawn = { subject }은 쓸 수 없어요. 사진 속 사람이 동의를 취소했거나 여기에서 나갔어요.
