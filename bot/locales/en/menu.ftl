### Menus, commands and their one-line descriptions (at most 100 characters: Discord shows no more).

rights-title = **Your rights.** Choose what is happening:
actions-title = **What you can do.** Choose:
language-which = Which language?
language-set = We speak English here. What is happening?
command-unknown = I do not know that command. Write your question in your own words, or choose below. For help, call: { $number }

command-ask = Ask a question about your rights
command-hotline = Phone numbers for your county
command-rights = What you may do when agents stop you
command-actions = What you can do to help
command-report = Report agents that you saw with your own eyes
command-myreports = What became of your reports
command-subscribe = Get alerts for your county in private
command-stop = End the alerts
command-verify = Is this alert ours? Write its code
command-language = English or Spanish
command-privacy = What this bot keeps about you
command-mydata = What this bot holds about you today
command-forget = Erase what leads to you
command-cancel = Cancel what you began
command-help = What this bot can do
command-start = What this bot can do
command-room = For the network: link this chat as a room
command-unroom = For the network: unlink this room
command-grant = For the network: a one-time code for a role
command-accept = For the network: take a role with a code
command-about = Who runs this bot, and how to reach them
