# Who has a report, and for how long.

button-give-back = Give it back
button-take-over = Take it over from { $who }
press-waited = { $who }: you pressed that a while ago, while I was away. Nothing was done. Press again where it still holds.
press-waited-report = { $who }: you pressed a button of { $report } a while ago, while I was away. Nothing was done. Read the card as it is now, and press again.
given-back = { $report }: everybody can claim it again.
taken-over = { $report } is yours now. { $who } had it before.
