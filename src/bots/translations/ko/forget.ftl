## 한 사람의 정보를 모두 삭제

verb-forget = 내 정보 모두 삭제하기
    .name = 모두삭제
forget-faces = { $faces ->
    [0] 저장한 얼굴 0개
   *[other] 저장한 얼굴 { $faces }개
}
forget-swaps = { $swaps ->
    [0] 얼굴 바꾸기 0건
   *[other] 얼굴 바꾸기 { $swaps }건
}
forget-title = 내 정보를 모두 삭제할까요?
forget-ask = 지금 보관하는 정보: { forget-faces }, { forget-swaps }. 사진과 결과물, 아직 답하지 않은 질문, 약속까지 모두 삭제돼요. 끝나지 않은 작업은 취소돼요. 되돌릴 수 없어요.
forget-yes = 예, 모두 삭제
forget-no = 아니요, 그대로 두기
forget-working = 삭제하는 중… 1분 정도 걸릴 수 있어요.
forget-done = 보관하던 정보를 모두 삭제했어요: { forget-faces }, { forget-swaps }, 그리고 사진과 결과물, 아직 답하지 않은 질문, 약속까지요.
forget-nothing = 여기에는 보관된 정보가 없었어요.
forget-vendor = { $what ->
    [deleted] { $provider }에서 만든 결과물은 그쪽에서도 삭제됐어요.
    [deleted-until] { $provider }에서 만든 결과물은 그쪽에서도 삭제됐어요. 그때 보낸 사진은 늦어도 { $until }까지 사라져요.
    [pending] { $provider }에서는 결과물이 아직 삭제되지 않았어요. 누구인지 밝히지 않고 계속 요청할게요.
    [kept-until] { $provider }에는 사진이 { $until }까지 남아 있을 수 있어요. 그쪽에 있는 것은 제가 삭제할 수 없어요.
   *[kept] { $provider }에는 사진이 남아 있을 수 있고, 언제까지인지는 알 수 없어요. 그쪽에 있는 것은 제가 삭제할 수 없어요.
}
forget-uncertain = 얼굴 바꾸기 { $count }건은 요금이 청구됐는지 알 수 없어요. 청구된 요금은 누구의 것인지 남기지 않고 30일 동안 기록으로 보관해요.
forget-stays = 남는 정보로는 누구인지 알 수 없어요. 오늘 얼굴을 바꾼 횟수, 그리고 차단이나 요청 거부가 있다면 계속 적용되도록 그 기록만 남아요.
forget-reach = 봇 운영자의 백업과 오래된 로그, 채팅에 있는 메시지는 제가 삭제할 수 없어요.
forget-later = 아직 다 끝내지 못했어요. 나머지는 가능한 한 빨리 자동으로 삭제할게요.
forget-ask-privately = 이건 1:1 채팅에서 진행할게요.
forget-asked-privately = 1:1 채팅으로 메시지를 보냈어요.
