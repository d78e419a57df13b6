"""Vietnamese words that leave another reading open."""

from dqcheck.language.types.reservations import ReservationWords
from dqcheck.language.vi.alphabet import CAPITALS
from dqcheck.language.wording import Wording, one_of

_COUNTS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip

RESERVATIONS = ReservationWords(
    votes=Wording(r"tán thành|biểu quyết|bỏ phiếu|phiếu thuận|tín nhiệm"),
    base=Wording(
        r"\s*(?:(?:của|trong|trên|so với)\s)?(?P<base>(?:tổng|toàn bộ|dân số|diện tích|số|giá trị|sản lượng)(?!\w)"
        r"(?:[^,;.()\d]|\d{1,2}(?=\stuổi)){0,60})"
    ),
    base_list=Wording(
        r"\s*(?:(?:của|trong|trên|so với)\s)?(?P<base>(?:tổng số|toàn bộ|số)(?!\w)(?:[^;.()\d]|"
        r"\d{1,2}(?=\stuổi)){8,90})"
    ),
    one_place=Wording(
        r"(?<!\w)(?:xã|phường|huyện|tỉnh|thôn|bản|ấp|buôn|khu phố|tổ dân phố|đơn vị|trường|phòng)\s"
        rf"(?P<name>[{CAPITALS}][^\W\d_]*|\d{{1,2}}(?!\d))",
        cased=True,
    ),
    places=frozenset(
        "tổng số toàn bộ cả của trong trên tại ở địa bàn xã phường thị trấn huyện quận tỉnh thành phố thôn tổ dân khu "
        "đơn vị ngành cấp các những được đã và nước quốc gia hiện nay có này đó".split()
    ),
    goal=Wording(
        r"\s*(?:so với |so |của )?(?:tiến độ |mục tiêu )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|yêu cầu|nhu cầu|"
        r"nghị quyết|khối lượng|KH|DT|cùng k[ỳì])(?!\w)"
    ),
    relative=Wording(r"(?<!\w)(?:có|mà|với)\s(?!tổng)"),
    elsewhen=Wording(
        r"(?<!\w)(?:trong khi|cùng k[ỳì]|(?:năm|tháng|quý|k[ỳì]|tuần) (?:trước|ngoái)|lũy kế|luỹ kế|(?:năm|quý|"
        r"tháng) \d)"
    ),
    foremost=Wording(
        r"(?<!\w)(?:(?<!hành )(?<!tài )chính(?=\s*(?:là|như|sau|gồm|[:(]|$))|"
        r"chủ yếu|tiêu biểu|tập trung|lớn nhất|nhiều nhất|cao nhất|nổi bật|đáng chú ý|điển hình|"
        r"như(?!\s(?:sau|vậy|trên))|nhất là|một số|phải kể đến)(?!\w)"
    ),
    kinds=Wording(
        rf"(?<!\w)(?P<count>\d{{1,2}}|{one_of(_COUNTS)})\s(?:loại|nhóm|nguồn|khoản|hình thức|lĩnh vực|khu vực|bộ phận|"
        r"phần|mục|thành phần|hạng mục)(?!\w)[^;.]{0,60}$"
    ),
    extreme=Wording(r"(?<!\w)(?:cao nhất|thấp nhất|lớn nhất|nhỏ nhất|kỷ lục)(?!\w)"),
    counts=_COUNTS,
    number_words=frozenset("tong so la co dat duoc gom con va khoang hien nay den voi tren cong uoc".split()),
    beyond_target=Wording(r"vượt (?:mức )?(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)\s*$"),
    each_period=Wording(
        r"(?:bình quân|trung bình|mỗi)\s(?:(?:mỗi|một|hằng|hàng)\s)?(?:năm|tháng|quý|vụ|ngày|tuần)(?!\w)"
    ),
    another_clause=Wording(r"(?<!\w)(?:trong khi|tuy nhiên|mặc dù|dù)(?!\w)"),
    of_two=Wording(r"[^\W\d_]\s?/\s?[^\W\d_][^\d;.]{0,60}$"),
    start=Wording(r"\s*so với\s(?P<base>[^;,.()\d]{3,60})(?=[;,.()]|$)"),
)
