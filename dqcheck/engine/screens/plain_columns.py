"""The columns of a frame as screens see them: plain numbers, days or texts, and where a value is odd.

An odd value is one that may not become a plain value of the field's type (infinity, a fraction in a count, a text of
dashes). Records with one are always kept, so that only the judge ever decides what it means.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grades import Operand, Whole
from dqcheck.checks.screening import any_of
from dqcheck.model.quantity import ZERO
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, Field
from dqcheck.numerals.units import Unit, unit_named, vocabulary

ONE = Decimal(1)
EXACT_INTEGERS = 1e15
EXACT_SCALED = 1e9
SHORT = 1e7
"""Below it a number of three decimals has ten digits, of which the judge takes all."""
THOUSAND = 1000
SHOWN_DIGITS = 10
"""Digits that the judge takes of a number with a fraction: those that a cell shows."""
MOST_PLACES = 9
HALVES_UP = 1 + 1e-14
"""Above the error of a float, so that a half is rounded away from zero on every engine, as the judge does."""
OLD = dt.date(1000, 1, 1)
"""Days before it may be beyond the calendar of Python (``sources.calendar_values``), or of an engine."""
EXACT_TYPES = ("count", "number", "money")
"""Types of fields whose whole numbers nobody rounded; a percentage is always the result of a division."""


@record
class PlainColumn:
    """A column of a frame. ``seen`` is what screens compare: numbers in the field's canonical unit, days without their
    hours. ``null`` is true where nothing is written, ``odd`` where the value needs the judge's eye (None: nowhere),
    ``coarse`` where ``seen`` shows fewer decimals than the value has, ``terms`` its plain numbers in a unit of
    ``scale``, zero where it is odd, and ``places`` the decimals they have at most (None: as many as they are stored
    with). ``identifies`` says that equal values are equal here and for the judge. ``whole``
    are its numbers in whole numbers, where all of them are of one precision, ``dated`` how it holds days."""

    seen: Any
    null: Any
    odd: Any = None
    coarse: Any = None
    number: bool = False
    identifies: bool = False
    terms: Any = None
    places: int | None = None
    scale: Decimal = ONE
    whole: Whole | None = None
    dated: Literal["date", "moment"] | None = None

    def added(self) -> tuple[Any, Decimal]:
        """What its plain numbers add, and the unit that it is in: whole numbers, of which the sum is exact however they
        are split, where they are all of one precision."""
        if self.whole is None:
            return self.terms, self.scale
        units = self.whole.units if self.odd is None else _where(~self.odd, self.whole.units, 0)
        return units, ONE.scaleb(-self.whole.places)

    def operand(self, *, zero: bool) -> Operand:
        """The column as the operand of grades; ``zero``: a null counts as zero."""
        whole, seen = self.whole, self.seen
        if zero and whole is not None:
            # A zero that nobody wrote is exact, so that the column is not of one precision any more.
            whole = replace(whole, units=whole.units.fill_null(0)) if not whole.quantum else None
        if zero and self.number:
            seen = seen.fill_null(0)
        return Operand(seen=seen, null=self.null, whole=whole, dated=self.dated)


def guarded(name: str, column: PlainColumn) -> PlainColumn:
    """A column of an engine that ends a query where numbers of 64 bits overflow: large whole numbers are odd."""
    whole = column.whole
    if whole is None or whole.bound <= EXACT_INTEGERS:
        return column
    words = words_of(whole.units)
    large = words.col(name).cast(words.Float64).abs() >= EXACT_INTEGERS
    units = _where(~large, whole.units, None)
    odd = large.fill_null(value=False)
    return replace(
        column,
        odd=odd if column.odd is None else column.odd | odd,
        whole=replace(whole, units=units, bound=int(EXACT_INTEGERS)),
    )


def is_whole(dtype: Any) -> bool:
    """Whether a column holds whole numbers by its type, which nobody rounded."""
    return bool(dtype.is_integer() or (dtype.is_decimal() and getattr(dtype, "scale", None) == 0))


def plain_column(field: Field, dtype: Any) -> PlainColumn | None:
    """A column named as its field, or None when its type tells too little: such a column is read value by value."""
    words = words_of(dtype)
    column = words.col(field.name)
    null = column.is_null()
    if field.type in NUMBERS:
        return _number(field, dtype)
    if field.type == "date":
        if dtype == words.Date:
            odd = _beyond(column, OLD, dt.date.max)
            return PlainColumn(seen=column, null=null, odd=odd, identifies=True, dated="date")
        if dtype == words.Datetime and getattr(dtype, "time_zone", None) is None:
            near = getattr(dtype, "time_unit", "us") == "ns"  # in nanoseconds 64 bits reach not beyond the calendar
            odd = None if near else _beyond(column, dt.datetime.combine(OLD, dt.time()), dt.datetime.max)
            return PlainColumn(seen=column.dt.truncate("1d"), null=null, odd=odd, dated="moment")
        return None
    if field.type == "text" and dtype == words.String:
        # Texts without a plain letter or digit may be blank to the judge.
        return PlainColumn(seen=column, null=null, odd=_not(column.str.contains("[0-9A-Za-z]")), identifies=True)
    if field.type == "text" and dtype.is_integer():
        return PlainColumn(seen=column, null=null, identifies=True)
    return None


def _beyond(column: Any, first: dt.date, last: dt.date) -> Any:
    """Whether a day may be none of Python's calendar."""
    return ((column < first) | (column > last)).fill_null(value=False)


def _number(field: Field, dtype: Any) -> PlainColumn | None:
    words = words_of(dtype)
    # Decimals and integers beyond 64 bits are seen as floats, as far as a float holds all of their digits.
    wide = dtype.is_decimal() or dtype in (words.UInt64, words.Int128, words.UInt128)
    unit = unit_named(field.unit, vocabulary(field.own_units)) if field.unit else None
    scale = unit.scale if unit is not None else 1
    if not (dtype.is_integer() or dtype.is_float() or wide) or (scale != 1 and scale % THOUSAND):
        return None
    places = getattr(dtype, "scale", 0) if wide else 0
    declared = field.decimals is not None and field.type != "count"
    fractional = dtype.is_float() or places > 0
    column = words.col(field.name).cast(words.Float64) if wide else words.col(field.name)
    lost = [~column.is_finite()] if dtype.is_float() and not declared else []
    if fractional and field.type == "count":
        lost.append(column.round(0) != column)
    strange = _strange(column, wide=wide, places=places, fractional=fractional, field=field, scaled=scale != 1)
    odd = either(one.fill_null(value=False) for one in (*lost, *strange))
    shown = (places if field.decimals is None else field.decimals) if fractional else 0
    plain = column.cast(words.Float64 if fractional or wide else words.Int64)
    if dtype.is_float():
        plain = _as_shown(plain)
    return PlainColumn(
        seen=column if scale == 1 else (column.cast(words.Float64) * int(scale)).round(0),
        null=words.col(field.name).is_null(),
        odd=odd,
        coarse=(column.round(shown - 1) == column).fill_null(value=False) if shown else None,
        number=True,
        identifies=not fractional,
        terms=plain if odd is None else _where(~odd, plain, 0),
        places=MOST_PLACES if dtype.is_float() else None,
        scale=Decimal(scale),
        whole=_whole(column, field, dtype, unit, wide=wide, places=places),
    )


def _as_shown(column: Any) -> Any:
    """Floats as the judge reads them where they are not odd: to the digits that a cell shows. ``SHORT`` numbers have
    three decimals, larger ones are whole."""
    size, nudged = column.abs(), column * HALVES_UP
    shown = column
    for decimals in range(SHOWN_DIGITS - 7, MOST_PLACES + 1):
        shown = _where(size < 10.0 ** (SHOWN_DIGITS - decimals), nudged.round(decimals), shown)
    return shown


def _whole(column: Any, field: Field, dtype: Any, unit: Unit | None, *, wide: bool, places: int) -> Whole | None:
    """The numbers of a column in whole numbers, as precise as ``forms.cell_values`` reads them: a column of whole
    numbers is exact unless its field declares decimals or another unit, or is a percentage; a column of fractions has
    the decimals that its field declares, or its type. None for floats without declared decimals, each of which is as
    precise as it is written."""
    scale = Decimal(1) if unit is None else Decimal(unit.scale)
    magnitude = scale.adjusted()
    if scale != Decimal(1).scaleb(magnitude) or (field.type == "count" and unit and unit.dimension != "count"):
        return None
    if field.type == "count" and scale == 1:
        decimals, quantum = 0, ZERO
    else:
        if field.decimals is not None:
            decimals = field.decimals
        elif dtype.is_float():
            return None
        else:
            decimals = places
        exact = is_whole(dtype) and field.type in EXACT_TYPES and field.decimals is None and scale == 1
        quantum = ZERO if exact else Decimal(1).scaleb(magnitude - decimals)
    if not 0 <= decimals <= MOST_PLACES:
        return None
    words = words_of(dtype)
    if not (wide or dtype.is_float()):
        sizes = {
            words.Int8: 7,
            words.UInt8: 8,
            words.Int16: 15,
            words.UInt16: 16,
            words.Int32: 31,
            words.UInt32: 32,
        }
        bits = next((bits for kind, bits in sizes.items() if dtype == kind), 63)
        return Whole(units=column.cast(words.Int64), places=-magnitude, quantum=quantum, bound=2**bits)
    small = column.abs() < EXACT_INTEGERS / 10.0**decimals
    units = _where(small, (column * 10.0**decimals).round(0), None).cast(words.Int64)
    return Whole(units=units, places=decimals - magnitude, quantum=quantum, bound=int(EXACT_INTEGERS))


def _strange(column: Any, *, wide: bool, places: int, fractional: bool, field: Field, scaled: bool) -> list[Any]:
    """Where a number may be read, but is not surely seen as it is."""
    strange = []
    if wide or (fractional and field.type == "count"):
        strange.append(column.abs() >= EXACT_INTEGERS / 10.0**places)
    if fractional and field.decimals is not None and field.type != "count":
        strange += _not_as_declared(column, field.decimals, percent=field.type == "percent")
    elif fractional and not wide:
        strange.append((column.abs() >= SHORT) & (column.round(0) != column))
    if scaled:
        # Three decimals of a thousand are whole: rounding makes the float product exact; other numbers are odd.
        strange.append(column.cast(words_of(column).Float64).abs() >= EXACT_SCALED)
        if fractional:
            strange.append(column.round(3) != column)
    return strange


def _not_as_declared(column: Any, decimals: int, *, percent: bool) -> list[Any]:
    """Where the judge rounds a number: it has more decimals than are declared, or more digits than a cell shows."""
    more = column.round(decimals) != column  # not a division by a power of ten: engines multiply by its reciprocal
    size = column.abs()
    if not decimals:
        return [more, size >= EXACT_INTEGERS]
    long = size >= 10.0 ** (SHOWN_DIGITS - decimals)
    if percent:
        return [more, long]  # no percentage is that large, so that none is looked at closely
    return [more, long & ((column.round(0) != column) | (size >= EXACT_INTEGERS / 10.0**decimals))]


def _where(condition: Any, then: Any, otherwise: Any) -> Any:
    """One expression where a condition is true, else another, or a value."""
    return words_of(condition).when(condition).then(then).otherwise(otherwise)


def _not(condition: Any) -> Any:
    """The opposite, false where the condition is null."""
    return ~condition.fill_null(value=True)


def either(conditions: Iterable[Any]) -> Any:
    """True where one of the conditions is; None without conditions."""
    given = list(conditions)
    return any_of(given) if given else None
