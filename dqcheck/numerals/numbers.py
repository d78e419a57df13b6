"""Numbers in the notation of a language; in Vietnamese ``.`` groups thousands in exactly three digits, and ``,`` is the
decimal mark.

One grammar reads the numerals of cells and of prose. What the notation does not allow is never bent into a number. One
conceivable reading makes it unreadable with that reading as the candidate; several make it ambiguous.
"""

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from math import ulp
from typing import Literal

from dqcheck.language.types.numerals import NumberNotation, NumeralWords
from dqcheck.language.vi.numerals import NUMERALS
from dqcheck.language.wording import Wording
from dqcheck.model.quantity import ZERO, Missing, MissingReason, Qualifier, Quantity
from dqcheck.numerals.folding import normalise
from dqcheck.numerals.intervals import EXACT
from dqcheck.numerals.qualifiers import split_qualifier
from dqcheck.numerals.units import Unit, as_declared, parse_unit

NumberType = Literal["count", "number", "percent", "money"]

MOST_DIGITS = 24
"""A longer run of digits is no quantity; it also keeps every product with a scale exact in 28 digits."""
MOST_CHARACTERS = 200
"""A longer text states no number."""
STORED_DIGITS = 15
"""Significant digits that a spreadsheet keeps of a number."""

_ALL_WHOLE = 2.0**53
"""From here on floats hold whole numbers alone, and not all of them."""
_EXACT_DIGITS = 28
"""Digits of a decimal in the usual arithmetic."""

NUMERAL = Wording(r"\d+(?:[.,]\d+)*", cased=True)
_PLAIN = Wording(r"\d+", cased=True)
_GROUPED = Wording(r"[1-9]\d{0,2}(?:[. ]\d{3})+", cased=True)
_SPACED = Wording(r"[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?", cased=True)
_FOREIGN = Wording(r"[1-9]\d{0,2}(?:,\d{3})+", cased=True)
_FAST = Wording(r"([1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?(%?)", cased=True)
_CELL = Wording(
    r"(?s)(?P<sign>[+\-−–]\s?)?(?P<number>[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?(?![\d.])|\d+(?:[.,]\d+)*)\s*(?P<unit>.*)",
    cased=True,
)


def _missing(text: str, reason: MissingReason, *candidates: Decimal) -> Missing:
    return Missing(text=text, reason=reason, candidates=tuple(format(c, "f") for c in candidates))


def read_numeral(
    token: str, kind: NumberType = "number", notation: NumberNotation = NUMERALS.notation
) -> Decimal | tuple[Decimal, ...]:
    """The value of bare digits with marks, or the readings that a person may have meant when the notation forbids all
    of them or allows several. An empty tuple: nothing sensible was meant. Trailing decimal zeros are kept.

    >>> read_numeral("10.300,89"), read_numeral("87.25"), read_numeral("1.226", "percent")
    (Decimal('10300.89'), (Decimal('87.25'),), (Decimal('1226'), Decimal('1.226')))
    """
    if len(token) > 2 * MOST_DIGITS:
        return ()
    if token.isdecimal():
        return Decimal(token)
    if notation.decimal != ",":
        token = _with_comma(token, notation)
    whole, comma, decimals = token.partition(",")
    if "," in decimals:
        return (Decimal(token.replace(",", "")),) if _FOREIGN.fullmatch(token) else ()
    if "." in decimals:  # 1,226.50
        tail = decimals.rpartition(".")[2]
        head = token[: -len(tail) - 1]
        return (Decimal(head.replace(",", "") + "." + tail),) if _FOREIGN.fullmatch(head) else ()
    if comma:
        if _PLAIN.fullmatch(whole) or _GROUPED.fullmatch(whole):
            value = Decimal(whole.replace(".", "").replace(" ", "") + "." + decimals)
            if kind == "count" and _FOREIGN.fullmatch(token) and value != value.to_integral_value():
                return (value, Decimal(whole + decimals))
            return value
        return ()
    if _GROUPED.fullmatch(token):
        value = Decimal(token.replace(".", "").replace(" ", ""))
        point = Decimal(token) if token.count(".") == 1 else None
        return (value, point) if kind == "percent" and point is not None else value
    if token.count(".") == 1:
        return (Decimal(token),)  # a decimal point where the notation wants a comma
    head, _, tail = token.rpartition(".")
    if _GROUPED.fullmatch(head):  # 1.226.5: a group too short
        return (Decimal(head.replace(".", "") + "." + tail),)
    return ()


def _with_comma(text: str, notation: NumberNotation) -> str:
    """Text with the marks of the notation that the patterns of this module are written in."""
    return text.translate(str.maketrans(notation.group + notation.decimal, ".,"))


def step(value: Decimal) -> Decimal:
    """The smallest step that a number shows as it is written: 0.01 for ``10.300,89``, 1 for ``1.200``."""
    exponent = value.as_tuple().exponent
    return _step_at(exponent if isinstance(exponent, int) else 0)


@lru_cache(maxsize=64)
def _step_at(exponent: int) -> Decimal:
    """A step of one at a decimal place: the same object for all figures that show it."""
    return Decimal(1).scaleb(exponent) if exponent else Decimal(1)


def parse_number(
    text: str,
    *,
    type: NumberType = "count",  # noqa: A002
    unit: str | None = None,
    words: NumeralWords = NUMERALS,
) -> Quantity | Missing:
    """The number that a cell's text states, in the canonical unit of ``unit`` or of the unit written in the cell.

    Counts are exact (quantum zero) unless a scale word rounds them; all others take the printed precision as quantum.
    ``unit`` is the unit of the column (``triệu đồng``); a unit in the cell wins and must be of the same dimension.
    """
    if len(text) <= MOST_DIGITS:
        marked = text if words.notation.decimal == "," else _with_comma(text, words.notation)
        if plain := _FAST.fullmatch(marked):  # nine cells of ten
            whole, decimals, tail = plain.groups()
            if type != "percent" or decimals or "." not in whole:
                digits = whole.replace(".", "")
                value = Decimal(f"{digits}.{decimals}" if decimals else digits)
                return made_quantity(text, value, type, unit, tail, None, words)
    clean = normalise(text)
    lower = clean.casefold()
    if not lower:
        return Missing(text=text, reason=MissingReason.BLANK)
    if lower in words.nil:
        return made_quantity(text, ZERO, type, unit, "", None, words, nil=True)
    if lower in words.not_available or not lower.strip("./… "):
        return Missing(text=text, reason=MissingReason.NOT_AVAILABLE)
    if len(clean) > MOST_CHARACTERS:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    return _parse(text, clean, type, unit, words)


def _parse(text: str, clean: str, kind: NumberType, unit: str | None, words: NumeralWords) -> Quantity | Missing:
    """The number in a text that has more than digits and marks: a qualifier, brackets, a sign, a unit."""
    qualifier, rest = split_qualifier(clean, words)
    if rest.startswith("(") and rest.endswith(")") and NUMERAL.fullmatch(rest[1:-1]):
        inner = read_numeral(rest[1:-1], kind, words.notation)
        values = (inner,) if isinstance(inner, Decimal) else inner
        return _missing(text, MissingReason.AMBIGUOUS, *(w for v in values for w in (v, -v)))
    before, rest = _unit_before(rest, words)
    match = _CELL.fullmatch(rest)
    if not match:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    tail = f"{match['unit'].rstrip(' .;')} {before}".strip()
    number = match["number"].replace(" ", words.notation.group)
    read = read_numeral(number, "percent" if tail == "%" else kind, words.notation)
    negative = bool(match["sign"]) and match["sign"][0] != "+"
    if isinstance(read, tuple):
        if any(c.isdigit() for c in tail) and parse_unit(tail, words.units) is None:
            return Missing(text=text, reason=MissingReason.UNREADABLE)
        reason = MissingReason.AMBIGUOUS if len(read) > 1 else MissingReason.UNREADABLE
        return _missing(text, reason, *((-v if negative else v) for v in read))
    return made_quantity(text, -read if negative else read, kind, unit, tail, qualifier, words)


def _unit_before(text: str, words: NumeralWords) -> tuple[str, str]:
    """The unit of money before a number, and the number: ``$5 million`` gives (``$``, ``5 million``)."""
    lower = text.casefold()
    if not lower.startswith(words.units.before):
        return "", text
    for name in words.units.before:
        if lower.startswith(name) and text[len(name) :].lstrip()[:1].isdigit():
            return name, text[len(name) :].lstrip()
    return "", text


def from_number(
    number: int | float | Decimal,
    *,
    type: NumberType = "count",  # noqa: A002
    unit: str | None = None,
    decimals: int | None = None,
    text: str | None = None,
    words: NumeralWords = NUMERALS,
) -> Quantity | Missing:
    """The quantity of a cell that stores a number. ``decimals`` is what the cell shows; None takes what is stored.

    A float becomes ``Decimal(repr(x))``, cut to the fifteen significant digits that a spreadsheet keeps, so that
    0.1 + 0.2 is 0.3. ``text`` is what to quote; by default the plain digits in the notation of ``words``.
    """
    value = stored_value(number)
    if value is None:
        return Missing(text=str(number), reason=MissingReason.UNREADABLE)
    shown = plain_digits(value, words) if text is None else text
    if decimals is not None and type != "count":
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent < decimals:
            value = value.quantize(Decimal(1).scaleb(-decimals), context=EXACT)
    result = made_quantity(shown, value, type, unit, "", None, words, stored=True)
    if decimals is not None and isinstance(result, Quantity) and result.quantum:
        quantum = Decimal(1).scaleb(-decimals) * _scale(unit, words)
        if quantum > result.quantum:
            rounded = (result.value / quantum).to_integral_value("ROUND_HALF_UP") * quantum
            return Quantity(
                text=shown, value=rounded, quantum=quantum, unit=result.unit, stored=True, scale=result.scale
            )
    return result


def as_float(number: int | float | Decimal, found: Quantity | Missing) -> Quantity | Missing:
    """What was ``found`` of a number, no more precise than a float holds it: large ones stand further apart than whole
    numbers do."""
    if not isinstance(number, float) or abs(number) < _ALL_WHOLE or isinstance(found, Missing):
        return found
    return replace(found, quantum=max(found.quantum, Decimal(ulp(number)) * found.scale))


def stored_value(number: int | float | Decimal) -> Decimal | None:
    """The value of a number that a cell stores, as ``from_number`` takes it; None where it is not finite."""
    value = number if isinstance(number, Decimal) else Decimal(repr(number))
    if not value.is_finite():
        return None
    if isinstance(number, float) and len(value.as_tuple().digits) > STORED_DIGITS:
        value = Decimal(format(number, f".{STORED_DIGITS}g"))
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1)) if value.adjusted() < _EXACT_DIGITS - 1 else value
    return value


def plain_digits(value: Decimal, words: NumeralWords = NUMERALS) -> str:
    """The digits of a stored value in the notation of ``words``, not grouped."""
    return format(value, "f").replace(".", words.notation.decimal)


def _scale(unit: str | None, words: NumeralWords) -> Decimal:
    declared = parse_unit(unit, words.units) if unit else None
    return declared.scale if declared else Decimal(1)


def made_quantity(
    text: str,
    value: Decimal,
    kind: NumberType,
    unit: str | None,
    tail: str,
    qualifier: Qualifier | None,
    words: NumeralWords,
    *,
    nil: bool = False,
    stored: bool = False,
) -> Quantity | Missing:
    """The quantity of digits that were read, or are ``stored`` as a number. ``unit`` is that of the column, ``tail``
    the one written beside the digits (none where empty); ``nil`` says that no digits were written. Missing where the
    two cannot go together, and for a count with decimals."""
    used = _settle(kind, unit, tail, words)
    if used is None:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    if kind == "count" and used.dimension == "count" and used.scale == 1:
        whole = value.to_integral_value()
        if value != whole:
            return _missing(text, MissingReason.UNREADABLE, value)
        return Quantity(text=text, value=whole, unit=used.code or None, qualifier=qualifier, stored=stored)
    return Quantity(
        text=text,
        value=_scaled(value, used.scale),
        quantum=ZERO if nil else _scaled(step(value), used.scale),
        unit=used.code or None,
        qualifier=qualifier,
        scale=used.scale,
        stored=stored,
    )


def _scaled(value: Decimal, scale: Decimal) -> Decimal:
    """The exact product, whole numbers without decimal zeros."""
    if scale == 1:
        return value
    product = value * scale
    whole = product.to_integral_value()
    return whole if product == whole else product.normalize()


def _plain(kind: NumberType, words: NumeralWords) -> Unit:
    """The unit of a number without one."""
    match kind:
        case "count":
            return Unit(code="", dimension="count")
        case "number":
            return Unit(code="", dimension="any")
        case "percent":
            return Unit(code="%", dimension="percent")
        case "money":
            return Unit(code=words.units.money, dimension="money")


@lru_cache(maxsize=512)
def _settle(kind: NumberType, unit: str | None, tail: str, words: NumeralWords) -> Unit | None:
    """The unit that holds, or None when what is written in the cell cannot be the declared kind of value."""
    declared = parse_unit(unit, words.units) if unit else None
    written = parse_unit(tail, words.units) if tail else None
    if tail and written is None:
        return None
    base = declared or _plain(kind, words)
    if base.dimension == "scale":
        base = replace(_plain(kind, words), scale=base.scale)
    if written is None:
        return base
    if written.dimension == "scale":  # "15,13 tỷ" where money or things are expected
        return None if base.dimension == "percent" else replace(base, scale=written.scale)
    written = as_declared(written, base)
    if written.dimension == base.dimension:
        if base.dimension == "count" and base.code:
            return replace(base, scale=written.scale)
        return written
    return written if base.dimension == "any" else None
