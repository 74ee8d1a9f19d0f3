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
