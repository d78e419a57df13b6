"""Vietnamese words for how a report names itself and the documents it cites."""

import datetime as dt

from dqcheck.language.types.documents import (
    BodyWords,
    CalendarWords,
    CitingWords,
    DocumentReach,
    DocumentWords,
    ReportWords,
    Step,
)
from dqcheck.language.vi.dates import DATES_IN_TEXT
from dqcheck.language.vi.references import REFERENCES_IN_TEXT
from dqcheck.language.wording import Wording

ANNEX = r"(?:kèm theo|ban hành kèm|đính kèm)"
"""A pattern of words before the report that an annex belongs to."""

_CITING = CitingWords(
    to_date=Wording(r"\)?\s{0,3}[,(]?\s{0,3}(?:(?:được\s|đã\s)?(?:ban\shành|ký)\s{1,2})?(?:ngày\s{0,3}|,?\s{0,2})"),
    issued_to_date=Wording(
        r"\s{1,3}của\s{1,3}(?P<words>[^\d;(),.]{3,60}?)(?<!vào)(?<!từ)(?<!đến)(?<!trước)(?<!trong)\s{0,2},?\s{1,3}ngày\s{0,3}"
    ),
    of=Wording(r"\s{0,3},?\s{0,3}của\s{1,3}(?P<words>[^\d;()]{2,80})"),
    signed=Wording(r"[^.;\n\d]{0,90}?(?:ban hành|ký)\s[^.;\d]{0,40}$", cased=True),
    issued=Wording(
        r"(?P<words>(?:UBND|HĐND|[ỦU][yỷ] ban nhân dân|Hội đồng nhân dân|Ban Chỉ đạo|Đảng [uủ][yỷ])[^\d;().,]{0,50}?)"
        r"\s{1,3}(?:đã\s{1,2})?ban hành\s{1,3}(?:các\s{1,2})?(?:[^\W\d_]+\s{1,3}){0,3}(?:số\s{1,3})?$",
        cased=True,
    ),
    line=Wording(r"\s{0,8}(?:(?P<label>\d{1,3})[.)]?\s{1,4})?(?P<number_word>[Ss]ố\s?:?\s{1,3})?$", cased=True),
)

_NAME = r"[A-ZĐÀ-ÝĂÂÊÔƠƯẠ-Ỹ][^\W\d_]{0,11}(?:['’-][^\W\d_]{1,8})?"

_BODIES = BodyWords(
    levels={
        "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "tp.": "thành phố", "huyện": "huyện",
        "quận": "quận", "thị xã": "thị xã", "xã": "xã", "phường": "phường", "đặc khu": "đặc khu",
        "thị trấn": "thị trấn", "trung ương": "trung ương",
    },
    communes=("xã", "phường", "đặc khu", "thị trấn"),
    province="tỉnh",
    country="trung ương",
    named=Wording(
            r"(?<!\w)(?P<body>UBND|HĐND|[ỦU][yỷ] ban nhân dân|[Ủủ]y ban nhân dân|Hội đồng nhân dân|Ban [Cc]hỉ đạo|BCĐ|"
            r"Đảng [uủ][yỷ]|ĐU|Tỉnh [uủ][yỷ]|Thành [uủ][yỷ])"
            r"(?:\s{1,3}(?:của\s{1,3})?(?:(?:UBND|[ỦU][yỷ] ban nhân dân)\s{1,3})?(?P<level>[Tt]ỉnh|[Tt]hành phố|TP\.?|"
            r"[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn|Trung ương)(?!\w)"
            rf"(?P<name>(?:\s{{1,3}}{_NAME}){{0,4}}))?",
            cased=True,
        ),
    mention=Wording(r"UBND|ban nhân dân", cased=True),
    heading=Wording(
            r"(?:(?:ỦY|UỶ)\s{1,3}BAN\s{1,3}NHÂN\s{1,3}DÂN|(?<!\w)UBND)\s{1,40}(?P<level>TỈNH|THÀNH\s{1,3}PHỐ|HUYỆN|QUẬN|THỊ\s{1,3}XÃ|XÃ|"
            r"PHƯỜNG|ĐẶC\s{1,3}KHU|THỊ\s{1,3}TRẤN)"
            r"\s{1,3}(?P<name>[^\W\d_]+(?:[ '’-]{1,2}[^\W\d_]+){0,3})",
            cased=True,
        ),
    heading_mentions=("NHÂN", "UBND"),
    titled=Wording(
            r"(?<!\w)(?i:của|tại|trên\s{1,3}địa\s{1,3}bàn)\s{1,3}(?P<level>(?i:xã|phường|đặc\s{1,3}khu|thị\s{1,3}trấn))"
            rf"\s{{1,3}}(?P<name>{_NAME}(?:[ '’-]{{1,2}}(?!NĂM|QUÝ|THÁNG|GIAI){_NAME}){{0,3}})"
            r"(?=\s{0,3}(?:[,;(\d\n]|$|(?i:năm|quý|tháng)(?!\w)))",
            cased=True,
        ),
    another=Wording(
            r"(?<!\w)(?:SỞ|TỈNH|THÀNH\s{1,3}PHỐ|HUYỆN|BỘ|CỤC|CHI\s{1,3}CỤC|PHÒNG|BAN\s{1,3}QUẢN\s{1,3}LÝ|VĂN\s{1,3}PHÒNG)"
            r"\s{1,3}[A-ZĐÀ-Ỹ]{2}",
            cased=True,
        ),
    beside=frozenset(("CỘNG", "ĐẢNG", "HỘI", "ĐỘC")),
    of_province=("Tỉnh", "Thành"),
    of_party="Đảng",
    central="TW",
    provincial_party="TU",
    local_party="ĐU",
    formed_anew=dt.date(2025, 7, 1),  # communes and most provinces, by Law 72/2025/QH15
)  # fmt: skip

_TO = (
    r"[^.;\n]{0,24}?\bđến(?:\s{1,2}hết)?(?:\s{1,2}thời điểm)?"
    r"(?:\s{1,2}\d{1,2}\s?(?:giờ|[hg])(?:\s?\d{2})?(?:\s?phút)?,?)?(?:\s{1,2}(?:ngày|tháng))?\s{0,3}$"
)
_COUNTED = rf"(?:ước(?: tính| thực hiện| đạt)?|tính|luỹ kế|lũy kế|số liệu|kết quả|cập nhật){_TO}"

_REPORT = ReportWords(
    place_and_date=Wording(
        r"(?<!\w)ngày(?P<day>[\s.…_]{1,30}|\s{0,3}\d{1,2}\s{1,3})tháng(?P<month>[\s.…_]{1,30}|"
        r"\s{0,3}\d{1,2}\s{1,3})năm\s{0,3}(?P<year>\d{4})(?!\d)"
    ),
    place=Wording(r"[A-ZĐÀ-Ỹ][^\n,;:()\d]{1,40},\s{0,4}$", cased=True),
    place_and_figures=Wording(
        r"(?m)^[ \t]{0,40}[A-ZĐÀ-Ỹ][^\n,;:()\d]{1,40},[ \t]{0,4}ngày\s{0,3}"
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
        r"[ \t.]{0,4}$",
        cased=True,
    ),
    released=Wording(r"(?!)(?P<date>)"),
    attached=Wording(
        rf"(?i:{ANNEX})"
        r"[^\n;),]{0,30}?\bsố[\s.…_]{0,12}(?:\d{1,5})?\s{0,3}[/-][\w-]{2,16}\s{0,3}"
        r"(?P<date>(?i:ngày)(?P<day>[\s.…_]{0,12}|\s{0,3}\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4}))",
        cased=True,
    ),
    title=Wording(r"\s{0,4}báo\s{1,3}cáo(?!\w)"),
    counted_to=Wording(_COUNTED),
    period_to=Wording(
        rf"{_COUNTED}|"
        r"từ\s{1,2}(?:ngày\s{1,2})?[\d/]{3,10}\s{1,2}đến(?:\s{1,2}hết)?\s{1,2}(?:ngày\s{0,2})?$"
    ),
    plan=Wording(r"(?<!\w)(?:dự kiến|sẽ|phấn đấu|kế hoạch|mục tiêu|chỉ tiêu|hoàn thành trước|yêu cầu|đề nghị)(?!\w)"),
    estimate=Wording(r"(?<!\w)(?:ước|dự kiến|dự ước)(?!\w)"),
    past=Wording(
        r"(?<!\w)(?:đã\s{1,2}(?:tổ chức|ban hành|triển khai|hoàn thành|phối hợp|thực hiện|tiến hành|khai mạc|diễn ra|"
        r"kiểm tra|họp|ký|thành lập)|"
        r"tổ chức thành công|diễn ra vào|được tổ chức (?:vào|ngày))(?!\w)"
    ),
    future=Wording(
        r"(?<!\w)(?:dự kiến|sẽ|kế hoạch|trước ngày|chậm nhất|hạn|thời hạn|phấn đấu|hoàn thành trước|đến ngày|đến hết|"
        r"tiếp tục|chuẩn bị|thời gian|từ ngày|bế mạc|kết thúc|hiệu lực|sắp)(?!\w)"
    ),
    sent=Wording(r"\s{0,3}(?:của[^.;\d]{3,80})?,?\s{0,3}(?:về việc|V/v|về)\s{1,3}(?:chuyển|gửi|báo cáo|nộp)\s"),
    basis=Wording(
        r"(?<!\w)(?:thực hiện|triển khai|sửa đổi|bổ sung|thay thế|hướng dẫn|cụ thể hóa|cụ thể hoá|điều chỉnh|bãi bỏ|"
        r"hủy bỏ)(?!\w)"
    ),
    other_way=Wording(
        r"(?<!\w)(?:bởi|bị|hết hiệu lực|được\s{1,2}(?:sửa đổi|bổ sung|thay thế|điều chỉnh|cụ thể|triển khai|ban hành|"
        r"hướng dẫn)|(?:từ|đến|trước|sau|kể từ)\s)"
    ),
    new_matter=Wording(
        r";|,\s(?:thay thế|bổ sung|điều chỉnh)\s|[.]\s|\n\s{0,8}[-+•]|"
        r"(?<!\w)(?:và|cùng)\s{1,2}(?:các\s{1,2})?(?:[^\W\d_]+\s{1,2}){0,3}$",
        cased=True,
    ),
)

_WEEKDAY = r"(?<!\w)(?P<weekday>thứ\s{1,2}(?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s{1,2}nhật)"


def _step(name: str, words: str = "") -> Step:
    return Step(name=name, day=Wording(rf"(?:{words or name})[^.;]{{0,16}}ngày\s{{0,3}}$"))


_CALENDAR = CalendarWords(
    weekdays=("hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật"),
    before=Wording(rf"{_WEEKDAY}\s{{0,2}},?\s{{0,2}}\(?\s{{0,2}}(?:ngày\s{{0,3}})?$"),
    after=Wording(rf"\s{{0,2}}[,(]\s{{0,2}}{_WEEKDAY}"),
    some_on=Wording(r"(?<!\w)(?:trong đó|riêng)(?!\w)[^.;\d]{0,30}(?<!\w)ngày\s{0,3}$"),
    ordinal=Wording(
        r"(?<!\w)(?:họp|lần|kỳ|phiên|khóa|khoá|hội nghị|đợt|vòng|năm|quý|tháng|tuần|ngày|giai đoạn|cuộc|lớp|"
        r"bước)\s{1,2}$"
    ),
    steps=(
        (_step("thẩm định"), _step("phê duyệt")),
        (_step("khai mạc"), _step("bế mạc")),
        (_step("khởi công"), _step("khánh thành")),
        (_step("khởi công"), _step("hoàn thành")),
        (_step("mở thầu"), _step("ký hợp đồng")),
        (_step("ký hợp đồng"), _step("nghiệm thu")),
        (_step("nghiệm thu"), _step("quyết toán")),
        (
            _step("kết thúc học kỳ I", r"học kỳ (?:I|1)(?!\w)[^.;]{0,30}kết thúc|kết thúc học kỳ (?:I|1)(?!\w)"),
            _step("kết thúc năm học", r"hoàn thành chương trình|kết thúc (?:năm học|học kỳ (?:II|2))|bế giảng"),
        ),
        (_step("tựu trường"), _step("khai giảng")),
        (_step("khai giảng"), _step("bế giảng")),
    ),
)

DOCUMENTS = DocumentWords(
    dates=DATES_IN_TEXT,
    references=REFERENCES_IN_TEXT,
    citing=_CITING,
    bodies=_BODIES,
    report=_REPORT,
    calendar=_CALENDAR,
    reach=DocumentReach(
        head_passages=30,
        head_characters=600,
        unit_passages=12,
        joined_passages=6,
        joined_characters=200,
        title_passages=4,
        issuer_characters=40,
        basis_characters=260,
        steps_characters=90,
        statement_characters=400,
    ),
)
