## Alles über jemanden löschen

verb-forget = Alles über dich löschen
    .name = vergessen
forget-faces = { $faces ->
    [0] kein gespeichertes Gesicht
    [one] ein gespeichertes Gesicht
   *[other] { $faces } gespeicherte Gesichter
}
forget-swaps = { $swaps ->
    [0] kein Tausch
    [one] ein Tausch
   *[other] { $swaps } Tausche
}
forget-title = Alles über dich löschen?
forget-ask = Von dir gibt es hier: { forget-faces }, { forget-swaps }. Alles davon wird gelöscht, samt Bildern und Ergebnissen, offenen Fragen und deinem Versprechen. Was noch nicht fertig ist, wird abgebrochen. Das lässt sich nicht rückgängig machen.
forget-yes = Ja, alles löschen
forget-no = Nein, behalten
forget-working = Wird gelöscht … Das kann eine Minute dauern.
forget-done = Alles über dich ist hier gelöscht: { forget-faces }, { forget-swaps }, samt Bildern und Ergebnissen, offenen Fragen und deinem Versprechen.
forget-nothing = Über dich gab es hier nichts.
forget-vendor = { $what ->
    [deleted] { $provider } hat deine Ergebnisse gelöscht.
    [deleted-until] { $provider } hat deine Ergebnisse gelöscht. Die Bilder, aus denen sie entstanden sind, verschwinden dort spätestens am { $until }.
    [pending] { $provider } hat deine Ergebnisse noch nicht gelöscht. Ich frage weiter nach, ohne dich zu nennen.
    [kept-until] { $provider } hat vielleicht noch bis zum { $until } Bilder von dir. Dort kann ich nichts löschen.
   *[kept] { $provider } hat vielleicht noch Bilder von dir und sagt nicht, wie lange. Dort kann ich nichts löschen.
}
forget-uncertain = { $count ->
    [one] Bei einem Tausch weiß niemand, ob er abgerechnet wurde. Was bezahlt wurde, bleibt 30 Tage lang notiert, aber ohne Bezug zu dir.
   *[other] Bei { $count } Tauschen weiß niemand, ob sie abgerechnet wurden. Was bezahlt wurde, bleibt 30 Tage lang notiert, aber ohne Bezug zu dir.
}
forget-stays = Was bleibt, verrät nicht, wer du bist: wie viel du heute getauscht hast und, falls es sie gibt, deine Sperre und dein Widerspruch, damit sie weiter gelten.
forget-reach = An Sicherungskopien und alte Protokolle der Leute, die diesen Bot betreiben, komme ich nicht heran, und auch nicht an Nachrichten in Chats.
forget-later = Das ist noch nicht ganz fertig. Der Rest wird von selbst gelöscht, sobald es geht.
forget-ask-privately = Das machen wir in unserem privaten Chat.
forget-asked-privately = Ich habe dir in unserem privaten Chat geschrieben.
