## What is asked and answered along the way

asked-already = I'm on it already.
offer-question = One quick thing first, just between us.
remedy-add-face = Add face
remedy-go = Try again
remedy-other-face = Another face…
remedy-other-picture = Another picture…
pictures-all = All
roles-button = Other way round

## A list of swaps

job-kind = { $kind ->
    [gif] GIF
    [video] Video
   *[image] Photo
}
job-link = open
