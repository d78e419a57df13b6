"""How Vietnamese writes dates and periods."""

from dqcheck.language.types.dates import DatesInText, DateWords
from dqcheck.language.wording import Wording

DATES = DateWords(
    orders=("day-month",),
    lead="ngày ",
    missing=frozenset(("", "x", "-", "chưa có", "n/a", "không", "không có")),
    months={},
    quarters={"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4},
    counts={"ba": 3, "sáu": 6, "chín": 9},
    forms=(
        ("day", Wording(r"(?:ngày )?(?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})")),
        ("month", Wording(r"(?:tháng )?(?P<m>\d{1,2})\s?[/\-.]\s?(?P<y>\d{4})")),
        ("month", Wording(r"tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})")),
        ("quarter", Wording(r"quý\s?(?P<q>iv|i{1,3}|[1-4])\s?(?:năm |[/\-]|/năm )?\s?(?P<y>\d{4})")),
        ("part", Wording(r"(?P<n>\d{1,2}|ba|sáu|chín) tháng (?:(?P<first>đầu)|cuối) năm (?P<y>\d{4})")),
        ("year", Wording(r"(?:năm )?(?P<y>\d{4})")),
    ),
    until=Wording(r" (?:đến(?: hết)?|tới) "),
)

_DAY_MONTH = r"\d{1,2}\s?[/\-.]\s?\d{1,2}"

DATES_IN_TEXT = DatesInText(
    words=DATES,
    found=Wording(
        r"(?=[\dtqnbscTQNBSC])(?:(?=\d)(?:"
        r"(?<![\d/.,])(?P<numeric>\d{1,2}\s?(?P<sep>[/.\-])\s?\d{1,2}\s?(?P=sep)\s?\d{4})(?!\d|[/.\-]\d)"
        r"|(?<!\d)(?P<long>\d{1,2}\s{0,3}tháng\s{0,3}\d{1,2}\s{0,3}năm\s{0,3}\d{4})(?!\d)"
        r"|(?<=ngày\s)(?P<partial>\d{1,2}(?:\s?[/\-]\s?|\s{1,2}tháng\s{1,2})\d{1,2})(?![\d/%]|[.,\-]\d))"
        r"|(?<!\w)(?:"
        r"(?P<part>(?:\d{1,2}|ba|sáu|chín)\s{1,3}tháng\s{1,3}(?:đầu|cuối)\s{1,3}năm\s{1,3}\d{4})(?!\d)"
        r"|(?P<month>tháng\s{0,3}\d{1,2}\s?(?:[/\-.]|\s{0,3}năm\s{0,3})\s?\d{4})(?!\d|[/.\-]\d)"
        r"|(?P<quarter>quý\s{1,3}(?:iv|i{1,3}|[1-4])(?:\s?[/\-]\s?|\s?(?:/\s?)?năm\s{1,3}|\s)\d{4})(?!\d)"
        r"|(?P<year>năm\s{1,3}\d{4})(?!\d)))"
    ),
    before=Wording(r"(?:ngày|tháng)\s{0,3}$"),
    day_word="ngày",
    days=Wording(
        rf"(?=[\dnN])(?<!\w)(?P<first>(?:ngày\s{{0,2}})?(?P<first_figures>{_DAY_MONTH}(?:\s?[/\-.]\s?\d{{4}})?))"
        r"\s{0,3}(?:(?P<certain>đến(?: hết)?)|[-–]|tới)\s{0,3}"
        rf"(?P<last>(?:ngày\s{{0,2}})?(?P<last_figures>{_DAY_MONTH}\s?[/\-.]\s?\d{{4}}))(?!\d)"
        r"(?:\s{0,3}\(\s?(?:là\s|gồm\s|tổng\s)?(?P<stated>\d{1,3}(?:\.\d{3})?)\s{1,2}ngày\s?\))?"
    ),
    year_word="năm",
    years=Wording(
        r"(?=[\dgtncGTNC])(?<![\w./-])(?=\d|gi|th|nh|tr|các)"
        r"(?<!thứ\s)(?<!tháng\s)(?<!lần\s)(?<!khóa\s)(?<!khoá\s)(?<!kỳ\s)(?<!số\s)(?<!đợt\s)(?<!cấp\s)"
        r"(?:(?P<stated_first>\d{1,2})\s{1,2}năm\s{0,2}[,(]?\s?)?"
        r"(?:(?P<word>giai đoạn|thời kỳ|nhiệm kỳ|trong (?:các )?năm|các năm)\s{1,3})?"
        r"(?:(?P<stated>\d{1,2})\s{1,2}năm\s{1,2})?"
        r"(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)(?![\d/]|[.,\-]\d)"
    ),
)
