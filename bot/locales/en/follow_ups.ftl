# Words that hang on the last answer: "and then?", "I do not understand", "how much is that?".

follow-again = Here it is again. To have a person explain it, call: { $number }
follow-rest = I have no exact answer to that. Here is what else I know about it. To ask a person, call: { $number }
follow-other-words = Try other words, or send /help to choose. To talk to a person, call: { $number }
