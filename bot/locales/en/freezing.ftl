### Stopping all new alerts, and what waits when they may go out again (R31).

command-freeze = For the network: stop all new alerts
command-unfreeze = For the network: let alerts go out again
button-freeze = Stop all new alerts
button-send-waiting = Send it now
button-drop-waiting = Drop it
freeze-by-server = the server
freeze-by-system = the bot itself
freeze-done = **All new alerts are stopped**, on every platform. Corrections and ends still go out. To let alerts go out again: /unfreeze, by a coordinator or owner who did not stop them.
freeze-pressed = All new alerts are stopped.
freeze-asked = Noted. A second moderator has to send /freeze by { TIME($until) }. Until then alerts go out.
error-freeze-asked-before = You asked already. Another moderator has { $minutes } min left to send /freeze. Until then alerts go out.
freeze-second = **{ $who } asks to stop all new alerts.** If a second moderator agrees by { TIME($until) }, nothing new goes out on any platform. Corrections and ends still do.
freeze-told = **All new alerts are stopped** since { $since }, by { $who }. Corrections and ends still go out.
    To let alerts go out again, a coordinator or owner who did not stop them sends /unfreeze. On the server: farolito freeze off
freeze-lifted = **Alerts can go out again** since { $since }, by { $who }.
    What was waiting goes on waiting: you are asked about each alert by itself.
unfreeze-done = **Alerts can go out again.** Nothing goes out by itself: you are asked about each alert that waits.
alerts-again = Alerts again since { TIME($since) }.
waiting-title = { $count ->
        [one] **{ $alert } waits since alerts were stopped.** { $count } copy is not sent yet. It says:
       *[other] **{ $alert } waits since alerts were stopped.** { $count } copies are not sent yet. It says:
    }
waiting-question = Is this still right? *Send it now* sends what is missing. *Drop it* leaves it unsent; copies that were sent stand, and can be ended or corrected.
waiting-sent = { $alert }: sent by { $who }, { $at }.
waiting-dropped = { $alert }: the rest was dropped by { $who }, { $at }.
waiting-pressed-send = { $alert } goes out.
waiting-pressed-drop = { $alert }: the rest is not sent.
error-frozen-before = All new alerts are stopped already, by { $who }.
error-waiting-decided = { $alert }: somebody decided that already, or it changed since.
error-waiting-too-late = { $alert }: its time is over. Nothing was sent.
preview-second-cap = You published several alerts within an hour: *Publish* counts as your agreement, and somebody else must press it too.
