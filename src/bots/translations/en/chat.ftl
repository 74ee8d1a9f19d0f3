## The promise

promise-title = Before your first swap
promise-text = Please promise once: I may use these pictures. Everyone whose face is in them has agreed, nobody is shown nude or in a sexual way, and I will not pass the result off as real.
promise-agree = I promise
promise-decline = No
promise-given = Thank you. Going on.
promise-not-by-channel = I cannot tell who writes as a channel, so nobody could promise. Write under your own name and ask again.
promise-declined = Then nothing is swapped. You can change your mind any time.

## Help

help-title = What I can do
help-intro = I put a face from one picture into another. The result is marked as made by AI.
help-ways-discord = Use { $swap }, right-click a picture and open Apps, reply to a picture and mention me, or send me two pictures in a direct message, the face first.
help-ways-telegram = Reply to a picture with { $swap }, send a picture with { $swap } as its caption in reply to another, or send me two pictures in a private chat.
help-which-telegram = Of several faces the largest is replaced. { $swap } all replaces every face, { $swap } 2 the second from the left. { $swap } Anna takes your saved face Anna, and { $swap } 1 Me 3 Anna gives two people a face each.
help-commands = Commands
help-reactions = Reactions
help-reaction = { $emoji } { $verb }
help-invite = Add me to a server of yours
start-text = Send me two pictures: a face and the picture it is to be put into. I ask which is which.
language-ask = Which language shall I use?
language-set = From now on I write English.
language-name = English

## Privacy

privacy-title = What is kept
privacy-text = The pictures you send are kept encrypted while a swap runs and deleted when it ends; results are kept for a day, so that they can be sent again. Saved faces are kept encrypted until you delete them. Records of your swaps are kept for 30 days, the date of your promise until you have everything deleted. What tells faces apart is never stored. Nothing is used to train anything.
privacy-providers = Pictures may be sent to: { $providers }.
privacy-local-only = Pictures do not leave the machine this bot runs on.

## Asking

ask-which-picture = Which picture?
private-here = Here I show results only to whoever asks for them. Press the button to get yours.
private-here-button = Swap
ask-which-scene = Picture 1 is the face. Which one shall I put it on?
ask-role = What is this picture?
ask-role-face = The face to put on
ask-role-scene = The picture to change
ask-role-save = Save it as my face
ask-face = Now send the face to put on, or choose one of yours.
ask-scene = Now send the picture to change.
ask-face-to-use = Which face?
ask-face-name = What shall it be called?
ask-faces-of-scene = Whose face is to be replaced?
ask-sure = Are you sure?
button-yes = Yes
button-no = No
button-back = Back
button-close = Close
button-stop = Stop
button-save = Save
button-use-default = My face
button-new-face = Another face
button-largest = The largest face
button-all = All faces
button-next = More
form-swap = Swap a face
form-face = The face to put on
form-saved = Or a saved face
form-which = Whose face is replaced
form-private = Only for me
form-add-face = Add your face
asking-over = This question is no longer open.
too-much-at-once = That was too much at once, so I skipped some of it. Please send it again when I have answered the rest.
stopped = Stopped.

## Faces

face-saved = Saved as “{ $name }”.
face-saved-default = Saved as “{ $name }”. It is used when you name no face.
face-list-title = Your faces
face-list-none = You have no saved face yet.
face-line = { $isDefault ->
    [yes] { $name } (used when you name none)
   *[no] { $name }
}
face-default-set = “{ $name }” is now used when you name no face.
face-renamed = It is called “{ $name }” now.
face-deleted = “{ $name }” is deleted.
face-unnamed = Face { $number }

## Swaps of a person

jobs-title = Your swaps
jobs-none = There is no swap of yours.
jobs-none-to-cancel = There is nothing to cancel.
job-state = { $state ->
    [queued] { $position ->
        [0] about to begin
       *[other] place { $position } in line
    }
    [running] running
    [delivering] being sent
    [done] done
    [late] the result came late
    [refused] refused
    [failed] failed
    [cancelled] cancelled
   *[parked] uncertain, waits for a decision
}
job-line = { $when }: { job-state }
job-line-with = { $when }: { job-state } ({ provider-name })
going-on = Going on. The swap's own message shows how far it is.
show-later = Discord lets me change this message for 15 minutes only. “{ $button }” brings the result once it is there.
cancelling = Cancelling.
cancel-too-late = It has ended already.
deleted = Deleted.
delete-emptied = Telegram does not let me delete messages after two days, so I took the picture out of it.
delete-failed = Telegram did not let me delete all of it. Please delete the rest by hand, or ask an admin to.
published = Published.
expected = { $minutes ->
    [0] About { $seconds } s left.
   *[other] About { $minutes } min left.
}

## The result

caption = AI-modified · made with { $bot }
alt-text = A picture in which a face was replaced by AI
alt-text-moving = A moving picture in which a face was replaced by AI
result-ready = The result is ready.
result-smaller = The original is too large to send here ({ $limitMb } MB is the limit); this is a smaller encoding.
result-as-file = Sent as a file, which Telegram leaves as it is.
result-as-link = Too large to send here. For { $hours } h it can be fetched at { $url }
result-too-large = The result is too large to send here: { $limitMb } MB is the limit.
album-progress = { $done } of { $total } done.
album-done = { $failed ->
    [0] All { $total } done.
   *[other] { $done } of { $total } done, { $failed } without a result.
}
album-uncertain = It is not certain whether the results arrived. Send them again?

## Whose it is, and what is missing

not-yours = This belongs to { $owner }.
nothing-to-swap = There is no picture. { help-ways }
swap-words-unknown = I do not know what “{ $words }” means. { help-which-telegram }
help-ways = Reply to a picture, or attach one.
picture-hidden = Discord does not show me the picture you replied to. Right-click it, open Apps and choose “{ $menu }”.
reply-to-picture = Reply to the picture you want to change.
sticker-moving = I can't do animated stickers. Send a photo, GIF or video.
media-gone = The picture is no longer there.
file-too-large-here = Telegram does not let me fetch files of more than { $limitMb } MB.
missing-permission = I lack the permission “{ $permission }” here.
reactions-need-admin = Telegram tells me of reactions only where I am an admin. The buttons do the same.
unknown-command = I do not know this command. { help-hint }
help-hint = { $help } shows what I can do.

## Settings

settings-title = Settings of { $place }
settings-saved = Saved.
settings-admins-only = Only those who run this place may change its settings.
settings-not-here = There is nothing to set here.
private-chat-first = Results come in a private chat here. Please open one with me first: { $link }
setting-access = Who may swap
setting-access-value = { $who ->
    [everyone] everyone
    [admins] only admins
   *[members] { $names }
}
setting-members = { $count ->
    [one] admins and one member
   *[other] admins and { $count } members
}
setting-members-how = To let in single members, answer one of their messages with { $settings }.
setting-channels = Where
setting-channels-everywhere = everywhere
setting-this-topic = this topic
setting-topics = { $count ->
    [one] one topic
   *[other] { $count } topics
}
setting-memberADay = Swaps a member may ask for in a day
setting-placeADay = Swaps a day, all together
setting-limits = Limits a day
setting-isPrivate = Private unless asked otherwise
setting-isPrivate-telegram = Results in a private chat
setting-providers = Providers
setting-providers-all = all that are set up
setting-locale = Language
setting-locale-own = each member's own
setting-limit = { $limit ->
    [none] no limit of its own
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] yes
   *[no] no
}
