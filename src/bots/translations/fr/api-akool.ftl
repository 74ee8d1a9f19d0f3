## Ce que dit l’API HTTP avec les mots de la documentation d’Akool

akool-bad-token = Le jeton ou la clé n’est pas valable, ou ne l’est plus.
akool-no-token = La requête ne contient ni jeton ni clé.
akool-credentials = Envoyez « clientId » et « clientSecret » en JSON : le nom d’une clé, et la clé.
akool-webhook-key = Cette clé est trop longue ou trop courte pour chiffrer des webhooks. Retirez « webhookUrl », ou demandez une clé de 16, 24 ou 32 caractères.
akool-too-many-faces = { $most ->
    [one] Pas plus de { $most } visage à la fois.
    [many] Pas plus de { $most } de visages à la fois.
   *[other] Pas plus de { $most } visages à la fois.
}
akool-uneven = « sourceImage » et « targetImage » doivent avoir le même nombre d’entrées.
akool-opts-missing = Quand il y a plusieurs visages, chaque entrée doit avoir « opts » : les points de repère du visage.
akool-one-pair = Une seule paire de visages à la fois. Envoyez une requête par paire.
akool-no-face-there = « { $field } » : il n’y a pas de visage à cet endroit.
akool-face-unfit = « { $field } » : ce visage est trop petit ou pas assez de face.
akool-face-too-close = « { $field } » : un visage plus grand est si proche de celui-ci qu’on ne peut pas les distinguer.
akool-no-picture = Il faut fournir soit « { $field } », soit « img ».
