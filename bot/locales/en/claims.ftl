# Who has a report, and for how long.

button-give-back = Give it back
button-take-over = Take it over from { $who }
given-back = { $report }: everybody can claim it again.
taken-over = { $report } is yours now. { $who } had it before.
