# What the guard stops in words that go out (R24, R25, R26), beside the kinds in errors.ftl and cards.ftl.

error-leak-home = “{ $found }” points at one home. Write the town or the neighborhood.
error-leak-officer = “{ $found }” looks like an officer's name. Take it out; the agency is enough.
error-leak-badge = “{ $found }” looks like a badge number. Take it out.
error-leak-looks = “{ $found }” tells what an officer looks like. Take it out.
error-leak-wanted = “{ $found }” names somebody who is sought. Take it out.
error-leak-call = “{ $found }” tells people what to do. Write only what was seen.
error-leak-forecast = “{ $found }” tells what has not happened yet. Write only what was seen.
error-leak-tip = “{ $found }” is a tip from inside an agency. Take it out.
error-leak-radio = “{ $found }” was heard on their radio. Take it out.
error-leak-papers = “{ $found }” comes from papers that are not public. Take it out.
error-leak-movement = “{ $found }” tells where vehicles go. Write one place and one time.
error-leak-all-clear = “{ $found }” says that there is no danger. Nobody can know that: write what was seen last, and when.
error-leak-word = “{ $found }” is something that this network does not say. Write it in another way.
error-leak-hidden = “{ $found }” has letters that look like others. Type it again in plain letters.

leak-home = where somebody lives
leak-officer = an officer's name
leak-badge = a badge number
leak-looks = what an officer looks like
leak-wanted = the name of somebody who is sought
leak-call = a call to do something
leak-forecast = something that has not happened yet
leak-tip = a tip from inside an agency
leak-radio = police radio
leak-papers = papers that are not public
leak-movement = where vehicles go
leak-all-clear = that there is no danger
leak-word = something that this network does not say
leak-hidden = letters that look like others

card-not-public = It seems to hold { $what }. If that is all it says: *Can't tell*, then *Not for the public*.

# A second person may let words pass that only look like something (R25).
guard-second = If that is wrong, a second person may let these words pass.
guard-asked = Asked in the rooms for { $report }. Once a second person has let them pass, type the same words again.
guard-asks = { $who } asks a second person to look at words for { $report } that the guard stopped.
guard-words = { $first } wrote: “{ $text }”
guard-sure = Let it pass only if none of this is true. Your alias stands in the audit log.
guard-let-pass = Passed. { $first } can type the same words again, for a day.
guard-passed = { $who } let the words of { $first } for { $report } pass. { $first } can type them again, for a day.
button-guard-ask = Ask a second person
button-guard-look = Look at the words
button-guard-pass = Let it pass
error-guard-gone = Those words are no longer here. They are kept for a day at most.
error-guard-yourself = You typed these words. Somebody else has to look at them.
error-guard-not-yours = Only who typed these words can ask.
error-guard-final = Nobody may let that pass: a plate, a home, an officer. Write it in another way.
error-guard-passed-already = Somebody let these words pass already.

# A report that is nothing but what nobody saw (R24).
unclear-not-public = not for the public: a forecast, a tip from inside, radio, papers
outcome-not-public = closed as not for the public
report-not-public = { $report }: volunteers closed it and erased it. This network tells only what people saw with their own eyes. Thank you.
not-public-note = *Not for the public* erases the report at once, with all that stands under it. Nothing brings it back.
