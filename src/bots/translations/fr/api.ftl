## Ce que dit l’API HTTP d’une requête

api-unauthorized = Il faut une des clés d’API de ce serveur, sous la forme « Authorization: Bearer CLÉ ».
api-not-found = Il n’y a rien ici.
api-gone = C’est supprimé, ou ce n’est plus conservé.
api-no-result = Il n’y a pas encore de résultat.
api-key-used-otherwise = Cette Idempotency-Key a déjà servi à une autre requête. Prenez-en une nouvelle pour chaque montage.
api-body-too-large = La requête est trop lourde : { $limitMb } Mo au maximum.
api-body-not-json = Le contenu n’est pas un objet JSON.
api-body-not-form = Le contenu n’est pas un formulaire lisible.
api-body-unknown-type = Envoyez du JSON (application/json) ou un formulaire (multipart/form-data).
api-bad-field = « { $field } » : { $problem }
api-not-a-picture = « { $field } » doit être une image : un fichier, une URL https ou une URL data:.
api-calls-itself = Cette requête demande au serveur de s’appeler lui-même, ce qui n’aurait pas de fin.
api-internal = Une erreur est survenue de mon côté, toutes mes excuses. Réessayez dans un petit moment.
api-field-missing = ce champ manque.
api-field-alone = ce champ ne se combine pas avec les autres champs qui désignent un visage.
api-field-unknown = ce champ n’est pas prévu. Citez-le dans « assign », ou retirez-le.
api-detection-unknown = cette détection est inconnue, liée à une autre clé ou vieille de plus d’une heure. Relancez la recherche de visages.
api-detection-elsewhere = les visages ont été cherchés à une autre URL.
api-face-twice = un visage y figure deux fois.
api-face-unknown = aucun visage avec ce numéro n’a été trouvé.
api-face-too-close = à côté de ce visage s’en trouve un plus grand, avec lequel il serait confondu.
api-face-none = aucun visage ne changerait.
api-field-length = { $most ->
    [one] il faut { $most } caractère.
    [many] il faut entre 1 et { $most } de caractères.
   *[other] il faut entre 1 et { $most } caractères.
}
