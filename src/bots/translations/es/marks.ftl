warning-no-badge = No se pudo poner el sello «AI» en este resultado, así que avisa tú, por favor, de que está hecho con IA.

setting-badge = Sello «AI»
setting-badge-value = { $badge ->
    [corner] en una esquina de cada resultado
    [caption] ninguno, solo texto bajo el resultado
   *[own] como esté configurado el bot
}
