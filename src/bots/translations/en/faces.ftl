## The faces of a picture

error-faces-to-pick = { faces-seen }

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
