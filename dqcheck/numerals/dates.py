"""Dates and periods as a language writes them. A date that does not exist is unreadable, never moved to the next."""

import datetime as dt
from collections.abc import Mapping, Sequence

from dqcheck.language.types.dates import DateWords, Order
from dqcheck.language.vi.dates import DATES
from dqcheck.language.wording import Match, Wording
from dqcheck.model.quantity import DatePrecision, Day, Missing, MissingReason
from dqcheck.numerals.folding import normalise

_FIGURES = Wording(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})", cased=True)
_YEAR_FIRST = Wording(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})|((?:19|20)\d\d)(\d\d)(\d\d)", cased=True)
_CLOCK = r"\d{1,2}(?:[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?)(?: ?[ap]\.?m\.?)?(?: ?(?:z|[+-]\d{2}:?\d{2}))?"
_TIME_BEHIND = Wording(rf"(.*\d)(?:t|,? ){_CLOCK}", cased=True)
_TIME_BEFORE = Wording(rf"{_CLOCK},? (.+)", cased=True)
_TWO_YEARS = Wording(r"((?:19|20)\d\d)[/\-–](\d{2}|(?:19|20)\d\d)", cased=True)
_CENTURIES = (2000, 1900)
"""What a year of two digits may belong to, the likelier first."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""Years outside these are no dates of a report."""


def day(date: dt.date, text: str | None = None, *, stored: bool = False) -> Day:
    """A full date; a ``datetime`` loses its time."""
    plain = dt.date(date.year, date.month, date.day)
    return Day(text=plain.strftime("%d/%m/%Y") if text is None else text, first=plain, last=plain, stored=stored)


def parse_date(text: str, words: DateWords = DATES, orders: Sequence[Order] | None = None) -> Day | Missing:
    """The day, month, quarter, year or part of a year that a text names; a time of day beside it is left out.

    ``orders`` are those in which day and month may stand (default: those of the language). Reads ``05/8/2025``,
    ``01-8-2025``, ``1.8.2025``, ``ngày 16 tháng 9 năm 2025``, ``tháng 9/2025``, ``quý IV năm 2025``, ``9 tháng đầu
    năm 2025``, ``năm 2025`` and ISO. Two-digit years are ambiguous, as are figures that two orders of day and month
    read differently; 31/6/2025 is unreadable; month and day the wrong way round (``12/25/2025``) are unreadable with
    the candidate.
    """
    name = normalise(text).casefold()
    if not name:
        return Missing(text=text, reason=MissingReason.BLANK)
    name = name.removeprefix(words.lead).strip(" .,;…")
    if ":" in name or "h" in name:
        name = without_time(name).removeprefix(words.lead).strip(" .,;")
    if match := _FIGURES.fullmatch(name):
        return day_of(text, match[1], match[3], match[4], words.orders if orders is None else orders)
    if match := _YEAR_FIRST.fullmatch(name):
        year, month, number = (match[1], match[3], match[4]) if match[1] else match.group(5, 6, 7)
        found = _date(int(year), int(month), int(number))
        return day(found, text) if found else Missing(text=text, reason=MissingReason.UNREADABLE)
    if match := _TWO_YEARS.fullmatch(name):
        return _two_years(text, int(match[1]), match[2])
    if name in words.missing:
        return Missing(text=text, reason=MissingReason.NOT_AVAILABLE)
    return _in_words(text, name, words)


def without_time(name: str) -> str:
    """A date in small letters without the time of day before or behind it: ``15/03/2025 14:30``."""
    if found := _TIME_BEHIND.fullmatch(name):
        return found[1]
    found = _TIME_BEFORE.fullmatch(name)
    return found[1] if found else name


def _two_years(text: str, first: int, last: str) -> Day | Missing:
    """A year that begins in one calendar year and ends in the next (``2023/24``), of which nothing says in which month:
    the days that it may hold. ``2011-12`` may also be a month."""
    second = first // 100 * 100 + int(last) if len(last) == 2 else int(last)
    if second % 100 == 0 and len(last) == 2:
        second = first + 1 if first % 100 == 99 else second
    if second != first + 1 or not EARLIEST_YEAR <= first < LATEST_YEAR:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    if len(last) == 2 and 1 <= int(last) <= 12:
        return Missing(text=text, reason=MissingReason.AMBIGUOUS, candidates=(f"{first}-{last}", f"{first}/{second}"))
    return Day(text=text, first=dt.date(first, 1, 1), last=dt.date(second, 12, 31), precision=DatePrecision.YEAR)


def _in_words(text: str, name: str, words: DateWords) -> Day | Missing:
    for shape, wording in words.forms:
        match = wording.fullmatch(name)
        if match is None:
            continue
        if shape == "day":
            return day_of(text, match["d"], str(_number(match["m"], words.months)), match["y"])
        if shape == "month":
            return _months(text, match, _number(match["m"], words.months), 1, DatePrecision.MONTH)
        if shape == "quarter":
            return _months(text, match, words.quarters[match["q"]] * 3 - 2, 3, DatePrecision.QUARTER)
        if shape == "part":
            count = _number(match["n"], words.counts)
            return _months(text, match, 1 if match["first"] else 13 - count, count, DatePrecision.MONTH)
        if shape == "year":
            return _months(text, match, 1, 12, DatePrecision.YEAR)
        return _fiscal_year(text, match)
    return Missing(text=text, reason=MissingReason.UNREADABLE)


def _fiscal_year(text: str, found: Match) -> Day | Missing:
    """The days that a fiscal year may hold: it is named by the calendar year in which it begins or ends."""
    year = int(found["y"]) if len(found["y"]) == 4 else _CENTURIES[0] + int(found["y"])
    if found["last"] and int(found["last"]) % 100 != (year + 1) % 100:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    first = year if found["last"] else year - 1
    if not EARLIEST_YEAR <= first <= LATEST_YEAR:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    last = dt.date(year + 1, 12, 31)
    return Day(text=text, first=dt.date(first, 1, 1), last=last, precision=DatePrecision.YEAR)


def day_of(text: str, first: str, second: str, year: str, orders: Sequence[Order] = ("day-month",)) -> Day | Missing:
    """The day that two numbers and a year are, as ``text`` writes them, in the orders in which they may stand."""
    one, two = int(first), int(second)
    years = [int(year)] if len(year) == 4 else [century + int(year) for century in _CENTURIES]
    pairs = [(two, one) if order == "day-month" else (one, two) for order in orders]
    found = dict.fromkeys(date for y in years for pair in pairs if (date := _date(y, *pair)))
    if len(found) == len(years) == 1:
        return day(next(iter(found)), text)
    if found:
        candidates = tuple(date.isoformat() for date in found)
        return Missing(text=text, reason=MissingReason.AMBIGUOUS, candidates=candidates)
    swapped = _date(int(year), one, two)
    return Missing(text=text, reason=MissingReason.UNREADABLE, candidates=(swapped.isoformat(),) if swapped else ())


def _number(word: str, names: Mapping[str, int]) -> int:
    return names.get(word) or int(word)


def _date(year: int, month: int, number: int) -> dt.date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _months(text: str, found: Match, first: int, count: int, precision: DatePrecision) -> Day | Missing:
    year, last = int(found["y"]), first + count - 1
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or not 1 <= first <= last <= 12:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    after = dt.date(year + last // 12, last % 12 + 1, 1)
    return Day(text=text, first=dt.date(year, first, 1), last=after - dt.timedelta(days=1), precision=precision)
