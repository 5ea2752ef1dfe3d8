### What people can do and what is happening: entries with a source and a date.

command-resources = Petitions, funds, volunteering, text alerts, news
resources-title = **What you can do, and what is happening.** Each entry has a source and a date, and goes when it is old. Choose:
resources-petition = Petitions
resources-donate = Funds and gifts
resources-volunteer = Volunteering
resources-alerts = Alerts by text message
resources-news = What is happening
resources-listed = **On our list, with source and date:**
resources-none = Nothing is on this list at present. We list only what has a source and a date.
item = **{ $title }.** { $text }
item-in-counties = **{ $title }** ({ $counties }). { $text }
item-news = **{ $day }: { $title }.** { $text }
item-news-about = **About { $day }: { $title }.** { $text }
item-source = _({ $source }, { $day })_
item-source-about = _({ $source }, about { $day })_

## "Did this help?"

feedback-helped = This helped
feedback-did-not-help = This did not help
feedback-thanks = Thank you. We count only the answer, not who you are.
feedback-sorry = Thank you. We count only the answer, not who you are. Try other words, choose below, or call: { $number }

## An answer that was taken back (docs/rules.md R7).

command-card = For the network: take an answer back, or give it again
card-instead = **We are checking our answer to that. Until then, the rules that hold everywhere:**
card-how =
    To take an answer back, write: /card off ID
    To give it again: /card on ID
    The ID stands in the name of the card's file, for example rights-home.
card-unknown = There is no card { $card }.
card-universal = That card stands in for all others. It stays.
card-stopped = { $card } is stopped. In a few seconds nobody gets it. Its questions get the rules that hold everywhere, and the hotline.
card-stopped-already = { $card } was stopped already.
card-resumed = { $card } is given again, in a few seconds everywhere.
card-not-stopped = { $card } was not stopped.
cards-stopped = Stopped: { $cards }.
cards-none-stopped = No card is stopped.
