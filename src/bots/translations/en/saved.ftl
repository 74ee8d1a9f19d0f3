## Photos of saved faces

photo-ask = Which one should I save?
photo-ask-more = Which one is “{ $name }”?
photo-another = Another photo…
photo-field = Another photo of this face
photo-add = Add a photo
photo-remove = Remove a photo
photo-remove-number = Remove { $number }
photo-remove-ask = Which photo should go?
photo-added = Saved. “{ $name }” has { $count } photos now.
photo-removed = Removed that photo.
photos-button = Photos
photos-title = { $name } · { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
photos-hint = 2 to 5 photos of the same person make swaps look better.
photos-alt = { $name }, photo { $number }
face-delete-ask = Delete “{ $name }”? { $count ->
    [one] Its photo goes, too.
   *[other] Its { $count } photos go, too.
}
face-delete-sure = Yes, delete
face-new-name = New name
photo-send = Send me another photo of “{ $name }”.
photo-reply = Then reply to it with { $face }.
faces-in-private = { $name }, your faces are in our private chat.
faces-how = You can do that with { $faces }.
