### The end of alerts. A draft translation.

stopped = Xong: quý vị không còn nhận cảnh báo nữa, và địa chỉ của cuộc trò chuyện này đã được xóa. Để được giúp, hãy gọi: { $number }
stopped-nothing = Quý vị không có cảnh báo nào ở đây, nên không có địa chỉ nào được lưu. Để được giúp, hãy gọi: { $number }
