## Providers

provider-name = { $provider ->
    [local] the offline engine
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] The offline engine
   *[other] { provider-name }
}
subject = { $subject ->
    [source] the face picture
    [reference] the reference picture
    [result] the result
    [photo] photo { $photo }
    [asked] the file
   *[target] the picture to change
}
Subject = { $subject ->
    [source] The face picture
    [reference] The reference picture
    [result] The result
    [photo] Photo { $photo }
    [asked] The file
   *[target] The picture to change
}

## Stages

stage-queued = { $position ->
    [1] Next in line.
   *[other] Waiting: place { $position } in line.
}
stage-preparing = { $instead ->
    [yes] { setback } Trying { provider-name }.
   *[no] Preparing ({ provider-name }).
}
stage-working = { $instead ->
    [yes] { setback } Trying { provider-name }{ $known ->
        [yes] : { $percent } %
       *[no] {""}
    }.
   *[no] Swapping{ $known ->
        [yes] : { $percent } %
       *[no] {""}
    } ({ provider-name }).
}
stage-retrying = { setback } Trying once more.
setback = { $failed ->
    [local] The offline engine
   *[other] { VENDOR($failed) }
}: { problem }.
begun-again = The work was cut off and is begun again.
stage-checking = { Provider-name } gave no clear answer. Finding out what became of the swap.
stage-delivering = Sending the result.

## Outcomes

outcome-done = Done in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s ({ provider-name }).
outcome-cancelled = Cancelled.
outcome-parked = { Provider-name } may have charged for this swap, but gave no clear answer. Nothing was sent again.
outcome-late = This had ended, but { provider-name } has sent the result after all. It is kept for a day.
outcome-failed = { $provider ->
    [none] { problem-sentence }
   *[other] { Provider-name }: { problem }.
}
charge-certain = The vendor has charged for it.
charge-unknown = Whether the vendor charged for it is not known.

## What went wrong at a provider

problem = { $problem ->
    [unreachable] it cannot be reached
    [timed-out] it did not answer in time
    [overloaded] it is overloaded
    [rate-limited] it gets more requests than it allows
    [bad-key] it does not accept the key
    [not-allowed] the account may not use this
    [out-of-credit] the account is out of credit
    [maintenance] it is closed for maintenance
    [rejected-request] it did not accept the request
    [bad-answer] its answer makes no sense
    [gone] it no longer knows the job
    [budget-used-up] today's budget is used up
    [deadline] it took longer than a job may take
    [not-begun] it could not begin within a day
    [bad-result] its result is not a picture that can be used
    [not-fetched] it made the picture, but it can't be downloaded right now. I keep trying and will offer it when it comes
    [unchecked] it made the picture, but I couldn't check it yet. I keep trying and will offer it when it's through
    [undeliverable] the result could not be handed over
    [internal] something broke inside this program
    [unfit] it cannot do this with these pictures
   *[failed] it could not finish the swap
}
problem-sentence = { $problem ->
    [deadline] This took longer than a job may take.
    [not-begun] This could not begin within a day, so nothing was done.
    [undeliverable] The result could not be handed over.
    [internal] Something broke inside this program. The log says more.
   *[failed] No provider could finish this swap.
}

## The processes that open members' files

sandbox = { $sandbox ->
    [bubblewrap] Members' files are opened in a sandbox (bubblewrap): code planted in one reaches no network, no other process and none of your files.
    [unshare] Members' files are opened in a sandbox (namespaces): code planted in one reaches no network, no other process and none of your files.
    [user] Members' files are opened as another user: code planted in one reads no key and stops no process, but it can use the network.
    [process] Members' files are opened without a sandbox: scripts planted in one read no key, but machine code could do what this user can, and use the network. Install bubblewrap where you can.
   *[none] The processes that open members' files do not start. Install this program again, or set LOCAL_SANDBOX=auto.
}

## Refusals

refused-no-face = No face was found in { subject }.
refused-another-person = { Subject } seems to show somebody else. All the photos have to show one person.
refused-face-too-small = The face in { subject } is too small.
refused-face-turned-away = The face in { subject } is turned too far to the side.
refused-face-up-or-down = The face in { subject } looks too far up or down.
refused-faces-turned-apart = The two faces look in very different directions. Try a face picture that looks the same way as the other face.
refused-no-such-face = { Subject } has no such face.
refused-no-match = Nobody in the picture to change looks like the person in the reference picture.
refused-too-many-faces = { Subject } has more faces than { provider-name } takes.
refused-unsupported-media = { Provider-name } cannot read { subject }.
refused-media-too-long = { Subject } is longer than { provider-name } takes.
refused-media-too-large = { Subject } is larger than { provider-name } takes.
refused-needs-video-library = { Subject } moves: that needs the optional package node-av, which cannot be used on this machine. “npm ci” installs it.

## Warnings

warning-several-faces = There are { $count } faces in the picture; the largest was swapped.
warning-first-frame-only = An animated picture was given; its first frame was used.
warning-faces-left-alone = { $count ->
    [one] One face is too small or turned too far and was left alone.
   *[other] { $count } faces are too small or turned too far and were left alone.
}
warning-photo-left-out = { $reason ->
    [no-face] No face was found in photo { $photo }; it was left out.
    [face-too-small] The face in photo { $photo } is too small; it was left out.
   *[face-turned-away] The face in photo { $photo } is turned too far away; it was left out.
}
warning-begun-again = The work was cut off once and begun again.

## What a requester can put right

error-empty-file = { Subject } is an empty file.
error-not-media = { Subject } is not a picture or video{ $type ->
    [unknown] {""}
   *[other] {" "}but { $type }
}.
error-unsupported-format = { Subject } is in a format that cannot be read here ({ $type }). JPEG, PNG, WebP and AVIF can.
error-damaged-media = { Subject } is damaged and cannot be read.
error-too-many-bytes = { Subject } is too large: { $limitMb } MB is the limit.
error-too-many-pixels = { Subject } has { $megapixels } megapixels: { $limitMegapixels } is the limit.
error-too-many-frames = { Subject } has { $frames } frames: { $limitFrames } is the limit.
error-edge-too-long = One side of { subject } has { $edge } pixels: { $limitEdge } is the limit.
error-too-long = { Subject } is too long: { $limitSeconds } seconds is the limit.
error-moving-face = { Subject } is a moving picture. A still picture is needed there.
error-needs-video-library = GIFs and videos need the optional package node-av, which cannot be used on this machine. “npm ci” installs it.
error-media-unreachable = { Subject } could not be fetched.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] Moving GIFs cannot be swapped by { provider-name } yet.
        [video] Videos cannot be swapped by { provider-name } yet.
       *[other] { Provider-name } does not take this kind of file.
    }
    [face-choice] { Provider-name } cannot choose faces in the way that was asked.
    [size] { Provider-name } does not take a file of this size.
    [length] { Provider-name } does not take a video of this length.
    [needs-public-url] { Provider-name } fetches pictures from a public address, and none is set up here.
    [needs-video-library] GIFs and videos need the optional package node-av, which cannot be used on this machine. “npm ci” installs it; still pictures work without it.
    [needs-detector] { Provider-name } needs the offline engine to choose a face, and it is not there.
    [down] { Provider-name } is out of order at the moment.
    [out-of-credit] { Provider-name }: the account is out of credit.
    [bad-key] { Provider-name } does not accept the key.
    [queue-full] { Provider-name } takes no more jobs at the moment.
   *[other] No provider takes this.
}
error-unknown-provider = There is no provider called “{ $provider }” here.
error-consent-missing = Please promise first that you may use these pictures.
error-quota-used-up = { $limit ->
    [member-minute] That was a lot at once. Wait a minute, then go on.
    [at-once] You have as many swaps under way as are allowed at once. Please wait for one to end.
    [place-at-once] As many swaps are under way here as are allowed at once. Please wait for one to end.
    [all-at-once] As many swaps are under way as this bot allows at once. Please wait for one to end.
    [all-day] The limit of swaps a day is reached for everybody here. It starts anew at midnight UTC.
    [place-day] The limit of swaps a day is reached here. It starts anew at midnight UTC.
   *[member-day] You have reached your limit of swaps a day. It starts anew at midnight UTC.
}
error-line-too-long = So many swaps are waiting that yours would begin in about { $minutes } minutes. Please try again later.
error-face-name-length = A name has 1 to { $most } characters.
error-face-name-taken = You have a face called “{ $name }” already.
error-too-many-faces = You have { $most } saved faces, and more are not kept. Delete one first.
error-no-such-face = You have no such saved face.
error-no-saved-face = You have no saved face yet.
error-setting-refused = { $setting ->
    [memberADay] A limit is a whole number up to 100,000, or left empty.
    [placeADay] A limit is a whole number up to 100,000, or left empty.
   *[other] This cannot be set.
}
error-place-closed = { $to ->
    [channel] Swapping is not allowed in this channel.
   *[person] Swapping is not open to you here.
}
error-not-yours = This belongs to somebody else.
error-nothing-new = That would only give the same again. Try another picture or another face.
error-again-done = That is done already, or on its way: look at my newer message.
error-job-gone = This swap is no longer known here.
error-result-gone = The result is no longer kept.

## What an operator should know of a provider

note-unconfirmed-roles = { Provider-name } contradicts itself about which picture is which. One paid swap of a picture shows it: if you get the face picture back, changed, set MODELSLAB_IMAGE_ROLES=face-first. One of a video with two people: if nobody has changed, set MODELSLAB_VIDEO_REFERENCE=source.
