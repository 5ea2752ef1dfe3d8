### Números debajo de una ficha

numbers-and-pages = **Números y páginas:**
number-by-text = por mensaje de texto
number-by-text-keyword = mande { $keyword }
