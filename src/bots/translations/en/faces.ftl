## The faces of a picture

error-faces-to-pick = { faces-seen }
error-face-unfit = Number { $number } is too small or turned too far away for me. Pick another one.
error-no-face-in-photo = I can't find a face in this photo. Send one where the face is bigger and looks towards the camera.
error-photo-unfit = The face in this photo is too small or turned too far away. Send one where it is bigger and looks towards the camera.
error-too-many-photos = I keep { $most } photos of a face. Remove one first.
error-last-photo = It is the only photo of this face. Delete the face instead.

faces-seen = { $count ->
    [0] I see no face.
    [one] I see one face.
   *[other] I see { $count } faces.
}
faces-face = { $number }: { $width } × { $height } pixels, { $left } from the left and { $top } from the top; { faces-suits }.
faces-suits = { $suits ->
    [no] too small or turned too far to be swapped
   *[other] quality { $quality }
}

## Which faces of a picture are swapped. These sentences follow “I see 5 faces.”

picks-ask = Press the number of a face to swap it; the others stay as they are.
picks-some = { $count ->
    [0] None of them is large enough and turned to the front, so I can't swap any. Please try another picture.
    [one] I offer the one that I can swap.
   *[other] I offer the { $count } that I can swap best.
}
picks-ask-face = Whose face goes on number { $number }?
picks-send-photo = Send the photo for number { $number } as a reply to this message.
picks-before = Last time: { $picks }.
picks-swap = { $count ->
    [one] Swap 1 face
   *[other] Swap { $count } faces
}
picks-all = All
picks-same = Same as before
picks-photo = A new photo…
picks-leave = Leave as it is
picks-your-photo = your photo
picks-alt = The picture, with its { $count } faces numbered from left to right

## What is written after “faces:” in Discord

help-which-discord = After { $faces } write all, a number from the left such as 2, a saved face such as Anna, or several like 1=Me 3=Anna. Leave it out, and I ask you which ones when there are several.
swap-words-unknown-discord = I don't know what “{ $words }” means. { help-which-discord }
