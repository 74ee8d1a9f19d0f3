## Die Prüfung der Inhalte

refused-unsafe-content = { $subject ->
    [result] Dieses Ergebnis kann ich dir wegen seines Inhalts nicht zeigen. Falls ich mich irre, tut es mir leid.
   *[other] { Subject } kann ich wegen des Inhalts nicht verwenden. Falls ich mich irre, tut es mir leid.
}
refused-blocked = { $subject ->
    [result] Tut mir leid, dieses Ergebnis kann hier nicht gezeigt werden.
   *[other] Tut mir leid, { subject } kann hier nicht verwendet werden.
}
refused-unchecked = { $subject ->
    [result] Ich konnte das Ergebnis gerade nicht prüfen und zeige es deshalb nicht. Versuch es bitte etwas später noch einmal.
   *[other] Ich konnte { subject } gerade nicht prüfen, deshalb wurde nichts getauscht. Versuch es bitte etwas später noch einmal.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
