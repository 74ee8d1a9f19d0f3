warning-no-badge = 이 결과물에는 ‘AI’ 표시를 넣지 못했어요. AI로 만들었다고 직접 밝혀 주세요.

setting-badge = ‘AI’ 표시
setting-badge-value = { $badge ->
    [corner] 모든 결과물의 한쪽 구석에
    [caption] 없음, 결과물 아래에 글로만
   *[own] 운영자가 정한 대로
}
