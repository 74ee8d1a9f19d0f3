## 机器人还没说话时，Telegram 显示的内容

profile-description = 我能把一张照片里的脸换到另一张照片、GIF 或视频里。
    在这里发一张照片给我，或者把我拉进群组，用 { $swap } 回复图片。
    每个结果都会标明由 AI 制作。请只用经本人同意的脸。
profile-text = 给照片、GIF 和视频换脸。每个结果都会标明由 AI 制作。

## 第一条消息

start-group = 用 { $swap } 回复一张图片，我就来换脸。
start-save-face = 保存我的脸
start-how = 使用方法
start-language = 语言

## 通往私聊的链接

button-open-chat = 打开私聊
link-over = 这个链接太旧了。请回到原来的聊天里再试一次。
link-not-yours = 这个按钮是给 { $owner } 的。不过我也很乐意给你换一张：

## 在其他聊天里

inline-swap = 给图片换脸…
inline-result = AI 换脸
guest-working = 正在处理。结果会私下发给 { $name }，Telegram 允许的话，也会显示在这里。
guest-in-private = 结果已经在私聊里发给 { $name } 了。我没法在这里显示。
guest-failed = { $name }，这次没成功。原因我写在私聊里了。
guest-asked = { $name }，我在私聊里问了你一个问题。回答之后我就继续。
guest-closed = { $name }，结果会先发到私聊。请打开私聊，然后我就继续。
guest-no-picture = 回复一张图片并提及 { $bot }，我就把你的脸换上去。
guest-words = 我不明白“{ $words }”是什么意思。请只提及 { $bot }，或者再加上“全部”、左起的脸的编号，或你保存的脸的名字。
