## Pictures of other members: their profile picture, or the face they have saved

verb-optout = Nobody but you may use your profile picture or saved face
    .name = optout
verb-optin = Let others ask you again for your profile picture
    .name = optin
option-member = Whose profile picture is put on; they are asked first
    .name = member
help-avatars-discord = To use a member's profile picture, right-click them and choose “{ $menu }”, or name them in { $swap }. I ask them first. With { $optout } nobody asks you.
help-avatars-telegram = Reply to somebody's message with { $swap } @ to use the face of their profile photo: in the picture you attach, or else in theirs. I ask them first. With { $optout } nobody asks you.
form-member = The picture to put it into

## What the requester reads

likeness-waiting = I've asked { $name }. I begin as soon as they agree. Without an answer within a day, nothing is swapped.
likeness-waiting-still = { $name } hasn't answered yet.
likeness-declined = { $name } would rather not, so nothing is swapped.
likeness-not-shown = I may not write here, so I can't ask them. Try it in another place.
likeness-no-scene = Which picture should I put it into? Attach one to { $swap } @, or reply to a message that has one.
likeness-reply = Reply to somebody's message with { $swap } @, so that I know whom you mean.
likeness-unknown-name = Telegram doesn't tell me who { $name } is. Reply to a message of theirs with { $swap } @.

## What the depicted member reads

likeness-question = { $depicted }: may { $requester } put { $as ->
    [face] the face that you have saved here
   *[avatar] the face of your profile picture
} into a picture? { $place ->
    [here] The result is shown here.
   *[private] Only { $requester } sees the result.
} Silence means no, and { $requester } can't ask you again for a day.
likeness-question-once = Once
likeness-question-always = Always
likeness-question-never = Never
likeness-answered = { $answer ->
    [once] { $depicted } has agreed, this once.
    [always] { $depicted } has agreed, for all swaps of { $requester }. { $privacy } shows whom you have allowed, and takes it back.
   *[never] { $depicted } has said no.
}
likeness-ended = { $depicted } has said no.
likeness-only-depicted = Only the person who is asked can answer.
likeness-opted-out = From now on nobody but you may use your profile picture or your saved face with this bot. Open questions are answered with no, and what you had allowed is taken back. { $optin } lets people ask you again.
likeness-done-privately = Done. I tell you more in our private chat: { $link }
likeness-opted-in = From now on people may ask you again for the use of your profile picture. It is used only if you agree.

## In /privacy

privacy-likeness = To whom you have said “always” or “never” is kept encrypted until you take it back. That you have opted out is kept without your name.
likeness-answers-button = Who may use my picture
likeness-answers-title = Your answers that hold. Choose one to take it back:
likeness-standing = { $name } { $answer ->
    [always] may use your profile picture
   *[never] may not ask you
}
likeness-answers-none = Nobody may use your profile picture without asking you first.
likeness-taken-back = Taken back.

## Settings

setting-likeness = Profile pictures of others
setting-likeness-value = { $who ->
    [own] own faces only
   *[ask] after asking them
}
setting-likeness-how = With own faces only, nobody here can use another member's profile picture or saved face. Pictures that members attach are not affected: I cannot tell whose they are.

## Why a picture of a member cannot be used

error-likeness-unasked = They have to agree first.
error-likeness-asked = They were asked within the last day. Please try again tomorrow.
error-likeness-asked-often = You've asked many people today. Please wait until tomorrow.
error-likeness-refused = They don't want their picture to be used. Try your own face.
error-likeness-own-only = Here everyone may use only their own face. Try yours.
error-likeness-absent = I can't find them here, so I can't ask them.
error-likeness-nowhere = I can ask somebody only in a place where both of you are.
error-likeness-nobody = I can ask only people, not bots or channels.
error-likeness-no-picture = I can't see a profile picture of theirs.
refused-consent-withdrawn = I don't use { subject }: the person in it doesn't agree any more, or has left.
