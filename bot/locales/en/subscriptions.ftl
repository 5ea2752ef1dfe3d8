### Alerts for one person: asking for them, what they look like, how they come, leaving them.

discreet-cover = Farolito: new message
discreet-open = Show
