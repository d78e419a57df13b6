"""From a raw cell and its field to a value: text in the notation of its column, stored numbers as precise as the cell
shows them.

The way of typing is chosen once for a column and equal cells are typed once. What can be read in two ways is Missing
with both readings, never a guess.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import cast

from dqcheck.forms.bare_shares import NO_SHARES, BareShares, bare_value, shares_of
from dqcheck.forms.cell_looks import KEPT_DIGITS, CellLook, ColumnLook, Taken, kept, own_decimals, printed, taken
from dqcheck.forms.money_of_cells import money_of_cells
from dqcheck.language.types.dates import Order
from dqcheck.language.types.numerals import NumeralWords
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.model.document import CellError, Raw
from dqcheck.model.quantity import ZERO, Label, Missing, MissingReason, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import Field
from dqcheck.numerals.cell_numbers import VI, read_cell, words_with
from dqcheck.numerals.date_orders import read_date
from dqcheck.numerals.dates import day, parse_date
from dqcheck.numerals.folding import normalise
from dqcheck.numerals.intervals import EXACT
from dqcheck.numerals.notations import FigureNotation
from dqcheck.numerals.numbers import NumberType, as_float, from_number
from dqcheck.numerals.units import is_canonical, unit_named, vocabulary

BLANK = Missing(text="", reason=MissingReason.BLANK)
ABSENT = Missing(text="", reason=MissingReason.ABSENT)
UNCACHED = Missing(text="", reason=MissingReason.UNCACHED)

_SHOWN_DIGITS = 10
"""Significant digits that a cell without a number format shows (11 characters with the decimal mark)."""

_CODES = {"count": "", "number": "", "percent": "%", "money": CURRENCY.code}
_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(_SHOWN_DIGITS + 1))
_EXACT = 10**15
"""Whole numbers below it are stored exactly, and written with the digits that were typed."""

_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(20000, 80000)
_YEARS = range(1900, 2101)


@record
class WrittenAs:
    """How the texts of a column write numbers and dates: their ``notation`` (None: nothing in the file says which), the
    ``orders`` in which day and month may stand, and what they write where there is no figure, beside the usual marks,
    in small letters."""

    notation: FigureNotation | None = VI
    orders: tuple[Order, ...] = ("day-month",)
    missing: frozenset[str] = frozenset()


VIETNAMESE = WrittenAs()
"""Texts of which it is settled that they are in Vietnamese notation."""

Texts = Callable[[int], str | None]
"""The text that the cell of a record shows of a number; None where its format does not fix it."""

Silence = Callable[[int], Missing]
"""Why the cell of a record reads as blank: nothing written, an error, a formula never computed."""


def column_values(
    cells: Sequence[Raw],
    field: Field,
    *,
    unit: str | None = None,
    in_percent: bool = False,
    typed: bool = False,
    whole: bool = False,
    look: ColumnLook | None = None,
    texts: Texts | None = None,
    silence: Silence | None = None,
    written: WrittenAs = VIETNAMESE,
) -> list[Value]:
    """The values of a column of raw cells, in order.

    ``unit`` is the unit of the column (the field's own by default). ``in_percent`` says that the header states percent,
    so that a bare 0.85 is 0.85 %; otherwise such a cell of a percent field is ambiguous. ``typed`` says that the column
    has one type of number, which cannot hold zeros at the end: the field's decimals then are its precision. ``whole``
    says that this type is one of whole numbers: nobody rounded them, unless the field declares decimals or a unit such
    as million, or is a percentage. ``written`` is how the texts of the column write numbers and dates. ``look``,
    ``texts`` and ``silence`` are asked only for cells whose value depends on them.
    """
    read: Callable[[Raw], Value]
    if field.type == "text" or field.type == "reference":
        read = _text if field.type == "text" else _reference
    elif field.type == "date":
        read = partial(_date, written=written)
    else:
        places = field.decimals if typed else None
        plain = whole and field.type in ("number", "money") and field.decimals is None
        if plain and is_canonical(unit or field.unit, vocabulary(field.own_units)):
            return [_whole(cell, field, unit or field.unit) for cell in cells]
        return _numbers(cells, field, unit or field.unit, in_percent, places, look, silence, written)
    known: dict[str, Value] = {}
    values: list[Value] = []
    for index, cell in enumerate(cells):
        if type(cell) is str:
            value = known.get(cell)
            if value is None:
                value = known[cell] = read(cell)
        elif cell is None:
            value = BLANK if silence is None else silence(index)
        elif texts is not None and type(cell) in (int, float) and read is not _date:
            value = read(texts(index) or cell)
        else:
            value = read(cell)
        values.append(value)
    return values


def _whole(cell: Raw, field: Field, unit: str | None) -> Value:
    """The value of a cell of a column that holds whole numbers only."""
    value = BLANK if cell is None else stored(int(cell), field, unit=unit)  # type: ignore[call-overload]  # a whole number
    return replace(value, quantum=ZERO) if isinstance(value, Quantity) else value


def _numbers(
    cells: Sequence[Raw],
    field: Field,
    unit: str | None,
    in_percent: bool,
    places: int | None,
    look: ColumnLook | None,
    silence: Silence | None,
    written: WrittenAs,
) -> list[Value]:
    kind, words = cast(NumberType, field.type), words_with(field.own_units)
    if kind == "money" and not unit:
        unit = money_of_cells(cells, look, words.units)
    known = unit_named(unit, words.units) if unit else None
    exact = kind == "count" and (known is None or (known.dimension == "count" and known.scale == 1))
    code = (known.code if known is not None else _CODES[kind]) or None
    plain_scale = kind != "count" and (known is None or known.scale == 1)
    if exact and look is not None and not look.dressed:
        look = None
    texts: dict[str, Value] = {}
    shares = NO_SHARES
    if kind == "percent" and not in_percent:
        texts = {cell: _typed(cell, kind, unit, written, words) for cell in cells if type(cell) is str}
        shares = shares_of(cells, look, texts)
        if shares.doubtful and len(cells) > 1:
            texts = {text: _doubted(text, value, shares) for text, value in texts.items()}
    numbers: dict[object, Value] = {}
    values: list[Value] = []
    for index, cell in enumerate(cells):
        value: Value | None
        if type(cell) is float or type(cell) is int:
            shown = None if look is None else look.at(index)
            key = cell if shown is None else (cell, shown)
            value = numbers.get(key)
            if value is None:
                if (
                    exact and cell % 1 == 0 and -_EXACT < cell < _EXACT and (shown is None or not shown.dressed)
                ):  # NaN and infinity fail here
                    whole = int(cell)
                    value = _made(str(whole), Decimal(whole), ZERO, code)
                elif plain_scale and shown is None and (in_percent or kind != "percent" or cell > 1):
                    value = _short(cell, field, code, places) or stored(
                        cell, field, unit=unit, in_percent=in_percent, places=places
                    )
                else:
                    said = in_percent or cell in shares.percentages
                    value = stored(cell, field, unit=unit, in_percent=said, shown=shown, places=places)
                    if shares.open and type(value) is Missing and value.reason is MissingReason.AMBIGUOUS:
                        value = replace(value, reason=MissingReason.OPEN)
                if -_EXACT < cell < _EXACT:  # beyond, equal numbers may be known to unequal digits
                    numbers[key] = value
        elif type(cell) is str:
            value = texts.get(cell)
            if value is None:
                value = texts[cell] = _typed(cell, kind, unit, written, words)
        elif cell is None:
            value = BLANK if silence is None else silence(index)
        else:
            value = _other(cell, field, unit, in_percent, places)
        values.append(value)
    return values


def _typed(text: str, kind: NumberType, unit: str | None, written: WrittenAs, words: NumeralWords) -> Value:
    return read_cell(text, type=kind, unit=unit, notation=written.notation, missing=written.missing, words=words)


def _doubted(text: str, value: Value, shares: BareShares) -> Value:
    """The value of a text of a percent column; both readings of one that may be a share."""
    number = bare_value(text, value)
    if number is None or float(abs(number)) not in shares.doubtful:
        return value
    reason = MissingReason.OPEN if shares.open else MissingReason.AMBIGUOUS
    return Missing(text=text, reason=reason, candidates=(format(number, "f"), format(number.scaleb(2), "f")))


_new = Quantity.__new__
_set_text, _set_value, _set_quantum, _set_unit, _set_qualifier, _set_stored, _set_scale = (
    getattr(Quantity, name).__set__ for name in ("text", "value", "quantum", "unit", "qualifier", "stored", "scale")
)
_ONE = Decimal(1)


def _made(text: str, value: Decimal, quantum: Decimal, unit: str | None) -> Quantity:
    """The Quantity of a stored number, made in a third of the time that the constructor of a frozen record takes: a
    column has thousands."""
    made = _new(Quantity)
    _set_text(made, text)
    _set_value(made, value)
    _set_quantum(made, quantum)
    _set_unit(made, unit)
    _set_qualifier(made, None)
    _set_stored(made, True)
    _set_scale(made, _ONE)
    return made


def _short(number: int | float, field: Field, code: str | None, least: int | None) -> Quantity | None:
    """The quantity of a number of few digits in a cell without a format: what ``stored`` gives, several times
    faster. None where the number is not that simple."""
    written = repr(number)
    whole, _, tail = written.partition(".")
    if tail == "0":
        written, tail = whole, ""
    places = len(tail)
    precise = max(places, least or 0)
    if max(len(written), precise) > _SHOWN_DIGITS or not (whole.isdecimal() and (not tail or tail.isdecimal())):
        return None
    if field.decimals is not None and places > field.decimals:
        return None
    text = f"{whole},{tail}" if tail else whole
    return _made(text, Decimal(written), _STEPS[precise], code)


def stored(
    number: int | float | Decimal,
    field: Field,
    *,
    unit: str | None = None,
    in_percent: bool = False,
    shown: CellLook | None = None,
    places: int | None = None,
) -> Quantity | Missing:
    """The quantity of a stored number, as precise as the cell shows it; ``places`` are the decimals of its column.

    A format such as ``0.00%`` fixes the decimals that are shown; they are the precision of a ``firm`` look, but not of
    a typed figure with fewer, for a format is set for whole columns. Without one the shortest digits that give the
    stored number hold, at most those that a cell shows and, where the form asks for fewer decimals, those. A Decimal
    shows all of its digits.
    """
    kind = cast(NumberType, field.type)
    value = number if isinstance(number, Decimal) else Decimal(repr(kept(number)))
    value = value or abs(value)  # A negative zero is zero.
    if not value.is_finite():
        reason = MissingReason.BLANK if value.is_nan() else MissingReason.UNREADABLE
        return Missing(text="" if value.is_nan() else str(number), reason=reason)
    words = words_with(field.own_units)
    how = taken(shown, kind, unit, words.units) if shown is not None else _BARE
    value = value.scaleb(how.power, EXACT)
    if kind == "percent" and not (how.percent or in_percent) and ZERO < abs(value) <= 1:
        value = Decimal(format(float(value), f".{KEPT_DIGITS}g"))
        readings = (value, value.scaleb(2))
        return Missing(
            text=_written(value),
            reason=MissingReason.AMBIGUOUS,
            candidates=tuple(format(r.normalize(), "f") for r in readings),
        )
    decimals = how.decimals
    if decimals is None and not (isinstance(number, Decimal) and field.decimals is None):
        decimals = _general(value, field.decimals)
    if decimals is None or kind == "count":
        bare = how is _BARE and places is None and not isinstance(number, float)
        text = None if bare else _written(value)
        if decimals is None and places is not None and value == _rounded(value, places):
            decimals = places
    else:
        text = _written(_rounded(value, decimals))
    if shown is not None and not shown.firm and how.decimals is not None and decimals is not None:
        decimals = min(decimals, own_decimals(value))
    text = printed(text, how) if text is not None else None
    used = how.unit if shown is not None else unit
    return as_float(number, from_number(value, type=kind, unit=used, decimals=decimals, text=text, words=words))


_BARE = Taken(power=0, unit=None, decimals=None, percent=False)
"""The look of a cell without a format."""


def as_shown(number: int | float, field: Field, unit: str | None, shown: CellLook | None) -> Decimal:
    """A stored number with the decimals that its cell shows, in the unit that it shows; a percentage in percent."""
    words = vocabulary(field.own_units)
    how = taken(shown, cast(NumberType, field.type), unit, words) if shown is not None else _BARE
    value = Decimal(repr(kept(number))).scaleb(how.power)
    decimals = how.decimals
    if decimals is None:
        decimals = _general(value, None)
    return value if decimals is None else _rounded(value, decimals)


def _general(value: Decimal, asked: int | None) -> int | None:
    """Decimals of a number in a cell without a format; None: as many as it has."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0 or value == value.to_integral_value():
        return None
    most = max(_SHOWN_DIGITS - max(value.adjusted() + 1, 1), 0)
    if asked is not None:
        most = min(most, asked)
    return most if -exponent > most else None


def _rounded(value: Decimal, decimals: int) -> Decimal:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), "ROUND_HALF_UP", EXACT)
    return rounded if decimals >= 0 else rounded.quantize(Decimal(1), context=EXACT)


def _written(value: Decimal) -> str:
    """Digits in Vietnamese notation, without groups; a whole number without decimals unless they are shown."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent == -1 and value == value.to_integral_value():
        value = value.quantize(Decimal(1), context=EXACT)
    return format(value, "f").replace(".", ",")


def _text(cell: Raw) -> Value:
    written = cell if isinstance(cell, str) else plain(cell)
    if isinstance(cell, CellError):
        return Missing(text=cell.text, reason=MissingReason.ERROR_CELL)
    clean = normalise(written)
    return Label(text=written, value=clean) if clean else Missing(text=written, reason=MissingReason.BLANK)


def _reference(cell: Raw) -> Value:
    value = _text(cell)
    if isinstance(value, Label):
        from dqcheck.numerals.references import parse_reference

        if parse_reference(value.value) is None:
            return Missing(text=value.text, reason=MissingReason.UNREADABLE)
    return value


def _date(cell: Raw, written: WrittenAs) -> Value:
    if isinstance(cell, str):
        if written.missing and normalise(cell).casefold() in written.missing:
            return Missing(text=cell, reason=MissingReason.NOT_AVAILABLE)
        return read_date(cell, written.orders)
    if isinstance(cell, dt.date):
        return day(cell, f"{cell.day:02d}/{cell.month:02d}/{cell.year}", stored=True)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if cell != cell:
            return BLANK
        if cell in _YEARS:
            return parse_date(str(int(cell)))
        text = plain(cell)
        found = (_EPOCH + dt.timedelta(days=int(cell)),) if int(cell) in _SERIALS else ()
        return Missing(text=text, reason=MissingReason.UNREADABLE, candidates=tuple(d.isoformat() for d in found))
    return _unreadable(cell)


def _other(cell: Raw, field: Field, unit: str | None, in_percent: bool, places: int | None) -> Value:
    """A number field's cell that is neither text, int, float nor blank."""
    if isinstance(cell, Decimal):
        # A decimal holds zeros at the end: they are its precision where the form declares none.
        exponent = cell.as_tuple().exponent
        own = max(-exponent, 0) if isinstance(exponent, int) else None
        return stored(cell, field, unit=unit, in_percent=in_percent, places=own if places is None else places)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = int(cell) if isinstance(cell, int) else float(cell)  # of a subclass, such as numpy's
        return stored(number, field, unit=unit, in_percent=in_percent, places=places)
    return _unreadable(cell)


def _unreadable(cell: Raw) -> Missing:
    if isinstance(cell, CellError):
        return Missing(text=cell.text, reason=MissingReason.ERROR_CELL)
    return Missing(text=plain(cell), reason=MissingReason.UNREADABLE)


def plain(cell: Raw) -> str:
    """A cell as the text that a person sees: a date as 05/08/2025, a number with a decimal comma."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | Decimal) and cell == cell:
        number = cell if isinstance(cell, Decimal) else Decimal(repr(cell))
        return _written(number) if number.is_finite() else str(cell)
    if isinstance(cell, dt.datetime):
        clock = f" {cell:%H:%M}" if (cell.hour, cell.minute) != (0, 0) else ""
        return f"{cell:%d/%m/%Y}{clock}"
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    return cell.text if isinstance(cell, CellError) else str(cell)
