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
