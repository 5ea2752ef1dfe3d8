### Numbers under a card. A draft translation.

numbers-and-pages = **电话和网页：**
number-by-text = 发短信
number-by-text-keyword = 发送 { $keyword }
