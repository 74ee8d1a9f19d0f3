## El control de contenidos

refused-unsafe-content = { $subject ->
    [result] No puedo mostrarte este resultado por lo que parece verse en él. Si es un error, lo siento.
   *[other] No puedo usar { subject } por lo que parece mostrar. Si es un error, lo siento.
}
refused-blocked = { $subject ->
    [result] Lo siento, este resultado no se puede mostrar aquí.
   *[other] Lo siento, { subject } no se puede usar aquí.
}
refused-unchecked = { $subject ->
    [result] No he podido revisar el resultado, así que no lo muestro. Inténtalo de nuevo dentro de un rato, por favor.
   *[other] No he podido revisar { subject }, así que no se ha cambiado nada. Inténtalo de nuevo dentro de un rato, por favor.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
