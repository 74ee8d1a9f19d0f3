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
picks-some = I offer the { $count } that I can swap best.
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
