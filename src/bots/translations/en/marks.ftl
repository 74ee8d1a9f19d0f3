warning-no-badge = The “AI” badge could not be drawn into this one, so please say yourself that it was made with AI.

setting-badge = “AI” badge
setting-badge-value = { $badge ->
    [corner] in a corner of every result
    [caption] none, only words below the result
   *[own] as the operator has set it
}
