### Câu trả lời: phần quanh một thẻ, và phần mở đầu. Bản dịch nháp; phần còn lại bằng tiếng Anh hoặc tiếng Tây Ban Nha.

## Dòng đầu của một trường hợp khẩn cấp (docs/rules.md R3).

first-agents-here = Hãy bình tĩnh. Quý vị có thể giữ im lặng. Nếu họ ở trước cửa, đừng mở. Gọi một trong các số này:
first-being-taken = Hãy bình tĩnh và đừng cản trở. Xin nhớ: quý vị có thể giữ im lặng và không ký gì. Gọi:
first-medical = Nguy hiểm tính mạng: gọi 911 trước.
first-wish-to-die = Quý vị quan trọng. Gọi hoặc nhắn tin số 988, ngày hay đêm: có người lắng nghe, bằng tiếng Anh và tiếng Tây Ban Nha. Nguy hiểm tính mạng: 911.
first-violence-at-home = Nếu đang gặp nguy hiểm, gọi 911. Đường dây Quốc gia về Bạo lực Gia đình: 1-800-799-7233, ngày và đêm.
first-child-alone = Ở cùng một người lớn mà quý vị tin. Đừng ra ngoài xem. Gọi:

## Quanh một thẻ.

card-not-in-language = Câu trả lời này hiện chỉ có bằng tiếng Anh và tiếng Tây Ban Nha.
card-say = **Hãy nói như sau:**
card-caution = **Lưu ý:** { $text }
card-change = **Thay đổi, { $day }:** { $text }
card-sources = Viết từ { $count } nguồn.
# In the place of a day whose month alone is known.
card-date-about = khoảng { $month }
card-footer-draft = _Dữ kiện tính đến { $day }. Đây là thông tin, không phải tư vấn pháp lý: bản dịch nháp, chưa được luật sư hay người nói tiếng Việt kiểm tra._
card-footer-reviewed = _Dữ kiện tính đến { $day }, đã được luật sư kiểm tra. Đây là thông tin, không phải tư vấn cho một hồ sơ._
card-past-review = **Các dữ kiện này đáng lẽ được kiểm tra lại vào { $day }. Hãy hỏi một số bên dưới trước khi tin theo.**
button-more-text = Xem thêm
send-as-report = Gửi thành báo tin

## Số điện thoại.

hours-unknown = chưa biết giờ làm việc
number-from = theo nguồn công khai, { $month }
number-from-about = theo nguồn công khai, khoảng { $month }
number-historical = số cũ, thấy lần cuối { $month }
hotlines-for = Số điện thoại cho quận { $county }
hotlines-statewide = Số điện thoại cho { -state }
hotlines-national = Số điện thoại cho cả nước
hotline-say-county = Cho quận của quý vị, hãy viết ví dụ: /hotline durham

## Câu hỏi chưa có câu trả lời.

ask-empty = Hãy viết câu hỏi, ví dụ: nhân viên di trú đang ở cửa nhà tôi. Hoặc gọi: { $number }
ask-in-words = Hãy viết câu hỏi bằng lời của quý vị. Nếu khẩn cấp, gọi: { $number }
unanswered = Tôi chưa có câu trả lời của các tình nguyện viên cho điều này. Các số này có thể giúp, hoặc chọn bên dưới.
which-place = Có nhiều nơi mang tên này. Nơi nào?
place-outside = Nơi đó ở ngoài { -state }. Đây là các số phục vụ cả nước.
place-unknown = Tôi không biết nơi “{ $place }”. Hãy viết tên quận, thành phố hoặc mã ZIP ở { -state }.
question-or-report = Đây là câu hỏi, hay báo tin về điều quý vị đã thấy? Chưa ai nhận được. Cần giúp đỡ, gọi: { $number }
it-is-a-question = Đây là câu hỏi
no-live-location = Tôi không nhận vị trí trực tiếp, để không ai có thể theo dõi quý vị. Hãy viết góc đường hoặc thành phố. Cần giúp đỡ, gọi: { $number }

## Mở đầu.

language-set = Chuyện gì đang xảy ra?
rights-title = **Quyền của quý vị.** Chọn điều đang xảy ra:
actions-title = **Điều quý vị có thể làm.** Chọn:
start = Tôi là Farolito, của { $network }. Không phải chính phủ, không phải luật sư. Chuyện gì đang xảy ra? 1 Họ đang ở đây · 2 Có người bị bắt · 3 Báo điều tôi thấy · 4 Số để gọi · 5 Quyền của tôi · 6 Tin báo cho quận tôi. Viết hoặc chạm. EN · ES
start-here = 1 Họ đang ở đây
start-taken = 2 Có người bị bắt
start-report = 3 Báo điều tôi thấy
start-number = 4 Số để gọi
start-rights = 5 Quyền của tôi
start-alerts = 6 Tin báo cho quận tôi

# The state: in a running program the name that the pack of the region gives it (names: in pack.yaml).
-state = Bắc Carolina
