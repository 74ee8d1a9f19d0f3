## What the HTTP API says about a request

api-unauthorized = This needs one of the API keys of this server, as “Authorization: Bearer KEY”.
api-not-found = There is nothing here.
api-gone = This was deleted, or it's kept no longer.
api-no-result = There is no result yet.
api-key-used-otherwise = This Idempotency-Key was used for another request. Take a new one for each swap.
api-body-too-large = The request is too large: at most { $limitMb } MB.
api-body-not-json = The body isn't a JSON object.
api-body-not-form = The body isn't a form that can be read.
api-body-unknown-type = Send JSON (application/json) or a form (multipart/form-data).
api-bad-field = “{ $field }”: { $problem }
api-not-a-picture = “{ $field }” must be a picture: a file, an https URL or a data: URL.
api-calls-itself = This server was asked to call itself, which would never end.
api-internal = Something broke on my side, sorry. Please try again in a little while.
api-field-missing = this is missing.
api-field-alone = this goes with none of the other fields that say which face is meant.
api-field-unknown = there is no such field. Name it in “assign”, or leave it out.

## What the HTTP API says in the words of Akool's documents

akool-bad-token = The token or key isn't valid, or not any more.
akool-no-token = There is no token and no key in the request.
akool-credentials = Send “clientId” and “clientSecret” as JSON: the name of a key, and the key.
akool-webhook-key = This key is too long or too short to encrypt webhooks with. Leave “webhookUrl” out, or ask for a key of 16, 24 or 32 characters.
akool-too-many-faces = At most { $most } faces can be swapped at once.
akool-uneven = “sourceImage” and “targetImage” must have the same number of entries.
akool-opts-missing = With several faces, each entry needs “opts”: the landmarks of the face.
akool-one-pair = Only one pair of faces at a time, please. Send a request for each.
akool-no-face-there = “{ $field }”: there is no face in that place.
akool-face-unfit = “{ $field }”: that face is too small, or turned too far.
akool-face-too-close = “{ $field }”: a larger face is so close to that one that it can't be told by itself.
akool-no-picture = Either '{ $field }' or 'img' must be provided.
