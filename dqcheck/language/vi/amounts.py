"""Vietnamese words for what an amount pays, and how much that may be in Vietnam."""

from decimal import Decimal

from dqcheck.language.types.amounts import AmountBound, AmountBounds, AmountReach, AmountWords
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.language.wording import Wording

_BILLION = Decimal(10**9)


def _money(name: str, at_most: Decimal, at_least: Decimal | None = None, *, doubt: bool = False) -> AmountBound:
    return AmountBound(name=name, unit=CURRENCY.code, at_most=at_most, at_least=at_least, doubt=doubt)


_EVENT = (
    r"(?:lễ phát động|lễ ra quân|lễ khai mạc|hội nghị|hội thảo|lớp tập huấn|tập huấn|lớp bồi dưỡng|hội thi|cuộc "
    r"thi|buổi tuyên truyền|tọa đàm|toạ đàm|ngày hội|hội thao)"
)

AMOUNTS = AmountWords(
    money=Wording(
        r"(?P<number>\d(?<![\w.,/]\d)(?:\d{0,2}(?:\.\d{3}){0,5}(?:,\d{1,3})?|\d{0,11}(?:,\d{1,3})?))\s{0,2}"
        r"(?P<unit>(?:(?:nghìn|ngàn)\s{1,2}(?:tỷ|tỉ)|triệu|tỷ|tỉ|nghìn|ngàn)?\s{0,2}(?:đồng|vnđ|"
        r"đ(?!\w)))(?P<per>\s?/\s?[^\W\d_]{1,8}(?:\s?/\s?[^\W\d_]{1,8})?)?"
    ),
    population=Wording(
        r"(?<!\w)dân số(?:\s{1,2}(?:toàn xã|toàn phường|của xã|của phường|hiện nay|thực tế|trung bình))?[^.;,\d%]{0,24}"
        r"(?P<number>\d{1,3}(?:\.\d{3}){1,4})\s{1,2}(?:nhân khẩu|khẩu|người)(?!\w|\s?/)"
    ),
    income=Wording(r"(?<!\w)thu nhập bình quân(?:(?!tăng|giảm|thấp|cao)[^.;\d%]){0,50}$"),
    income_per=Wording(r"người|năm|tháng|hộ"),
    short_time=Wording(r"ngày|giờ|công|buổi"),
    per_month=Wording(r"/tháng$"),
    per_person=Wording(r"/người"),
    event_after=Wording(
        rf"\s{{0,3}}(?:cho|để|nhằm|phục vụ)\s{{1,2}}(?:việc\s{{1,2}}|công tác\s{{1,2}})?(?:tổ "
        rf"chức\s{{1,2}})?(?:\d{{1,2}}\s{{1,2}})?{_EVENT}(?!\w)"
    ),
    event_before=Wording(
        rf"(?<!\w){_EVENT}(?!\w)(?:\s{{1,2}}(?:là|hết))?\s{{0,2}}:?\s{{1,2}}$|"
        rf"(?<!\w){_EVENT}(?!\w)[^.;]{{0,90}}?(?:kinh phí|chi phí|số tiền|chi|hết|tốn)(?!\w)[^.;\d]{{0,24}}$|"
        rf"(?<!\w)(?:kinh phí|chi phí|số tiền|chi)(?!\w)[^.;\d]{{0,30}}{_EVENT}(?!\w)[^.;\d]{{0,70}}$"
    ),
    other_money=Wording(
        r"(?<!\w)(?:phân bổ|vốn|dự án|đầu tư|xây dựng|công trình|ngân sách|chương trình|thu|nợ|doanh thu|tài trợ|ủng "
        r"hộ)(?!\w)"
    ),
    commune_pays=Wording(
        r"(?:^|[.;\n]\s{0,3})(?:UBND\s|Năm \d{4},?\s|Trong kỳ,?\s){0,2}(?:xã|phường)\s"
        r"(?:(?:đã|được|giao)\s){0,2}(?:chi|bố trí|dành|trích|phân bổ)\s(?:[^\W\d_]+\s){0,4}?"
        r"(?:số tiền\s|kinh phí\s|khoảng\s|là\s)*$"
    ),
    fees=Wording(r"(?<!\w)(?:lệ phí|phí, lệ phí|thu phí)(?!\w)[^.;\d%]{0,60}$"),
    equipment=Wording(
        r"(?<!\w)(?:màn hình|loa|truyền thanh|camera|máy tính|máy quét|máy scan|máy in|máy chủ|phần mềm|phòng họp|"
        r"tờ rơi|băng rôn|pa nô|panô|wifi|chữ ký số|trang thông tin|đường truyền|thiết bị)(?!\w)[^.;%]{0,90}$"
    ),
    bounds=AmountBounds(
        population=AmountBound(name="population", unit="người", at_most=Decimal(500_000)),
        income=_money("income", 5 * _BILLION, Decimal(2_000_000), doubt=True),
        monthly_income=_money("monthly-income", _BILLION / 2, Decimal(100_000), doubt=True),
        pay=_money("income", 5 * _BILLION, doubt=True),
        commune_event=_money("event", 5 * _BILLION),
        commune_event_likely=_money("event", 5 * _BILLION, doubt=True),
        event=_money("event", 50 * _BILLION),
        event_likely=_money("event", 50 * _BILLION, doubt=True),
        fees=_money("fees", 1000 * _BILLION),
        equipment=_money("equipment", 10 * _BILLION, doubt=True),
        funds=_money("funds", 20_000 * _BILLION, doubt=True),
    ),
    reach=AmountReach(per_characters=14),
)
