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
api-detection-unknown = this is unknown, of another key, or older than an hour. Detect the faces again.
api-detection-elsewhere = the faces were searched for at another URL.
api-face-twice = this names a face twice.
api-face-unknown = no face with this number was found.
api-face-too-close = beside this face is a larger one, for which it would be taken.
api-face-none = no face would change.
api-field-length = it has 1 to { $most } characters.
