### Answers: what stands around a card, and what is said when there is none.

## The first line of an emergency (docs/rules.md R3).

first-agents-here = Stay calm. You may stay silent. If they are at your door, do not open it. Call one of these numbers:
first-being-taken = Stay calm and do not get in the way. Remember: you may stay silent and sign nothing. Call:
first-medical = Danger to life: call 911 first.
first-wish-to-die = You matter. Call or text 988, day or night: somebody listens, in English and Spanish. Danger to life: 911.
first-violence-at-home = If you are in danger, call 911. National Domestic Violence Hotline: 1-800-799-7233, day and night.
first-child-alone = Stay with an adult you trust. Do not go out to look. Call:

## Around a card.

card-not-in-language = This answer exists only in English and Spanish so far.
card-say = **Say it like this:**
card-caution = **Careful:** { $text }
card-change = **Changed, { $day }:** { $text }
card-sources =
    { $count ->
        [one] Written from { $count } source.
       *[other] Written from { $count } sources.
    }
# In the place of a day whose month alone is known.
card-date-about = about { $month }
card-footer-draft = _Facts of { $day }. Information, not legal advice: a draft, not yet checked by a lawyer._
card-footer-reviewed = _Facts of { $day }, checked by a lawyer. Information, not advice on your case._
card-past-review = **These facts were due for a check on { $day }. Ask at one of the numbers here before you rely on them.**
button-more-text = More
button-card = { $title }
switch-to-en = English
switch-to-es = Español
send-as-report = Send as a report

## Numbers.

hours-unknown = hours not known
number-from = from public sources, { $month }
number-from-about = from public sources, about { $month }
number-historical = old number, last seen { $month }
hotlines-for = Numbers for { $county } County
hotlines-statewide = Numbers for { -state }
hotlines-national = Numbers for the whole country
hotline-say-county = For your county, write for example: /hotline durham

## Questions without an answer.

ask-empty = Write your question, for example: agents are at my door. Or call: { $number }
ask-in-words = Write your question in your own words. If it is urgent, call: { $number }
unanswered = I have no answer to that from our volunteers. These numbers can help, or choose below.
which-place = That name belongs to more than one place. Which one?
place-outside = That is outside { -state }. The national numbers serve the whole country.
place-unknown = I do not know the place “{ $place }”. Write a county, a town or a ZIP code of { -state }.
question-or-report = Is this a question, or a report of something you saw? Nobody has received it yet. For help, call: { $number }
it-is-a-question = It is a question
no-live-location = I do not take live locations, so that nobody can follow you. Write the street corner or the town. For help, call: { $number }

# The state: in a running program the name that the pack of the region gives it (names: in pack.yaml).
-state = North Carolina
thanked = You are welcome. If you need anything else, write here. For help, call: { $number }
