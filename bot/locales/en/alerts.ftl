### An alert between *Publish* and the first send, and its life after that.

goes-out = **{ $alert } goes out at { $time }.** Until then *Undo* takes it back: nothing was sent yet. { $reach }
card-goes-out = **{ $alert } goes out at { $time }.** Nothing was sent yet.
card-waits = **{ $alert } waits. Nothing was sent.** Send it, or take it back.
alert-waits = **{ $alert } ({ $county }) was not sent:** its time came while new alerts were stopped, or the program stood still. Read it again on the report's card. Then send it, or take it back.
button-undo = Undo
button-send-it = Send it
undone = { $alert } was taken back. Nothing was sent. The report waits as before.
sent-after-all = { $alert } goes out.
error-went-out = It has gone out already. What you can do stands on the report's card.
error-undone-already = It was taken back already. Nothing was sent.
error-hold-not-over = It goes out by itself in a moment.
error-waited-too-long = Its time is over: it would say something old. Take it back, and look at the report again.

## After it went out (docs/rules.md R28 to R30).

button-extend = Still there
button-change-alert = Change facts
button-we-were-wrong = We were wrong
button-ended-sure = End it
button-extend-word = They are still there: extend it
button-extend-told = Somebody on site told me: extend it
button-change-sure = Send the change
button-wrong-sure = Send the correction
alert-last-seen = Last seen there: { $agents }, { $seen }.
alert-changed = CHANGED { $alert }: what we said has changed. Read the message that this one answers: it says what we know.
truth-local-police = At { $place } it was the local police, not immigration agents
truth-traffic-stop = At { $place } it was a traffic stop by local officers, not immigration agents
truth-ambulance-fire = At { $place } it was an ambulance or the fire department
truth-utility = At { $place } it was a utility or construction crew
truth-nothing-found = Our observers found no immigration agents at { $place }
truth-other-place = It was not at { $place }
truth-agents-there = There were immigration agents at { $place }
truth-other = At { $place } it was something else, not immigration agents
mistake-local-police = The local police
mistake-traffic-stop = A traffic stop
mistake-ambulance-fire = Ambulance or fire department
mistake-utility = A utility or construction crew
mistake-nothing-found = Nothing was found there
mistake-other-place = It was another place
mistake-agents-there = There were immigration agents
mistake-other = Something else
life-copies = It changes { $count ->
        [one] { $count } message that stands
       *[other] { $count } messages that stand
    } and stops what was not sent yet.
life-follow-up = Beside each of them comes a new message, because a changed one makes no sound:
life-two-people = This alert needed two people, and so does this: a second person must press it too.
life-one = { $alert }: { $who } agrees. A second person must press it too.
ending-sure = **End { $alert }?** Everybody then reads this:
still-there-word = **{ $alert }: { $who } on site said at { TIME($time) } that they are still there.** Extended, it says this:
still-there-told = **{ $alert }: no verifier has said so through the bot.** Press only if a trained observer on site has just told you that they are still there. Extended, it says this:
change-heading = Change what the alert says
change-place = The place as everybody will read it
change-seen = When it was seen, like 3:15 pm
change-what = **What { $alert } says.** Which fact is wrong? Nothing is sent yet.
change-county = The county ({ $county }) cannot be changed: other people would have to get the alert. Is it wrong? Press *We were wrong*, then send a new report with /report and publish that one.
change-who = **{ $alert }: who were they?** Nothing is sent yet.
button-change-place = Place
button-change-seen = Time
button-change-agency = Agency
button-change-agents = Agents
button-change-vehicles = Vehicles
change-agents = How many agents, like 4 or 2-3
change-vehicles = How many vehicles, like 4 or 2-3
change-review = **Change { $alert }?** Everybody then reads this:
wrong-what = **{ $alert }: what was it?** Nothing is sent yet.
wrong-review = **Correct { $alert }?** Everybody who has it reads this at once, also while new alerts are stopped:
card-wish-end = **{ $who } agrees to end { $alert }, { TIME($time) }.** A second person must agree: press *Ended*, then *End it*.
card-wish-retract = **{ $who } agrees to correct { $alert }, { TIME($time) }: { $was }.** A second person must agree: press *We were wrong* and choose the same.
card-wish-change = **{ $who } agrees to other facts in { $alert }, { TIME($time) }.** A second person must agree: press *Change facts* and send the same.
life-extended = { $alert } stands until { TIME($until) }.
life-changed = { $alert } says the new facts. Every copy changes.
life-retracted = { $alert } is corrected. Every copy changes.
card-copies-lost = { $count ->
        [one] **{ $count } copy** could not be changed (deleted, or the bot is not there any more).
       *[other] **{ $count } copies** could not be changed (deleted, or the bot is not there any more).
    } The newest text went out as a new message to { $anew } of them.
error-already-retracted = It was corrected already.
error-alert-changed-meanwhile = Somebody changed this alert in the meantime. Look at the card again.
error-change-nothing = That changes nothing.
report-changed = { $report }: the alert { $alert } was corrected: other facts.
report-retracted = { $report }: we corrected the alert { $alert }: what it said was wrong.
