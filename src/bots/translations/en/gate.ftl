## The content gate

refused-unsafe-content = { $subject ->
    [result] I can't show you this result because of what it seems to show. I'm sorry if that's a mistake.
   *[other] I can't use { subject } because of what it seems to show. I'm sorry if that's a mistake.
}
refused-blocked = { $subject ->
    [result] I'm sorry, this result can't be shown here.
   *[other] I'm sorry, { subject } can't be used here.
}
refused-unchecked = { $subject ->
    [result] I couldn't check the result just now, so I don't show it. Please try again in a little while.
   *[other] I couldn't check { subject } just now, so nothing was swapped. Please try again in a little while.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
