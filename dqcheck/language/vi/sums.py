"""Vietnamese words for how totals, parts, flows and listed things are told."""

from dqcheck.language.types.sums import (
    BreakdownWords,
    FlowWords,
    NameWords,
    PartWords,
    PlanWords,
    RemainderWords,
    RoundWords,
    StockWords,
    SumReach,
    SumWords,
    TotalWords,
    TradeWords,
)
from dqcheck.language.vi.alphabet import CAPITALS
from dqcheck.language.wording import Wording

_PLACES = r"(?:xã|phường|thị trấn|thôn|tỉnh|huyện|tổ dân phố|bản|làng|ấp|buôn)"
_CAPITAL = rf"[{CAPITALS}][^\W\d_]*(?:\s[{CAPITALS}][^\W\d_]*){{0,3}}"
"""A proper name: words with a capital."""

_PEOPLE = (
    r"người|dân(?! (?:cư|số|tộc|sự|chủ|lập|vận))|"
    r"đồng chí|cán bộ|công chức|viên chức|học viên|học sinh|đại biểu|hội viên|đoàn viên|đảng viên|thành viên|"
    r"nhân khẩu|khẩu|em|cháu|trẻ|lao động|bệnh nhân|thí sinh|giáo viên|công dân|nam|nữ|phụ nữ|"
    r"(?!công viên)[^\W\d_]+ (?:viên|sĩ|sư)|(?:nạn|quân|nghệ|doanh) nhân|nhà (?:báo|giáo|khoa học)|cử tri|sinh viên|"
    r"ứng cử viên|"
    r"trưởng (?:thôn|bản|ấp|ban|khu|xóm)|cụ|chị|nông dân|ngư dân|"
    r"biên chế|nhân viên|công nhân|đối tượng|chiến sĩ|sĩ quan|dân quân|thanh niên|cử tri"
)
_OPPOSITES = (
    ("nam", "nữ"),
    ("trực tuyến", "trực tiếp"),
    ("toàn trình", "một phần"),
    ("trong hạn|đúng hạn|trước hạn|sớm hạn", "quá hạn|trễ hạn"),
    ("thành thị", "nông thôn"),
    ("xuất khẩu", "nhập khẩu"),
    ("(?<!ngoài )công lập", "ngoài công lập|tư thục|dân lập"),
    ("trong nước", "nước ngoài"),
    ("cá nhân", "tổ chức"),
    ("trung ương", "địa phương"),
    ("thường trú", "tạm trú"),
    ("rừng tự nhiên", "rừng trồng"),
    ("để bàn", "xách tay"),
    ("đã", "chưa|đang"),
    ("tái cử", "lần đầu"),
    ("dự thi|có mặt", "vắng|vắng mặt|bỏ thi"),
    ("cán bộ|công chức|viên chức|đại biểu", "người dân|nhân dân|bà con|hộ dân"),
    ("người lớn", "trẻ em|trẻ"),
    ("đỗ|đậu|trúng tuyển", "trượt|hỏng|rớt"),
    ("nội trú", "ngoại trú"),
    ("đồng bằng", "miền núi"),
    ("chuyên trách", "kiêm nhiệm|bán chuyên trách"),
    ("trong (?:xã|huyện|tỉnh)", "ngoài (?:xã|huyện|tỉnh)"),
    ("sửa chữa", "xây mới|làm mới"),
    ("bản địa", "nhập cư"),
    ("đương nhiệm", "nghỉ hưu|đã nghỉ"),
)


_BALANCES = (
    (
        "tăng|vượt|cao hơn|thêm|chuyển đến|bổ sung|kết nạp|phát sinh|tuyển mới|thành lập mới",
        "giảm|hụt|thấp hơn|bớt|chuyển đi|bỏ học|thoát nghèo|chết|nghỉ|giải thể|thôi",
    ),
    ("xuất siêu|thặng dư", "nhập siêu|thâm hụt"),
    ("lãi", "lỗ"),
)
_MOVING = r"(?:[^;.\d]|(?<!\d)\d{4}(?!\d)){0,40}$"

_STEPS = (
    ("phát ra|phát hành", "thu về|thu lại|thu được"),
    ("triệu tập|mời|gọi|gọi khám|gọi khám tuyển", "có mặt|tham dự|dự họp|đến khám"),
    ("thu nhận", "phê duyệt"),
    ("phê duyệt", "kích hoạt"),
)


def _step(words: str) -> Wording:
    return Wording(rf"(?<!\w)(?:{words})[^\d;:.]{{0,20}}$")


def _word(words: str) -> Wording:
    return Wording(rf"(?<!\w)(?:{words})(?!\w)")


def _behind(words: str) -> Wording:
    return Wording(rf"[^;.,\d]{{0,30}}?(?<!\w)(?:{words})(?!\w)")


SUMS = SumWords(
    structure=Wording(
        r"(?=[().;:,!?…tgbcprnđv])(?:(?!\w)(?:"  # the first letters of all that follows spare most a closer look
        r"(?P<open>\()|(?P<close>\))|(?P<semi>;)|(?P<comma>,)|(?P<colon>:)|(?P<stop>[.!?…](?=[\s”\"')\]]|$)))|"
        r"(?<!\w)(?:(?P<partial>(?:trong đó|trong số đó|trong số này|trong tổng số đó|(?:bao )?gồm cả)(?!\w))|"
        r"(?P<whole>(?:bao gồm|gồm có|gồm|chia ra|chia theo|phân theo|cụ thể|như sau|cơ cấu)(?!\w))|"
        r"(?P<side>(?:riêng|nhất là|chủ yếu|đặc biệt)(?!\w))|(?P<join>(?:và|cùng|với)(?!\w))))"
    ),
    total=Wording(r"tổng(?!\w)"),
    everywhere=Wording(r"trên địa bàn|toàn (?:xã|phường|huyện|tỉnh)"),
    people=Wording(rf"(?:{_PEOPLE})(?!\w)"),
    breakdowns=BreakdownWords(
        along_with=Wording(r"với(?!\w)", cased=True),
        list_openers=(":", "đó", "gồm"),
        of_all=Wording(r"tổng(?!\w)|toàn (?:xã|huyện|tỉnh|phường)"),
        moved=Wording(
            r"(?<!\w)(?:[Tt]ừ|xuống|lên|còn|so với|[Tt]ăng|[Gg]iảm|(?<!hoàn )thành|bằng|thiếu|hụt)\s*(?:còn|thêm|đạt|"
            r"mức)?\s*$",
            cased=True,
        ),
    ),
    totals=TotalWords(
        rest=Wording(
            r"(?<!\w)(?:khác|còn lại|(?:chưa|không) (?:rõ|xác định|có ý kiến|trả lời))"
            r"(?:\s(?:và\s[^\W\d_]+(?:\s[^\W\d_]+)?|là|có|:))*\s*[:,]?\s*$"
        ),
        negation=Wording(r"(?<!\w)(?:không|chưa)\s"),
        pending=Wording(r"(?<!\w)(?:đang|chưa|còn(?: lại)?|tồn|số còn lại|không)(?!\w)[^;.\d]{0,40}$"),
        balances=tuple((_word(one), _word(other)) for one, other in _BALANCES),
        opposites=tuple((_word(one), _word(other)) for one, other in _OPPOSITES),
        places=Wording(
            r"(?<!\w)(?P<kind>[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hôn|[Bb]ản|[Bb]uôn|[ẤấÂâ]p|[Ll]àng|[Tt]ổ dân phố|"
            r"[Hh]uyện|[Tt]ỉnh|[Kk]hối|[Đđ]ợt|[Cc]ụm|[Kk]hu phố|[Kk]hu|[Tt]ổ|[Qq]uý|[Tt]háng)"
            r"\s(?P<name>[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s[A-ZĐÀ-Ỹ][^\W\d_]*){0,3}|\d{1,3}|[IVX]{1,4})[^;.]{0,30}$",
            cased=True,
        ),
        across=Wording(
            r"(?<!\w)(?:nam|nữ|đảng viên|đoàn viên|hội viên|phụ nữ|dân tộc|tôn giáo|cao tuổi|khuyết tật|"
            r"có công|trẻ tuổi)(?!\w)"
        ),
        in_several_classes=Wording(
            rf"(?:{_PEOPLE}|nhân dân|nhân sự|nhân viên|hộ|trường hợp|ca|bệnh|lượt|doanh nghiệp)(?!\w)"
        ),
        in_kinds=frozenset("đơn tổ cơ trường văn".split()),
        last_joined=Wording(r"\s(?:và|cùng)\s", cased=True),
        in_all=Wording(
            r"(?<!\w)(?:tổng(?:\s(?:cộng|số|toàn bộ|là|có|các loại))*|"
            r"cộng(?:\s(?!đồng|tác|nghệ|sự|sinh)[^\W\d_]{1,6}){0,6}|lũy kế|luỹ kế|"
            r"tất cả|cả thảy|(?:tính|gộp|cộng)\s(?:chung|gộp|dồn|lại|tổng|cả)(?:\s[^\W\d_]{1,6}){0,6}|"
            r"tổng(?:\scộng|\ssố)?(?:\s[^\W\d_]{1,7}){1,14})(?:\s(?:là|được|có|đạt|"
            r"gồm))?(?:\s(?:cả\s)?\d{0,2}\s?(?:tháng|quý|năm|vụ|đợt|k[ỳì]|thôn|ngày)(?:\s(?:là|được|có|đạt))?)?\s?:?\s*$"
        ),
        out_of=Wording(r"(?<!\w)(?:trong|trên|so với|thuộc|của)\s(?:tổng|tất cả|cả thảy)[^;.\d]{0,60}$"),
        in_all_behind=Wording(r"(?:\s[^\W\d_]+){0,3}?\s(?:tất cả|cả thảy|tổng cộng)(?!\w)"),
        so_many=Wording(
            r"(?<!\w)(?:như vậy|theo đó|toàn (?:xã|phường|huyện|tỉnh|trường|đơn vị|ngành|cơ quan)|cả (?:năm|hai|ba|"
            r"bốn|\d)|hai đợt|hiện(?:\snay)?|đang|chung|cộng lại)(?!\w)"
            r"[^\d,;.]{0,40}$"
        ),
        renewed=Wording(r"(?<!\w)(?:thành|lên|nâng|còn|đạt)(?!\w)"),
    ),
    parts=PartWords(
        total=Wording(r"tổng\s(?:số\s)?[^.;:]{0,70}:?\s*$"),
        state=Wording(r"(?<!\w)(?:đã|chưa|được|còn|đang)(?!\w)[^.;]{0,60}$"),
        mainly=Wording(r"(?:chủ yếu|nhiều nhất|riêng|trong đó|lớn nhất|phần lớn|nhất là)[^.;\d]{0,60}$"),
        of_these=Wording(r"(?:^|[.;]\s)\s*(?:[Tt]rong|[Tt]rong tổng) số(?:\scó|\scác)?\s*$"),
        population=Wording(r"dân số[^.;\d]{0,30}$"),
        some_people=Wording(
            r"trong độ tuổi|trưởng thành|từ \d+ tuổi|trên \d+ tuổi|lao động|(?<!\w)nữ(?!\w)|(?<!\w)nam(?!\w)|"
            r"trẻ em|người cao tuổi"
        ),
        population_nouns=Wording(r"(?:người|lao|trẻ|khẩu)(?!\w)"),
        persons=frozenset(("khẩu", "nhân khẩu", "người", "em", "cháu", "đồng chí")),
        households=Wording(r"hộ(?!\w)"),
        staff=Wording(r"(?:cán bộ|công chức|viên chức|CBCCVC|CBCC)"),
        a_class=Wording(
            r"\s(?:số\s|tổng số\s|các\s)?(?:cán bộ|công chức|viên chức|người|hộ|học sinh|giáo viên|đảng viên|"
            r"hội viên|thôn|tổ|xã|trường|trẻ|hồ sơ|văn bản|cơ quan|đơn vị|doanh nghiệp|dân số)(?!\w)"
        ),
        in_state=Wording(
            r"(?<!\w)(?:hộ|học sinh|người|trẻ|em|cháu|cán bộ|công chức|đảng viên|thôn|tổ|trường|cơ sở|lao động|phụ nữ|"
            r"hội viên|giáo viên|doanh nghiệp|hồ sơ)(?!\w)(?:\s[^\W\d_]+){0,4}?\s(?:dùng|sử dụng|có|được|"
            r"hoàn thành|tham gia|"
            r"đủ|biết|tiếp cận|đạt|nối|kết nối|đi học|ra lớp|tốt nghiệp|vào)(?!\w)[^;.]{0,60}$"
        ),
        beyond_plan=Wording(
            r"kế hoạch|chỉ tiêu|dự toán|mục tiêu|so với|cùng k[ỳì]|vượt|tăng|bằng|nghị quyết|giao|nhu cầu"
        ),
        all_of=Wording(r"(?<!\w)(?:tổng số|đủ điều kiện|phải giải quyết|có mặt|hiện có)(?!\w)"),
        dossiers=Wording(r"hồ sơ"),
        all_dossiers=Wording(r"tổng số hồ sơ[^.;\d]{0,40}$"),
    ),
    names=NameWords(
        in_bracket=Wording(r"\(\s*(?:gồm|bao gồm|các xã|các thôn)?\s*:?\s*([^()\d]{3,400})\)", cased=True),
        renamed=Wording(
            r"\s(?P<noun>[^\W\d_]+)(?!\w)[^.;:(,\d]{0,60}\s(?:là|gồm)\s(?:các|những)\s(?P=noun)\s(?=[A-ZĐ])", cased=True
        ),
        listed_after=Wording(
            r"[^.;:(]{0,90}(?:(?:gồm|sau|trong \d+ ngày qua|là)?\s*:|(?:gồm|gồm có|là)\s(?:(?:các|những)\s(?:xã|phường|"
            r"thị trấn|thôn|tỉnh|huyện|tổ dân phố|bản|làng|ấp|buôn)\s)?(?=(?:(?:ông|bà|đồng chí)\s)?[A-ZĐ]))"
            r"\s*([^.:()\d]{3,900})(?:\.|$)",
            cased=True,
        ),
        apposed=Wording(
            rf"\s{_PLACES}\s({_CAPITAL}(?:,\s{_CAPITAL})*\svà\s{_CAPITAL})"
            rf"(?=\s(?!và\s|thuộc\s|của\s|mỗi\s)(?![{CAPITALS}])[^\W\d_]|\s?[.;)]|$)",
            cased=True,
        ),
        counted=Wording(
            r"(?:^|[.;:]\s|(?<!\w)(?:có|gồm|còn|là)\s)(?P<word>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s"
            r"(?!(?<=năm\s)(?:học|nay|qua|trước|sau|tới|liền|đầu|cuối|nào)(?!\w))[^\W\d_]+"
        ),
        persons=Wording(r"(?:ông|bà|anh|chị|đồng chí|đ/c|em|cháu)\s(?=[A-ZĐ])", cased=True),
        open_end=Wording(r"\.\.|…|v\.v|vân vân|khác|đại diện|trong đó|và các", cased=True),
        joined=Wording(r"^và\s", cased=True),
        last_joined=Wording(r"\svà\s", cased=True),
        units=Wording(rf"{_PLACES}(?!\w)"),
        first_months=Wording(r"(?<!\d)(\d{1,2})\s+tháng\s+đầu\s+năm"),
        last_months=Wording(r"(?<!\d)(\d{1,2})\s+tháng\s+(?:cuối|còn lại(?: của)?)\s+năm"),
        month="tháng",
    ),
    plans=PlanWords(
        of_part=Wording(r"kế hoạch\s+(?:quý|tháng|6 tháng|9 tháng)"),
        of_year=Wording(r"kế hoạch\s+(?:cả\s+)?năm"),
    ),
    remainders=RemainderWords(
        some=Wording(r"(?<!\w)(?:vài|dăm|mấy|một (?:vài|số|ít))(?!\w)"),
        done=Wording(
            r"(?<!\w)(?:đã|có mặt|hiện có|thực chi|thực hiện|giải ngân|hoàn thành|sử dụng|thanh toán|xử lý|"
            r"giải quyết)\s(?:[^\d;:]|\d{1,2}/\d{1,2}(?:/\d{4})?){0,40}$"
        ),
        left=Wording(r"(?<!\w)còn(?:\slại)?(?:\s(?:là|khoảng|nợ|tồn|thiếu))?\s?:?\s*$"),
        rest=Wording(
            r"(?<!\w)(?:còn(?: lại)?|còn phải|chưa|vắng|khuyết|số dư|phải [^\W\d_]+(?:\s[^\W\d_]+)? tiếp|tồn)(?!\w)"
            r"(?:[^;.\d]|(?<=tháng )\d{1,2}|(?<=năm )\d{4}){0,60}$"
        ),
        rest_behind=Wording(r"(?:\s[^\W\d_]+){1,4}?\s(?:còn lại|khác|chưa)(?!\w)"),
        of_all=Wording(r"(?<!\w)(?:trong|trên|tổng|số)(?!\w)[^;.\d]{0,30}$"),
        so=Wording(
            r"(?<!\w)(?:(?:thế|vậy|như vậy|như thế|tính ra|thành ra)(?: là)?|do đó|vì vậy|do vậy|nên|rốt cuộc|"
            r"cuối cùng|kết cục)(?!\w)[^;.\d]{0,40}$"
        ),
        difference=Wording(r"(?<!\w)(?:chênh lệch|chênh|lệch)(?!\w)[^;.\d]{0,30}$"),
        complement=Wording(
            r"(?<!\w)(?:chưa|không|còn thiếu|thiếu|vắng|khuyết|còn(?: lại)?|số còn|chênh lệch|chênh|lệch)(?!\w)"
            r"[^;.\d]{0,50}$"
        ),
        complement_behind=Wording(r"(?:\s[^\W\d_]+){0,3}?\s(?:chưa|không|còn thiếu|chênh lệch)(?!\w)"),
        steps=tuple((_step(first), _step(then)) for first, then in _STEPS),
    ),
    stocks=StockWords(
        opening=Wording(
            r"(?<!\w)(?:(?<!tháng )(?<!giữa )đầu (?:k[ỳì]|năm|tháng|quý|vụ|nhiệm k[ỳì]|mùa|khóa|đợt|"
            r"ngày)|(?:tồn|dư|số dư|"
            r"còn)\s(?:đầu|cũ)|(?:tồn|dư|còn|quỹ|vốn)(?:\s[^\W\d_]+){0,4}?\s(?:năm|k[ỳì]|tháng|quý|vụ) trước|"
            r"(?:tồn|dư|còn|có)(?:\s[^\W\d_]+){0,6}?\s(?:ngày )?0?1/0?1(?:/\d{4})?|"
            r"(?:k[ỳì]|năm|tháng|quý|vụ) trước (?:còn|có|dư|tồn)|(?:ban|lúc|thoạt|khởi|mở) đầu|"
            r"bước vào (?:mùa|vụ|đợt|khóa|tháng)(?:\s[^\W\d_]+){0,3}|"
            r"bước vào (?:năm|quý|k[ỳì])(?:\s(?:\d{4}|mới))?\svới|mang sang|(?:cũ|tồn|dư|còn)(?:\s\d{4}|\s(?:năm|"
            r"k[ỳì])\s[^;,.]{1,8})?\schuyển sang|tại thời điểm 01/01|từ chỗ có|"
            r"(?:k[ỳì]|năm|tháng|quý) trước (?:chuyển|mang)\s(?:sang|qua))(?!\w)"
            r"(?![^;.\d]{0,30}(?<!\w)(?:thu|chi|nhập|xuất|tăng|giảm|thoát|đến nay|trồng|đạt(?!\s*$))(?!\w))"
            r"[^;.\d]{0,40}$"
        ),
        inflow=Wording(
            r"(?<!\w)(?:từ\s[^;,.\d]{2,30}\schuyển (?:sang|lên|xuống|về)|thu|nhập|tăng|tiếp nhận|phát sinh|bổ sung|"
            r"kết nạp|tuyển|nhận|sinh|chuyển đến|huy động|vay|"
            rf"mới|mua|tăng thêm|thành lập|vận động|ủng hộ|đóng góp|cho vay|đăng ký mới|thụ lý mới|mới thụ lý|mở mới|"
            rf"sản xuất|nhập học mới|thêm|(?:cộng|đưa|điều|chuyển|gửi) (?:với|về|vào)|"
            rf"được cấp|quyên góp|viện trợ|gửi vào|nhập kho|đẻ|nở)(?!\w|"
            rf"\shồi|\shoạch|\shoạt|\sviên|\sngũ|\shọc){_MOVING}"
        ),
        outflow=Wording(
            r"(?<!\w)(?:chi|(?<!sản )xuất|giảm|thoát|trả|chuyển đi|giải quyết|khai trừ|sử dụng|cấp phát|thanh lý|"
            r"chết|tiêu hủy|"
            r"bán|nghỉ hưu|chuyển công tác|nghỉ việc|thôi việc|thôi|từ trần|qua đời|tử vong|rút|xóa|xoá|"
            r"hoàn thành|ra khỏi|rơi xuống|giải thể|đóng cửa|đóng(?!\sgóp)|nộp|"
            r"thu nợ|chi hỗ trợ|xóa đăng ký|thi hành xong|thu hồi|tiêu thụ|cấp ra|nghỉ|(?:đã )?cấp cho|hủy|huỷ|hao hụt|"
            r"hư hỏng|hỏng|mất|(?<!vòng )loại|thất lạc|phát (?:cho|ra)|[^\W\d_]+ (?:xong|bớt)|bàn giao|điều chuyển|"
            r"cho mượn|trừ|"
            rf"xử lý)(?!\w|\stiết|\sbộ|\snhánh|\sngũ){_MOVING}"
        ),
        closing=Wording(
            r"(?<!\w)(?:cuối (?:k[ỳì]|năm|tháng|quý|vụ)|hiện(?:\s(?:nay|tại|còn|có|là|nay còn|nay có))?(?=\s*$)|"
            r"hiện (?:nay )?(?:còn|có)|còn(?: lại)?|dư|khép lại|kết thúc|sau cùng|tồn|kết dư|số dư|"
            r"dư nợ|có mặt|hiện quản lý|nay (?:có|còn|là)|"
            r"(?:số|tổng)(?:\s[^\W\d_]+){0,4}\s(?:hiện nay|hiện tại|đến nay)|"
            r"chuyển (?:sang )?(?:k[ỳì]|quý|tháng|năm|vụ) sau)(?!\w)(?:[^;.\d]|\d{1,2}(?:/\d{1,2})?){0,25}$"
        ),
        opening_behind=_behind(
            r"đầu (?:k[ỳì]|năm|tháng|quý|vụ)|mang sang|(?:k[ỳì]|năm) trước chuyển (?:sang|qua)|tồn đầu|"
            r"(?:còn|tồn|dư)(?: lại)?(?: từ| của)? (?:k[ỳì]|năm|tháng|quý|vụ) trước|"
            r"(?:tại|vào|lúc|tính đến)(?: ngày)? 0?1/0?1(?:/\d{4})?"
        ),
        inflow_behind=_behind(
            r"(?:được )?(?:bổ sung|kết nạp|tiếp nhận mới)|phát sinh(?: mới)?|nhập về|chuyển đến|tăng thêm|"
            r"mới thành lập|tái nghèo"
        ),
        outflow_behind=_behind(
            r"(?:đi|sang|đến) (?:nơi|chỗ|xã|trường|đơn vị|địa phương|tỉnh|huyện) khác|rời đi|bị loại|"
            r"thoát (?:nghèo|cận nghèo)|(?:đã )?chuyển đi|bị giải thể|nghỉ hưu|xuất bán|bị tiêu hủy|qua đời|thôi việc|"
            r"bị xóa tên|được thanh lý"
        ),
        joined=Wording(r",|(?<!\w)và(?!\w)"),
        now=Wording(r"(?<!\w)(?:nay|hiện|hiện nay|đến nay)\s(?:có|còn|là)(?!\w)[^;.\d]{0,20}$"),
        closing_behind=_behind(r"cuối (?:k[ỳì]|năm|tháng|quý|vụ)|tồn cuối"),
    ),
    flows=FlowWords(
        roles={
            "carried": Wording(
                r"(?:k[ỳì]|năm|tháng|quý) trước (?:chuyển|sang)|chuyển (?:qua|sang|tiếp)|"
                r"(?:tồn|dư|số dư)\s(?:đầu|k[ỳì] trước|từ)|tồn cũ"
            ),
            "new": Wording(
                r"mới tiếp nhận|tiếp nhận mới|nhận mới|tiếp nhận trong k[ỳì]|phát sinh (?:mới|trong k[ỳì])|"
                r"mới phát sinh"
            ),
            "withdrawn": Wording(
                r"(?<!\w)rút(?!\w)|trả lại|từ chối|hủy|huỷ|dừng (?:xử lý|giải quyết)|không đủ điều kiện|đình chỉ"
            ),
            "pending": Wording(
                r"(?:đang|chưa|còn|còn lại)\s(?:được\s)?(?:giải quyết|xử lý|trong|chờ|thụ lý)|còn lại|đang trong|"
                r"tồn (?:cuối|chưa)|chuyển k[ỳì] sau|chưa đến hạn"
            ),
            "resolved": Wording(
                r"đã\s(?:được\s)?(?:giải quyết|xử lý|trả|hoàn thành|thẩm định)|giải quyết xong|xử lý xong|"
                r"trả kết quả|giải quyết được|(?<!đang )(?<!chưa )(?<!phải )giải quyết"
            ),
            "received": Wording(
                r"tiếp nhận|phải giải quyết|nhận được|thụ lý|tổng số (?:hồ sơ|đơn|vụ|việc|vụ việc)|đã nhận"
            ),
        },
        all_received=Wording(r"tổng số (?:hồ sơ|đơn|vụ việc|vụ|việc)\s(?:đã\s)?(?:được\s)?tiếp nhận"),
        newly=Wording(r"mới", cased=True),
        cases=Wording(
            r"(?:hồ sơ|đơn|vụ|việc|vụ việc|thủ tục|yêu cầu|phản ánh|kiến nghị|lượt|văn bản|trường hợp|nhiệm vụ|"
            r"đề nghị)\b",
            cased=True,
        ),
        results=Wording(r"kết quả giải quyết[^;.]*$"),
        due=Wording(r"hạn", cased=True),
    ),
    rounds=RoundWords(
        fallen=Wording(
            r"(?<!\w)(?:loại|mất|rớt|trượt|rơi rụng|rút lui|bỏ cuộc|dừng bước|chia tay|không đạt|không qua)"
            r"(?!\w|\s(?:hình|khá|giỏi|mùa))[^;.\d]{0,24}$"
        ),
        fallen_behind=_behind(r"bị loại|rớt|trượt|dừng (?:bước|chân|lại)|rút lui|không qua|không đạt|bỏ cuộc"),
        stayed=Wording(
            r"(?<!\w)(?:còn(?: lại)?|chọn|lọt|vào|qua|đi tiếp|giữ lại|chung khảo|chung kết|bán kết|tứ kết|"
            r"phỏng vấn)(?!\w)[^;.]{0,40}$"
        ),
        stayed_behind=_behind(r"(?:được )?(?:vào|lọt|qua|đi tiếp|đậu|trúng tuyển|tiếp tục|ở lại)"),
    ),
    trade=TradeWords(
        amounts=Wording(
            r"(?P<surplus>xuất siêu|thặng dư)|(?P<deficit>nhập siêu|thâm hụt)|"
            r"(?P<trade>xuất[\s,–-]*(?:khẩu)?[\s,–-]*(?:và|&)?\s*nhập khẩu|XNK)|"
            r"(?P<export>xuất khẩu|XK)|(?P<imports>nhập khẩu|NK)"
        ),
        of_all=Wording(
            r"(?:\s|:|,|hàng hóa|hàng hoá|ngân sách|nhà nước|địa phương|huyện|xã|phường|tỉnh|trong năm|"
            r"cả năm|của quỹ|đạt|là|ước|khoảng|lên|tới|ở mức|được|hết|"
            r"cùng (?:tháng|quý|năm|k[ỳì])|(?:trong|cả) (?:tháng|quý|k[ỳì])|này|đó|chỉ|ghi nhận|vào|bằng|lại|"
            r"\(bội chi\)|\(|\)|quỹ)*"
        ),
        balances=(
            {
                "inflow": _word("xuất khẩu"),
                "outflow": _word("nhập khẩu"),
                "surplus": _word("xuất siêu|thặng dư"),
                "deficit": _word("nhập siêu|thâm hụt"),
            },
            {
                "inflow": _word("thu|tổng thu"),
                "outflow": _word("(?<!vượt )chi|tổng chi"),
                "surplus": _word("bội thu|kết dư|thặng dư|thu vượt chi|dư|lớn hơn tổng chi"),
                "deficit": _word("bội chi|thâm hụt|mất cân đối|chi vượt thu|hụt thu"),
            },
        ),
    ),
    reach=SumReach(
        behind_characters=40,
        clause_characters=220,
        opener_characters=5,
        bracket_characters=8,
        opened_sentences=4,
        near_blocks=2,
        listed_blocks=14,
        missed_blocks=5,
        recalled_blocks=8,
        line_characters=160,
        label_characters=80,
    ),
)
