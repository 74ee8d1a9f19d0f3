## The page in the browser

page-title = Swap a face
page-lead = Put a face from one photo into another picture, GIF or video.
page-needs-scripts = This page needs JavaScript.

page-key = Key
page-key-ask = This page asks for a key. The people who run it can give you one.
page-key-kept = It is kept in this tab, until you close it.
page-key-continue = Continue
page-key-wrong = This key isn't known here.
page-key-forget = Forget the key

page-face = Face
page-face-of = Face { $letter }
page-face-hint = Drop a photo of the face here, or paste it.
page-face-choose = Choose a photo
page-face-several = More photos of the same person make it better: up to { $most }.
page-face-unused = In a GIF or video, only face A is used.
page-photos-unused = Where only some faces are swapped, or several people are put in, the first photo of each counts.
page-photo-number = Photo { $number }
page-photo-add = Add a photo
page-photo-remove = Remove photo { $number }
page-person-add = Add another face
page-person-remove = Remove { $letter }

page-picture = Picture
page-picture-hint = Drop a picture, GIF or video here, or paste it.
page-picture-choose = Choose a file
page-picture-other = Change
page-picture-remove = Remove
page-looking = Looking for faces…
page-faces-found = Faces found: { $count }.
page-faces-ask = Press the number of each face to swap.
page-faces-ask-whose = Press a number until it shows the right letter.
page-faces-none = I see no face. Try a picture where the faces are bigger.
page-faces-unfit = None of these faces is large enough and turned to the front. Try another picture.
page-face-number = Face { $number }
page-face-unfit = too small or turned too far away
page-face-chosen = gets { $face }
page-face-stays = stays as it is
page-moving-ask = Which faces?
page-largest = The largest face
page-all = All faces

page-swap = Swap
page-needs-face = Add a photo of the face first.
page-needs-picture = Choose a picture, GIF or video first.
page-needs-choice = Press the number of at least one face first.
page-sending = Sending the pictures…
page-queued = Waiting in line
page-queued-at = Waiting in line, at place { $place }
page-working = Swapping…
page-left = about { $time } left
page-again-soon = The connection was interrupted. Trying again…
page-parked = I can't tell yet whether this swap has been done. A person has to look at it.
page-cancel = Cancel
page-cancelled = The swap is cancelled.
page-progress = Progress

page-result = Result
page-compare = Before and after
page-compare-before = Before
page-compare-after = After
page-compare-at = { $percent } before
page-download = Download
page-verify = Verify
page-verifying = Looking at it…
page-delete = Delete
page-deleted = The result is deleted.
page-start-over = Start over
page-until = { $where ->
    [server] It is kept here until { $time }, unless you delete it.
   *[machine] It is kept until { $time }, unless you delete it or end the program.
}

page-error-network = The server can't be reached. Please try again in a moment.
page-error-answer = Something went wrong (error { $status }). Please try again in a moment.
page-error-not-media = “{ $name }” is no picture, GIF or video.
page-error-too-large = “{ $name }” is too large: { $most } is the most.
page-error-too-many = I take { $most } photos of one face. The others are left out.
page-error-full = Both places are filled. Remove one first.

page-about-marked = Every result is marked as made by AI.
page-about-kept = { $hours ->
    [24] Pictures and results are kept for a day at most.
    [one] Pictures are kept for a day at most, results for { $hours } hour.
   *[other] Pictures are kept for a day at most, results for { $hours } hours.
}
page-about-here = { $where ->
    [server] Everything stays on this server.
   *[machine] Everything stays on this machine.
}
page-about-sent = Your pictures are sent to { $names } to be swapped.
page-about-agree = Use only faces of people who agree.
