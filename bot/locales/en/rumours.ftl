### The rumour desk: how many different people ask about a county, without their words (docs/rules.md R32).

rumour-card = **Rumor, { $county } County:** { $count ->
        [one] one person has asked
       *[other] { $count } different people have asked
    } since { TIME($since) }. Asking is not seeing.
rumour-card-places = Places that they named: { $places }.
rumour-card-report = **{ $who } opened { $report } from it.**
rumour-card-nothing = **{ $who }: nothing known.**
rumour-card-gone = Rumor, { $county } County: over.
rumour-report =
    { $count ->
        [one] One person has asked
       *[other] { $count } different people have asked
    } about a rumor in { $county } County. Nobody here says that they saw it.
button-rumour-report = Open a report from this
button-rumour-nothing = Nothing known
rumour-opened = { $report } is open, and you have it. It has no reporter to ask.
rumour-answered = { $county } County: nothing known. Who asks from now on is counted anew.
error-rumour-gone = That card was answered already, or its day is over.
