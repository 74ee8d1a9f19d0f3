## A picture that somebody sends without a word

ask-put-face = Put “{ $name }” on this?
ask-other-face = Other face…
ask-new-face = This is a new face
ask-face-photo = Now send me the face to put on it.
file-not-picture = { $kind ->
    [pdf] That file is a PDF, not a picture.
    [text] That file is text, not a picture.
    [sound] That file is a recording, not a picture.
    [archive] That file is an archive, not a picture.
    [document] That file is a document, not a picture.
   *[program] That file is a program, not a picture.
} Send a photo, GIF or video.

## The picture that was taken for the face was the other one

button-other-way = Other way round
asked-for-already = You've asked for that already.

## What the summary of an album says of single pictures

album-picture = { $count ->
    [one] Picture { $numbers }: { $sentence }
   *[other] Pictures { $numbers }: { $sentence }
}

## Several photos of a face, sent with /swap

photos-left = I use { $used ->
    [one] 1 photo
   *[other] { $used } photos
} of the face and leave out the other { $left }.

## What is missing, and the button for it

button-try-again = Try again
ask-own-face = Send me a photo of the face: looking at the camera, well lit.
button-add-face = Add a face
face-missing = You have no face saved. Add one and I'll go on.
face-missing-photo = Send me a photo of the face, and I'll go on with your swap.
