"""Vietnamese words for what the words around a number say that it is."""

from dqcheck.language.types.figures import (
    ChangeWords,
    FigureReach,
    FigureWords,
    LabelWords,
    LimitWords,
    NounWords,
    NumberNames,
    SignWords,
    WrittenUnits,
)
from dqcheck.language.vi.numerals import NUMERALS
from dqcheck.language.vi.text import TEXT
from dqcheck.language.wording import Wording, one_of

_NEVER = Wording(r"(?!)")
_DIGITS = r"\d++(?:[.,]\d++)*+"

_WRITTEN = WrittenUnits(
    unit=Wording(
        r"\s?(?:(?P<scale>(?:(?:nghìn|ngàn|trăm|chục|vạn)\s(?:tỷ|tỉ|triệu|nghìn|ngàn)|triệu|tỷ|tỉ|nghìn|"
        r"ngàn|vạn)(?![^\W\d_])|(?:tr|ng)\.?(?=\s?đ(?:ồng)?(?!\w))|tr(?=\s*(?:[;,.)]|$)))\s?)?"
        r"(?P<unit>\(\s?%\s?\)|%|‰|phần\s(?:trăm|nghìn)|điểm\sphần\străm|điểm\s?%|"
        r"đồng(?!\s(?:chí|bào|loạt|thời|bộ|nghiệp|đội|ý|hương|phạm|chủ|hồ|ruộng|muối|cỏ|lúa|trưởng|hành|dao|diễn)(?!\w))|"
        r"vnđ|vnd|usd|eur|jpy|cny|krw|thb|lak|nhân\sdân\stệ|"
        r"đô\sla(?:\s(?:mỹ|úc|singapore|canada))?|đ(?=[\s.,;)/]|$)(?!/c(?!\w))|"
        r"tạ/ha|tấn/ha|héc\s?ta|ha|km2|km²|km\svuông|km|m2|m²|m\svuông|m3|m³|mét\svuông|mét\skhối|mét|md|cm|mm|m|tấn|tạ|yến|"
        r"kg|lít|kwh|mwh|mw|kw|gb|tb)?"
        r"(?![^\W_])(?P<per>\s?/\s?[^\W\d_]{1,8}[23²³]?(?![^\W\d_])(?:\s?/\s?[^\W\d_]{1,8})?)?"
    ),
    spoken={
        "md": "m",
        "tr": "triệu",
        "tr.": "triệu",
        "ng": "nghìn",
        "ng.": "nghìn",
        "km vuông": "km2",
        "m vuông": "m2",
    },
    smaller=Wording(r"\s?(?P<number>\d{1,3})\s(?P<scale>triệu|nghìn|ngàn)\s(?:đồng|vnđ)(?!\w)"),
    money_scales=frozenset({"tỷ", "tỉ", "tr"}),
    bare=Wording(
        r"\s*(?:[;,.)]|/(?=\s?[^\W\d_])|$|"
        r"(?:đạt|bằng|tăng|giảm|chiếm|tập trung|chủ yếu|dành|cho|để|là|của|từ|vào|chưa|đã|còn|so|nằm|thuộc|phục vụ|"
        r"gồm|với|theo)(?!\w))"
    ),
    before_minus=("hơn ", "là ", "đạt ", ": "),
    currency_before=_NEVER,
)

_PERIODS = {"tháng": 12, "quý": 4, "năm": 9999, "ngày": 31, "tuần": 53, "hôm": 31}
_NAMED_FIRMLY = (
    "điều", "khoản", "chương", "mục", "thứ", "khóa", "khoá", "ql", "tl", "nghị quyết", "quyết định", "nghị định",
    "thông tư", "công văn", "chỉ thị", "kết luận", "công điện", "tờ trình", "đề án", "phụ lục", "fax", "hotline", "sđt",
    "covid", "ngõ", "ngách", "hẻm",
)  # fmt: skip
_LEVELS = (
    "mức độ", "mức", "tuần", "cấp độ", "khu vực", "quận", "mũi", "đợt", "vòng", "loại", "hạng", "lớp", "điểm", "mẫu",
    "biểu",
)  # fmt: skip
_NAMED_LOOSELY = (
    "kế hoạch", "thông báo", "báo cáo", "hướng dẫn", "quốc lộ", "tỉnh lộ", "điện thoại", "kỳ", "cấp", "nhóm", "tập",
    "số", "nhiệm kỳ", "đt", "chương trình", "luật", "hình", "bảng", "tờ", "thửa", "lô", "ô", "tiểu khu", "phiên",
    "trang", "dòng", "cột", "bước", "phần", "quyển", "giai đoạn", "tuyến", "khối", "tầng thứ", "sóng",
    "windows", "igate", "office", "version", "phiên bản", "km", "đường", "thôn", "bản", "tổ dân phố", "tổ", "ấp",
    "khu phố", "khu", "phường", "mốc", "cửa", "trạm", "gói thầu", "xl",
)  # fmt: skip

_NAMES = NumberNames(
    reference=Wording(
        r"\d{1,6}[a-z]?(?:/(?:19|20)\d\d)?\s?[-/]\s?[A-ZĐ](?:[A-ZĐƯƠÔÂ]|[&.(]|[-/]\s?[A-ZĐ])[\w&()/.-]{0,40}+",
        cased=True,
    ),
    range_end=Wording(rf"\s?%?\s?[-–÷]\s?(?P<last>{_DIGITS})(?![\w/]*[-/][A-ZĐ])", cased=True),
    clock=Wording(r"[hg](?:\d{1,2}|\b)|:\d\d\b", cased=True),
    counted_before=Wording(r"\d\s?(?:[a-zà-ỹđ]+|tr\.đ)(?:\s[a-zà-ỹđ]+)?/$", cased=True),
    date_before=Wording(
        r"(?:ngày|thời điểm|tuần|đến|từ|hết|trước|sau|hôm|sáng|trưa|chiều|tối|đêm|tháng|quý|[-–(])\s*$"
    ),
    date_valued=Wording(r"\s(?:là|còn|có)\s(?:[^\W\d_]+\s){0,2}\d|:\s?\d[\d.,]*\s(?!%|phần|điểm)[^\W\d_]"),
    week_before=Wording(r"tuần\s*$"),
    ratio_before=Wording(r"(?:tỷ lệ|tỉ lệ)\s*$"),
    rank_before=Wording(r"(?:thứ|hạng)\s*$"),
    named=Wording(
        rf"(?<![^\W\d_])(?<!một )(?<!từng ){one_of([*_NAMED_FIRMLY, *_LEVELS, *_NAMED_LOOSELY])}\s*[.:]?\s*$"
    ),
    words=(*_NAMED_FIRMLY, *_LEVELS, *_NAMED_LOOSELY),
    always=frozenset(_NAMED_FIRMLY),
    levels=frozenset(_LEVELS),
    struck_out=Wording(
        r"(?<!xếp )(?<!phân )(?<!đạt )(?<!các )(?<!từng )loại\s*$|(?<!\w)(?:đầu|giữa|cuối)\s[^\W\d_]+\s*$"
    ),
    serial="số",
    each=Wording(r"(?<!\w)(?:mỗi|một|bình quân|trung bình)\s\w+\s*$"),
    year_before=Wording(
        r"(?:năm(?:\shọc)?|giai đoạn|nhiệm kỳ|thời kỳ|niên khóa|đến|từ|và|so với|kỳ|tới|vụ|hết|niên vụ|\(|[-–/])\s*$"
    ),
    at_year=Wording(r"(?<!\w)(?:đầu|giữa|cuối)\snăm\s*$"),
    sorting=("loại",),
    sorted_out=Wording(
        r"\s(?:người|thí sinh|học sinh|em|hồ sơ|đơn|bài|đội|đoàn|ứng viên|vận động viên|đơn vị|doanh nghiệp|nhà thầu|"
        r"đề tài|tiết mục|tác phẩm|hộ|trường hợp|đại biểu)(?!\w)"
    ),
    duration=Wording(
        r"\s?(?:tháng|năm|ngày|tuần|quý|giờ|phút|giây|tuổi|thế kỷ|thập kỷ|lần|sao|vòng|ca(?=\s*(?:tuy|"
        r"làm|/ngày)))(?![^\W\d_])(?!\s(?:công|người))"
    ),
    period_before=Wording(rf"({one_of(_PERIODS)})\s*$"),
    most_of_period=_PERIODS,
    day_before=Wording(r"(?:ngày|hôm|sáng|chiều|tối|đêm)\s\d{1,2}(?:\s(?:và|hoặc|đến)\s|,\s|\s?[-–]\s?)$"),
    day_after=Wording(r"(?:\s(?:và|hoặc|đến)\s|,\s)\d{1,2}/\d{1,2}(?!\d)"),
    age_before=Wording(
        r"(?<!\w)(?:nhóm|độ)\stuổi(?:\s(?:từ|trên|dưới))?(?:\s\d{1,3}(?:\stuổi)?\s(?:đến|tới)(?:\s(?:hết|dưới))?)?\s*$"
    ),
    age_behind=Wording(r"(?:\stuổi)?\s(?:đến|tới)(?:\s(?:hết|dưới))?\s\d{1,3}\stuổi"),
    share_before=Wording(r"(?<!\w)(?:chiếm|khoảng|gần|hơn|trên|quá|tới|ít nhất|tối thiểu)\s*$"),
)

_LIMITS = LimitWords(
    before=Wording(r"(?<!\w)cứ(?:\s(?:thêm|mỗi|tăng thêm|đủ))?\s*$"),
    behind=Wording(r"(?:\s[^\W\d_]{1,7}){0,3}?\strở\s(?:lên|xuống)(?!\w)"),
)

_ONES = "(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
_BEHIND_TENS = "(?:mốt|một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TENS = rf"(?:(?:mười|{_ONES}\smươi)\s{_BEHIND_TENS}|{_ONES}\s(?:mươi|chục))"
_HUNDREDS = rf"{_ONES}\străm(?:\s(?:linh|lẻ)\s(?:tư|{_ONES})|\s(?:{_TENS}|mười))?"
"""Numbers in words of several syllables. Behind a hundred ``năm`` is the year, not five."""

_NOUNS = NounWords(
    phrase=Wording(r"\s?((?:đ/c(?!\w)|[^\W\d_]+)(?:[\s-][^\W\d_]+){0,7})", cased=True),
    spelt={"đ/c": "đồng chí"},
    function_words=frozenset(
        "là đạt chiếm tăng giảm so với của trong tại cho từ đến được bị đã đang có và hoặc theo trên do để về này nêu "
        "tương ở bằng thì mà còn gồm bao thuộc như khi qua vào nhằm trị vượt cao thấp "
        "ứng cùng sau trước gấp riêng chủ chuyển thu hiện nay đều cũng lên xuống".split()
    ),
    participle=_NEVER,
    beginning_so=Wording(r"bị (?:cáo|can|hại|đơn)(?!\w)"),
    never=("đối với", "đồng thời"),
    abbreviation=Wording(r"\s[A-ZĐ]{2,4}(?!\w)", cased=True),
    vowel=Wording(r"[^b-df-hj-np-tv-zđ]", cased=True),
    counted_in_words=Wording(
        r"(?=[,;:(gcvtm])(?:(?<!\w)(?:gồm|có|và|trong đó|mỗi\s[^\W\d_]+)|[,;:(])\s?"
        r"(?P<word>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s(?!(?<=năm\s)(?:học|nay|qua|trước|sau|tới|liền|đầu|cuối|nào|ngoái|kia)(?!\w))(?P<noun>[^\W\d_]+)"
    ),
    counted_beside=Wording(
        r"(?=[hbstcm])(?<!\w)(?=(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|một)\s)"  # few get to what is no count
        r"(?<!thứ )(?<!cả )(?<!mỗi )(?<!từng )(?<!lần )(?<!lớp )(?<!vòng )(?<!khối )(?<!quý )(?<!tháng )(?<!tổ )"
        r"(?<!thôn )(?<!bản )(?<!khu )(?<!ngày )(?<!hơn )(?<!gần )(?<!khoảng )(?<!trên )(?<!dưới )(?<!các )(?<!trong )"
        r"(?<!những )(?<!một )(?<!hoặc )(?<!đến )(?<!số )(?:(?P<word>hai|ba|bốn|sáu|bảy|tám|chín|mười)|"
        r"(?<!là )(?<!như )(?<!cho )(?<!của )(?<!thành )(?P<article>một)(?=\s[^\W\d_]+\s?[,;.)]))"
        r"\s(?P<noun>[^\W\d_]+)(?!\s(?:này|đó|trên|ấy|kia)(?!\w))"
    ),
    words_count=False,
    alone_in_words=Wording(
        r"(?<!\w)(?<!cả )(?<!thứ )(?<!nhóm )(?<!mươi )(?<!trăm )(?<!lớp )(?<!tổ )"
        r"(?P<word>hai|ba|bốn|sáu|bảy|tám|chín|mười)\s(?P<noun>[^\W\d_]+)"
    ),
    several_words=Wording(
        r"(?<![\w-])(?<!thứ\s)(?<!ngày\s)(?<!tháng\s)(?<!mùng\s)(?<!khoảng\s)(?<!gần\s)(?<!hơn\s)(?<!trên\s)"
        rf"(?<!dưới\s)(?P<number>(?:(?:{_HUNDREDS}|{_TENS}|{_ONES})\s(?:nghìn|ngàn)(?:\s{_HUNDREDS})?|{_HUNDREDS}|{_TENS}))"
        r"(?!\w)(?:\s(?P<percent>phần\străm)|(?=\s(?!(?:năm|tháng|ngày|giờ|phút|giây|tuổi|tuần|quý|lần|rưỡi|phần|đồng|"
        r"nghìn|ngàn|triệu|tỷ|tỉ|vạn|trăm|mươi|linh|lẻ|chẵn|hoặc|đến|và)(?!\w))[^\W\d_]))"
    ),
    word_signs=("mười", "mươi", "trăm", "chục", "nghìn", "ngàn"),
    per=Wording(
        r"(?:\s[^\W\d_]+){0,3}?\s?/\s?(?:1\s)?(?!c(?!\w))(?P<unit>[^\W\d_]{1,12}[23²³]?)(?![\w/])"
        r"(?!(?:\s(?!(?:và|thành|cho|với|là|được|trong)\s)[^\W\d_]+){1,2}\s\d)"
    ),
    per_signs=("/",),
    head_last=False,
    rate_units=frozenset("km2 km² ha m2 m² năm tháng ngày tuần quý giờ phút".split()),
)

_SIGNS = SignWords(
    joined=Wording(
        r"(?P<noun>(?:\s[^\W\d_]+(?:\s\d{1,2}(?=\s))?){0,5}?)(?:\s?/\s?(?:(?:tổng số|KH|DT|CT|kế hoạch|dự toán)\s)?|"
        r"(?P<certain>\s\(?(?:trên|trong)\s(?:tổng(?:\s[^\W\d_]+){0,3}?|(?:danh sách|số)(?:\sgồm|\slà)?)\s"
        r"(?:(?:là|hơn|gần|khoảng)\s)?)|"
        r"\s(?:trên|trong)\s)"
    ),
    any_case=Wording(r"\s(?:trường hợp|đối tượng|chỉ tiêu|yêu cầu|đơn vị)(?!\w)"),
    # Those of ``m²`` and ``x10⁶`` point to no note.
    footnote=Wording(r"(?<![kdc]m)(?<!\bm)(?<!\d[x×]10)[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\S)\[\d{1,3}\](?!\()", cased=True),
)

_FILL = (
    r"(?:\s|trưởng|trừ|tiếp|vọt|dần|nhanh|thêm|tới|đến|mạnh|nhẹ|sâu|khoảng|gần|hơn|trên|lên|được|tương ứng|bình quân|"
    r"mức|là|về|mất|đi|những|ròng|hẳn|-|\()*"
)
_PERIOD = (
    r"(?:cùng k[ỳì](?:\snăm (?:trước|ngoái)|\s(?:năm\s)?\d{4})?|"
    r"(?:năm|tháng|quý|k[ỳì]|vụ|tuần|đợt|nhiệm k[ỳì]|quý liền)\s"
    r"(?:trước|ngoái|liền k[ềê]|[IVX]{1,3}|\d{1,4}(?:/\d{4})?)(?:\sđó)?|"
    r"đầu (?:năm|k[ỳì]|nhiệm k[ỳì])|cuối năm (?:trước|ngoái|\d{4})|"
    r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?:\s(?:năm|giao|đề ra|được giao))*)"
)
_COMPARED_WITH = rf"(?:\s?(?:so\s)?(?:với\s)?{_PERIOD}(?:\s(?:là|những|tới|đến|khoảng|gần|hơn))?\s)?"
"""What a change is against, where that stands between its word and its figure: ``cao hơn tháng trước 12 ca``."""

_CHANGES = ChangeWords(
    up=Wording(
        r"(?<!\w)(?=[tcvnlđdhb])(?:(?:(?<!giá trị gia )tăng|cao hơn|vượt(?:\s(?:kế hoạch|chỉ tiêu|dự toán))?|"
        r"(?:nhiều|nhanh|lớn|nhỉnh|trội|đắt) hơn|dâng|nhích|vọt|nhô|"
        r"(?<!ít )(?<!thấp )(?<!kém )(?<!chậm )(?<!nhỏ )hơn(?=\s(?:so|cùng|năm|tháng|quý)))"
        rf"{_FILL}{_COMPARED_WITH}|(?:bổ sung|thêm)(?:\s|thêm|khoảng|gần|hơn|được)*)$"
    ),
    down=Wording(
        r"(?<!\w)(?:giảm|bớt|thấp hơn|ít hơn|sụt|tụt|hụt(?:\sthu)?|thiếu|kém|(?-i:hạ)(?=\s)|"
        r"(?:ngắn|nhẹ|hẹp|mỏng|rẻ|chậm|nhỏ|kém) hơn)"
        rf"{_FILL}{_COMPARED_WITH}$"
    ),
    rising=Wording(r"(?<!\w)(?:tăng|nâng|cao hơn|nhiều hơn|lớn hơn|vượt)(?!\w)"),
    falling=Wording(r"(?<!\w)(?:giảm|hạ|rút|thấp hơn|ít hơn|hụt|sụt)(?!\w)"),
    equal=Wording(
        r"(?:tương ứng|ứng|tương đương|tương đường|hay|bằng|=|tức(?: là)?|nghĩa là)\s*"
        r"(?:với|khoảng|gần|hơn|tăng|giảm|tới|mức|tỷ lệ|\s)*$"
    ),
    bracketed=Wording(
        r"[^;.,()\d]{0,30}\(\s*(?:gần|hơn|trên|khoảng|tương ứng|tương đương|tăng|giảm|đạt)?\s*[-+]?",
        cased=True,
    ),
    told_again=Wording(r"(?:\s[^\W\d_]+){0,4}?,\s"),
    ends=Wording(r"\s*(?:[),.;]|$|so(?!\w))"),
    signed=Wording(r"[^;()]{0,70}\(\s*[-+]?", cased=True),
    up_behind=_NEVER,
    down_behind=_NEVER,
    compared=Wording(
        r"(?<!\w)(?:cao|thấp|nhiều|ít|nhanh|chậm|lớn|nhỏ|tốt|sớm|muộn|nhỉnh|trội|ngắn|nhẹ|hẹp|mỏng|"
        r"đắt|rẻ)\shơn\s*$"
    ),
    joined=Wording(r"\s(?:và|hay)\s|,\s"),
    respectively=Wording(r"(?<!\w)lần lượt(?!\w)"),
)

FIGURES = FigureWords(
    numerals=NUMERALS,
    text=TEXT,
    written=_WRITTEN,
    names=_NAMES,
    limits=_LIMITS,
    nouns=_NOUNS,
    signs=_SIGNS,
    changes=_CHANGES,
    labels=LabelWords(
        leading=frozenset("với và còn là gồm có hiện đạt được thì mà nên do về trong đó".split()),
        trailing=frozenset("là có đạt được gồm chiếm còn ước khoảng trên gần với hơn bằng tăng giảm lên xuống".split()),
    ),
    reach=FigureReach(kind_characters=24, change_characters=44, equal_characters=50, label_characters=90),
)
