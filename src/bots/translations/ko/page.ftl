## 브라우저에서 보는 페이지

page-title = 얼굴 바꾸기
page-lead = 사진 속 얼굴을 다른 사진이나 GIF, 동영상에 넣어 보세요.
page-needs-scripts = 이 페이지를 사용하려면 JavaScript가 필요해요.

page-key = 키
page-key-ask = 이 페이지를 사용하려면 키가 필요해요. 키는 운영자에게 받을 수 있어요.
page-key-kept = 키는 이 탭을 닫을 때까지만 보관돼요.
page-key-continue = 계속
page-key-wrong = 여기서는 쓸 수 없는 키예요.
page-key-forget = 키 지우기

page-face = 얼굴
page-face-of = 얼굴 { $letter }
page-face-hint = 얼굴 사진을 여기로 끌어다 놓거나 붙여 넣으세요.
page-face-choose = 사진 선택
page-face-several = 같은 사람의 사진이 더 있으면 결과물이 더 좋아져요. 최대 { $most }장까지 넣을 수 있어요.
page-face-unused = GIF나 동영상에는 얼굴 A만 사용돼요.
page-photos-unused = 일부 얼굴만 바꾸거나 여러 사람의 얼굴을 넣을 때는 각각 첫 번째 사진만 사용돼요.
page-photo-number = { $number }번 사진
page-photo-add = 사진 추가
page-photo-remove = { $number }번 사진 빼기
page-person-add = 얼굴 더 추가
page-person-remove = 얼굴 { $letter } 빼기

page-picture = 바꿀 사진
page-picture-hint = 사진이나 GIF, 동영상을 여기로 끌어다 놓거나 붙여 넣으세요.
page-picture-choose = 파일 선택
page-picture-other = 변경
page-picture-remove = 빼기
page-looking = 얼굴을 찾는 중…
page-faces-found = 찾은 얼굴: { $count }개.
page-faces-ask = 바꿀 얼굴의 번호를 모두 누르세요.
page-faces-ask-whose = 넣을 얼굴의 글자가 나올 때까지 번호를 누르세요.
page-faces-none = 얼굴이 보이지 않아요. 얼굴이 더 큰 사진으로 시도해 보세요.
page-faces-unfit = 충분히 크고 정면을 향한 얼굴이 없어요. 다른 사진으로 시도해 보세요.
page-face-number = { $number }번 얼굴
page-face-unfit = 너무 작거나 옆으로 너무 돌아가 있음
page-face-chosen = { $face } 넣음
page-face-stays = 그대로 둠
page-moving-ask = 어느 얼굴을 바꿀까요?
page-largest = 가장 큰 얼굴
page-all = 모든 얼굴

page-swap = 얼굴 바꾸기
page-needs-face = 먼저 얼굴 사진을 추가해 주세요.
page-needs-picture = 먼저 바꿀 사진이나 GIF, 동영상을 선택해 주세요.
page-needs-choice = 먼저 얼굴 번호를 하나 이상 눌러 주세요.
page-sending = 사진을 보내는 중…
page-queued = 차례를 기다리는 중
page-queued-at = 차례를 기다리는 중, 대기 { $place }번째
page-working = 얼굴을 바꾸는 중…
page-left = 약 { $time } 남음
page-again-soon = 연결이 끊겼어요. 다시 시도하는 중…
page-parked = 이 작업이 완료됐는지 아직 알 수 없어요. 사람이 직접 확인해야 해요.
page-cancel = 취소
page-cancelled = 얼굴 바꾸기를 취소했어요.
page-progress = 진행 상황

page-result = 결과물
page-compare = 전후 비교
page-compare-before = 바꾸기 전
page-compare-after = 바꾼 후
page-compare-at = 바꾸기 전 { $percent }
page-download = 다운로드
page-verify = 출처 확인
page-verifying = 확인하는 중…
page-delete = 삭제
page-deleted = 결과물을 삭제했어요.
page-start-over = 처음부터 다시
page-until = { $where ->
    [server] 직접 삭제하지 않으면 { $time }까지 여기에 보관돼요.
   *[machine] 직접 삭제하거나 프로그램을 끝내지 않으면 { $time }까지 보관돼요.
}

page-error-network = 서버에 연결할 수 없어요. 잠시 후 다시 시도해 주세요.
page-error-answer = 문제가 생겼어요(오류 { $status }). 잠시 후 다시 시도해 주세요.
page-error-not-media = ‘{ $name }’ 파일은 사진이나 GIF, 동영상이 아니에요.
page-error-too-large = ‘{ $name }’ 파일이 너무 커요. 최대 { $most }까지 쓸 수 있어요.
page-error-too-many = 얼굴 하나에 사진은 { $most }장까지 쓸 수 있어요. 나머지는 뺐어요.
page-error-full = 두 자리가 모두 찼어요. 먼저 하나를 빼 주세요.

page-about-marked = 모든 결과물에는 AI로 만들었다는 표시가 들어가요.
page-about-kept = { $hours ->
    [24] 사진과 결과물은 최대 하루 동안 보관돼요.
   *[other] 사진은 최대 하루, 결과물은 { $hours }시간 동안 보관돼요.
}
page-about-here = { $where ->
    [server] 모든 것은 이 서버에만 남아요.
   *[machine] 모든 것은 이 컴퓨터에만 남아요.
}
page-about-sent = 얼굴을 바꾸기 위해 사진을 { $names }에 보내요.
page-about-agree = 동의한 사람의 얼굴만 사용하세요.
