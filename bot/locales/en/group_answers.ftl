### Answers among others: six lines, nobody's words quoted, the rest in private.

place-unknown-here = I do not know that place. Write a county, a town or a ZIP code of { -state }.
error-county-unknown-here = I do not know that county. Write a county, a town or a ZIP code of { -state }.
group-which-county = Which county? Write it after the command, for example: /{ $command } durham
group-outside = That is outside { -state }. I know only the counties here.
group-officials = **Officials for { $county } County:** names, numbers and letters open in private.
group-in-private = That answer is long: it opens in private. Help: { $number }
group-busy = There are many questions here at once. Ask me in private. Help: { $number }
