### Referrals to the network's partner (docs/rules.md R45). The consent stands in words.ftl.

command-referral = Ask the network's partner to call your family
button-referral = Ask for a call from { $organisation }
error-referrals-off = This network has no partner that calls families. Nothing was kept.
referral-begin = I can ask { $organisation } to call you. What is it about? I ask only how, when, county, language and this. No names, no addresses, no status.
referral-title = A call for your family
referral-need-detained = Find someone detained
referral-need-lawyer = A lawyer
referral-need-bond = Bond
referral-need-food-rent = Food or rent
referral-need-school = A child's school
referral-need-other = Something else
referral-ask-county = In which county?
referral-tap = { $name }
referral-other-county = Write the county
referral-ask-language = In which language?
referral-language-en = English
referral-language-es = Español
referral-language-pt = Português
referral-language-ht = Kreyòl ayisyen
referral-language-fr = Français
referral-language-vi = Tiếng Việt
referral-language-zh = 中文
referral-language-ar = العربية
referral-ask-when = When is a good time?
referral-when-morning = Morning
referral-when-afternoon = Afternoon
referral-when-evening = Evening
referral-when-any = Any time
referral-ask-how = How shall they reach you?
referral-by-phone = By phone
referral-by-chat = In this chat
referral-ask-phone = Which phone number? Only the number.
error-referral-phone = I need one phone number with ten digits and nothing else. Nothing was kept.
referral-number-only = I kept only the number. What stood beside it is gone.
referral-line-phone = - How: call { $phone }
referral-line-chat = - How: write in this chat
referral-line-when = - When: { $when }
referral-line-county = - County: { $county }
referral-line-language = - Language: { $language }
referral-line-need = - About: { $need }
button-referral-send = Send
referral-sent = { $code }: sent to { $organisation }. It promises nothing. If nobody has taken it after { $hours } hours I tell you. I erase it when they have it, and after 72 hours at the latest. Danger to life: 911. For help, call: { $number }
referral-cancelled = Nothing was sent, nothing was kept. For help, call: { $number }
referral-received = { $code }: { $organisation } has it. I erased what you sent. They call when they can; I cannot see whether they did. For help, call: { $number }
referral-unanswered = { $code }: nobody of { $organisation } has taken it yet. Do not wait for it: call { $number }
referral-ended = { $code }: nobody of { $organisation } took it. I erased what you sent. Please call: { $number }
referral-partner-writes = { $organisation } writes about { $code }: { $words } You need not answer. I cannot pass on an answer. For help, call: { $number }
referral-no-shelter = I cannot arrange a ride or a place to stay, and nobody can through me. People of the network answer here: { $number }. Danger to life: 911.
error-referral-county = { $organisation } does not call families in { $county } County. Nothing was kept.
error-referral-waits = { $organisation } has one of yours already. /forget takes it back.
error-referral-gone = That was not sent, and its time is over. Write /referral again.
mydata-referrals = - Asked for a call: { $count }. Gone when the partner has it, after 72 hours at the latest.

## For the partner's people.

referral-card = **{ $code }** · { $county } · { $when } · a family asks for a call.
referral-card-read =
    { $count ->
        [one] { $count } person has read it. Nobody has acknowledged it.
       *[other] { $count } people have read it. Nobody has acknowledged it.
    }
referral-card-received = **{ $code }** · { $county } · received, erased here.
referral-card-withdrawn = **{ $code }** · { $county } · withdrawn, erased here.
referral-card-ended = **{ $code }** · { $county } · its time is over, erased here.
button-referral-read = Read it in private
button-referral-got = We have it
button-referral-write = Write to them
referral-opened = Look at your private chat with me. It stays there for 10 minutes.
referral-private = **{ $code }**. Write down what you need in your own records. This message goes after 10 minutes.
referral-private-then = *We have it* erases this everywhere and tells the family that you have it.
referral-got = { $code } is erased here. The family was told that you have it.
referral-write-field = What do they need to know? There is no way to answer here. No links.
referral-written = Passed on to the family of { $code }.
referral-unopened = { $code }: I cannot write to whoever wanted to read it. Open a private chat with me first, then press *Read it in private* again.
error-referral-over = That one is erased: somebody has it, it was withdrawn, or its time is over.
error-referral-read-first = Press *Read it in private* first. What you did not read would be lost.
error-referral-no-link = No links, please: a family cannot tell whose they are. Say it in words, or with a number to call.
referral-month = Calls asked for in { $month }: { $count }
