"""Vietnamese words around figures by what they say of their part in an arithmetic relation."""

from dqcheck.language.types.linking import LinkWords, cues

LINKING = LinkWords(
    cue=cues(
        plan=r"kế hoạch|KH|chỉ tiêu|dự toán|DT|mục tiêu|được giao|giao|nghị quyết|NQ",
        compared=(
            r"so(?: với)?|(?:cùng|kỳ|năm|tháng|quý|tuần|vụ|nhiệm kỳ) (?:kỳ|trước|ngoái)(?: năm (?:trước|ngoái))?|"
            r"SCK|CK|liền trước|năm qua"
        ),
        opening=r"đầu (?:k[ỳì]|năm|tháng|quý|vụ)|mang sang|chuyển sang|chuyển qua|ban đầu|tồn đầu|bước vào",
        closing=r"cuối (?:k[ỳì]|năm|tháng|quý|vụ)|hiện(?: nay| có| còn)?|đến nay|nay|chuyển k[ỳì] sau",
        total=(
            r"tổng(?: cộng| số)?|cả thảy|tất cả|cộng(?: lại| dồn)?|vị chi|tính chung|lũy kế|luỹ kế|gộp lại|"
            r"toàn (?:xã|huyện|tỉnh|bộ|ngành)|cả (?:năm|nước|tỉnh|huyện|xã)"
        ),
        parts=r"trong (?:đó|số|số đó|số này|tổng số)|(?:bao )?gồm(?: có)?|chia ra|cụ thể|như sau|phân theo",
        aside=r"riêng|chủ yếu|nhất là|đặc biệt|ngoài ra|đồng thời|bên cạnh|có",
        rest=r"còn lại|còn|dư|tồn|chưa|không|thiếu|chênh(?: lệch)?|vắng|số dư|chênh",
        share=r"chiếm|tỷ lệ|tỉ lệ|tỷ trọng",
        reached=r"đạt|bằng|tương ứng|tương đương|hoàn thành|tức|ứng với|là",
        start=r"từ",
        end=r"lên|xuống|đến|về",
        rise=r"tăng|thêm|vượt|cao hơn|nhiều hơn|nhích|lãi",
        fall=r"giảm|bớt|hạ|hụt|thấp hơn|ít hơn|lùi|rút",
        mean=r"bình quân|trung bình|BQ",
        each=r"mỗi|đơn giá|giá|suất|năng suất|mức|từng",
        times=r"[x×*]|nhân(?: với)?",
        equals=r"=>?|→|thành(?: tiền)?|ra",
        inflow=(
            r"thu|nhập|tiếp nhận|phát sinh|bổ sung|kết nạp|tuyển|nhận|chuyển đến|mở mới|thành lập|mới|sản xuất|"
            r"cho vay|vận động|huy động|thụ lý"
        ),
        outflow=(
            r"chi|xuất|trả|thoát|giải quyết|chuyển đi|đóng|giải thể|tiêu thụ|bán|nộp|trừ|đã|giải ngân|thực hiện|"
            r"xử lý|sử dụng|thu nợ"
        ),
        other=r"khác",
        across=r"nam|nữ|đảng viên|dân tộc|tôn giáo|người cao tuổi|trẻ em",
        period=r"(?:năm|tháng|quý|tuần|ngày|vụ)",
        joined=r"và|với|cùng|cho|của|trên",
        limit=r"trên|dưới|tối thiểu|tối đa|ít nhất|trở lên|trở xuống|không quá|không dưới|định mức|quy định|độ tuổi",
    )
)
