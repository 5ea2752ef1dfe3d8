### Numbers under a card. A draft translation.

numbers-and-pages = **Numéros et pages :**
number-by-text = par message texte
number-by-text-keyword = envoyez { $keyword }
