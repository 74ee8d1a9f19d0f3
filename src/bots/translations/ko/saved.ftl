## 저장한 얼굴의 사진

photo-ask = 어느 얼굴을 저장할까요?
photo-ask-more = 이 중에서 ‘{ $name }’ 얼굴은 어느 것인가요?
photo-another = 다른 사진…
photo-field = 이 얼굴의 다른 사진
photo-add = 사진 추가
photo-remove = 사진 삭제
photo-remove-number = { $number }번 삭제
photo-remove-ask = 어느 사진을 삭제할까요?
photo-added = 저장했어요. 이제 ‘{ $name }’ 얼굴의 사진은 { $count }장이에요.
photo-removed = 그 사진을 삭제했어요.
photos-button = 사진
photos-title = { $name } · 사진 { $count }장
photos-hint = 같은 사람의 사진이 2~5장 있으면 결과물이 더 좋아져요.
photos-alt = { $name }, { $number }번 사진
face-delete-ask = ‘{ $name }’ 얼굴을 삭제할까요? 사진 { $count }장도 함께 삭제돼요.
face-delete-sure = 예, 삭제
face-new-name = 새 이름
photo-send = ‘{ $name }’ 얼굴의 다른 사진을 보내 주세요.
photo-reply = 그런 다음 그 사진에 { $face } 명령어로 답장해 주세요.
faces-in-private = { $name }님, 저장한 얼굴 목록을 1:1 채팅으로 보냈어요.
faces-how = { $faces } 명령어로 할 수 있어요.
