### Numbers under a card. A draft translation.

numbers-and-pages = **Nimewo ak paj:**
number-by-text = pa mesaj tèks
number-by-text-keyword = voye { $keyword }
