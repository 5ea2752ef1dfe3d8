### The pinned message of a room.

board-title = **What waits and what stands**
board-running = Alerts and reports are open.
board-frozen = **All new alerts are stopped** since { $since }, by { $who }.
board-closed = **Reports are closed** until { $until }.
board-open-none = No report waits.
board-open = Reports that wait: { $count }, the oldest from { $oldest }.
board-age = That is more than { $age } ago.
board-card-free = - { $report } · { $county } · nobody has it
board-card-taken = - { $report } · { $county } · { $who } has it
board-alerts = Alerts that stand: { $count }
board-alert = - { $alert } · { $county } · until { $until }
board-duty = On duty: { $names }
board-duty-none = On duty: nobody
board-unpinned = I may not pin messages here. Give me that right (Telegram: *Pin messages*; Discord: *Pin Messages*), or pin the board above yourselves.
board-left = This chat is no longer a room of the network.
