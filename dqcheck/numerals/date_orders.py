"""In which order day and month stand in dates of figures, inferred from those that leave no choice: 13/05/2025."""

from collections.abc import Iterable
from decimal import Decimal

from dqcheck.language.en.dates import DATES as ENGLISH
from dqcheck.language.types.dates import Order
from dqcheck.language.vi.dates import DATES as VIETNAMESE
from dqcheck.language.wording import Wording
from dqcheck.model.quantity import Day, Missing, MissingReason
from dqcheck.model.record import record
from dqcheck.numerals.dates import parse_date, without_time
from dqcheck.numerals.folding import normalise

BOTH_ORDERS: tuple[Order, ...] = ("day-month", "month-day")
CLEAR_SHARE = Decimal("0.75")
"""Share of the deciding dates from which on they decide against the others, which are then slips."""
FEWEST_DECIDING = Decimal("0.2")
"""Share of the dates that must decide: of real dates three in five do, so that one among many is a slip."""
SHOWN_EXAMPLES = 3
"""Dates that evidence quotes."""

_FIGURES = Wording(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d{2})", cased=True)
_MONTHS = 12
_DIGITS_OF_A_YEAR = 4


@record
class DateOrderEvidence:
    """What dates say of their order: how many leave only ``day_first`` or ``month_first``, the first of each verbatim,
    and how many are ``open``."""

    day_first: int = 0
    month_first: int = 0
    open: int = 0
    examples_day_first: tuple[str, ...] = ()
    examples_month_first: tuple[str, ...] = ()

    @property
    def order(self) -> Order | None:
        """The order that the dates leave, or that nearly all of those that decide have; None where nothing decides."""
        total, most = self.day_first + self.month_first, max(self.day_first, self.month_first)
        if not total or most < CLEAR_SHARE * total or most < FEWEST_DECIDING * (most + self.open):
            return None
        return "day-month" if self.day_first > self.month_first else "month-day"

    @property
    def doubtful(self) -> bool:
        """Whether too many dates have the month first to be slips."""
        dates = self.day_first + self.month_first + self.open
        return self.month_first > 0 and self.month_first >= FEWEST_DECIDING * dates

    @property
    def deciding(self) -> tuple[str, ...]:
        """The first dates that decide for the order."""
        return self.examples_month_first if self.order == "month-day" else self.examples_day_first


def infer_order(texts: Iterable[str]) -> DateOrderEvidence:
    """What texts of dates say of the order of day and month; other texts say nothing."""
    found: tuple[list[str], list[str]] = ([], [])
    open_ = 0
    for text in texts:
        if text[:_DIGITS_OF_A_YEAR].isdecimal():
            continue  # the year stands first
        match = _FIGURES.fullmatch(without_time(normalise(text).casefold()))
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > _MONTHS >= second:
            found[0].append(text)
        elif second > _MONTHS >= first:
            found[1].append(text)
        elif first != second:
            open_ += 1
    return DateOrderEvidence(
        day_first=len(found[0]),
        month_first=len(found[1]),
        open=open_,
        examples_day_first=tuple(dict.fromkeys(found[0]))[:SHOWN_EXAMPLES],
        examples_month_first=tuple(dict.fromkeys(found[1]))[:SHOWN_EXAMPLES],
    )


def orders_together(evidence: Iterable[DateOrderEvidence]) -> DateOrderEvidence:
    """The evidence of several columns or sheets as that of one."""
    parts = tuple(evidence)
    return DateOrderEvidence(
        day_first=sum(part.day_first for part in parts),
        month_first=sum(part.month_first for part in parts),
        open=sum(part.open for part in parts),
        examples_day_first=_first(text for part in parts for text in part.examples_day_first),
        examples_month_first=_first(text for part in parts for text in part.examples_month_first),
    )


def _first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))[:SHOWN_EXAMPLES]


def read_date(text: str, orders: tuple[Order, ...] = ("day-month",)) -> Day | Missing:
    """The date of a cell in the words of either language, with day and month in one of the orders in which they may
    stand in its column; with both, a date that they read differently is open."""
    value = parse_date(text, VIETNAMESE, orders)
    if isinstance(value, Missing) and value.reason is MissingReason.UNREADABLE and not value.candidates:
        value = parse_date(text, ENGLISH, orders)
    if len(orders) > 1 and isinstance(value, Missing) and value.reason is MissingReason.AMBIGUOUS:
        if infer_order([text]).open:
            return Missing(text=text, reason=MissingReason.OPEN, candidates=value.candidates)
    return value
