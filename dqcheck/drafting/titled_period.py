"""The reporting period that the titles of workbooks name: what stands above the headers of their tables."""

from collections.abc import Iterator, Sequence

from dqcheck.drafting.table_parts import TablePart
from dqcheck.language.en.dates import DATES as ENGLISH
from dqcheck.language.vi.dates import DATES as VIETNAMESE
from dqcheck.model.quantity import Day
from dqcheck.model.record import record
from dqcheck.model.rule import Period
from dqcheck.numerals.dates import parse_date
from dqcheck.numerals.folding import normalise

_FARTHEST_ROWS = 12
"""Rows above a header in which a title may stand."""
_LONGEST_TITLE = 300
"""Characters from which on a text is no title."""
_PERIODS = ("month", "quarter", "part", "year")
"""The forms of dates that name a period. A year that is a number alone may be any number."""
_JOINED = "/.-"
"""Signs by which figures before a date belong to it."""


@record
class _Named:
    """A date that a text names, where, and by which form."""

    start: int
    end: int
    kind: str
    day: Day


def titled_period(parts: Sequence[TablePart]) -> Period | None:
    """The period that every title which names one names; None where there is none, or where they differ: several
    periods are several submissions of a form, and nobody can tell which it is for."""
    named = {(day.first, day.last) for title in dict.fromkeys(_titles(parts)) for day in periods_named(title)}
    if len(named) != 1:
        return None
    ((first, last),) = named
    return Period(first=first, last=last)


def _titles(parts: Sequence[TablePart]) -> Iterator[str]:
    for part in parts:
        for row in part.sheet.rows[max(0, part.header.top - _FARTHEST_ROWS) : part.header.top]:
            yield from (cell for cell in row if isinstance(cell, str) and len(cell) < _LONGEST_TITLE)


def periods_named(title: str) -> tuple[Day, ...]:
    """The months, quarters, parts of a year and years that a title names in either language: ``9 tháng đầu năm 2025``
    is one, and not a year beside it."""
    text = normalise(title)
    found: list[_Named] = []
    for words in (VIETNAMESE, ENGLISH):
        for kind, wording in words.forms:
            for match in wording.finditer(text):
                before, behind = text[: match.start()][-1:], text[match.end() :][:1]
                alone = not (before.isalnum() or before in tuple(_JOINED) or behind.isalnum() or match[0].isdigit())
                day = parse_date(match[0], words) if alone else None
                if isinstance(day, Day):
                    found.append(_Named(start=match.start(), end=match.end(), kind=kind, day=day))
    whole = [one for one in found if not any(_within(one, other) for other in found)]
    return tuple({(one.day.first, one.day.last): one.day for one in whole if one.kind in _PERIODS}.values())


def _within(one: _Named, other: _Named) -> bool:
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
