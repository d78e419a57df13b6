"""How the look of a cell takes the number that it stores: in percent, in a unit, divided by thousands, how precisely.

A cell says what it shows. What its number format puts beside the digits counts as if it were typed there.
"""

from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import NamedTuple, Protocol

from dqcheck.language.types.units import UnitWords
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.numerals.numbers import NumberType
from dqcheck.numerals.units import BOTH_UNITS, MONEY, Unit, printed_unit, spelt, unit_named

KEPT_DIGITS = 15
"""Significant digits that a spreadsheet keeps and shows: 0.9973000000000001 is the binary form of 0.9973."""

_FEWEST_LONG = 17
"""Characters of the shortest number that may have more digits than are kept."""

_HUNDRED = 2
"""The power of ten of percent."""

_FEWEST_FIGURES = 4
_MOST_SHORT_SHARE = 0.25
"""One figure of ten ends in zero by chance."""


class Shown(Hashable, Protocol):
    """What a number format shows of a number (``dqcheck.sources.formats.NumberFormat`` says more)."""

    @property
    def decimals(self) -> int | None:
        """The last decimal place shown of the stored number, or of its hundredfold; None: not fixed."""
        ...

    @property
    def percent(self) -> bool:
        """Whether 0.9957 is shown as 99.57%."""
        ...

    @property
    def before(self) -> str:
        """Words or a sign of money before the digits."""
        ...

    @property
    def behind(self) -> str:
        """Words or a sign behind the digits."""
        ...

    @property
    def thousands(self) -> int:
        """How often the number is divided by a thousand before it is shown."""
        ...

    @property
    def hidden(self) -> bool:
        """Whether nothing of the number is shown."""
        ...


class CellLook(NamedTuple):
    """What a cell shows of its number (see ``Shown``). ``firm`` says that zeros at its end are its own digits: a
    formula gives it, or the figures of its column use all decimals."""

    decimals: int | None
    percent: bool = False
    before: str = ""
    behind: str = ""
    thousands: int = 0
    hidden: bool = False
    firm: bool = False

    @property
    def dressed(self) -> bool:
        """Whether it shows something else than digits."""
        return bool(self.before or self.behind or self.thousands or self.hidden)


@lru_cache(maxsize=1024)
def look_of(shown: Shown, firm: bool) -> CellLook:
    """The look of a cell with that format."""
    return CellLook(
        decimals=shown.decimals,
        percent=shown.percent,
        before=shown.before,
        behind=shown.behind,
        thousands=shown.thousands,
        hidden=shown.hidden,
        firm=firm,
    )


class ColumnLook(NamedTuple):
    """The looks of the cells of a column by their places in it; ``dressed`` where some may show more than digits."""

    at: Callable[[int], CellLook]
    dressed: bool


class Taken(NamedTuple):
    """How a stored number is taken: multiplied by ten to the ``power``, in ``unit``, ``decimals`` shown of the result;
    ``percent`` says that it then is in percent. ``before`` and ``behind`` are printed with its digits.

    ``conflict`` is a unit that the cell shows and that cannot be one of the column; ``divided`` says that the cell
    shows fewer digits than it stores, and neither it nor the column says so.
    """

    power: int
    unit: str | None
    decimals: int | None
    percent: bool
    before: str = ""
    behind: str = ""
    conflict: str = ""
    divided: bool = False


def kept(number: float) -> float:
    """A number with the digits that a spreadsheet keeps: 100.00000000000001 is shown, and meant, as 100."""
    if number % 1 == 0 or type(number) is not float or len(repr(number)) < _FEWEST_LONG:
        return number
    shorter = float(format(number, f".{KEPT_DIGITS}g"))
    return shorter if isfinite(shorter) else number


def own_decimals(value: Decimal) -> int:
    """The decimals of a number without zeros at the end; of tens and hundreds none."""
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def ends_in_zero(number: float, shown: Shown) -> bool:
    """Whether the last decimal that a cell shows of a number is a zero."""
    places = shown.decimals
    return places is not None and places > 0 and round(number, places - 1 + _HUNDRED * shown.percent) == kept(number)


def practised(figures: Iterable[tuple[float, Shown]]) -> frozenset[tuple[int | None, bool]]:
    """The formats (decimals, percent) whose last decimal the typed figures of a column use: few of them end in zero.
    A format alone is no evidence, for it is set for whole columns."""
    counts: dict[tuple[int | None, bool], list[int]] = {}
    for number, shown in figures:
        if shown.decimals is not None and shown.decimals > 0:
            told = counts.setdefault((shown.decimals, shown.percent), [0, 0])
            told[0] += 1
            told[1] += ends_in_zero(number, shown)
    return frozenset(
        format_
        for format_, (total, short) in counts.items()
        if total >= _FEWEST_FIGURES and short <= _MOST_SHORT_SHARE * total
    )


@lru_cache(maxsize=1024)
def taken(look: CellLook, kind: NumberType, unit: str | None, words: UnitWords = BOTH_UNITS) -> Taken:
    """How a cell of that look takes its number in a column of that kind and unit."""
    declared = unit_named(unit, words) if unit else None
    written = look.behind or look.before
    said = printed_unit(written, declared, words)
    if said is not None and said.dimension == "count" and said.scale == 1:
        said = None  # a noun, or letters that say nothing of the size
    fits = said is not None and _fits(said, declared, kind)
    used = unit
    if said is not None and fits and not (said.scale == 1 and look.before and _same_money(said, declared)):
        used = _in_unit(written, said, declared, kind, words)
    times = look.thousands
    displayed = bool(times) and (fits or (not written and declared is not None and declared.scale != 1))
    power = -3 * times if displayed else 0
    decimals = look.decimals
    percent = look.percent and (kind == "percent" or (kind == "number" and unit is None))
    if decimals is not None:
        decimals += -power if displayed else 0 if percent or not look.percent else _HUNDRED
    behind = "%" if percent else look.behind if not times or displayed else ""
    return Taken(
        power=power + (_HUNDRED if percent else 0),
        unit="%" if percent and kind == "number" else used,
        decimals=decimals,
        percent=percent or (said is not None and said.dimension == "percent" and fits),
        before=look.before if not times or displayed else "",
        behind=behind,
        conflict=written if said is not None and not fits else "",
        divided=bool(times) and not displayed,
    )


def _fits(said: Unit, declared: Unit | None, kind: NumberType) -> bool:
    """Whether a unit that cells show can be one of the column."""
    own = declared.dimension if declared is not None and declared.dimension != "scale" else None
    own = own or {"count": "count", "number": None, "percent": "percent", "money": "money"}[kind]
    if said.dimension == "scale":
        return own != "percent"
    return own is None or said.dimension == own


def _same_money(said: Unit, declared: Unit | None) -> bool:
    """Whether a sign says no more than the unit of the column: ``$1,234`` in a column of ``$ million`` is in millions,
    as typed text is."""
    return declared is not None and declared.dimension in MONEY and said.code == declared.code


def _in_unit(written: str, said: Unit, declared: Unit | None, kind: NumberType, words: UnitWords) -> str:
    """The unit of a number whose cell shows ``written``: ``triệu`` alone stands for millions of what is counted."""
    if said.dimension != "scale":
        return written if said == unit_named(written, words) else spelt(said, words) or written
    base = declared.code if declared is not None else CURRENCY.code if kind == "money" else ""
    return f"{written} {base}".strip()


def printed(digits: str, how: Taken) -> str:
    """The digits of a number with what its cell shows beside them."""
    gap = "" if how.behind[:1] in ("", "%") else " "
    return f"{how.before}{digits}{gap}{how.behind}"
