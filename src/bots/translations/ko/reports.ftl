## 결과물 신고

verb-report = 이 봇의 결과물을 운영자에게 신고하기
    .name = 신고
    .button = 신고
    .menu-result = 신고
verb-mistake = 잘못된 판단이라고 알리기
    .button = 잘못된 판단이에요
option-message = 결과물이 있는 메시지의 링크
    .name = 메시지
option-reason = 무엇이 문제인지
    .name = 이유
report-form = 이 결과물 신고
report-form-reason = 무엇이 문제인가요? (비워 둬도 돼요)
report-how-discord = 결과물을 오른쪽 클릭하고 ‘앱’에서 ‘{ $menu }’ 메뉴를 선택하거나, 결과물이 있는 메시지의 링크를 알려 주세요.
report-how-telegram = 결과물에 { $report } 명령어로 답장해 주세요. 명령어 뒤에 쓴 내용도 함께 전달돼요.
report-taken = 고마워요. 신고 내용을 봇 운영자에게 전달했어요. 가능하면 결정된 내용을 1:1 채팅으로 알려 드릴게요.
report-taken-list = 고마워요. 신고 내용을 봇 운영자가 볼 수 있게 보관했어요. 바로 보는 것은 아니라서 답이 늦을 수 있어요.
report-again = 이미 신고하셨어요. 잊지 않고 있어요.
report-hidden = 결정될 때까지 결과물을 숨겨 둘게요.
mistake-taken = 고마워요. 사진은 빼고 봇 운영자에게 알릴게요.
error-nothing-to-report = 결과물이 있는 제 메시지만 신고할 수 있어요.
error-reported-enough = 신고는 한 시간에 { $count }번까지 할 수 있어요. 조금 뒤에 이어서 해 주세요.
error-member-blocked = 이 봇으로는 더 이상 얼굴을 바꿀 수 없어요. 운영자가 차단했어요.

## 신고 처리

report-hidden-result = 신고된 결과물이에요. 운영자가 확인할 때까지 숨겨 둘게요.
report-removed-result = 삭제된 결과물이에요.
report-answer-kept = 신고하신 결과물을 확인했고, 그대로 두기로 했어요. 신경 써 주셔서 고마워요.
report-answer-acted = 신고하신 결과물을 확인했고, 조치를 취했어요. 신경 써 주셔서 고마워요.
report-answer-read = 잘못된 판단이라고 알려 주신 거절을 확인했어요. 알려 주셔서 고마워요.

## 운영자가 보는 내용

report-title = 신고 { $id }
report-title-mistake = 잘못된 거절이라는 신고: { $id }
report-jobs = 얼굴 바꾸기: { $jobs }
report-code = 거절 사유: { $code }
report-at = 첫 신고: { $at } UTC
report-link = 메시지: { $link }
report-no-link = 메시지: 1:1 채팅에 있어 링크가 없음
report-count = 신고한 멤버: { $count }명
report-reason = “{ $reason }”
report-sight = { $sight ->
    [hidden] 결과물이 숨겨져 있어요.
    [removed] 결과물이 삭제됐어요.
    [unreachable] 그곳의 결과물은 제가 손댈 수 없어서 직접 삭제해야 해요.
   *[shown] 결과물이 표시되고 있어요.
}
report-decision = { $decision ->
    [delete] 삭제함
    [block-pictures] 사진 차단함
    [block-requester] 요청한 사람 차단함
   *[keep] 그대로 둠
} · { $at } UTC
report-decision-mistake = 읽음 · { $at } UTC
report-answers = 신고자에게 알림: { $all }명 중 { $told }명
decide-delete = 삭제
decide-block-pictures = 사진 차단
decide-block-requester = 요청한 사람 차단
decide-all = 세 가지 모두
decide-keep = 그대로 두기
decide-read = 읽음
decide-done = 완료했어요.
decide-not-here = 신고는 운영자 채널에서만 처리할 수 있어요.
decide-gone = 더 이상 보관하지 않는 신고예요.
setting-hidesReported = 신고된 결과물 바로 숨기기
setting-more = 더 보기…
