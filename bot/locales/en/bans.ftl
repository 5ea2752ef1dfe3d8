### Limits and bans: on reports alone (docs/rules.md R2).

error-too-many-reports = I take at most { $limit } reports an hour from one person. Wait a little and press *Send now* again: what you wrote is kept for 30 minutes.
error-banned = I cannot take reports from you for a while. Write /report to read until when.

banned = Until { $until } I take no reports from you. You can still ask me everything else. For help, call: { $number }
banned-appeal = Is that a mistake? Press *Appeal* and say why.
banned-appealed = Your appeal was passed on.
button-appeal = Appeal
appeal-title = Appeal
appeal-field = Why should you be able to report again? No names, no addresses.
appeal-passed = Passed on to coordinators of the network. I will write here what they decide. For help, call: { $number }
appeal-lifted = You can send reports again: /report. For help, call: { $number }
appeal-kept = Coordinators read your appeal. Until { $until } I take no reports from you. You can still ask me everything else. For help, call: { $number }
error-appeal-once = You have appealed already. I will write here what is decided.
error-ban-none = You can send reports: /report.
mydata-ban = - A mark by which I know that I take no reports from you until { $until }. It names nobody, and goes with the ban.

## For moderators and coordinators.

button-ban = Ban the reporter
button-ban-days =
    { $days ->
        [1] 1 day
        [7] 1 week
       *[other] { $days } days
    }
ban-how-long = For how long shall no reports be taken from the person who sent { $report }? Nothing is done yet.
ban-sure = Take no reports from the person who sent { $report } until { $until }? They can still ask questions and call. They read it when they try to report, and may appeal.
button-ban-sure = Yes, ban
ban-done = { $report }: no reports are taken from this person until { $until }.
error-ban-too-late = The way back to the person who sent { $report } has ended: nobody can be banned over it any more.
error-ban-over = That ban is over.
appeal-card = **Appeal** over { $report }. { $who } banned the person until { $until }. They write:
appeal-card-lifted = **Appeal** over { $report }: { $who } lifted the ban.
appeal-card-kept = **Appeal** over { $report }: { $who } kept the ban.
appeal-card-over = **Appeal** over { $report }: the ban has ended by itself.
button-lift-ban = Lift the ban
button-keep-ban = Keep the ban
ban-lifted = The ban is lifted.
ban-kept = The ban stays.
