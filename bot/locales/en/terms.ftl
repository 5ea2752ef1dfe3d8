### Names that several texts share: agencies, places, outcomes, languages.

## Inside "Immigration agents (…)". ICE is named only where it was ICE (docs/rules.md R17).

agency-ice = ICE
agency-border-patrol = Border Patrol
agency-other-federal = another federal agency
agency-local-287g = local officers with 287(g) powers
agency-unknown = agency not known

## The same, standing alone in a sentence.

agents-ice = ICE agents
agents-border-patrol = Border Patrol agents
agents-other-federal = immigration agents of another federal agency
agents-local-287g = local officers with 287(g) powers
agents-unknown = immigration agents, agency not known

## Kinds of place.

place-home = Home
place-street = Street
place-workplace = Workplace
place-school = School
place-hospital = Hospital or clinic
place-church = Church or temple
place-courthouse = Courthouse
place-shop = Shop or parking lot
place-road = Road or highway
place-other = Another place

## How we know (docs/rules.md R18), after "How we know:".

basis-two-observers = two observers on site
basis-observer-with-picture = an observer on site, with a picture
basis-two-reports-and-picture = two separate reports and a picture
basis-partner-hotline = a partner hotline's word

## What was decided (docs/rules.md R17).

outcome-confirmed = confirmed
outcome-not-immigration = not immigration enforcement
outcome-inconclusive = could not be found out
outcome-confirmed-not-published = confirmed, not published

## Why it was confirmed and not published.

unclear-no-answer = the reporter did not answer
unclear-too-old = it came too late to look
unclear-place-unknown = the place could not be found
unclear-other = another reason
unpublished-over = it was over
unpublished-private-home = it was at a private home
unpublished-one-family = it would point at one family

## What it was instead, after "it was".

was-local-police = the local police
was-traffic-stop = a traffic stop by local officers
was-ambulance-fire = an ambulance or the fire department
was-other = something else

# After "no immigration agents were seen there", where the county's officers have such an agreement.
note-287g = Some local officers in { $county } County work with immigration under a 287(g) agreement.

## Practice and drills begin and end with their mark (docs/rules.md R34).

practice = PRACTICE
practice-frame =
    PRACTICE: this is not real.
    { $text }
    PRACTICE
drill = DRILL
drill-frame =
    DRILL: this is not real.
    { $text }
    DRILL

## Platforms and languages.

platform-telegram = Telegram
platform-discord = Discord
platform-sandbox = This practice page
language-en = English
language-es = Español

## Lengths of time.

duration-minutes = { $count } min
duration-hours = { $count } h
duration-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
