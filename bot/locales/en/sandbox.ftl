### The sandbox's page. Placeables are filled in by the page itself.

sandbox-title = Farolito: practice page
sandbox-skip = Skip to the chats
sandbox-practice = PRACTICE
sandbox-practice-note = This is not real. Nothing leaves this computer.
sandbox-help-number = For real help, call: { $number }
sandbox-language = Language
sandbox-offline = The page lost its connection to the program. It keeps trying. If this stays, start the program again: make demo

## The practice clock

sandbox-clock = Practice clock
sandbox-clock-15 = +15 min
sandbox-clock-60 = +1 h
sandbox-clock-180 = +3 h
sandbox-clock-moved = The clock was moved: { $time }

## What to try

sandbox-steps = What to try
sandbox-step-ask = Ana asks for help.
sandbox-step-question = la migra está en la puerta, estoy en Durham
sandbox-step-report = Luis asks for alerts. Ana reports what she saw and sends it.
sandbox-step-decide = A moderator presses Claim, Confirm and Publish; later, Ended. Watch the channel and Luis’s chat.
sandbox-step-room = Moderators’ room
sandbox-step-channel = Alerts channel

## Panes and chats

sandbox-panes = Parts of the page
sandbox-community = Community chat
sandbox-moderators = Moderators’ room
sandbox-alerts = Alerts channel
sandbox-chats = Chats
sandbox-neighbours = Neighbors’ group
sandbox-log-ana = Ana’s chat with Farolito
sandbox-log-luis = Luis’s chat with Farolito
sandbox-log-neighbours = Neighbors’ group
sandbox-log-moderators = Moderators’ room
sandbox-rooms = The network’s rooms
sandbox-room-moderators = Moderators
sandbox-room-verifiers = Verifiers
sandbox-room-coordinators = Coordinators
sandbox-log-verifiers = Verifiers’ room
sandbox-log-coordinators = Coordinators’ room
sandbox-empty-verifiers = Who goes to look is asked here: More, then Ask verifiers, on a report.
sandbox-empty-coordinators = Roles, appeals and what nobody took arrive here.
sandbox-log-alerts = Alerts channel
sandbox-acting-as = You are
sandbox-write-as = You are
sandbox-read-only = Read only. This is what people who follow the channel see.
sandbox-empty-private = Write a question, or type / to see the commands.
sandbox-empty-group = Farolito reads here only what begins with / or names @farolito.
sandbox-empty-moderators = Reports arrive here. There are two moderators, M1 and M2, because some things need two people.
sandbox-empty-alerts = Nothing has been published yet.
sandbox-new = { $count } new

## Messages

sandbox-edited = edited { $time }
sandbox-changed = A message was changed: { $name }
sandbox-only-for = only for { $name }
sandbox-silent = sent without sound
sandbox-answers = In answer to: { $name }
sandbox-cut = Shown in part. Farolito got all { $count } characters.
sandbox-picture = Picture that was sent
sandbox-shown = Picture from a reporter
sandbox-unveil = Show it
sandbox-file = A file was sent
sandbox-shared-place = A place was shared
sandbox-fill-in = Fill in the form

## Writing

sandbox-message = Message
sandbox-message-hint = Write here, or type /
sandbox-send = Send
sandbox-attach = Photo or file
sandbox-place = Place
sandbox-chosen-files = Files to send
sandbox-remove = Remove
sandbox-remove-file = Remove { $name }
sandbox-suggestions = Suggestions
sandbox-suggestion-count = Suggestions: { $count }. Use the arrow keys.
sandbox-place-title = Share a place
sandbox-place-note = The page does not ask where you are. Choose an example.
sandbox-cancel = Cancel

## Forms

sandbox-optional = (optional)
sandbox-no-answer = No answer
sandbox-required = Please answer: { $name }
sandbox-form-open = Another form is open. Finish it first.
sandbox-time-5 = 5 min ago
sandbox-time-30 = 30 min ago
sandbox-time-60 = 1 hour ago

## When something goes wrong

sandbox-too-long = That is too long to send. Please make it shorter.
sandbox-file-too-large = That file is over 20 MB. Please choose a smaller one.
sandbox-refused = The program did not take that. Load the page again and try once more.
sandbox-not-saved = I could not save that. Please send it again.
sandbox-failed = The program did not answer. Please send it again.
