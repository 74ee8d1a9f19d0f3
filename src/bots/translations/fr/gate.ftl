## Le contrôle des contenus

refused-unsafe-content = { $subject ->
    [result] Je ne peux pas vous montrer ce résultat, à cause de ce que je crois y voir. Si je me trompe, toutes mes excuses.
   *[other] Je ne peux pas utiliser { subject }, à cause de ce que je crois y voir. Si je me trompe, toutes mes excuses.
}
refused-blocked = { $subject ->
    [result] Malheureusement, ce résultat ne peut pas être montré ici.
   *[other] Malheureusement, on ne peut pas utiliser { subject } ici.
}
refused-unchecked = { $subject ->
    [result] Je n’ai pas pu vérifier le résultat à l’instant, donc je ne le montre pas. Réessayez dans un petit moment.
   *[other] Je n’ai pas pu vérifier { subject } à l’instant, donc rien n’a été fait. Réessayez dans un petit moment.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
