"""Dates and periods in Vietnamese writing. A date that does not exist is unreadable, never moved to the next one."""

import datetime as dt
import re
from functools import lru_cache

from dqcheck.model.quantity import DatePrecision, Day, Missing, MissingReason
from dqcheck.numerals.folding import normalise

_DMY = re.compile(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?")


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    """The less frequent forms, compiled when first needed."""
    return tuple(
        re.compile(pattern)
        for pattern in (
            r"(?:ngày )?(?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})",
            r"(?:tháng )?(?P<m>\d{1,2})\s?[/\-.]\s?(?P<y>\d{4})|tháng (?P<m2>\d{1,2}) năm (?P<y2>\d{4})",
            r"quý\s?(?P<q>iv|i{1,3}|[1-4])\s?(?:năm |[/\-]|/năm )?\s?(?P<y>\d{4})",
            r"(?P<n>\d{1,2}|ba|sáu|chín) tháng (?P<end>đầu|cuối) năm (?P<y>\d{4})",
            r"(?:năm )?(?P<y>\d{4})",
        )
    )


_WORDS = {"ba": 3, "sáu": 6, "chín": 9}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
EARLIEST, LATEST = 1900, 2100
"""Years outside these are no dates of a report."""


def day(date: dt.date, text: str | None = None) -> Day:
    """A full date; a ``datetime`` loses its time."""
    plain = dt.date(date.year, date.month, date.day)
    return Day(text=plain.strftime("%d/%m/%Y") if text is None else text, first=plain, last=plain)


def parse_date(text: str) -> Day | Missing:
    """The day, month, quarter, year or part of a year that a text names.

    Reads ``05/8/2025``, ``01-8-2025``, ``1.8.2025``, ``ngày 16 tháng 9 năm 2025``, ``tháng 9/2025``, ``quý IV năm
    2025``, ``9 tháng đầu năm 2025``, ``năm 2025`` and ISO. Two-digit years are ambiguous; 31/6/2025 is unreadable;
    month and day the wrong way round (``12/25/2025``) are unreadable with the candidate.
    """
    name = normalise(text).casefold()
    if not name:
        return Missing(text=text, reason=MissingReason.BLANK)
    name = name.removeprefix("ngày ").strip(" .,;…")
    if match := _DMY.fullmatch(name):
        return _dmy(text, int(match[1]), int(match[3]), match[4])
    if match := _ISO.fullmatch(name):
        found = _date(int(match[1]), int(match[2]), int(match[3]))
        return day(found, text) if found else Missing(text=text, reason=MissingReason.UNREADABLE)
    if name in ("", "x", "-", "chưa có", "n/a", "không", "không có"):
        return Missing(text=text, reason=MissingReason.NOT_AVAILABLE)
    long, month, quarter, part, year = _forms()
    if match := long.fullmatch(name):
        return _dmy(text, int(match["d"]), int(match["m"]), match["y"])
    if match := month.fullmatch(name):
        return _months(text, int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), 1, DatePrecision.MONTH)
    if match := quarter.fullmatch(name):
        return _months(text, int(match["y"]), _QUARTERS[match["q"]] * 3 - 2, 3, DatePrecision.QUARTER)
    if match := part.fullmatch(name):
        count = _WORDS.get(match["n"]) or int(match["n"])
        first = 1 if match["end"] == "đầu" else 13 - count
        return _months(text, int(match["y"]), first, count, DatePrecision.MONTH)
    if match := year.fullmatch(name):
        return _months(text, int(match["y"]), 1, 12, DatePrecision.YEAR)
    return Missing(text=text, reason=MissingReason.UNREADABLE)


def _dmy(text: str, number: int, month: int, year: str) -> Day | Missing:
    if len(year) == 2:
        readings = (_date(century + int(year), month, number) for century in (2000, 1900))
        candidates = tuple(found.isoformat() for found in readings if found)
        reason = MissingReason.AMBIGUOUS if candidates else MissingReason.UNREADABLE
        return Missing(text=text, reason=reason, candidates=candidates)
    if found := _date(int(year), month, number):
        return Day(text=text, first=found, last=found)
    swapped = _date(int(year), number, month)
    return Missing(text=text, reason=MissingReason.UNREADABLE, candidates=(swapped.isoformat(),) if swapped else ())


def _date(year: int, month: int, number: int) -> dt.date | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _months(text: str, year: int, first: int, count: int, precision: DatePrecision) -> Day | Missing:
    last = first + count - 1
    if not EARLIEST <= year <= LATEST or not 1 <= first <= last <= 12:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    after = dt.date(year + last // 12, last % 12 + 1, 1)
    return Day(text=text, first=dt.date(year, first, 1), last=after - dt.timedelta(days=1), precision=precision)
