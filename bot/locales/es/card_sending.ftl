### Un moderador manda una ficha en vez de escribir consejos (docs/rules.md R16).

button-send-card = Mandar una ficha
send-card-which = { $report }: ¿qué ficha?
sent-card = { $report }: mandada, { $title }.
sent-card-note = mandó la ficha «{ $title }»
volunteer-sends-card =
    Un voluntario le manda esto por { $report }. No tiene que contestar.

    { $card }

send-card-page = (página { $page } de { $pages })
