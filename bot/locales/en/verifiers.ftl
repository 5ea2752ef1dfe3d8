### Verifiers: what they are asked, what they answer (docs/rules.md R37), and decisions that need a second (R22).

command-verifier = For verifiers: what you agree to before you look at anything

button-ask-verifiers = Ask verifiers
button-stand-down = Stand down
button-on-my-way = On my way
button-decline = Decline
button-arrival = { $minutes } min
button-site-confirmed = Confirmed
button-site-not-immigration = Not immigration
button-site-unable = Unable to tell
button-verifier-agree = I agree

task-asked = { $report }: the verifiers were asked. Their answers stand on the card.
task-no-room = No verifiers' room serves this county. Look for observers another way.
task-stood-down = { $report }: all verifiers were stood down.

## In the verifiers' room.

task-in-room = **{ $report }** · { $where } · { $kind }
    Who can go and look? Two are needed, three at most. Once two are on the way I show them the place, in private.
task-kind-unknown = kind of place not known
task-going = On the way: { $who }
task-arrival = { $alias } ({ TIME($time) })
task-ended = { $report } · { $county }: over since { TIME($time) }. Thank you.
task-unreachable = { $alias } is not on the way for { $report }: I cannot write to them. Open a private chat with me and press Start, then press *On my way* again.

## In private, for who is on the way.

task-wait = **{ $report }** · { $where } · { $kind }. You are on the list. Wait for a second person: then I show you the place. Nobody goes alone.
task-place = **{ $report }** · { $where } · { $kind }
    Place: { $place }
    On the way: { $who }
    Watch from a public place, together. Say what you see with a button, also when it is nothing. Send me no live location and no pictures of people. When it is over I take the place back.
task-taken-back = { $report }: over since { TIME($time) }. The place was taken back. Thank you.
task-left = { $report }: you are not on the way any more, and need no reason. The place was taken back.
stand-down = **Stand down.** { $report } is over: nobody needs to look any more. Thank you.

## What the presses answer.

task-set-out = Noted. I write to you in private about { $report }.
task-arrives = Noted: in about { $minutes } min.
task-found = { $report }: passed on. Thank you.
task-declined = Noted. You need no reason.
verifier-agreed = Thank you. Of this only the date is kept: { $date }.
verifier-agreed-before = You agreed to this on { $date }.

## On the report's card.

card-verifiers-asked = Verifiers asked, { TIME($time) }.
card-on-site = **{ $alias }** on site: { $finding }, { TIME($time) }.
finding-confirmed = confirmed
finding-not-immigration = not immigration
finding-unable = unable to tell
on-site-basis =
    { $basis } ({ $count ->
        [one] { $count } verifier confirmed
       *[other] { $count } verifiers confirmed
    })

## A decision that needs a second.

card-proposed = **{ $alias } proposes: { $outcome }.** It needs a second person.
button-agree = Agree
button-disagree = Disagree
proposed = { $report }: proposed. Your first decisions need a second person, who presses *Agree* on the card.
seconded = { $report } is closed: two people agree.
disagreed = { $report } waits for a decision again.

error-task-place-missing = The county or the place is missing. Ask the reporter first.
error-task-open = The verifiers were asked already. *More* has *Stand down*.
error-task-over = That is over. Nobody needs to look any more. Thank you.
error-task-full = Three are on the way already. Thank you.
error-task-going-already = You are on the list already. Look in our private chat.
error-task-not-going = Press *On my way* first, and wait until I show you the place.
error-verifier-agree-first = Write /verifier first, and read what you agree to.
error-second-yourself = You proposed this yourself. Somebody else must agree.
error-proposal-gone = That proposal stands no more: something changed, or somebody answered it.
error-verified-it = You went there and said what you saw. Somebody else must press this.
