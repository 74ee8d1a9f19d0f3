## The promise

promise-title = Before your first swap
promise-text = Only use faces of people who agreed. Nothing sexual. Don't pass it off as real.
promise-agree = I promise
promise-decline = No
promise-given = Thanks – on it.
promise-not-by-channel = I can't tell who is writing as a channel, so nobody could promise. Write as yourself and ask again.
promise-declined = OK, nothing is swapped. You can change your mind any time.

## Help

help-title = What I can do
help-intro = I put a face from one picture into another. Every result says that AI made it.
help-ways-discord = Use { $swap }, right-click a picture and choose Apps, reply to a picture and mention me, or send me two pictures in a DM: first the face, then the picture to put it into.
help-ways-telegram = Reply to a picture with { $swap }, send a picture with the caption { $swap } in reply to another one, or send me two pictures in our private chat.
help-which-telegram = If there are several faces, I ask you which ones. { $swap } all swaps every face, { $swap } 2 the second from the left. { $swap } Anna uses your saved face Anna, and { $swap } 1 Me 3 Anna gives two people a face each.
help-commands = Commands
help-reactions = Reactions
help-reaction = { $emoji } { $verb }
start-text = Send me a photo and I'll swap the face.
language-ask = Choose a language
language-set = Switched to English.
language-name = English

## Privacy

privacy-title = What I keep about you
privacy-text = Your pictures are encrypted, and deleted when the swap ends. { $hours ->
    [24] Results stay for a day, so that you can get them again.
    [one] Results stay for { $hours } hour, so that you can get them again.
   *[other] Results stay for { $hours } hours, so that you can get them again.
} Saved faces stay encrypted until you delete them. The list of your swaps stays for 30 days, and the date of your promise until you delete everything. I never store what tells faces apart. Nothing is used to train anything.
privacy-providers = Your pictures may be sent to: { $providers }.
privacy-local-only = Swaps are made on the computer this bot runs on. Your pictures go to no other service for that.

## Asking

ask-which-picture = Which picture?
private-here = Results here are only for the person who asks. Press the button to get yours.
private-here-button = Swap
ask-which-scene = Picture 1 is the face. Which one should I put it on?
ask-role = What should I do with this picture?
ask-role-face = Take the face from it
ask-role-scene = Put a face into it
ask-role-save = Save it as my face
ask-face = Now send a photo of the face to put in, or pick one of yours.
ask-scene = Now send the picture to put it into.
ask-face-name = What should I call it?
button-yes = Yes
button-no = No
button-back = Back
button-close = Close
button-save = Save
form-swap = Swap a face
form-face = The face to put in
form-saved = Or a saved face
form-which = Which faces to swap
form-private = Only for me
form-add-face = Add your face
asking-over = This question is no longer open. If nothing happened, ask again.
too-much-at-once = That was a lot at once, so I skipped some of it. Please send it again when I've answered the rest.
stopped = Stopped.

## Faces

face-saved = Saved as “{ $name }”.
face-saved-default = Saved as “{ $name }”. I'll use it when you don't pick a face.
face-list-title = Your faces
face-list-none = You have no face saved yet.
face-line = { $isDefault ->
    [yes] { $name } (default)
   *[no] { $name }
}
face-default-set = “{ $name }” is your default now.
face-renamed = Renamed to { $name }.
face-deleted = Deleted “{ $name }”.
face-unnamed = Face { $number }

## Swaps of a person

jobs-title = Your swaps
jobs-none = You have no swaps here.
jobs-none-to-cancel = You have nothing to cancel.
job-state = { $state ->
    [queued] { $position ->
        [0] about to start
       *[other] number { $position } in line
    }
    [running] swapping
    [delivering] being sent
    [done] done
    [late] came late
    [refused] not possible
    [failed] failed
    [cancelled] cancelled
   *[parked] unclear, waits for your decision
}
going-on = On it. The swap's own message shows how far it is.
show-later = I can only update this message for 15 minutes. After that, “{ $button }” gets you the result.
cancelling = Cancelling…
cancel-too-late = It's already over.
deleted = Deleted.
delete-emptied = Telegram doesn't let me delete messages after two days, so I took the picture out of it.
delete-failed = Telegram didn't let me delete all of it. Please delete the rest yourself, or ask an admin.
delete-left = { $count ->
    [one] Deleted, but one copy is where I can't delete it from here: press Delete below it.
   *[other] Deleted, but { $count } copies are where I can't delete them from here: press Delete below each of them.
}
published = Published.
expected = { $minutes ->
    [0] About { $seconds } s left.
   *[other] About { $minutes } min left.
}

## The result

caption = Changed by AI · made with { $bot }
made-with = Made with { $bot }
alt-text = { $kind ->
    [image] A picture
    [gif] A moving picture
   *[video] A video
} in which { $which ->
    [all] all faces were
    [one-of] the largest of { $count } faces was
    [nth] face { $numbers } from the left was
    [assigned] { $count ->
        [0] faces were
        [one] face { $numbers } from the left was
       *[other] faces { $numbers } from the left were
    }
   *[largest] a face was
} replaced by AI
result-smaller = The original is over the { $limitMb } MB that can be sent here, so this is a smaller version.
result-as-file = Sent as a file, so that Telegram doesn't change it.
result-as-link = Too large to send here. You can get it for { $hours } h at { $url }
result-too-large = The result is too large to send here: { $limitMb } MB is the limit. Try a smaller or shorter one.
album-progress = { $done } of { $total } done.
album-done = { $failed ->
    [0] All { $total } done.
   *[other] { $done } of { $total } done, { $failed } didn't work.
}
album-uncertain = I'm not sure that the results arrived. Send them again?

## Whose it is, and what is missing

not-yours = Only { $owner } can press this.
nothing-to-swap = I don't see a picture. { help-ways }
swap-words-unknown = I don't know what “{ $words }” means. { help-which-telegram }
help-ways = Reply to a picture, or attach one.
picture-hidden = Discord doesn't show me the picture you replied to. Right-click it, open Apps and choose “{ $menu }”.
sticker-moving = I can't do animated stickers. Send a photo, GIF or video.
file-too-large-here = Telegram doesn't let me fetch files over { $limitMb } MB. Send a smaller or shorter one.
missing-permission = I need the permission “{ $permission }” here. Please ask an admin for it.
permission-attach-files = Attach Files
reactions-need-admin = Telegram only tells me about reactions where I'm an admin. The buttons do the same.
unknown-command = I don't know that command. { help-hint }
help-hint = { $help } shows what I can do.

## Settings

settings-title = Settings of { $place }
settings-saved = Saved.
settings-admins-only = Only admins can change the settings here.
settings-not-here = There is nothing to set here. Settings are for servers and groups.
private-chat-first = Results come in a private chat here. Please open ours first, then I'll go on.
setting-access = Who can swap
setting-access-value = { $who ->
    [everyone] everyone
    [admins] only admins
   *[members] { $names }
}
setting-members = { $count ->
    [one] admins and one member
   *[other] admins and { $count } members
}
setting-members-how = To let in one more member, reply to one of their messages with { $settings }.
setting-channels = Where
setting-channels-everywhere = everywhere
setting-this-topic = this topic
setting-topics = { $count ->
    [one] one topic
   *[other] { $count } topics
}
setting-memberADay = Each member, per day
setting-placeADay = Server, per day
setting-placeADay-telegram = Group, per day
setting-limits = Limits per day
setting-isPrivate = Results private by default
setting-isPrivate-telegram = Results in a private chat
setting-providers = Providers
setting-providers-all = all of them
setting-locale = Language
setting-locale-own = each member's own
setting-limit = { $limit ->
    [none] no limit here
   *[other] { $limit }
}
setting-switch = { $on ->
    [yes] yes
   *[no] no
}
