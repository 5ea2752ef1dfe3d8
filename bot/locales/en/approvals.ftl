### What an alert says beside its fixed wording, and how people agree before it goes out (docs/rules.md R18-R20, R26, R27).

## Below the fixed wording of an alert.

alert-with-more =
    { $alert }
    { $more }
alert-numbers = Seen there: { $what }.
alert-agents =
    { $count ->
        [one] { $number } agent
       *[other] { $number } agents
    }
alert-vehicles =
    { $count ->
        [one] { $number } vehicle
       *[other] { $number } vehicles
    }
alert-vehicles-marked =
    { $count ->
        [one] { $number } marked vehicle
       *[other] { $number } marked vehicles
    }
alert-vehicles-unmarked =
    { $count ->
        [one] { $number } unmarked vehicle
       *[other] { $number } unmarked vehicles
    }

# What we were checking and could not find out in time.
alert-checking-expired = EXPIRED { $alert }: we checked a report in { $county } County and could not confirm it. That does not mean that nothing is happening.

## The preview: what each audience will read.

preview-as-channels = **As channels and groups see it:**
preview-as-es = **As people see it in Spanish:**
preview-as-en = **As people see it in English:**
preview-as-discreet = **As people see it first who asked for discreet messages:**
button-as-channels = As channels see it
button-as-es = People: ES
button-as-en = People: EN
button-as-discreet = Discreet
preview-copies =
    { $count } { $reader ->
        [room] { $count ->
            [one] room of volunteers
           *[other] rooms of volunteers
        }
        [channel] { $count ->
            [one] channel
           *[other] channels
        }
        [group] { $count ->
            [one] group
           *[other] groups
        }
       *[person] { $count ->
            [one] person
           *[other] people
        }
    }, { $platform }, { $language }{ $form ->
        [discreet] , discreet
       *[open] { "" }
    }
preview-language-both = Spanish and English
preview-language-es = Spanish
preview-language-en = English
preview-too-long = This is { $count } characters too long for one alert. Shorten the sentence or the place.
preview-agreed = { $who } agreed to exactly this at { TIME($time) }. *Publish* is the second agreement: it goes out.
preview-second-place = This kind of place needs two people: *Publish* counts as your agreement, and a second person must press it too.
preview-second-sentence = A text with a free sentence needs two people: *Publish* counts as your agreement, and a second person must press it too.
preview-second-new = Your first decisions need a second person: *Publish* counts as your agreement, and somebody else must press it too.

## A publication that waits for a second person.

card-approval = **{ $who } agrees to publish this text ({ $version }), { TIME($time) }:** { $facts }. A second person decides. *Approve* shows the exact text first.
approval-with-sentence = with a free sentence
button-approve = Approve
error-approval-gone = That agreement stands no more: the facts changed, somebody disagreed, or an hour passed. Read the card again.
error-approve-yourself = You agreed to this yourself. Somebody else must approve it.

## Facts, set right before anything goes out.

button-facts = Change facts
button-fact-kind = Kind of place
button-fact-seen = Time seen
button-fact-number = How many
button-fact-agency = Who they were
button-fact-sentence = Free sentence
button-to-text = Back to the text
facts-title = { $report }: every language of the text is made from these facts.
facts-place = Place: { $place }
facts-kind = Kind of place: { $kind }
facts-seen = Seen: { $time }
facts-number = How many: { $number }
facts-unknown = not known
facts-which-kind = { $report }: what kind of place is it?
fact-seen-title = When it was seen
seen-field = When was it seen?
seen-hint = 3:15 pm, or: 20 minutes ago
fact-number-title = How many were seen
agents-field = Agents, like 4 or 2-3. Nothing if nobody counted.
vehicles-field = Vehicles, like 2. No plates, no colors.
signs-field = What is on the vehicles?
signs-marked = Signs of an agency
signs-unmarked = No signs
signs-unknown = Not known
fact-sentence-title = A free sentence
sentence-field-en = In English, at most { $limit } characters
sentence-field-es = In Spanish, at most { $limit } characters
error-seen-when = I could not read that as a time of the last 24 hours. Write it like 3:15 pm.
error-number-what = Write a number like 4, or two like 2-3.
error-sentence-length = A free sentence has at most { $limit } characters.
error-sentence-languages = Write the sentence in English and in Spanish, or in neither.
error-sentence-word = Alerts do not say “{ $word }”. Write what people saw with their own eyes, in the past tense.
error-home-place = Of a home, only the town or the neighborhood may be named. “{ $found }” says more.
error-still-there-missing = At a home only while agents are there. Press *Confirm* again.
error-naming-missing = Say first what the named place is. Press *Confirm* again.

## A home, a business (docs/rules.md R26).

home-still-there = { $report } is about a home. It is published only while agents are there, and names only the town or the neighborhood. Are they still there?
button-still-there = They are still there
button-they-left = They left: do not publish
place-business = Is “{ $place }” a business? A business is named only if agents were on its premises. If not, name the corner.
button-on-premises = Agents were on its premises
button-no-business = It is no business
button-name-corner = Name the corner

## "We are checking", while a second person is missing.

checking-offer = { $report }: nobody agreed with { $who } yet. { $who } may publish that we are checking a report in the county, and nothing more.
button-checking = Say that we are checking
card-checking-out = Out as { $alert }: “we are checking a report”. It says the rest once two people agree.
error-checking-school = About a school nothing goes out until two people agree.
error-checking-first-only = Only { $who }, who agreed first, may publish that we are checking.
error-checking-new = Your first decisions need a second person, this one too.
error-checking-too-early = A second person still has time. Wait for the message in the room.
error-checking-already = That is out already, or about to go out.

## Notices that it was no immigration enforcement.

button-notice = Publish a notice
card-notice-approval = **{ $who } agrees to publish a notice, { TIME($time) }:** no immigration enforcement, it was { $what }. A second person decides. *Approve* shows the exact text first.
notice-second = It needs two people: *Publish* counts as your agreement, and a second person must press it too.
error-notice-not-decided = A notice needs the decision *Not immigration* first.
error-notice-out = The notice is out already, or about to go out.
error-notice-late = It was decided more than six hours ago. A notice would say a time that people take for another day.
