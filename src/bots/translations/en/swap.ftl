## Providers

provider-name = { $provider ->
    [local] this bot's own engine
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] This bot's own engine
   *[other] { provider-name }
}
subject = { $subject ->
    [source] the face photo
    [reference] the photo of who to replace
    [result] the result
    [photo] photo { $photo }
    [asked] the file
   *[target] this picture
}
Subject = { $subject ->
    [source] The face photo
    [reference] The photo of who to replace
    [result] The result
    [photo] Photo { $photo }
    [asked] The file
   *[target] This picture
}

## Stages

stage-queued = You're number { $position } in line.
stage-preparing = { $instead ->
    [yes] { setback } Trying { provider-name }.
   *[no] Getting ready{ $named ->
        [yes] {" "}with { provider-name }…
       *[no] …
    }
}
stage-working = { $instead ->
    [yes] { setback } Trying { provider-name }…{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }
   *[no] Swapping…{ $known ->
        [yes] {" "}{ $percent } %
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Trying once more.
setback = { $failed ->
    [local] { $named ->
        [yes] This bot's own engine: { problem }.
       *[no] That didn't work.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = I was interrupted, so I started over.
stage-checking = { Provider-name } gave no clear answer. I'm finding out what became of your swap.
stage-delivering = Sending the result…

## Outcomes

outcome-done = AI face swap · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = Cancelled.
outcome-parked = { Provider-name } may have charged for this swap, but gave no clear answer. To be safe, I didn't send it again.
outcome-late = This had ended, but { provider-name } sent the result after all. { $hours ->
    [24] I keep it for a day.
    [one] I keep it for { $hours } hour.
   *[other] I keep it for { $hours } hours.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = It was charged all the same.
charge-unknown = Whether it was charged is not known.

## What went wrong at a provider

problem = { $problem ->
    [unreachable] it can't be reached
    [timed-out] it didn't answer in time
    [overloaded] it's overloaded right now
    [rate-limited] it gets too many requests right now
    [bad-key] it doesn't accept the key
    [not-allowed] the account may not use this
    [out-of-credit] the account is out of credit
    [maintenance] it's closed for maintenance
    [rejected-request] it didn't accept the request
    [bad-answer] its answer makes no sense
    [gone] it no longer knows this swap
    [budget-used-up] today's budget is used up
    [deadline] it took too long
    [not-begun] it couldn't start within a day
    [bad-result] its result can't be used
    [not-fetched] it made the picture, but it can't be downloaded right now. I keep trying and will offer it when it comes
    [unchecked] it made the picture, but I couldn't check it yet. I keep trying and will offer it when it's through
    [undeliverable] the result couldn't be sent
    [internal] something broke on my side
    [unfit] it can't do this with these pictures
   *[failed] it couldn't finish the swap
}
problem-sentence = { $problem ->
    [deadline] This took too long, so I stopped. Try a smaller or shorter one.
    [not-begun] I couldn't start this within a day, so nothing was done. Please ask again.
    [undeliverable] I couldn't send the result. Please try again.
    [internal] Something broke on my side, sorry. Please try again in a little while.
    [timed-out] This took too long, so I stopped. Try a smaller or shorter one.
    [not-fetched] The picture is ready, but I can't get it right now. I keep trying and will offer it when it comes.
    [unchecked] The picture is ready, but I couldn't check it yet. I keep trying and will offer it when it's through.
   *[failed] I couldn't finish this swap. Try again, or try another photo.
}

## Refusals

refused-no-face = I can't find a face in { subject }. Try one where the face is bigger and looks towards the camera.
refused-another-person = { Subject } seems to show somebody else. All the photos have to show the same person.
refused-face-too-small = The face in { subject } is too small. Try one that is closer up.
refused-face-turned-away = The face in { subject } is turned too far to the side. Try one that looks towards the camera.
refused-face-up-or-down = The face in { subject } looks too far up or down. Try one that looks towards the camera.
refused-faces-turned-apart = The two faces look in very different directions. Try a face photo that looks the same way as the other one.
refused-no-such-face = I don't see that face in { subject }. Try another number, or all faces.
refused-no-match = Nobody in the picture looks like the person you want to replace. Try another photo of them.
refused-too-many-faces = { Subject } has too many faces for { $named ->
    [yes] { provider-name }
   *[no] me
}. Try one with fewer.
refused-unsupported-media = { Who } can't read { subject }. Try it as a JPEG, PNG or MP4.
refused-media-too-long = { Subject } is too long for { $named ->
    [yes] { provider-name }
   *[no] me
}. Try a shorter one.
refused-media-too-large = { Subject } is too large for { $named ->
    [yes] { provider-name }
   *[no] me
}. Try a smaller one.
refused-needs-video-library = { Subject } moves, and I can't do that on this machine: it lacks the optional package node-av (“npm ci” installs it). Try a photo.
Who = { $named ->
    [yes] { Provider-name }
   *[no] I
}

## Warnings

warning-several-faces = I see { $count } faces. The largest was swapped.
warning-first-frame-only = That was a moving picture, so I used its first moment.
warning-faces-left-alone = { $count ->
    [one] One face is too small or turned too far, so I left it alone.
   *[other] { $count } faces are too small or turned too far, so I left them alone.
}
warning-photo-left-out = { $reason ->
    [no-face] I found no face in photo { $photo }, so I left it out.
    [face-too-small] The face in photo { $photo } is too small, so I left it out.
   *[face-turned-away] The face in photo { $photo } is turned too far away, so I left it out.
}
warning-begun-again = I was interrupted once and started over.

## What a requester can put right

error-empty-file = { Subject } is an empty file. Try sending it again.
error-not-media = { $subject ->
    [source] The file with the face
    [reference] The file with who to replace
    [photo] Photo { $photo }
   *[other] That file
} is { $type ->
    [unknown] not a picture or video that I know.
   *[other] { $type }, not a picture.
} { $subject ->
    [source] Send a photo.
    [reference] Send a photo.
    [photo] Send a photo.
    [asked] Send a photo.
   *[other] Send a photo, GIF or video.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] This video has a format that I can't open. Try another one.
   *[other] I can't open { subject }, because it is { $type }. Try it as a JPEG, PNG, WebP or AVIF.
}
error-heic = { Subject } is HEIC, as iPhones save photos, and I can't open that. Send a screenshot of it; in Telegram, sending it as a photo and not as a file works too. For new photos, choose Settings > Camera > Formats > Most Compatible.
error-damaged-media = { Subject } is damaged, so I can't open it. Try sending it again, or another one.
error-too-many-bytes = { Subject } is too large: { $limitMb } MB is the limit. Try a smaller one.
error-too-many-pixels = { Subject } has { $megapixels } megapixels: { $limitMegapixels } is the limit. Try a smaller one.
error-too-many-frames = { Subject } has { $frames } frames: { $limitFrames } is the limit. Try a shorter one.
error-edge-too-long = One side of { subject } has { $edge } pixels: { $limitEdge } is the limit. Try a smaller one.
error-too-long = { $subject ->
    [target] This video
   *[other] { Subject }
} is too long: { $limitSeconds } seconds is the limit. Try a shorter one.
error-moving-face = { Subject } is a GIF or video. I need a photo there.
error-needs-video-library = I can't do GIFs and videos on this machine: it lacks the optional package node-av (“npm ci” installs it). Try a photo.
error-media-unreachable = I couldn't get { subject }. Try sending it again.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who } can't swap faces in moving GIFs yet. Try a photo.
        [video] { Who } can't swap faces in videos yet. Try a photo.
       *[other] { Who } can't do this kind of file. Try a photo.
    }
    [face-choice] { Who } can't pick faces in that way. Try one face, or all of them.
    [size] { Who } can't do a file of this size. Try another one.
    [length] { Who } can't do a video of this length. Try a shorter one.
    [needs-public-url] { Provider-name } fetches pictures from a public address, and none is set up here.
    [needs-video-library] GIFs and videos don't work on this machine: it lacks the optional package node-av (“npm ci” installs it). Photos work without it.
    [needs-detector] { Provider-name } can't choose a face, because what finds faces is missing here.
    [down] { Provider-name } is out of order at the moment. Please try again later.
    [out-of-credit] { Provider-name }: the account is out of credit.
    [bad-key] { Provider-name } doesn't accept the key.
    [queue-full] { Provider-name } takes no more swaps at the moment. Please try again later.
   *[other] I can't swap this one. Try another picture.
}
error-unknown-provider = There is no provider called “{ $provider }” here.
error-consent-missing = Please promise first: only faces of people who agreed.
error-quota-used-up = { $limit ->
    [member-minute] That was a lot at once. Wait a minute, then go on.
    [at-once] You have as many swaps running as you may. Please try again when one is done.
    [place-at-once] As many swaps are running here as are allowed. Please try again when one is done.
    [all-at-once] I'm doing as many swaps as I may. Please try again when one is done.
    [all-day] Today's swaps are used up for everybody. There are new ones at midnight UTC.
    [place-day] Today's swaps are used up here. There are new ones at midnight UTC.
   *[member-day] You have used up your swaps for today. There are new ones at midnight UTC.
}
error-line-too-long = So many swaps are waiting that yours would start in about { $minutes } minutes. Please try again later.
error-no-room = I have no room for new swaps at the moment. Swaps that have begun go on. Please try again later.
error-face-name-length = A name has 1 to { $most } characters. Try another one.
error-face-name-taken = You already have a face called “{ $name }”. Try another name.
error-too-many-faces = You have { $most } saved faces, and that's the limit. Delete one first.
error-no-such-face = You have no such face saved. Pick one of your faces.
error-no-saved-face = You have no face saved. Add one first.
error-setting-refused = { $setting ->
    [memberADay] A limit is a whole number up to 100,000, or empty.
    [placeADay] A limit is a whole number up to 100,000, or empty.
   *[other] That can't be set.
}
error-place-closed = { $to ->
    [channel] Swapping is off in this channel. Try another one.
   *[person] You can't swap here. An admin can change that.
}
error-not-yours = Only the person who asked can press this.
error-nothing-new = That would only give the same again. Try another picture or another face.
error-again-done = That's done already, or on its way: look at my newer message.
error-job-gone = I don't know this swap any more. Please start a new one.
error-result-gone = I don't have this result any more. Please swap again.

## What an operator should know of a provider

note-unconfirmed-roles = { Provider-name } contradicts itself about which picture is which. One paid swap of a picture shows it: if you get the face picture back, changed, set MODELSLAB_IMAGE_ROLES=face-first. One of a video with two people: if nobody has changed, set MODELSLAB_VIDEO_REFERENCE=source.
