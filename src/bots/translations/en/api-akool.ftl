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
akool-no-picture = Either '{ $field }' or 'img' parameter must be provided.
