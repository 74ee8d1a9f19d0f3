## AI 서비스

provider-name = { $provider ->
    [local] 이 봇의 자체 엔진
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] 이 봇의 자체 엔진
   *[other] { provider-name }
}
subject = { $subject ->
    [source] 얼굴 사진
    [reference] 바꿀 사람의 사진
    [result] 결과물
    [photo] { $photo }번 사진
    [asked] 이 파일
   *[target] 이 사진
}
Subject = { $subject ->
    [source] 얼굴 사진
    [reference] 바꿀 사람의 사진
    [result] 결과물
    [photo] { $photo }번 사진
    [asked] 이 파일
   *[target] 이 사진
}

## 진행 단계

stage-queued = 대기 순서는 { $position }번째예요.
stage-preparing = { $instead ->
    [yes] { setback } 이번에는 { provider-name }에서 시도하고 있어요.
   *[no] { $named ->
        [yes] { provider-name }에서 준비하는 중…
       *[no] 준비하는 중…
    }
}
stage-working = { $instead ->
    [yes] { setback } 이번에는 { provider-name }에서 시도하는 중…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] 얼굴을 바꾸는 중…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } 한 번 더 시도하고 있어요.
setback = { $failed ->
    [local] { $named ->
        [yes] 이 봇의 자체 엔진: { problem }.
       *[no] 잘되지 않았어요.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = 중간에 끊겨서 처음부터 다시 시작했어요.
stage-checking = { Provider-name }에서 분명한 답이 오지 않았어요. 작업이 어떻게 됐는지 알아보고 있어요.
stage-delivering = 결과물을 보내는 중…

## 결과

outcome-done = AI 얼굴 바꾸기 · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) }초{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = 취소했어요.
outcome-parked = { Provider-name }에서 요금이 청구됐을 수 있지만 분명한 답이 오지 않았어요. 혹시 몰라 다시 보내지 않았어요.
outcome-late = 이미 끝난 작업인데 { provider-name }에서 뒤늦게 결과물이 왔어요. { $hours ->
    [24] 하루 동안 보관할게요.
   *[other] { $hours }시간 동안 보관할게요.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = 그래도 요금은 청구됐어요.
charge-unknown = 요금이 청구됐는지는 알 수 없어요.

## AI 서비스에서 생긴 문제

problem = { $problem ->
    [unreachable] 연결할 수 없어요
    [timed-out] 제시간에 답이 오지 않았어요
    [overloaded] 지금 너무 붐벼요
    [rate-limited] 지금 요청이 너무 많아요
    [bad-key] 키가 맞지 않아요
    [not-allowed] 이 계정으로는 쓸 수 없어요
    [out-of-credit] 계정 잔액이 부족해요
    [maintenance] 점검 중이에요
    [rejected-request] 요청이 받아들여지지 않았어요
    [bad-answer] 받은 답을 이해할 수 없어요
    [gone] 이 작업의 기록이 더는 없어요
    [budget-used-up] 오늘 예산을 다 썼어요
    [deadline] 너무 오래 걸렸어요
    [not-begun] 하루 안에 시작하지 못했어요
    [bad-result] 받은 결과물을 쓸 수 없어요
    [not-fetched] 결과물은 만들어졌지만 지금은 내려받을 수 없어요. 계속 시도해서 받게 되면 알려 드릴게요
    [unchecked] 결과물은 만들어졌지만 아직 확인하지 못했어요. 계속 시도해서 확인이 끝나면 알려 드릴게요
    [undeliverable] 결과물을 보내지 못했어요
    [internal] 이쪽에서 문제가 생겼어요
    [unfit] 이 사진들로는 할 수 없어요
   *[failed] 얼굴 바꾸기를 끝내지 못했어요
}
problem-sentence = { $problem ->
    [deadline] 너무 오래 걸려서 중단했어요. 더 작거나 짧은 것으로 시도해 주세요.
    [not-begun] 하루 안에 시작하지 못해서 아무것도 하지 않았어요. 다시 요청해 주세요.
    [undeliverable] 결과물을 보내지 못했어요. 다시 시도해 주세요.
    [internal] 이쪽에서 문제가 생겼어요. 죄송해요. 잠시 후 다시 시도해 주세요.
    [timed-out] 너무 오래 걸려서 중단했어요. 더 작거나 짧은 것으로 시도해 주세요.
    [not-fetched] 결과물은 만들어졌지만 지금은 받을 수 없어요. 계속 시도해서 받게 되면 알려 드릴게요.
    [unchecked] 결과물은 만들어졌지만 아직 확인하지 못했어요. 계속 시도해서 확인이 끝나면 알려 드릴게요.
   *[failed] 얼굴 바꾸기를 끝내지 못했어요. 다시 시도하거나 다른 사진으로 시도해 주세요.
}

## 거절

refused-no-face = { subject }에서 얼굴을 찾을 수 없어요. 얼굴이 더 크고 카메라를 바라보는 것으로 시도해 주세요.
refused-another-person = { Subject }에는 다른 사람이 있는 것 같아요. 모두 같은 사람의 사진이어야 해요.
refused-face-too-small = { subject }에 있는 얼굴이 너무 작아요. 더 가까이서 찍은 것으로 시도해 주세요.
refused-face-turned-away = { subject }에 있는 얼굴이 옆으로 너무 돌아가 있어요. 카메라를 바라보는 것으로 시도해 주세요.
refused-face-up-or-down = { subject }에 있는 얼굴이 위나 아래를 너무 많이 보고 있어요. 카메라를 바라보는 것으로 시도해 주세요.
refused-faces-turned-apart = 두 얼굴이 보는 방향이 너무 달라요. 바꿀 사진과 같은 방향을 보는 얼굴 사진으로 시도해 주세요.
refused-no-such-face = { subject }에 그 얼굴이 보이지 않아요. 다른 번호나 모든 얼굴로 시도해 주세요.
refused-no-match = 바꿀 사람과 닮은 얼굴이 사진에 없어요. 그 사람의 다른 사진으로 시도해 주세요.
refused-too-many-faces = { Subject }에 얼굴이 너무 많아서 { $named ->
    [yes] { provider-name }
   *[no] 이 봇
}에서는 쓸 수 없어요. 얼굴이 더 적은 것으로 시도해 주세요.
refused-unsupported-media = { Who }에서는 { subject }을 읽을 수 없어요. JPEG, PNG, MP4 중 하나로 시도해 주세요.
refused-media-too-long = { $subject ->
    [target] 이 동영상
   *[other] { Subject }
}은 너무 길어서 { $named ->
    [yes] { provider-name }
   *[no] 이 봇
}에서는 쓸 수 없어요. 더 짧은 것으로 시도해 주세요.
refused-media-too-large = { Subject }은 너무 커서 { $named ->
    [yes] { provider-name }
   *[no] 이 봇
}에서는 쓸 수 없어요. 더 작은 것으로 시도해 주세요.
refused-needs-video-library = { $subject ->
    [target] 이 파일
   *[other] { Subject }
}은 GIF나 동영상이라 이 컴퓨터에서는 쓸 수 없어요. 선택 패키지 node-av가 필요해요(‘npm ci’로 설치할 수 있어요). 사진으로 시도해 주세요.
Who = { $named ->
    [yes] { Provider-name }
   *[no] 이 봇
}

## 알림

warning-several-faces = 얼굴이 { $count }개 보여서 가장 큰 얼굴을 바꿨어요.
warning-first-frame-only = 움직이는 사진이라 첫 장면을 사용했어요.
warning-faces-left-alone = 얼굴 { $count }개는 너무 작거나 옆으로 너무 돌아가 있어서 그대로 뒀어요.
warning-photo-left-out = { $reason ->
    [no-face] { $photo }번 사진은 얼굴을 찾을 수 없어서 뺐어요.
    [face-too-small] { $photo }번 사진은 얼굴이 너무 작아서 뺐어요.
   *[face-turned-away] { $photo }번 사진은 얼굴이 옆으로 너무 돌아가 있어서 뺐어요.
}
warning-begun-again = 중간에 한 번 끊겨서 처음부터 다시 시작했어요.

## 요청한 사람이 고칠 수 있는 것

error-empty-file = { Subject }이 빈 파일이에요. 다시 보내 주세요.
error-not-media = { $subject ->
    [source] 얼굴로 쓸 파일
    [reference] 바꿀 사람이 있는 파일
    [photo] { $photo }번 파일
   *[other] 이 파일
}은 { $type ->
    [unknown] 제가 아는 사진이나 동영상 형식이 아니에요.
    [text] 사진이 아니라 텍스트 파일이에요.
   *[other] 사진이 아니라 { $type } 파일이에요.
} { $subject ->
    [source] 사진을 보내 주세요.
    [reference] 사진을 보내 주세요.
    [photo] 사진을 보내 주세요.
    [asked] 사진을 보내 주세요.
   *[other] 사진이나 GIF, 동영상을 보내 주세요.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] 이 동영상의 형식은 열 수 없어요. 다른 동영상으로 시도해 주세요.
   *[other] { Subject }은 { $type } 형식이라 열 수 없어요. JPEG, PNG, WebP, AVIF 중 하나로 시도해 주세요.
}
error-heic = { Subject }은 iPhone 사진에 쓰이는 HEIC 형식이라 열 수 없어요. 스크린샷을 찍어서 보내 주세요. Telegram에서는 파일이 아니라 사진으로 보내도 돼요. 앞으로 찍을 사진을 위해 ‘설정 > 카메라 > 포맷 > 높은 호환성’을 선택해 두세요.
error-damaged-media = { Subject }이 손상돼서 열 수 없어요. 다시 보내거나 다른 것으로 시도해 주세요.
error-too-many-bytes = { Subject }이 너무 커요. 한도는 { $limitMb }MB예요. 더 작은 것으로 시도해 주세요.
error-too-many-pixels = { Subject }은 { $megapixels }메가픽셀로, 한도인 { $limitMegapixels }메가픽셀을 넘어요. 더 작은 것으로 시도해 주세요.
error-too-many-frames = { Subject }은 { $frames }프레임으로, 한도인 { $limitFrames }프레임을 넘어요. 더 짧은 것으로 시도해 주세요.
error-edge-too-long = { subject }은 한 변이 { $edge }픽셀로, 한도인 { $limitEdge }픽셀을 넘어요. 더 작은 것으로 시도해 주세요.
error-too-long = { $subject ->
    [target] 이 동영상
   *[other] { Subject }
}이 너무 길어요. 한도는 { $limitSeconds }초예요. 더 짧은 것으로 시도해 주세요.
error-moving-face = { $subject ->
    [source] { Subject }에는 GIF나 동영상을 쓸 수 없어요.
    [reference] { Subject }에는 GIF나 동영상을 쓸 수 없어요.
    [photo] { Subject }에는 GIF나 동영상을 쓸 수 없어요.
   *[other] 여기에는 GIF나 동영상을 쓸 수 없어요.
} 사진을 보내 주세요.
error-needs-video-library = 이 컴퓨터에서는 GIF와 동영상을 바꿀 수 없어요. 선택 패키지 node-av가 필요해요(‘npm ci’로 설치할 수 있어요). 사진으로 시도해 주세요.
error-media-unreachable = { subject }을 받지 못했어요. 다시 보내 주세요.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who }에서는 아직 움직이는 GIF의 얼굴을 바꿀 수 없어요. 사진으로 시도해 주세요.
        [video] { Who }에서는 아직 동영상의 얼굴을 바꿀 수 없어요. 사진으로 시도해 주세요.
       *[other] { Who }에서는 이런 파일을 쓸 수 없어요. 사진으로 시도해 주세요.
    }
    [face-choice] { Who }에서는 얼굴을 그렇게 고를 수 없어요. 얼굴 하나나 모든 얼굴로 시도해 주세요.
    [size] { Who }에서는 이 크기의 파일을 쓸 수 없어요. 다른 것으로 시도해 주세요.
    [length] { Who }에서는 이 길이의 동영상을 쓸 수 없어요. 더 짧은 것으로 시도해 주세요.
    [needs-public-url] { Provider-name }에서는 공개 주소에서 사진을 가져가는데, 여기에는 공개 주소가 설정되어 있지 않아요.
    [needs-video-library] 이 컴퓨터에서는 GIF와 동영상을 바꿀 수 없어요. 선택 패키지 node-av가 필요해요(‘npm ci’로 설치할 수 있어요). 사진은 그대로 쓸 수 있어요.
    [needs-detector] 여기에는 얼굴을 찾는 기능이 없어서 { Provider-name }에서는 얼굴을 고를 수 없어요.
    [down] { Provider-name }에 지금 문제가 있어요. 나중에 다시 시도해 주세요.
    [out-of-credit] { Provider-name }: 계정 잔액이 부족해요.
    [bad-key] { Provider-name }: 키가 맞지 않아요.
    [queue-full] { Provider-name }에서는 지금 새 작업을 받지 않아요. 나중에 다시 시도해 주세요.
   *[other] 이것은 바꿀 수 없어요. 다른 사진으로 시도해 주세요.
}
error-unknown-provider = 여기에는 ‘{ $provider }’ 이름의 AI 서비스가 없어요.
error-consent-missing = 동의한 사람의 얼굴만 쓰겠다고 먼저 약속해 주세요.
error-quota-used-up = { $limit ->
    [member-minute] 한꺼번에 너무 많이 요청하셨어요. 1분만 기다렸다가 이어서 해 주세요.
    [at-once] 동시에 진행할 수 있는 작업 수를 다 채우셨어요. 하나가 끝나면 다시 시도해 주세요.
    [place-at-once] 여기서 동시에 진행할 수 있는 작업 수가 다 찼어요. 하나가 끝나면 다시 시도해 주세요.
    [all-at-once] 지금은 제가 동시에 할 수 있는 작업 수가 다 찼어요. 하나가 끝나면 다시 시도해 주세요.
    [all-day] 오늘은 봇 전체의 한도를 다 썼어요. UTC 자정(한국 시간 오전 9시)부터 다시 할 수 있어요.
    [place-day] 오늘은 여기서 쓸 수 있는 한도를 다 썼어요. UTC 자정(한국 시간 오전 9시)부터 다시 할 수 있어요.
   *[member-day] 오늘의 한도를 다 쓰셨어요. UTC 자정(한국 시간 오전 9시)부터 다시 할 수 있어요.
}
error-line-too-long = 기다리는 작업이 많아서 약 { $minutes }분 뒤에야 시작할 수 있어요. 나중에 다시 시도해 주세요.
error-no-room = 지금은 새 작업을 받을 여유가 없어요. 이미 시작한 작업은 계속돼요. 나중에 다시 시도해 주세요.
error-face-name-length = 이름은 1자에서 { $most }자까지 쓸 수 있어요. 다른 이름으로 시도해 주세요.
error-face-name-taken = ‘{ $name }’ 얼굴이 이미 있어요. 다른 이름으로 시도해 주세요.
error-too-many-faces = 얼굴은 { $most }개까지만 저장할 수 있어요. 먼저 하나를 삭제해 주세요.
error-no-such-face = 그런 얼굴은 저장되어 있지 않아요. 저장한 얼굴 중에서 골라 주세요.
error-no-saved-face = 저장한 얼굴이 없어요. 먼저 하나를 추가해 주세요.
error-setting-refused = { $setting ->
    [memberADay] 한도는 100,000 이하의 정수로 쓰거나 비워 두세요.
    [placeADay] 한도는 100,000 이하의 정수로 쓰거나 비워 두세요.
   *[other] 그렇게는 설정할 수 없어요.
}
error-place-closed = { $to ->
    [channel] 이 채널에서는 얼굴 바꾸기가 꺼져 있어요. 다른 채널에서 시도해 주세요.
   *[person] 여기서는 얼굴을 바꿀 권한이 없어요. 관리자가 허용할 수 있어요.
}
error-not-yours = 이 버튼은 요청한 사람만 누를 수 있어요.
error-nothing-new = 그러면 똑같은 결과물만 나와요. 다른 사진이나 다른 얼굴로 시도해 주세요.
error-again-done = 이미 끝났거나 진행 중이에요. 제가 더 최근에 보낸 메시지를 확인해 주세요.
error-job-gone = 이 작업의 기록이 더는 없어요. 새로 시작해 주세요.
error-result-gone = 이 결과물은 더 이상 없어요. 얼굴을 다시 바꿔 주세요.

## 운영자가 AI 서비스에 대해 알아야 할 것

note-unconfirmed-roles = { Provider-name } 쪽 설명은 어느 사진이 어떤 역할인지 앞뒤가 맞지 않아요. 유료로 사진 하나를 바꿔 보면 알 수 있어요. 얼굴 사진 쪽이 바뀌어 돌아오면 MODELSLAB_IMAGE_ROLES=face-first 값을 설정하세요. 두 사람이 나오는 동영상도 하나 바꿔 보고, 아무도 바뀌지 않았다면 MODELSLAB_VIDEO_REFERENCE=source 값을 설정하세요.
