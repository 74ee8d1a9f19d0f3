## Reporting a result

verb-report = Report a result of mine to whoever runs this bot
    .name = report
    .button = Report
    .menu-result = Report
verb-mistake = Say that a refusal is a mistake
    .button = This is a mistake
option-message = The link to the message with the result
    .name = message
option-reason = What is wrong with it
    .name = reason
report-form = Report this result
report-form-reason = What is wrong with it? (may stay empty)
report-how-discord = Right-click the result, open Apps and choose “{ $menu }”, or give me the link to its message.
report-how-telegram = Reply to the result with { $report }. What you write after it is passed on.
report-taken = Thanks. Your report goes to the people who run this bot. If I may, I write to you privately what they decide.
report-taken-list = Thanks. Your report is kept for the people who run this bot. They don't see it at once, so an answer may take a while.
report-again = You've reported this before. It isn't forgotten.
report-hidden = Until it is decided, the result is hidden.
mistake-taken = Thanks. I tell the people who run this bot about it, without the picture.
error-nothing-to-report = Only my messages that show a result can be reported.
error-reported-enough = { $count } reports an hour are the limit. Please go on a little later.
error-member-blocked = You can't swap with this bot any more: the person who runs it has blocked you.

## What becomes of it

report-hidden-result = This result was reported. It is hidden until somebody has looked at it.
report-removed-result = This result was removed.
report-answer-kept = A result that you reported was looked at. It stays. Thank you for your care.
report-answer-acted = A result that you reported was looked at, and something was done about it. Thank you for your care.
report-answer-read = The refusal that you called a mistake was looked at. Thank you for telling.

## What the operator sees

report-title = Report { $id }
report-title-mistake = A refusal called a mistake: { $id }
report-jobs = Swap: { $jobs }
report-code = Refused as: { $code }
report-at = First reported: { $at } UTC
report-link = Message: { $link }
report-no-link = Message: in a private chat, which has no link
report-count = { $count ->
    [one] Reported once
   *[other] Reported by { $count } members
}
report-reason = “{ $reason }”
report-sight = { $sight ->
    [hidden] The result is hidden.
    [removed] The result is removed.
    [unreachable] The result is out of my reach there: it can be removed only by hand.
   *[shown] The result is shown.
}
report-decision = { $decision ->
    [delete] Deleted
    [block-pictures] Pictures blocked
    [block-requester] Requester blocked
   *[keep] Kept
} on { $at } UTC
report-decision-mistake = Read on { $at } UTC
report-answers = Reporters told: { $told } of { $all }
decide-delete = Delete
decide-block-pictures = Block pictures
decide-block-requester = Block requester
decide-all = All three
decide-keep = Keep
decide-read = Read
decide-done = Done.
decide-not-here = Reports are decided in the operator's channel only.
decide-gone = This report is not kept any more.
setting-hidesReported = Hide reported results at once
setting-more = More…
