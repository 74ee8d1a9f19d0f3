## Deleting everything about a person

verb-forget = Delete everything about you
    .name = forget
forget-faces = { $faces ->
    [0] no saved face
    [one] one saved face
   *[other] { $faces } saved faces
}
forget-swaps = { $swaps ->
    [0] no swap
    [one] one swap
   *[other] { $swaps } swaps
}
forget-title = Delete everything about you?
forget-ask = I have { forget-faces } and { forget-swaps } of yours. All of it goes, with pictures and results, and so do open questions and your promise. Swaps that aren't finished are cancelled. You can't undo this.
forget-yes = Yes, delete everything
forget-no = No, keep it
forget-working = Deleting… This can take a minute.
forget-done = Everything about you is deleted here: { forget-faces } and { forget-swaps }, with pictures and results, open questions and your promise.
forget-nothing = There was nothing about you here.
forget-vendor = { $what ->
    [deleted] { $provider } has deleted the results it made for you.
    [deleted-until] { $provider } has deleted the results it made for you. The pictures it was sent for them expire by { $until }.
    [pending] { $provider } has not deleted your results yet. I keep asking, without naming you.
    [kept-until] { $provider } may keep pictures of yours until { $until }. I can't delete them there.
   *[kept] { $provider } may keep pictures of yours, and does not say for how long. I can't delete them there.
}
forget-uncertain = { $count ->
    [one] For one swap nobody knows whether it was charged. What was paid is noted for 30 days, without you.
   *[other] For { $count } swaps nobody knows whether they were charged. What was paid is noted for 30 days, without you.
}
forget-stays = What stays doesn't say who you are: how much you swapped today, and any block or opt-out of yours, so that they go on holding.
forget-reach = I can't reach backups and old logs of the people who run this bot, or messages in chats.
forget-later = I couldn't finish that yet. The rest is deleted by itself, as soon as possible.
forget-ask-privately = Let's do that in our private chat.
forget-asked-privately = I've written to you in our private chat.
