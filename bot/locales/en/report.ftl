### The reporter's side of a report.

report-begin =
    What do you see? Write it: how many, what letters on the vests, where, when. You may add a photo, a voice note or a
    video.
    Leave out names, home addresses, plates and anyone's status. You may film from a distance; do not get in the way.
report-title = Report a sighting
report-next = Next
report-field-what = What do you see?
report-hint-what = How many, vests, vehicles. No names, no plates.
report-field-place = Where? Town and corner, or business
report-hint-place = For example: Durham, Roxboro and Club
report-field-time = When?
report-hint-time = Your best guess
report-field-kind = What kind of place?
report-hint-kind = Choose one
report-field-photo = A photo, if you have one
report-hint-photo = The place and time inside the file are taken out
report-minutes-0 = Still there
report-minutes-10 = 10 min ago
report-minutes-30 = 30 min ago
report-minutes-60 = 1 hour ago
report-minutes-180 = Longer ago
report-ask-what = What do you see? Write it in a sentence.
report-ask-place = Where is it? Write the town and the corner or business, or share a place.
report-ask-time = When did you see it?
report-ask-kind = What kind of place is it?
report-share-place = Share my place
report-skip = Skip
report-summary-what = **Your report:** { $what }
report-summary-where = **Where:** { $where }
report-summary-when = **Seen:** { $when }
report-summary-kind = **Kind of place:** { $kind }
report-summary-attachments =
    { $count ->
        [one] **With:** { $count } file
       *[other] **With:** { $count } files
    }
report-no-words = (no words)
report-add-more = Write or send what you want to add.
report-cancelled = Cancelled. Nothing was sent. For help, call: { $number }
report-cleaned = I took out what leads to a person: a full name, a birth date, a home address or a number of papers. Please leave such things out.
report-add-details = Add details
report-field-details = What do you want to add?
report-details-added = { $report }: added.

## What the reporter hears: one message a change of state (docs/rules.md R13).

report-claimed = { $report }: a volunteer is looking at it.
report-published = { $report }: volunteers confirmed it. The alert is { $alert }. Thank you.
report-not-immigration = { $report }: volunteers checked. It was { $what }. Thank you for telling us.
report-inconclusive = { $report }: volunteers could not find out what it was. That does not mean that nothing happened.
report-over = { $report }: volunteers confirmed it. It was not published, because it was over. Thank you.
report-private-home = { $report }: volunteers confirmed it. It was not published, because it was at a private home. Thank you.
report-one-family = { $report }: volunteers confirmed it. It was not published, because that would point at one family. Thank you.
report-ended = { $report }: the alert { $alert } has ended.
report-expired = { $report }: the alert { $alert } is past its time.

myreports-title = **Your reports of the last 72 hours**
myreports-none = I find no report of yours from the last 72 hours. After that nothing here leads from a report to you.
myreports-line = - { $report }, { $time }: { $state }
myreports-shows = For 72 hours you see here what became of each report, and what volunteers ask you. Then nothing here leads from a report to you.
myreports-question = A volunteer asks about { $report }: { $question } You need not answer. Send no names, address or status.
myreports-missed = I could not write to you here for a while. This is what you missed:
myreports-unreachable = I cannot write to you in private: your settings or a block stop me. Look here for questions and news.
myreports-received = nobody has read it yet
myreports-claimed = a volunteer is looking at it
myreports-checking = a volunteer is checking it
myreports-published = volunteers confirmed it; the alert is { $alert }
myreports-ended = volunteers confirmed it; the alert { $alert } has ended
myreports-purged = erased

## Answers to a volunteer's question.

answer-yes = Yes
answer-no = No
answer-unknown = I do not know
answer-write = Write an answer
answer-field = Your answer
answer-passed = { $report }: passed on. Thank you.
await-private = { $question } Write it here.
await-in-group = { $question } Answer this message with a reply.
