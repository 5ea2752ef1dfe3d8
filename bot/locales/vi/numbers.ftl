### Numbers under a card. A draft translation.

numbers-and-pages = **Số điện thoại và trang web:**
number-by-text = bằng tin nhắn
number-by-text-keyword = nhắn { $keyword }
