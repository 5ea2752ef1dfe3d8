### The life of "we are checking": what people read when it ends, and when it was wrong (docs/rules.md R28 to R30).

alert-checking-ended = ENDED { $alert }, { TIME($time) }: we are no longer checking that report in { $county } County, and we confirm nothing about it. That does not mean that nothing is happening.
truth-other-county = That report was not about { $county } County. That does not mean that nothing is happening
truth-sent-by-mistake = It was sent by mistake: we were checking no report in { $county } County. That does not mean that nothing is happening

## What moderators press.

button-end-checking = We stopped checking
button-still-checking = Still checking
button-extend-checking = We are still checking: extend it
mistake-other-county = It was about another county
mistake-sent-by-mistake = It was sent by mistake
still-checking = **{ $alert }: are you still checking it?** It then stands until { TIME($until) } and says the same:

## After *We were wrong*.

life-retracted-next = Is there something to publish in its place? Send a new report with /report, and publish that one.

## What /verify tells.

verify-still-checking = - { $at }: it was still being checked; it stands longer
