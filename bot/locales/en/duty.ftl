### Who is on call, and when reporting is closed.

command-oncall = For moderators: take a shift, or see yours
command-off = For moderators: nobody pings you until /back
command-back = For moderators: your shifts count again
command-reports = For coordinators: close reporting for a time
command-stats = For moderators: what became of the reports
oncall-how =
    Tap a shift for: { $counties }. Or write: /oncall durham mon 6:00-12:00. Add *weekly* and it comes every week.
    Hours that nobody has: /oncall gaps
shift-now = Now until { $ends }
shift-hours = { $begins } – { $ends }
shift-once = { $counties }: { $hours }
shift-every-week = { $counties }: { $hours }, every week
shift-line = { $shift }
shift-taken = You are on call. { $shift }. If nobody takes a report from there in time, I write to you.
shift-weekly = You are on call every week. { $shift }. If nobody takes a report from there in time, I write to you.
shift-dropped = Done: that shift is given back.
shifts-mine = Your shifts:
shifts-none = You have no shift.
button-shift-weekly = Every week
button-shift-drop = Give it back
button-shift-drop-one = Give back: { $begins }
duty-off = You are off duty: I do not write to you about reports until you send /back. Your shifts stay, and count as nobody's.
duty-is-off = You are off duty. Send /back when your shifts are to count again.
duty-back = You are back: your shifts count again.
duty-was-on = You were not off duty. Your shifts count.
gaps-title = Hours of the next seven days that nobody has:
gaps-county = **{ $county }**
gaps-none = **{ $county }**: somebody is on call at every hour
gaps-more = There is more. Fill these hours first, then ask again.
reports-how =
    Write: /reports close TEXT for 3 h
    or: /reports close TEXT until 18:00. To take reports again: /reports open
reports-closed-done = Done. Whoever wants to report reads this:
reports-are-closed = Reports are closed until { $until }. { $text } For help, call: { $number }
reports-opened = Done: reports are open.
reports-were-open = Reports were not closed.
no-duty = No volunteer is on duty at this moment: it may take long until somebody reads a report. For help, call: { $number }
error-shift-unclear = I did not understand the shift. Write for example: /oncall durham mon 6:00-12:00
error-shift-unknown = That shift is over, or not yours. Your shifts: /oncall
error-closing-until = Write until when, within seven days: /reports close TEXT for 3 h, or: /reports close TEXT until 18:00
error-closing-length = Write why, in 1 to { $limit } characters.
waiting-on-call = { $report }, { $county }: nobody has taken this report for { $length }. You are on call. What was reported stands in the moderators' room.
waiting-room = { $report }, { $county }: nobody has taken this report for { $length }.
waiting-coordinators = { $report }, { $county }: no moderator has taken this report for { $length }.
on-call-unreached = { $who } is on call, and I cannot write to them about { $report }. { $who }: open a private chat with me and send /start.
