### Alerts for one person, and what the bot holds.

subscribe-which = Which county? Write for example: /subscribe durham
subscribed-no-room = No volunteers of this network serve { $county } County yet: alerts from there may be missing.
# After "follow the channel:", where no public channel is known.
channel-ask = ask the network's volunteers for it
button-stop = End alerts
stopped = Done: you get no more alerts, and this chat's address is erased. For help, call: { $number }
stopped-nothing = You had no alerts here, so no address is kept for them. For help, call: { $number }
button-forget = Erase what leads to me
forgotten = Erased: your alerts, an unsent draft, and the link between you and your reports. For help, call: { $number }
