### What a report's card says beside the words of its reporter, and the reports that stand under one card.

card-reports =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
card-photo =
    { $count ->
        [one] photo
       *[other] { $count } photos
    }
card-voice =
    { $count ->
        [one] voice note
       *[other] { $count } voice notes
    }
card-video =
    { $count ->
        [one] video
       *[other] { $count } videos
    }
card-file =
    { $count ->
        [one] file
       *[other] { $count } files
    }
card-files-of-others =
    { $count ->
        [one] a file with the others
       *[other] { $count } files with the others
    }
card-missing = Not said: { $what }.
card-missing-time = when
card-missing-place = where
card-missing-what = what was seen
card-leaks = It seems to hold { $what }: do not repeat it.
card-language = The reporter's language: { $language }.
card-group =
    { $count ->
        [one] One more report stands under this card.
       *[other] { $count } more reports stand under this card.
    }{ $unread ->
        [0] {""}
       *[other] {" "}Put there because many came at once, and merged by nobody: { $unread }.
    }{ $apart ->
        [0] {""}
       *[other] {" "}Of these say something else: { $apart }.
    }
card-alike-before = Maybe the same as **{ $report }** ({ $time } before).
card-alike-after = Maybe the same as **{ $report }** ({ $time } after).
card-merged = **{ $report }** · { $where } · merged into **{ $leader }**

button-show-all = Show all
button-read-all = Read all of it
button-read-all-of = Read all of { $report }
button-merge = Merge with { $report }

## What a text may hold that is not said on, after "It seems to hold".

leak-phone = a phone number
leak-email = an e-mail address
leak-link = a link
leak-plate = a license plate
leak-unit = the number of one home
leak-house = the address of one house
leak-name = somebody's name
leak-coordinates = an exact place
leak-a-number = a number from immigration papers

## Several reports under one card.

merged = { $report } now stands under the card of { $leader }.
taken-out = { $report } has its own card again. Nobody has it yet.
error-merge-too-late = That has changed in the meantime. Look at the card again.
error-report-merged = That report stands under the card of { $leader }. Decide there, or take it out first.
error-one-reporter = Two separate reports need two people. Only one person is known to have reported this.
basis-one-reporter = Only one person is known to have reported this: it does not count as two separate reports.
decides-several =
    This decides { $count } reports.{ $apart ->
        [0] {""}
       *[other] {" "}Say something else than the others: { $apart }. Look at them first: *Show all*.
    }
all-title = **{ $report }**: the other reports, page { $page } of { $pages }
read-all-title = **{ $report }**: all that was said
all-apart = says something else
show-all-privately = I wrote them to you in private.
button-take-out = Take out { $report }
button-previous = Previous
button-next = Next
