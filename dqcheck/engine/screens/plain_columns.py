"""The columns of a frame as screens see them: plain numbers, days or texts, and where a value is odd.

An odd value is one that may not become a plain value of the field's type (infinity, a fraction in a count, a text of
dashes). Records with one are always kept, so that only the judge ever decides what it means.
"""

from collections.abc import Iterable
from typing import Any

from dqcheck.checks.screening import any_of
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, Field
from dqcheck.numerals.units import unit_named

EXACT_INTEGERS = 1e15
EXACT_SCALED = 1e9
SHORT = 1e7
"""Below it a number of three decimals has ten digits, of which the judge takes all."""
THOUSAND = 1000


@record
class PlainColumn:
    """A column of a frame. ``seen`` is what screens compare: numbers in the field's canonical unit, days without their
    hours. ``null`` is true where nothing is written, ``odd`` where the value needs the judge's eye (None: nowhere),
    ``coarse`` where ``seen`` shows fewer decimals than the value has, ``total`` the sum of its plain numbers.
    ``identifies`` says that equal values are equal here and for the judge."""

    seen: Any
    null: Any
    odd: Any = None
    coarse: Any = None
    number: bool = False
    identifies: bool = False
    total: Any = None


def plain_column(field: Field, dtype: Any) -> PlainColumn | None:
    """A column named as its field, or None when its type tells too little: such a column is read value by value."""
    import narwhals as nw

    column = nw.col(field.name)
    null = column.is_null()
    if field.type in NUMBERS:
        return _number(field, dtype)
    if field.type == "date":
        if dtype == nw.Date:
            return PlainColumn(seen=column, null=null, identifies=True)
        if dtype == nw.Datetime and getattr(dtype, "time_zone", None) is None:
            return PlainColumn(seen=column.dt.truncate("1d"), null=null)
        return None
    if field.type == "text" and dtype == nw.String:
        # Texts without a plain letter or digit may be blank to the judge.
        return PlainColumn(seen=column, null=null, odd=_not(column.str.contains("[0-9A-Za-z]")), identifies=True)
    if field.type == "text" and dtype.is_integer():
        return PlainColumn(seen=column, null=null, identifies=True)
    return None


def _number(field: Field, dtype: Any) -> PlainColumn | None:
    import narwhals as nw

    # Decimals and integers beyond 64 bits are seen as floats, as far as a float holds all of their digits.
    wide = dtype.is_decimal() or dtype in (nw.UInt64, nw.Int128, nw.UInt128)
    unit = unit_named(field.unit) if field.unit else None
    scale = unit.scale if unit is not None else 1
    if not (dtype.is_integer() or dtype.is_float() or wide) or (scale != 1 and scale % THOUSAND):
        return None
    places = getattr(dtype, "scale", 0) if wide else 0
    fractional = dtype.is_float() or places > 0
    column = nw.col(field.name).cast(nw.Float64) if wide else nw.col(field.name)
    lost = [~column.is_finite()] if dtype.is_float() else []
    if fractional and field.type == "count":
        lost.append(column.round(0) != column)
    strange = _strange(column, wide=wide, places=places, fractional=fractional, field=field, scaled=scale != 1)
    unreadable = either(one.fill_null(value=False) for one in lost)
    shown = (places if field.decimals is None else field.decimals) if fractional else 0
    plain = column.cast(nw.Float64 if fractional or wide else nw.Int64)
    return PlainColumn(
        seen=column if scale == 1 else (column.cast(nw.Float64) * int(scale)).round(0),
        null=nw.col(field.name).is_null(),
        odd=either(one.fill_null(value=False) for one in (*lost, *strange)),
        coarse=(column.round(shown - 1) == column).fill_null(value=False) if shown else None,
        number=True,
        identifies=not fractional,
        total=plain.sum() if unreadable is None else nw.when(~unreadable).then(plain).otherwise(0).sum(),
    )


def _strange(column: Any, *, wide: bool, places: int, fractional: bool, field: Field, scaled: bool) -> list[Any]:
    """Where a number may be read, but is not surely seen as it is."""
    strange = []
    if wide or (fractional and field.type == "count"):
        strange.append(column.abs() >= EXACT_INTEGERS / 10.0**places)
    if fractional and field.decimals is not None and field.type != "count":
        strange.append(column.round(field.decimals) != column)  # the judge rounds what has more decimals than declared
    elif fractional and not wide:
        strange.append((column.abs() >= SHORT) & (column.round(0) != column))
    if scaled:
        # Three decimals of a thousand are whole: rounding makes the float product exact; other numbers are odd.
        strange.append(column.abs() >= EXACT_SCALED)
        if fractional:
            strange.append(column.round(3) != column)
    return strange


def _not(condition: Any) -> Any:
    """The opposite, false where the condition is null."""
    return ~condition.fill_null(value=True)


def either(conditions: Iterable[Any]) -> Any:
    """True where one of the conditions is; None without conditions."""
    given = list(conditions)
    return any_of(given) if given else None
