### Drills: a report that is played from beginning to end, for nobody but the network's own people (R34).

command-drill = For coordinators: play a drill with the moderators
drill-how =
    A drill is a made-up report that you work on, from the card to the end of its alert. Only the rooms of moderators and coordinators read it. Each of its texts begins and ends with the mark DRILL. Real reports come in between as they do on any day, without that mark.
    Which one shall it be?
drill-story-vans = vans at a bakery
drill-story-school = agents at a school, with two approvals
drill-story-rumor = a rumor: it is the fire department
button-drill-vans = Vans at a bakery
button-drill-school = Agents at a school
button-drill-rumor = A rumor: firefighters
button-drill-end = End the drill
drill-started = The drill has begun: { $story }. It ends when its alert has ended, at the latest at { TIME($until) }. To end it before: /drill end
drill-runs = A drill is running since { TIME($since) }: { $story }. It ends when its alert has ended, at the latest at { TIME($until) }.
drill-begins = { $who } began a drill: { $story }. Work on the next card that has this mark as if it were real. Cards without the mark are real and go first.
drill-reach = It is a drill and stays with volunteers: it goes to { $count ->
        [one] { $count } room of theirs
       *[other] { $count } rooms of theirs
    }, to no channel, no group and nobody who asked for alerts.
drill-ended = The drill is over. Its summary is in the room.
board-drill = **A drill is running.** What has no mark is real.
error-drill-running = A drill is running already. End it with /drill end
error-drill-none = No drill is running. Begin one with /drill
error-drill-frozen = New alerts are stopped at this moment. That is real: no drill begins before it is lifted.
error-drill-surge = Very many reports are coming in. They are real: no drill begins before it is quiet again.
error-drill-room = A drill needs a room of moderators in your counties. Link one with /room
error-drill-unknown = I do not know that drill. Write /drill start with one of these: { $names }

drill-town = Sampleville
drill-vans-what = Two gray vans and four agents with vests stand in front of the bakery. They are talking to people at the door.
drill-vans-place = Sample Bakery, Main Street and Second Street
drill-vans-still-there = Yes, both vans are still here.
drill-vans-how-many = Four. Two of them stand at the door.
drill-vans-what-worn = Dark vests with the word POLICE. I see no name of an agency.
drill-vans-which-corner = Main Street and Second Street, beside the bakery.
drill-vans-own = I cannot say more than that. I am across the street.
drill-school-what = Three agents with vests stand at the gate of the school while the parents arrive.
drill-school-place = Sample Elementary School, gate on Oak Street
drill-school-still-there = Yes. They stand at the gate.
drill-school-how-many = Three, and one car without a sign.
drill-school-what-worn = Vests that say FEDERAL AGENT.
drill-school-which-corner = The gate on Oak Street.
drill-school-own = I cannot say more than that. I am waiting for my child.
drill-rumor-what = A neighbor says that there are immigration agents in our street, with big trucks and red lights. I have not seen them myself.
drill-rumor-place = Pine Street and Third Street
drill-rumor-still-there = I see red lights from the window. There is smoke.
drill-rumor-how-many = Six or so, with helmets and hoses.
drill-rumor-what-worn = Yellow coats and helmets. The truck says FIRE.
drill-rumor-which-corner = Pine Street and Third Street.
drill-rumor-own = I only see the truck and the smoke.

drill-summary = **The drill is over: { $story }.**
drill-finished = The whole chain was walked through.
drill-unfinished = The chain was not walked through to its end, so this drill does not count for going live.
drill-length = { $minutes } min { $seconds } s
drill-time-claim = Until somebody took it: { $length }
drill-time-decision = Until the decision: { $length }
drill-time-copy = Until the first copy was in a room: { $length }
drill-time-correction = Until the first correction or end: { $length }
drill-people = { $count ->
        [0] Nobody took part.
        [one] { $count } person took part.
       *[other] { $count } people took part.
    }
drill-missed = Steps that were missed:
drill-missed-none = No step was missed.
drill-missed-claim = Nobody took the report (*Claim*).
drill-missed-late-claim = The report was taken after more than 5 minutes: those on call had to be called.
drill-missed-ask = Nobody asked the person who reported.
drill-missed-decision = Nobody decided.
drill-missed-outcome = The decision was not what happened in the drill.
drill-missed-agency = It was not said who the agents were, not even “not known”.
drill-missed-basis = It was not said how we know.
drill-missed-second = The second person who has to agree was missing: it was about a school.
drill-missed-publication = It was confirmed, and not published.
drill-missed-correction = What was published was wrong, and nobody corrected it.
drill-missed-ending = Nobody ended the alert: it ended by itself.
