### Numbers under a card. A draft translation.

numbers-and-pages = **أرقام وصفحات:**
number-by-text = برسالة نصية
number-by-text-keyword = أرسلوا { $keyword }
