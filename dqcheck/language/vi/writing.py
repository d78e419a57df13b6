"""Vietnamese words for the form of writing: what is proper, what is faulty, what is left out."""

from dqcheck.language.types.writing import (
    BaseWriting,
    DateWriting,
    ListWriting,
    NumberWriting,
    ProperWriting,
    ReferenceWriting,
    UnitFault,
    WritingReach,
    WritingWords,
)
from dqcheck.language.vi.amounts import AMOUNTS
from dqcheck.language.vi.documents import ANNEX
from dqcheck.language.wording import Wording

_INDIVISIBLE = (
    r"hồ sơ|hộ|người|khẩu|nhân khẩu|học sinh|thí sinh|cán bộ|đảng viên|trường hợp|văn bản|doanh nghiệp|tài khoản|con"
)

_NUMBERS = NumberWriting(
    measure=Wording(
        r"\s{0,2}(?:%|‰|tỷ|tỉ|triệu|nghìn|ngàn|đồng|vnđ|usd|ha|km²|km2|m²|m2|m³|m3|tấn|tạ|kg|km|kwh|mw|lít)(?!\w)"
    ),
    counted=Wording(
        rf"\s{{1,2}}(?:{_INDIVISIBLE}|lượt|thôn|bản|công chức|viên chức|tổ|máy|bộ|cái|cây|thửa|mét|m)(?!\w)"
    ),
    indivisible=Wording(rf"\s{{1,2}}(?:{_INDIVISIBLE})(?!\w)"),
    against_plan=Wording(
        r"\s{0,2}\(?(?:so với\s{1,2}|theo\s{1,2})?(?:kế hoạch|KH|chỉ tiêu|mục tiêu|nghị quyết|NQ|dự toán|tỉnh giao|"
        r"được giao)(?!\w)"
    ),
    name=Wording(
        r"(?:số|mã|năm|khóa|khoá|thoại|hotline|fax|tcvn|qcvn|iso|đề án|quốc lộ|tài khoản|biển|cccd|cmnd|mst|thuế|sđt|"
        r"đt|thửa|tờ|lô|km|từ|đến)\s?[:.]?\s{0,2}$"
    ),
)

_UNITS = (
    UnitFault(
        case="twice-per-second",
        found=Wording(r"(?<!\w)(?P<unit>[KMGT]b(?:ps|/s|it/s))\s?/\s?(?:s|giây|sec|second)(?!\w)"),
        meant="{unit}",
    ),
    UnitFault(
        case="power-per-hour",
        found=Wording(r"(?<=\d)\s?(?P<unit>[kKMG]W)\s?/\s?(?:h|giờ)(?!\w)", cased=True),
        meant="{unit}h",
    ),
    UnitFault(
        case="rate-per-hour",
        found=Wording(r"(?<=\d)\s?(?P<unit>[KMG]b(?:it)?)\s?/\s?(?:giờ|h|phút)(?!\w)", cased=True),
        meant="{unit}/s",
    ),
    UnitFault(
        case="cut-short",
        found=Wording(r"(?<=\d)\s?(?P<unit>[KMG]bp)(?![\w/])", cased=True),
        meant="{unit}s",
    ),
    UnitFault(
        case="doubled-unit",
        found=Wording(r"(?<=\d)\s?(?P<unit>%)\s?%", cased=True),
        meant="{unit}",
    ),
    UnitFault(
        case="doubled-unit",
        found=Wording(
            r"\s(?<=\d\s)\s?(?P<unit>nghìn|ngàn|triệu|tỷ|tỉ|ha|tấn|km2|m2|km|hồ sơ|người|hộ|lượt|tỷ đồng|triệu "
            r"đồng)\s{1,2}(?P=unit)(?!\w)"
        ),
        meant="{unit}",
    ),
    UnitFault(
        case="crossed-scales",
        found=Wording(r"\s(?<=\d\s)\s?(?:tỷ|tỉ)\s{1,2}(?:triệu|nghìn|ngàn)(?=\s{1,2}đồng)"),
        meant="",
    ),
    UnitFault(
        case="area-by-length",
        found=Wording(
            r"(?<!\w)diện tích(?:\s{1,2}(?:tự nhiên|đất|toàn xã|toàn phường|sàn|xây dựng|rừng|gieo trồng|canh tác|nuôi "
            r"trồng)){0,2}(?:\s{0,2}:|\s{1,2}là)?"
            r"\s{1,2}(?P<number>\d[\d.,]{0,14})\s?(?P<unit>km|m)(?![\w²³/])(?!\s?[23](?!\d))(?!\s{0,2}[x×]|"
            r"\s{1,2}(?:chiều|dài|rộng|ngang))"
        ),
        meant="{unit}²",
        doubt=True,
    ),
    UnitFault(
        case="density-by-length",
        found=Wording(
            r"(?<!\w)mật độ dân số[^.;\d]{0,40}(?P<number>\d[\d.,]{0,10})\s?người\s?/\s?(?P<unit>km|"
            r"m)(?![\w²³])(?!\s?[23](?!\d))"
        ),
        meant="{unit}²",
        doubt=True,
    ),
)

_DATES = DateWriting(
    month_word=Wording(r"(?<!\w)tháng\s{0,3}$"),
    year_digits=Wording(r"(?<=ngày\s)\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:\d{3}|\d{5,6})(?![\d/%])"),
    short_year=Wording(r"(?<=ngày\s)\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{2}(?![\d/%])"),
    day_left_out=Wording(r"(?<!\w)ngày\s{1,3}(?P<month>\d{1,2})\s?/\s?(?P<year>(?:19|20)\d\d)(?![\d/])"),
    no_month=Wording(
        r"(?<!\w)tháng\s{1,3}(?P<month>0|00|1[3-9]|[2-9]\d)\s?(?:/|\s{1,2}năm\s{1,2})\s?(?:19|20)\d\d(?!\d)"
    ),
    no_quarter=Wording(r"(?<!\w)quý\s{1,3}(?:V|VI{1,3}|[5-9])(?:\s?/\s?|\s{1,2}(?:năm\s{1,2})?)(?:19|20)\d\d(?!\d)"),
    pay=Wording(r"(?:lương|thưởng)[^.;]{0,12}$"),
    blank_number=Wording(
        r"(?<!\w)số\s{0,2}:?[ \xa0.…_]{0,40}[/-]\s?(?P<symbol>(?:[A-ZĐ][A-Za-zĐđ]{0,5}[-/])[A-ZĐ][\w&-]{1,20})"
    ),
    blank_day=Wording(
        r"(?<!\w)ngày[\s.…_]{1,40}tháng(?:[\s.…_]{1,40}|\s{0,3}\d{1,2}\s{0,3})năm\s{0,3}(?:\d{4}|20[.…_]{1,6}|"
        r"[.…_]{1,8})|"
        r"(?<!\w)ngày[ \xa0.…_]{0,12}/\s?\d{1,2}\s?/\s?(?:19|20)\d\d(?!\d)"
    ),
    blank_month=Wording(r"(?<!\w)ngày\s{1,3}\d{1,2}\s{1,3}tháng[\s.…_]{1,40}năm\s{0,3}(?:\d{4}|[.…_]{1,8})"),
    annex=Wording(ANNEX),
    day_form="ngày {date}",
    month_form="tháng {month}/{year}",
)

_BASES = BaseWriting(
    count=Wording(
        r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})(?:,\d{1,3})?(?:\s?/\s?\d|\s{1,2}(?!tháng|năm|ngày|quý|giờ|"
        r"cấp|tuổi|sao)[^\W\d_])",
        cased=True,
    ),
    stated=Wording(r"(?<!\w)(?:tỷ lệ|tỉ lệ|đạt|chiếm|có|trên|hơn|gần|cho|trong|là|khoảng)(?!\w)[^%]{0,60}$"),
    target=Wording(
        r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|đến năm|yêu cầu|ít nhất|tối thiểu|bảo đảm|đảm bảo|dự kiến|kế hoạch|"
        r"được giao|tăng|giảm|lãi suất|thuế|"
        r"quy định|mức hỗ trợ|hỗ trợ|tiếp tục|sẽ|cần|đề nghị|chi cho|bố trí|vượt|tăng trưởng|so với|nhiệm vụ|tập "
        r"trung|đẩy mạnh)(?!\w)"
    ),
    rough=Wording(r"(?:khoảng|chừng|ước)\s$"),
    need=Wording(r"\s{0,2}(?:so với\s{1,2})?nhu cầu", cased=True),
    need_word="nhu cầu",
    total_as_fraction=Wording(
        r"(?<!\w)tổng\s{1,2}(?:số\s{1,2})?[^.;:%\d]{2,70}?(?:\slà|"
        r":)\s{0,3}(?P<part>\d{1,3}(?:\.\d{3}){0,3})\s?/\s?(?P<whole>\d{1,3}(?:\.\d{3}){0,3})"
        r"(?=\s{1,2}[^\W\d_])"
    ),
    rate=Wording(
        r"(?:^|\n)\s{0,8}[-+•*]?\s{0,3}(?P<rate>(?:Tỷ|Tỉ) lệ\s[^:%\n]{4,80}):\s{1,3}(?P<rest>[^\n]{20,})",
        cased=True,
    ),
    figure=Wording(
        r"\d{1,3}(?:,\d{1,3})?\s?(?:%|/(?!\s?(?:19|20)\d\d)\s?\d)|"
        r"(?<![\d/])(?!(?:19|20)\d\d)\d{2,9}\s{1,2}(?!năm|tháng)[^\W\d_]|\d,\d",
        cased=True,
    ),
)

WRITING = WritingWords(
    numbers=_NUMBERS,
    units=_UNITS,
    dates=_DATES,
    bases=_BASES,
    lists=ListWriting(
        label=Wording(
            r"\s{0,8}(?:(?P<roman>[IVX]{1,6})\.(?=\s)|(?P<upper>[A-HĐ])\.(?=\s)|"
            r"(?P<dotted>(?:\d{1,2}\.){1,3})(?P<last>\d{1,2})\.?(?=\s)|"
            r"(?P<arabic>\d{1,2})\.(?=\s{1,3}\D)|(?P<paren>\d{1,2})\)(?=\s)|(?P<letter>[a-zđ])\)(?=\s))",
            cased=True,
        ),
        alphabet="abcdđeghiklmnopqrstuvxy",
    ),
    references=ReferenceWriting(
        year_behind=Wording(r"\s{1,3}năm\s{1,3}\d{4}"),
        joined=frozenset((",", "và", "và các")),
    ),
    proper=ProperWriting(
        measured=Wording(r"(?<=\d)\s?(?:%|đồng|ha|km2|km²|m2|m²|[KMG]bps|tấn|kWh|MW)(?![\w/])", cased=True),
        own_number=Wording(r"(?<!\w)Số\s{0,2}:\s{0,3}\d{1,5}\s?[/-]\s?[A-ZĐ][\w-]{2,12}", cased=True),
    ),
    amounts=AMOUNTS,
    reach=WritingReach(
        clauses_characters=240,
        annex_characters=200,
        blank_characters=400,
    ),
)
