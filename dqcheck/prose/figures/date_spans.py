"""Dates, periods and ranges of dates in running text.

Every pattern is anchored on digits or on one word and repeats nothing unbounded, so that a search is linear.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dqcheck.model.quantity import DatePrecision, Day, Missing
from dqcheck.model.record import record
from dqcheck.numerals.dates import EARLIEST, parse_date

_DIGIT = re.compile(r"\d")
_DATES = re.compile(
    r"(?=[\dtqnbscTQNBSC])(?:(?<![\d/.,])(?P<numeric>\d{1,2}\s?(?P<sep>[/.\-])\s?\d{1,2}\s?(?P=sep)\s?\d{4})(?!\d|[/.\-]\d)"
    r"|(?<!\d)(?P<long>\d{1,2}\s{0,3}tháng\s{0,3}\d{1,2}\s{0,3}năm\s{0,3}\d{4})(?!\d)"
    r"|(?<!\w)(?P<part>(?:\d{1,2}|ba|sáu|chín)\s{1,3}tháng\s{1,3}(?:đầu|cuối)\s{1,3}năm\s{1,3}\d{4})(?!\d)"
    r"|(?<!\w)(?P<month>tháng\s{0,3}\d{1,2}\s?(?:[/\-.]|\s{0,3}năm\s{0,3})\s?\d{4})(?!\d|[/.\-]\d)"
    r"|(?<!\w)(?P<quarter>quý\s{1,3}(?:iv|i{1,3}|[1-4])(?:\s?[/\-]\s?|\s?(?:/\s?)?năm\s{1,3}|\s)\d{4})(?!\d)"
    r"|(?<!\w)(?P<year>năm\s{1,3}\d{4})(?!\d)"
    r"|(?<=ngày\s)(?P<partial>\d{1,2}(?:\s?[/\-]\s?|\s{1,2}tháng\s{1,2})\d{1,2})(?![\d/%]|[.,\-]\d))",
    re.IGNORECASE,
)


@record
class DateSpan:
    """A date in a text. ``shape`` is ``numeric``, ``long``, ``part``, ``month``, ``quarter``, ``year`` or ``partial``
    (a day and month without a year: no value). ``value`` is None when what is written is probably no date at all."""

    start: int
    end: int
    value: Day | Missing | None
    shape: str
    text: str

    @property
    def day(self) -> Day | None:
        """The value, when there is one."""
        return self.value if isinstance(self.value, Day) else None


def find(text: str) -> list[DateSpan]:
    """Every date of a text in reading order."""
    return [_span(text, found) for found in _DATES.finditer(text)] if _DIGIT.search(text) else []


def _span(text: str, found: re.Match[str]) -> DateSpan:
    shape = str(found.lastgroup if found.lastgroup != "sep" else "numeric")
    written = found[shape]
    value: Day | Missing | None = None
    if shape != "partial":
        plain = re.sub(r"\s?([/.\-])\s?", r"\1", " ".join(written.split())) if shape != "long" else _spaced(written)
        value = None if int(plain[-4:]) < EARLIEST and plain[-4:].isdecimal() else parse_date(plain)
        if shape == "numeric" and isinstance(value, Missing) and not _dated(text, found.start(), plain):
            value = None
    return DateSpan(start=found.start(), end=found.end(), value=value, shape=shape, text=" ".join(written.split()))


def _spaced(written: str) -> str:
    number, month, year = re.findall(r"\d+", written)
    return f"{number} tháng {month} năm {year}"


def _dated(text: str, start: int, plain: str) -> bool:
    """Whether an impossible date is meant as one: a date word stands before it, or day and month are in range."""
    number, month = (int(part) for part in re.split(r"[/.\-]", plain)[:2])
    before = text[max(0, start - 8) : start].casefold().rstrip()
    return before.endswith(("ngày", "tháng")) or (1 <= number <= 31 and 1 <= month <= 12 and "/" in plain)


@record
class Range:
    """A period with both ends written: ``từ ngày 01/7 đến ngày 30/9/2025``, ``giai đoạn 2021 - 2025``. ``stated`` is
    the length written beside it (offsets and number), ``unit`` its unit (``ngày``, ``năm``); ``certain`` tells that the
    word ``đến`` joins the ends, not a dash that may stand for anything."""

    start: int
    end: int
    first: Day
    last: Day
    first_span: tuple[int, int]
    last_span: tuple[int, int]
    stated: tuple[int, int, int] | None = None
    unit: str = ""
    certain: bool = False

    @property
    def lengths(self) -> tuple[int, int]:
        """The two ways to count the length in ``unit``: ends excluded and included."""
        if self.unit == "năm":
            gap = self.last.first.year - self.first.first.year
        else:
            gap = (self.last.first - self.first.first).days
        return gap, gap + 1


@lru_cache(maxsize=1)
def _range_patterns() -> tuple[re.Pattern[str], ...]:
    day = r"(?:ngày\s{0,2})?\d{1,2}\s?[/\-.]\s?\d{1,2}(?:\s?[/\-.]\s?\d{4})?"
    return (
        re.compile(
            rf"(?=[\dnN])(?<!\w)(?P<first>{day})"
            r"\s{0,3}(?:đến(?: hết)?|[-–]|tới)\s{0,3}"
            r"(?P<last>(?:ngày\s{0,2})?\d{1,2}\s?[/\-.]\s?\d{1,2}\s?[/\-.]\s?\d{4})(?!\d)"
            r"(?:\s{0,3}\(\s?(?:là\s|gồm\s|tổng\s)?(?P<stated>\d{1,3}(?:\.\d{3})?)\s{1,2}ngày\s?\))?",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?=[\dgtncGTNC])(?<![\w./-])(?<!thứ\s)(?<!tháng\s)(?<!lần\s)(?<!khóa\s)(?<!khoá\s)(?<!kỳ\s)(?<!số\s)(?<!đợt\s)(?<!cấp\s)"
            r"(?:(?P<stated>\d{1,2})\s{1,2}năm\s{0,2}[,(]?\s?)?"
            r"(?:(?P<word>giai đoạn|thời kỳ|nhiệm kỳ|trong (?:các )?năm|các năm)\s{1,3})?"
            r"(?:(?P<stated2>\d{1,2})\s{1,2}năm\s{1,2})?"
            r"(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)(?![\d/]|[.,\-]\d)",
            re.IGNORECASE,
        ),
    )


def ranges(text: str) -> Iterator[Range]:
    """Every period with two written ends, in reading order of each form. A day without a year has that of the end."""
    if not _DIGIT.search(text):
        return
    days, years = _range_patterns()
    for found in days.finditer(text):
        last = parse_date(_tidy(found["last"]))
        if not isinstance(last, Day):
            continue
        written = _tidy(found["first"])
        parts = re.split(r"[/\-.]", written)
        first = parse_date(written if len(parts) == 3 else f"{parts[0]}/{parts[1]}/{last.first.year}")
        if not isinstance(first, Day):
            continue
        if len(parts) == 2 and first.first.month > last.first.month:  # "từ 15/12 đến 14/01/2026" begins a year earlier
            first = parse_date(f"{parts[0]}/{parts[1]}/{last.first.year - 1}")
            if not isinstance(first, Day):
                continue
        stated = (*found.span("stated"), int(found["stated"].replace(".", ""))) if found["stated"] else None
        yield Range(
            start=found.start(), end=found.end(), first=first, last=last, first_span=found.span("first"),
            last_span=found.span("last"), stated=stated, unit="ngày", certain="đến" in found[0].casefold(),
        )  # fmt: skip
    for found in years.finditer(text):
        group = "stated2" if found["stated2"] else "stated"
        if not (found["word"] or found[group]):
            continue
        stated = (*found.span(group), int(found[group])) if found[group] else None
        yield Range(
            start=found.start(), end=found.end(), first=_year(found["first"]), last=_year(found["last"]),
            first_span=found.span("first"), last_span=found.span("last"), stated=stated, unit="năm",
        )  # fmt: skip


def _tidy(written: str) -> str:
    return re.sub(r"\s", "", re.sub(r"(?i)ngày", "", written))


def _year(written: str) -> Day:
    number = int(written)
    return Day(text=written, first=dt.date(number, 1, 1), last=dt.date(number, 12, 31), precision=DatePrecision.YEAR)


def at_or_after(spans: Sequence[DateSpan], offset: int) -> DateSpan | None:
    """The first date that begins at an offset or after it."""
    at = bisect_left(spans, offset, key=_start)
    return spans[at] if at < len(spans) else None


def before(spans: Sequence[DateSpan], offset: int) -> DateSpan | None:
    """The last date that ends at an offset or before it."""
    at = bisect_left(spans, offset, key=_start)
    return spans[at - 1] if at and spans[at - 1].end <= offset else None


def _start(span: DateSpan) -> int:
    return span.start
