### The moderators' rooms.

## The card of a report (docs/rules.md R19).

card-attachments =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
card-county-unknown = county not known
card-seen = Seen: { $time }
card-time-unknown = Received: { $time }. The reporter did not say when it was seen.
card-place = Place, in their words: { $place }
card-reporter = Reporter
card-forgotten = The content was erased on schedule.
card-new = **Nobody has it yet.**
card-new-unreachable = **Nobody has it yet.** The reporter cannot be written to.
card-claimed = **{ $who } has it.**
card-checking = **{ $who } is checking it.**
card-decided = **{ $who } decided, { $time }: { $outcome }.**
card-published = **{ $who } published, { $time }: { $outcome }.**
card-ended = **Ended. { $who } had published, { $time }: { $outcome }.**
card-brief = **{ $report }** · { $county } · { $outcome }
card-purged = **Erased.**
card-destroyed = **Erased by { $who }.**
card-confirmed = confirmed, { $agents }
card-not-immigration = not immigration enforcement; it was { $what }
card-outcome-why = { $outcome }: { $why }

button-claim = Claim
button-ask = Ask
button-confirm = Confirm
button-not-immigration = Not immigration
button-cannot-tell = Can't tell
button-more = More
button-ended = Ended
button-publish = Publish
button-keep = Confirmed, do not publish
button-place = Change place
button-back = Back
button-escalate = Call the coordinators
button-destroy = Destroy this report
button-destroy-sure = Yes, destroy it
button-ask-own = Write a question

## What the presses answer.

claimed = You have { $report }.
confirm-basis = { $report }: how do we know? Nothing is decided yet.
confirm-agency = { $report }: who were they? Nothing is decided yet.
preview-title = { $report }: *Publish* sends exactly this:
preview-reach =
    It goes to { $channels ->
        [one] { $channels } channel
       *[other] { $channels } channels
    }, { $groups ->
        [one] { $groups } group
       *[other] { $groups } groups
    }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }.
preview-old = The text was older than five minutes. Here it is again:
preview-changed = Something changed since you read it. Here it is again:
approved-one = { $who } agrees to publish { $report }. A second person must press *Publish*.
kept = { $report }: confirmed, not published.
not-immigration-what = { $report }: what was it? Your press closes the report.
closed = { $report } is closed.
cannot-tell-why = { $report }: why could nobody tell? Your press closes the report.
keep-why = { $report }: why is it not published? Your press closes the report.
more-what = { $report }: what do you want to do?
escalate-done = The coordinators were called.
escalate-nobody = No coordinators' room serves this county. Call them another way.
escalated = { $who } asks for help with { $report }, { $county }.
destroy-sure = Destroy { $report }? Its text and the way to the reporter are erased at once. Nothing brings them back.
destroyed = { $report } was destroyed.
nothing-done = Nothing was done.
ended = { $alert } has ended. Every copy changes.

## Questions to the reporter (docs/rules.md R16).

ask-what = { $report }: what do you want to ask? It arrives as “A volunteer asks”.
ask-title = Ask the reporter
ask-field = Your question: no names, no links, no numbers.
asked = { $report }: asked. The answer will stand on the card.
question-still-there = Are they still there?
question-how-many = How many agents and vehicles?
question-what-worn = What do the vests and vehicles say?
question-which-corner = Which corner or business is it, without a home address?

place-title = The place in the alert
place-field = The place as everybody will read it
place-hint = A town, a corner, or a business that agents entered
place-needed = Where in { $county } County? The alert needs a place that everybody may read.
