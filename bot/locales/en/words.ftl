### What the bot says at the moments that matter. The same sentences stand in docs/words.md; a test compares them.

start = I am Farolito, of { $network }. Not the government, not a lawyer. What is happening? 1 They are here now · 2 Someone was taken · 3 Report what I saw · 4 A number to call · 5 My rights · 6 Alerts for my county. Type or tap. Español: ES
start-here = 1 They are here now
start-taken = 2 Someone was taken
start-report = 3 Report what I saw
start-number = 4 A number to call
start-rights = 5 My rights
start-alerts = 6 Alerts for my county
start-language = Español: ES

consent = Volunteers of { $network } read this; they do not see your name. A voice or a photo can show who you are. { $platform } can read this chat and may hand it over if ordered. Leave out names, home addresses and anyone's status.
consent-send = Send now
consent-add = Add
consent-cancel = Cancel

receipt = Saved: { $report }. Nobody has read it yet. This does not send help. Danger to life: 911. For help, call: { $number }. I will write here when someone looks at it.
receipt-photo = Keep your original and do not post it yet: it may help the family or a lawyer.
unclaimed = { $report }: nobody could look at it yet. Call: { $number }.
no-room = No volunteers of this network serve { $county }: a report here would reach nobody. Call: { $number }.

subscribed = Done: { $county }. We send only what volunteers confirmed. No message does not mean that nothing is happening. To write to you I keep this chat's address until you send STOP. If you want me to keep nothing, follow the channel: { $link }

alert = CONFIRMED { $alert }. Immigration agents ({ $agency }) at { $place }, { $county } County. Seen: { $seen }. How we know: { $basis }. Valid until: { TIME($until) }. If you are there: stay calm, keep your distance, do not get in the way; you may film. Your rights: /rights. Help: { $number }. Is it ours? /verify { $alert }
alert-checking = NOT CONFIRMED { $alert }. We are checking a report in { $county } County. Do not share it as fact. Help: { $number }.
alert-ended = ENDED { $alert }, { TIME($time) }: our observers no longer see agents at { $place }. There may be others elsewhere.
alert-expired = EXPIRED { $alert }: this was seen { $seen }. We do not know the situation since then.
not-immigration = CHECKED { TIME($time) }: at { $place } it was { $what }. No immigration agents were seen there. { $note }
correction = CORRECTION { $alert }: what we said was wrong. { $truth }. We are sorry. If you shared it, please share this too.
alerts-paused = Alerts are paused since { TIME($since) }. No message does not mean that nothing is happening. Help: { $number }.
rumour-nothing = Nothing confirmed in { $county } County in the last 24 hours. That does not mean that nothing is happening. If you saw it: /report. If someone told you, do not share it yet.

privacy-short = On our server: the link between you and a report, 72 hours; text and photos, 30 days; for alerts, this chat's address. { $platform } keeps its own records; we do not control them. To talk to a person, call: { $number }. /mydata /forget
referral = With your permission { $organisation } gets only: how and when to call you, county, language, what you need. No status, address or children's names. They keep it under their own rules. Shall I send it?
letter-warning = What you send becomes a public record with your name. Do not write about anyone's status. If you or your family have no papers, let a citizen send it, or phone without giving a name.
moderator-asks = A volunteer asks: { $question } You need not answer. Send no names, address or status.
verifier-agreement = I am 18 or older and trained. I watch from a public place, never alone. I do not follow, block, touch or shout at anyone, I do not enter private ground, I step back when told. I report what I see, also when it is nothing. I can say no at any time. The network cannot protect me from arrest.
all-failed = I could not save that. Please send it again, or call: { $number }.
