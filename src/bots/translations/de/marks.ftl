warning-no-badge = Das „AI“-Zeichen ließ sich hier nicht einzeichnen. Sag bitte selbst dazu, dass es mit KI gemacht ist.

setting-badge = „AI“-Zeichen
setting-badge-value = { $badge ->
    [corner] in einer Ecke jedes Ergebnisses
    [caption] keines, nur ein Hinweis darunter
   *[own] wie vom Betreiber eingestellt
}
