## What Telegram shows of the bot before it has said anything

profile-description = I put a face from one photo into another photo, a GIF or a video.
    Send me a photo here, or add me to a group and answer a picture with { $swap }.
    Every result is marked as made by AI. Please only use faces of people who agreed.
profile-text = Swaps faces in photos, GIFs and videos. Every result is marked as made by AI.

## The first message

start-group = Reply to a picture with { $swap } and I'll swap the face.
start-save-face = Save my face
start-how = How it works
start-language = Language

## Links to the private chat

button-open-chat = Open our chat
link-over = That link is too old. Please ask again in the chat it came from.
link-not-yours = That button is for { $owner }. But I'm happy to swap one for you:

## In other chats

inline-swap = Swap a picture…
inline-result = AI face swap
guest-working = On it. The result goes to { $name } in private, and appears here if Telegram lets me.
guest-in-private = { $name } has the result in our private chat. I can't show it here.
guest-failed = { $name }, that didn't work. I've written why in our private chat.
guest-asked = { $name }, I have a question for you in our private chat. Then I go on.
guest-closed = { $name }, the result goes to our private chat first. Please open it, then I go on.
guest-no-picture = Reply to a picture and mention { $bot }, and I'll put your face into it.
guest-words = I don't know what “{ $words }” means. Mention { $bot } alone, or add “all”, the number of a face from the left, or the name of a face you have saved.
