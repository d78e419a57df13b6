"""Dates and periods as a language writes them. A date that does not exist is unreadable, never moved to the next."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from dqcheck.language.types.dates import DateWords, Order
from dqcheck.language.vi.dates import DATES
from dqcheck.language.wording import Match
from dqcheck.model.quantity import DatePrecision, Day, Missing, MissingReason
from dqcheck.numerals.folding import normalise

_FIGURES = re.compile(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?")
_CENTURIES = (2000, 1900)
"""What a year of two digits may belong to, the likelier first."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""Years outside these are no dates of a report."""


def day(date: dt.date, text: str | None = None) -> Day:
    """A full date; a ``datetime`` loses its time."""
    plain = dt.date(date.year, date.month, date.day)
    return Day(text=plain.strftime("%d/%m/%Y") if text is None else text, first=plain, last=plain)


def parse_date(text: str, words: DateWords = DATES) -> Day | Missing:
    """The day, month, quarter, year or part of a year that a text names.

    Reads ``05/8/2025``, ``01-8-2025``, ``1.8.2025``, ``ngày 16 tháng 9 năm 2025``, ``tháng 9/2025``, ``quý IV năm
    2025``, ``9 tháng đầu năm 2025``, ``năm 2025`` and ISO. Two-digit years are ambiguous, as are figures that two
    orders of day and month read differently; 31/6/2025 is unreadable; month and day the wrong way round
    (``12/25/2025``) are unreadable with the candidate.
    """
    name = normalise(text).casefold()
    if not name:
        return Missing(text=text, reason=MissingReason.BLANK)
    name = name.removeprefix(words.lead).strip(" .,;…")
    if match := _FIGURES.fullmatch(name):
        return day_of(text, match[1], match[3], match[4], words.orders)
    if match := _ISO.fullmatch(name):
        found = _date(int(match[1]), int(match[2]), int(match[3]))
        return day(found, text) if found else Missing(text=text, reason=MissingReason.UNREADABLE)
    if name in words.missing:
        return Missing(text=text, reason=MissingReason.NOT_AVAILABLE)
    return _in_words(text, name, words)


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
        return Missing(text=text, reason=MissingReason.AMBIGUOUS)
    return Missing(text=text, reason=MissingReason.UNREADABLE)


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
