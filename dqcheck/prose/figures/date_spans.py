"""Dates, periods and ranges of dates in running text.

Every pattern is anchored on digits or on one word and repeats nothing unbounded, so that a search is linear.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dqcheck.language.types.dates import DatesInText
from dqcheck.language.wording import Match
from dqcheck.model.quantity import DatePrecision, Day, Missing
from dqcheck.model.record import record
from dqcheck.numerals.dates import EARLIEST_YEAR, day_of, parse_date
from dqcheck.prose.text.said_words import SaidWords
from dqcheck.prose.text.windows import match_before

_DIGIT = re.compile(r"\d")
_DAY_NUMBERS = 3
_MARK = re.compile(r"\s?([/.\-])\s?")


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

    @property
    def names_a_day(self) -> bool:
        """Whether day, month and year are written, be they possible or not."""
        return self.shape in ("numeric", "long")

    @property
    def full(self) -> Day | None:
        """The day that it names, when there is one."""
        return self.day if self.names_a_day else None


@record
class DateRange:
    """A period with both ends written: ``từ ngày 01/7 đến ngày 30/9/2025``, ``giai đoạn 2021 - 2025``. ``stated`` is
    the length written beside it (offsets and number) in ``unit``; ``certain`` tells that a word joins the ends, not a
    dash that may stand for anything."""

    first: Day
    last: Day
    first_span: tuple[int, int]
    last_span: tuple[int, int]
    unit: str
    stated: tuple[int, int, int] | None = None
    certain: bool = False

    @property
    def lengths(self) -> tuple[int, int]:
        """The two ways to count the length, in years when the ends are years, else in days: ends excluded and
        included."""
        if self.first.precision is DatePrecision.YEAR:
            gap = self.last.first.year - self.first.first.year
        else:
            gap = (self.last.first - self.first.first).days
        return gap, gap + 1


def find(text: str, dates: DatesInText) -> list[DateSpan]:
    """Every date of a text in reading order."""
    return [_span(text, found, dates) for found in dates.found.finditer(text)] if _DIGIT.search(text) else []


def _span(text: str, found: Match, dates: DatesInText) -> DateSpan:
    shape = str(found.lastgroup if found.lastgroup != "sep" else "numeric")
    written = " ".join(found[shape].split())
    value: Day | Missing | None = None
    if shape != "partial" and int(written[-4:]) >= EARLIEST_YEAR:
        numbers = re.findall(r"\d+", written)
        if shape == "long" and len(numbers) == _DAY_NUMBERS:
            value = day_of(written, *numbers)
        else:
            value = parse_date(_MARK.sub(r"\1", written), dates.words)
        if shape == "numeric" and isinstance(value, Missing) and not _meant(text, found.start(), written, dates):
            value = None
    return DateSpan(start=found.start(), end=found.end(), value=value, shape=shape, text=written)


def _meant(text: str, start: int, written: str, dates: DatesInText) -> bool:
    """Whether an impossible date is meant as one: a date word stands before it, or day and month are in range."""
    if match_before(dates.before, text, start):
        return True
    number, month, _ = map(int, re.findall(r"\d+", written))
    return 1 <= number <= 31 and 1 <= month <= 12 and "/" in written


def ranges(text: str, dates: DatesInText, said: SaidWords | None = None) -> Iterator[DateRange]:
    """Every period with two written ends, in reading order of each form. A day without a year has that of the end.
    ``said`` is what the text may say, where that is known."""
    said = said or SaidWords(text)
    for found in dates.days.finditer(text) if said.may_say(dates.days) else ():
        last = parse_date(_MARK.sub(r"\1", found["last_figures"]), dates.words)
        first = _first_day(_MARK.sub(r"\1", found["first_figures"]), last, dates) if isinstance(last, Day) else None
        if isinstance(last, Day) and first is not None:
            stated = (*found.span("stated"), int(found["stated"].replace(".", ""))) if found["stated"] else None
            yield DateRange(
                first=first, last=last, first_span=found.span("first"), last_span=found.span("last"), stated=stated,
                unit=dates.day_word, certain=bool(found["certain"]),
            )  # fmt: skip
    for found in dates.years.finditer(text) if said.may_say(dates.years) else ():
        group = "stated" if found["stated"] else "stated_first"
        if found["word"] or found[group]:
            stated = (*found.span(group), int(found[group])) if found[group] else None
            yield DateRange(
                first=_year(found["first"]), last=_year(found["last"]), first_span=found.span("first"),
                last_span=found.span("last"), stated=stated, unit=dates.year_word,
            )  # fmt: skip


def _first_day(written: str, last: Day, dates: DatesInText) -> Day | None:
    parts = re.split(r"[/\-.]", written)
    if len(parts) == 1:
        return _in_words(written, last, dates)
    first = parse_date(written if len(parts) == 3 else f"{parts[0]}/{parts[1]}/{last.first.year}", dates.words)
    if isinstance(first, Day) and len(parts) == 2 and first.first.month > last.first.month:
        # "từ 15/12 đến 14/01/2026" begins a year earlier
        first = parse_date(f"{parts[0]}/{parts[1]}/{last.first.year - 1}", dates.words)
    return first if isinstance(first, Day) else None


def _in_words(written: str, last: Day, dates: DatesInText) -> Day | None:
    """A first day with the name of its month, which has the year of the last where it tells none, or the one before."""
    first = parse_date(written, dates.words)
    for year in (last.first.year, last.first.year - 1) if not isinstance(first, Day) else ():
        first = parse_date(f"{written} {year}", dates.words)
        if isinstance(first, Day) and first.first <= last.first:
            break
    return replace(first, text=written) if isinstance(first, Day) else None


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
