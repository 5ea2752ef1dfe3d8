### A moderator sends a reporter a card instead of typing advice (docs/rules.md R16).

button-send-card = Send a card
send-card-which = { $report }: which card?
sent-card = { $report }: sent, { $title }.
sent-card-note = sent the card “{ $title }”
volunteer-sends-card =
    A volunteer sends you this about { $report }. You need not answer.

    { $card }

send-card-page = (page { $page } of { $pages })
