### Numbers under a card

numbers-and-pages = **Numbers and pages:**
number-by-text = by text message
number-by-text-keyword = text { $keyword }
