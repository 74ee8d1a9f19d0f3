## Was this made here?

verb-verify = Find out whether a picture, GIF or video was made here
    .name = verify
    .menu-verify = Verify
option-file = The picture, GIF or video to look at
    .name = file

verify-made-here = Made here by AI, and not changed since.
verify-altered = Made here by AI, and changed since.
verify-looks-like = It looks like something that was made here by AI and saved again since.
verify-unknown = I know nothing about it.
verify-origin = { $provider ->
    [none] That was on { $date }.
   *[other] That was on { $date }, with { provider-name }.
}
verify-note-looks-like = Apps remove my signature when they save a picture again, so I know this only by what it looks like.
verify-note-unknown = That doesn't mean that it's real: apps remove signatures from pictures, I remember results only for a while, and other programs swap faces too.
verify-nothing = I don't see a picture. { help-ways }
verify-nothing-here = There's no picture in this message.
