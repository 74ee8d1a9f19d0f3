## 약속

promise-title = 처음 얼굴을 바꾸기 전에
promise-text = 동의한 사람의 얼굴만 사용하세요. 성적인 내용은 안 돼요. 진짜인 것처럼 속이지 마세요.
promise-agree = 약속할게요
promise-decline = 아니요
promise-given = 고마워요. 바로 시작할게요.
promise-not-by-channel = 채널로 글을 쓰면 누구인지 알 수 없어서 약속을 받을 수 없어요. 본인 계정으로 다시 요청해 주세요.
promise-declined = 알겠어요. 얼굴을 바꾸지 않을게요. 마음이 바뀌면 언제든 말해 주세요.

## 도움말

help-title = 제가 할 수 있는 일
help-intro = 사진 속 얼굴을 다른 사진에 넣어 드려요. 모든 결과물에는 AI로 만들었다고 표시해요.
help-ways-discord = { $swap } 명령어를 쓰거나, 사진을 오른쪽 클릭해 ‘앱’을 선택하거나, 사진에 답장하며 저를 멘션하거나, DM으로 사진 두 장을 보내 주세요. 첫 번째는 넣을 얼굴, 두 번째는 얼굴을 바꿀 사진이에요.
help-ways-telegram = 사진에 { $swap } 명령어로 답장하거나, 다른 사진에 답장으로 { $swap } 캡션을 단 사진을 보내거나, 1:1 채팅으로 사진 두 장을 보내 주세요.
help-which-telegram = 얼굴이 여러 개면 어느 얼굴을 바꿀지 물어봐요. ‘{ $swap } 모두’라고 쓰면 모든 얼굴을, ‘{ $swap } 2’라고 쓰면 왼쪽에서 두 번째 얼굴을 바꿔요. ‘{ $swap } Anna’는 저장한 얼굴 Anna를 쓰고, ‘{ $swap } 1 나 3 Anna’는 두 사람에게 얼굴을 하나씩 넣어요.
help-commands = 명령어
help-reactions = 반응
help-reaction = { $emoji } { $verb }
start-text = 사진을 보내 주시면 얼굴을 바꿔 드릴게요.
language-ask = 언어를 선택하세요
language-set = 이제 한국어로 말할게요.
language-name = 한국어

## 개인정보

privacy-title = 보관하는 정보
privacy-text = 사진은 암호화하고, 얼굴 바꾸기가 끝나면 삭제해요. { $hours ->
    [24] 결과물은 다시 받을 수 있도록 하루 동안 보관해요.
   *[other] 결과물은 다시 받을 수 있도록 { $hours }시간 동안 보관해요.
} 저장한 얼굴은 직접 삭제할 때까지 암호화해 보관해요. 얼굴 바꾸기 내역은 30일 동안, 약속한 날짜는 정보를 모두 삭제할 때까지 남아요. 얼굴을 구별하는 데이터는 저장하지 않아요. 어떤 정보도 AI 학습에 쓰지 않아요.
privacy-providers = 사진이 전송될 수 있는 곳: { $providers }.
privacy-local-only = 얼굴 바꾸기는 이 봇이 실행되는 컴퓨터에서 처리하고, 이를 위해 사진을 다른 서비스로 보내지 않아요.

## 질문

ask-which-picture = 어느 사진으로 할까요?
private-here = 여기서는 요청한 사람만 결과물을 볼 수 있어요. 결과물을 받으려면 버튼을 눌러 주세요.
private-here-button = 얼굴 바꾸기
ask-which-scene = 첫 번째 사진의 얼굴을 쓸게요. 어느 사진에 넣을까요?
ask-role = 이 사진으로 무엇을 할까요?
ask-role-face = 이 사진의 얼굴 쓰기
ask-role-scene = 이 사진에 얼굴 넣기
ask-role-save = 내 얼굴로 저장
ask-face = 이제 넣을 얼굴의 사진을 보내거나, 저장한 얼굴 중에서 골라 주세요.
ask-scene = 이제 얼굴을 바꿀 사진을 보내 주세요.
ask-face-name = 이름을 뭐라고 할까요?
button-yes = 예
button-no = 아니요
button-back = 뒤로
button-close = 닫기
button-save = 저장
form-swap = 얼굴 바꾸기
form-face = 넣을 얼굴
form-saved = 또는 저장한 얼굴
form-which = 바꿀 얼굴
form-private = 나만 보기
form-add-face = 내 얼굴 추가
asking-over = 이미 끝난 질문이에요. 아무 일도 일어나지 않았다면 다시 요청해 주세요.
too-much-at-once = 한꺼번에 너무 많이 와서 일부를 건너뛰었어요. 나머지에 대한 답을 받으신 다음, 건너뛴 것을 다시 보내 주세요.
stopped = 중단했어요.

## 얼굴

face-saved = ‘{ $name }’ 이름으로 저장했어요.
face-saved-default = ‘{ $name }’ 이름으로 저장했어요. 다른 얼굴을 고르지 않으면 이 얼굴을 쓸게요.
face-list-title = 내 얼굴
face-list-none = 아직 저장한 얼굴이 없어요.
face-line = { $isDefault ->
    [yes] { $name }(기본)
   *[no] { $name }
}
face-default-set = 이제 ‘{ $name }’ 얼굴이 기본이에요.
face-renamed = 이름을 바꿨어요: ‘{ $name }’
face-deleted = ‘{ $name }’ 얼굴을 삭제했어요.
face-unnamed = 얼굴 { $number }

## 내 얼굴 바꾸기 내역

jobs-title = 얼굴 바꾸기 내역
jobs-none = 여기에는 얼굴 바꾸기 내역이 없어요.
jobs-none-to-cancel = 취소할 것이 없어요.
job-state = { $state ->
    [queued] { $position ->
        [0] 곧 시작
       *[other] 대기 { $position }번째
    }
    [running] 바꾸는 중
    [delivering] 보내는 중
    [done] 완료
    [late] 늦게 도착
    [refused] 바꿀 수 없음
    [failed] 실패
    [cancelled] 취소됨
   *[parked] 결과를 알 수 없음, 내 결정 대기 중
}
going-on = 하고 있어요. 얼마나 진행됐는지는 해당 작업의 메시지에서 볼 수 있어요.
show-later = 이 메시지는 15분 동안만 업데이트할 수 있어요. 그 뒤에는 ‘{ $button }’ 버튼을 눌러 결과물을 받아 주세요.
cancelling = 취소하는 중…
cancel-too-late = 이미 끝났어요.
deleted = 삭제했어요.
delete-emptied = Telegram에서는 이틀이 지난 메시지를 삭제할 수 없어서, 메시지에서 사진만 지웠어요.
delete-failed = Telegram에서 일부를 삭제하지 못했어요. 나머지는 직접 삭제하거나 관리자에게 부탁해 주세요.
delete-left = 삭제했어요. 여기서 삭제할 수 없는 사본이 { $count }개 있어요. 각 사본 아래의 ‘삭제’ 버튼을 눌러 주세요.
published = 공개했어요.
expected = { $minutes ->
    [0] 약 { $seconds }초 남았어요.
   *[other] 약 { $minutes }분 남았어요.
}

## 결과물

caption = AI로 얼굴을 바꿨어요 · 만든 봇: { $bot }
made-with = 만든 봇: { $bot }
alt-text = { $which ->
    [all] 모든 얼굴을
    [one-of] 얼굴 { $count }개 중 가장 큰 얼굴을
    [nth] 왼쪽에서 { $numbers }번째 얼굴을
    [assigned] { $count ->
        [0] 얼굴을
       *[other] 왼쪽에서 { $numbers }번째 얼굴을
    }
   *[largest] 얼굴 하나를
} AI로 바꾼 { $kind ->
    [image] 사진
    [gif] 움직이는 사진
   *[video] 동영상
}
result-smaller = 원본은 여기서 보낼 수 있는 한도인 { $limitMb }MB를 넘어서, 더 작은 버전을 보냈어요.
result-as-file = Telegram에서 변환되지 않도록 파일로 보냈어요.
result-as-link = 너무 커서 여기로 보낼 수 없어요. { $hours }시간 동안 이 링크에서 받을 수 있어요: { $url }
result-too-large = 결과물이 너무 커서 여기로 보낼 수 없어요. 한도는 { $limitMb }MB예요. 더 작거나 짧은 것으로 시도해 주세요.
album-progress = { $total }개 중 { $done }개 완료했어요.
album-done = { $failed ->
    [0] { $total }개 모두 완료했어요.
   *[other] { $total }개 중 { $done }개 완료, { $failed }개 실패했어요.
}
album-uncertain = 결과물이 잘 도착했는지 확실하지 않아요. 다시 보낼까요?

## 누구의 것인지, 무엇이 빠졌는지

not-yours = 이 버튼은 { $owner }님만 누를 수 있어요.
nothing-to-swap = 사진이 보이지 않아요. { help-ways }
swap-words-unknown = “{ $words }” 부분을 이해하지 못했어요. { help-which-telegram }
help-ways = 사진에 답장하거나 사진을 첨부해 주세요.
picture-hidden = Discord에서는 답장하신 메시지의 사진이 저에게 보이지 않아요. 그 메시지를 오른쪽 클릭하고 ‘앱’에서 ‘{ $menu }’ 메뉴를 선택해 주세요.
sticker-moving = 움직이는 스티커는 바꿀 수 없어요. 사진이나 GIF, 동영상을 보내 주세요.
file-too-large-here = Telegram에서는 제가 { $limitMb }MB가 넘는 파일을 받을 수 없어요. 더 작거나 짧은 것을 보내 주세요.
missing-permission = 여기서는 제게 ‘{ $permission }’ 권한이 필요해요. 관리자에게 요청해 주세요.
permission-attach-files = 파일 첨부
reactions-need-admin = Telegram에서는 제가 관리자인 곳에서만 반응을 볼 수 있어요. 버튼으로도 똑같이 할 수 있어요.
unknown-command = 모르는 명령어예요. { help-hint }
help-hint = { $help } 명령어로 제가 할 수 있는 일을 볼 수 있어요.

## 설정

settings-title = { $place } 설정
settings-saved = 저장했어요.
settings-admins-only = 여기서는 관리자만 설정을 바꿀 수 있어요.
settings-not-here = 여기에는 설정할 것이 없어요. 설정은 서버와 그룹에서 할 수 있어요.
private-chat-first = 여기서는 결과물을 1:1 채팅으로 보내요. 먼저 저와의 채팅을 열어 주시면 이어서 할게요.
setting-access = 얼굴을 바꿀 수 있는 사람
setting-access-value = { $who ->
    [everyone] 모두
    [admins] 관리자만
   *[members] { $names }
}
setting-members = 관리자와 멤버 { $count }명
setting-members-how = 다른 멤버도 쓸 수 있게 하려면 그 멤버의 메시지에 { $settings } 명령어로 답장해 주세요.
setting-channels = 사용할 수 있는 곳
setting-channels-everywhere = 모든 곳
setting-this-topic = 이 주제
setting-topics = 주제 { $count }개
setting-memberADay = 멤버별 하루 한도
setting-placeADay = 서버 전체 하루 한도
setting-placeADay-telegram = 그룹 전체 하루 한도
setting-limits = 하루 한도
setting-isPrivate = 결과물 기본 비공개
setting-isPrivate-telegram = 결과물을 1:1 채팅으로 받기
setting-providers = AI 서비스
setting-providers-all = 전체
setting-locale = 언어
setting-locale-own = 멤버 각자의 언어
setting-limit = { $limit ->
    [none] 여기서는 한도 없음
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] 예
   *[no] 아니요
}
