## Was this made here?

verb-verify = Find out whether a picture, GIF or video was made here
    .name = verify
    .menu-verify = Verify
option-file = The picture, GIF or video to look at
    .name = file

verify-made-here = Made here by AI, and not changed since.
verify-altered = Made here by AI, and changed since: what I signed is no longer what it was.
verify-looks-like = It looks like something that was made here by AI and saved anew since.
verify-unknown = I know nothing about it.
verify-origin = { $provider ->
    [none] That was on { $date }.
   *[other] That was on { $date }, with { provider-name }.
}
verify-note-looks-like = Platforms strip the signature when they save a picture anew, so I know this only by what it looks like.
verify-note-unknown = That does not mean that it is real: platforms strip signatures from pictures, I remember results only for a while, and other programs swap faces too.
verify-nothing = There is no picture to look at. { help-ways }
verify-nothing-here = There is no picture in this message.
