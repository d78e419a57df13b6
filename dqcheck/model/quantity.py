"""Values as they were written: numbers with their precision, dates, texts, and what is missing.

A check kind judges these four and nothing else, whether they come from a cell, a sentence or a frame.
"""

import datetime as dt
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from dqcheck.model.record import record

ZERO, ONE = Decimal(0), Decimal(1)


class Qualifier(StrEnum):
    """A word that widens or opens the interval of a number: ``gần 200``, ``trên 80%``."""

    ABOUT = "about"  # khoảng, ước, xấp xỉ
    NEARLY = "nearly"  # gần
    OVER = "over"  # hơn, trên
    UNDER = "under"  # dưới
    AT_LEAST = "at-least"  # ít nhất, tối thiểu, từ ... trở lên
    AT_MOST = "at-most"  # tối đa, không quá


@record
class Quantity:
    """A number as written.

    ``value`` is in ``unit`` (a canonical unit code, money always in ``đồng``, percentages in ``%``: 99,57% is
    ``Decimal("99.57")``). ``quantum`` is the smallest step that the writing shows, in the same unit; zero means exact,
    as counts are. 15,13 tỷ đồng is value 15130000000, quantum 10000000. ``stored`` tells a number that a cell stores:
    nobody typed the digits of ``text``. ``scale`` is how much of ``unit`` the unit as written is: a million in
    a column of triệu đồng.
    """

    text: str
    value: Decimal
    quantum: Decimal = ZERO
    unit: str | None = None
    qualifier: Qualifier | None = None
    stored: bool = False
    scale: Decimal = ONE


class DatePrecision(StrEnum):
    """How much of a date is written."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@record
class Day:
    """A date as written: the first and last day it may mean (equal for a full date). ``stored`` tells a date that a
    cell or a frame stores: nobody typed its ``text``."""

    text: str
    first: dt.date
    last: dt.date
    precision: DatePrecision = DatePrecision.DAY
    stored: bool = field(default=False, compare=False)


class MissingReason(StrEnum):
    """Why there is no value. An absent value is never a pass."""

    BLANK = "blank"  # nothing is written
    NOT_AVAILABLE = "not-available"  # "...", "x", "chưa có": the writer says there is no figure
    UNREADABLE = "unreadable"  # something is written that is no value of this type
    AMBIGUOUS = "ambiguous"  # more than one reading; `candidates` lists them
    OPEN = "open-notation"  # the same, and nothing in the whole column says which notation it is in
    ERROR_CELL = "error-cell"  # #REF!, #DIV/0!
    UNCACHED = "uncached"  # a formula whose result was never saved
    ABSENT = "absent"  # the column, table or record does not exist
    UNMATCHED = "unmatched-key"  # it is looked up, and no record has the key
    REPEATED = "repeated-key"  # it is looked up, and several records have the key
    NO_KEY = "no-key"  # it is looked up, and the key is missing


UNWRITTEN = frozenset(
    {MissingReason.BLANK, MissingReason.ABSENT, MissingReason.UNMATCHED, MissingReason.REPEATED, MissingReason.NO_KEY}
)
"""Why there is no value where nothing stands."""


@record
class Missing:
    """No value, and why. ``candidates`` holds plain readings of an ambiguous text."""

    text: str
    reason: MissingReason
    candidates: tuple[str, ...] = ()

    @property
    def written(self) -> bool:
        """Whether something stands there, although it is no value: neither a blank nor a column that is not there."""
        return self.reason not in UNWRITTEN


@record
class Label:
    """A text value: a name, a code, a document symbol. ``value`` is NFC with single spaces; ``text`` is as written."""

    text: str
    value: str


Value = Quantity | Day | Label | Missing
