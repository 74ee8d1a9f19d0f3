## Die Prüfung der Inhalte

refused-unsafe-content = { $subject ->
    [result] Dieses Ergebnis kann ich nicht zeigen, wegen dem, was darauf zu sehen scheint. Falls das ein Irrtum ist, tut es mir leid.
   *[other] { Subject } kann ich nicht verwenden, wegen dem, was darauf zu sehen scheint. Falls das ein Irrtum ist, tut es mir leid.
}
refused-blocked = { $subject ->
    [result] Es tut mir leid, dieses Ergebnis kann hier nicht gezeigt werden.
   *[other] Es tut mir leid, { subject } kann hier nicht verwendet werden.
}
refused-unchecked = { $subject ->
    [result] Ich konnte das Ergebnis gerade nicht prüfen und zeige es deshalb nicht. Bitte versuche es in einer Weile noch einmal.
   *[other] Ich konnte { subject } gerade nicht prüfen, deshalb wurde nichts getauscht. Bitte versuche es in einer Weile noch einmal.
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
