### Numbers under a card. A draft translation.

numbers-and-pages = **Números e páginas:**
number-by-text = por mensagem de texto
number-by-text-keyword = mande { $keyword }
