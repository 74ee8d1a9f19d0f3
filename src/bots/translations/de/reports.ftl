## Ein Ergebnis melden

verb-report = Ein Ergebnis von mir den Leuten melden, die diesen Bot betreiben
    .name = melden
    .button = Melden
    .menu-result = Melden
verb-mistake = Sagen, dass eine Ablehnung ein Irrtum ist
    .button = Das ist ein Irrtum
option-message = Der Link zur Nachricht mit dem Ergebnis
    .name = nachricht
option-reason = Was daran nicht in Ordnung ist
    .name = grund
report-form = Dieses Ergebnis melden
report-form-reason = Was stimmt nicht? (darf leer bleiben)
report-how-discord = Klick mit rechts auf das Ergebnis, öffne Apps und wähle „{ $menu }“, oder gib mir den Link zu seiner Nachricht.
report-how-telegram = Antworte auf das Ergebnis mit { $report }. Was du dahinter schreibst, wird weitergegeben.
report-taken = Danke. Deine Meldung geht an die Leute, die diesen Bot betreiben. Was sie entscheiden, schreibe ich dir privat, wenn ich darf.
report-taken-list = Danke. Deine Meldung ist für die Leute, die diesen Bot betreiben. Sie sehen sie nicht sofort, eine Antwort kann also dauern.
report-again = Das hast du schon gemeldet. Es ist nicht vergessen.
report-hidden = Bis das entschieden ist, bleibt das Ergebnis verborgen.
mistake-taken = Danke. Ich gebe das an die Leute weiter, die diesen Bot betreiben, aber ohne das Bild.
error-nothing-to-report = Melden kannst du nur Nachrichten von mir, die ein Ergebnis zeigen.
error-reported-enough = { $count ->
    [one] Mehr als eine Meldung pro Stunde geht nicht.
   *[other] Mehr als { $count } Meldungen pro Stunde gehen nicht.
} Mach bitte etwas später weiter.
error-member-blocked = Mit diesem Bot kannst du nicht mehr tauschen: Wer ihn betreibt, hat dich gesperrt.

## Was daraus wird

report-hidden-result = Dieses Ergebnis wurde gemeldet. Es bleibt verborgen, bis jemand es angesehen hat.
report-removed-result = Dieses Ergebnis wurde entfernt.
report-answer-kept = Ein Ergebnis, das du gemeldet hast, wurde angesehen. Es darf bleiben. Danke, dass du aufpasst.
report-answer-acted = Ein Ergebnis, das du gemeldet hast, wurde angesehen, und es wurde etwas unternommen. Danke, dass du aufpasst.
report-answer-read = Die Ablehnung, die du für einen Irrtum hältst, wurde angesehen. Danke für den Hinweis.

## Was der Betreiber sieht

report-title = Meldung { $id }
report-title-mistake = Als Irrtum gemeldete Ablehnung: { $id }
report-jobs = Tausch: { $jobs }
report-code = Abgelehnt als: { $code }
report-at = Zuerst gemeldet: { $at } UTC
report-link = Nachricht: { $link }
report-no-link = Nachricht: in einem privaten Chat, daher ohne Link
report-count = { $count ->
    [one] Einmal gemeldet
   *[other] Von { $count } Mitgliedern gemeldet
}
report-reason = „{ $reason }“
report-sight = { $sight ->
    [hidden] Das Ergebnis ist verborgen.
    [removed] Das Ergebnis ist entfernt.
    [unreachable] An das Ergebnis komme ich dort nicht heran: Es lässt sich nur von Hand entfernen.
   *[shown] Das Ergebnis ist zu sehen.
}
report-decision = { $decision ->
    [delete] Gelöscht
    [block-pictures] Bilder gesperrt
    [block-requester] Auftraggeber gesperrt
   *[keep] Behalten
} am { $at } UTC
report-decision-mistake = Gelesen am { $at } UTC
report-answers = Meldende benachrichtigt: { $told } von { $all }
decide-delete = Löschen
decide-block-pictures = Bilder sperren
decide-block-requester = Auftraggeber sperren
decide-all = Alle drei
decide-keep = Behalten
decide-read = Gelesen
decide-done = Erledigt.
decide-not-here = Über Meldungen wird nur im Kanal des Betreibers entschieden.
decide-gone = Diese Meldung wird nicht mehr aufbewahrt.
setting-hidesReported = Gemeldete Ergebnisse sofort verbergen
setting-more = Mehr …
