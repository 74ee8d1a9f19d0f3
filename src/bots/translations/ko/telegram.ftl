## 봇이 말하기 전에 Telegram에 표시되는 소개

profile-description = 사진 속 얼굴을 다른 사진이나 GIF, 동영상에 넣어 드려요.
    여기로 사진을 보내거나, 저를 그룹에 추가하고 사진에 { $swap } 명령어로 답장해 주세요.
    모든 결과물에는 AI로 만들었다는 표시가 들어가요. 동의한 사람의 얼굴만 사용해 주세요.
profile-text = 사진, GIF, 동영상 속 얼굴을 바꿔 드려요. 모든 결과물에는 AI로 만들었다는 표시가 들어가요.

## 첫 메시지

start-group = 사진에 { $swap } 명령어로 답장하면 얼굴을 바꿔 드릴게요.
start-save-face = 내 얼굴 저장
start-how = 사용 방법
start-language = 언어

## 1:1 채팅으로 가는 링크

button-open-chat = 채팅 열기
link-over = 너무 오래된 링크예요. 링크가 있던 채팅에서 다시 요청해 주세요.
link-not-yours = 그 버튼은 { $owner }님만 쓸 수 있어요. 대신 이렇게 요청하실 수 있어요:

## 다른 채팅에서

inline-swap = 사진 속 얼굴 바꾸기…
inline-result = AI 얼굴 바꾸기
guest-working = 하고 있어요. 결과물은 { $name }님에게 1:1 채팅으로 보내고, Telegram에서 허용하면 여기에도 표시할게요.
guest-in-private = { $name }님, 결과물을 1:1 채팅으로 보냈어요. 여기에는 표시할 수 없어요.
guest-failed = { $name }님, 잘되지 않았어요. 이유는 1:1 채팅으로 보냈어요.
guest-asked = { $name }님, 1:1 채팅으로 질문을 하나 보냈어요. 답해 주시면 이어서 할게요.
guest-closed = { $name }님, 결과물은 먼저 1:1 채팅으로 보내요. 채팅을 열어 주시면 이어서 할게요.
guest-no-picture = 사진에 답장하며 { $bot } 봇을 멘션하면 그 사진에 본인 얼굴을 넣어 드릴게요.
guest-words = “{ $words }” 부분을 이해하지 못했어요. { $bot } 봇만 멘션하거나, 뒤에 ‘모두’나 왼쪽부터 센 얼굴 번호, 저장한 얼굴의 이름을 붙여 주세요.
