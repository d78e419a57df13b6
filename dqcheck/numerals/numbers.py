"""Numbers in Vietnamese notation: ``.`` groups thousands in exactly three digits, ``,`` is the decimal mark.

What this notation does not allow is never bent into a number. One conceivable reading makes it unreadable with that
reading as the candidate; several make it ambiguous.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from dqcheck.model.quantity import ZERO, Missing, MissingReason, Qualifier, Quantity
from dqcheck.numerals.folding import normalise
from dqcheck.numerals.intervals import EXACT
from dqcheck.numerals.units import Unit, parse_unit

NumberType = Literal["count", "number", "percent", "money"]

MOST_DIGITS = 24
"""A longer run of digits is no quantity; it also keeps every product with a scale exact in 28 digits."""

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3})+")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?")
_FOREIGN = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_FAST = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?(%?)")
_CELL = re.compile(
    r"(?P<sign>[+\-−–]\s?)?(?P<number>[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?(?![\d.])|\d+(?:[.,]\d+)*)\s*(?P<unit>.*)",
    re.DOTALL,
)

QUALIFIERS = {
    "khoảng": Qualifier.ABOUT,
    "ước khoảng": Qualifier.ABOUT,
    "ước": Qualifier.ABOUT,
    "ước đạt": Qualifier.ABOUT,
    "xấp xỉ": Qualifier.ABOUT,
    "chừng": Qualifier.ABOUT,
    "~": Qualifier.ABOUT,
    "≈": Qualifier.ABOUT,
    "gần": Qualifier.NEARLY,
    "hơn": Qualifier.OVER,
    "trên": Qualifier.OVER,
    ">": Qualifier.OVER,
    "dưới": Qualifier.UNDER,
    "chưa đến": Qualifier.UNDER,
    "chưa đầy": Qualifier.UNDER,
    "<": Qualifier.UNDER,
    "ít nhất": Qualifier.AT_LEAST,
    "tối thiểu": Qualifier.AT_LEAST,
    "không dưới": Qualifier.AT_LEAST,
    "≥": Qualifier.AT_LEAST,
    ">=": Qualifier.AT_LEAST,
    "từ": Qualifier.AT_LEAST,
    "tối đa": Qualifier.AT_MOST,
    "không quá": Qualifier.AT_MOST,
    "nhiều nhất": Qualifier.AT_MOST,
    "≤": Qualifier.AT_MOST,
    "<=": Qualifier.AT_MOST,
}
"""Words before a number that widen or open its interval."""

NIL = frozenset({"-", "–", "—", "−", "--", "không", "không có", "không phát sinh", "chưa phát sinh", "ko", "không."})
"""What forms write for zero."""

NOT_AVAILABLE = frozenset(
    {"x", "n/a", "na", "null", "chưa có", "chưa có số liệu", "không có số liệu", "chưa thống kê",
     "chưa xác định", "chưa tổng hợp", "chưa rà soát", "không xác định", "không thống kê", "chưa rõ", "?"}
)  # fmt: skip
"""What forms write where there is no figure."""


def _missing(text: str, reason: MissingReason, *candidates: Decimal) -> Missing:
    return Missing(text=text, reason=reason, candidates=tuple(format(c, "f") for c in candidates))


def read_numeral(token: str, kind: NumberType = "number") -> Decimal | tuple[Decimal, ...]:
    """The value of bare digits with marks, or the readings that a person may have meant when the notation forbids all
    of them or allows several. An empty tuple: nothing sensible was meant. Trailing decimal zeros are kept.

    >>> read_numeral("10.300,89"), read_numeral("87.25"), read_numeral("1.226", "percent")
    (Decimal('10300.89'), (Decimal('87.25'),), (Decimal('1226'), Decimal('1.226')))
    """
    if len(token) > 2 * MOST_DIGITS:
        return ()
    if token.isdecimal():
        return Decimal(token)
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


def parse_number(text: str, *, type: NumberType = "count", unit: str | None = None) -> Quantity | Missing:  # noqa: A002
    """The number that a cell's text states, in the canonical unit of ``unit`` or of the unit written in the cell.

    Counts are exact (quantum zero) unless a scale word rounds them; all others take the printed precision as quantum.
    ``unit`` is the unit of the column (``triệu đồng``); a unit in the cell wins and must be of the same dimension.
    """
    if len(text) <= MOST_DIGITS and (plain := _FAST.fullmatch(text)):  # nine cells of ten
        whole, decimals, tail = plain.groups()
        if type != "percent" or decimals or "." not in whole:
            digits = whole.replace(".", "")
            return _quantity(text, Decimal(f"{digits}.{decimals}" if decimals else digits), type, unit, tail, None)
    clean = normalise(text)
    lower = clean.casefold()
    if not lower:
        return Missing(text=text, reason=MissingReason.BLANK)
    if lower in NIL:
        return _quantity(text, ZERO, type, unit, "", None, nil=True)
    if lower in NOT_AVAILABLE or not lower.strip("./… "):
        return Missing(text=text, reason=MissingReason.NOT_AVAILABLE)
    if len(clean) > 200:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    qualifier, rest = split_qualifier(clean)
    if rest.startswith("(") and rest.endswith(")") and NUMERAL.fullmatch(rest[1:-1]):
        inner = read_numeral(rest[1:-1], type)
        values = (inner,) if isinstance(inner, Decimal) else inner
        return _missing(text, MissingReason.AMBIGUOUS, *(w for v in values for w in (v, -v)))
    match = _CELL.fullmatch(rest)
    if not match:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    tail = match["unit"].rstrip(" .;")
    value = read_numeral(match["number"].replace(" ", "."), "percent" if tail == "%" else type)
    negative = bool(match["sign"]) and match["sign"][0] != "+"
    if isinstance(value, tuple):
        if any(c.isdigit() for c in tail) and parse_unit(tail) is None:
            return Missing(text=text, reason=MissingReason.UNREADABLE)
        reason = MissingReason.AMBIGUOUS if len(value) > 1 else MissingReason.UNREADABLE
        return _missing(text, reason, *((-v if negative else v) for v in value))
    return _quantity(text, -value if negative else value, type, unit, tail, qualifier)


def from_number(
    number: int | float | Decimal,
    *,
    type: NumberType = "count",  # noqa: A002
    unit: str | None = None,
    decimals: int | None = None,
    text: str | None = None,
) -> Quantity | Missing:
    """The quantity of a cell that stores a number. ``decimals`` is what the cell shows; None takes what is stored.

    A float becomes ``Decimal(repr(x))``, cut to the fifteen significant digits that a spreadsheet keeps, so that
    0.1 + 0.2 is 0.3. ``text`` is what to quote; by default the plain digits in Vietnamese notation.
    """
    value = number if isinstance(number, Decimal) else Decimal(repr(number))
    if not value.is_finite():
        return Missing(text=str(number), reason=MissingReason.UNREADABLE)
    if len(value.as_tuple().digits) > 15 and isinstance(number, float):
        value = Decimal(format(number, ".15g"))
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1)) if value.adjusted() < 27 else value
    shown = format(value, "f").replace(".", ",") if text is None else text
    if decimals is not None and type != "count":
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent < decimals:
            value = value.quantize(Decimal(1).scaleb(-decimals), context=EXACT)
    result = _quantity(shown, value, type, unit, "", None)
    if decimals is not None and isinstance(result, Quantity) and result.quantum:
        scale = _scale(unit)
        quantum = Decimal(1).scaleb(-decimals) * scale
        if quantum > result.quantum:
            rounded = (result.value / quantum).to_integral_value("ROUND_HALF_UP") * quantum
            return Quantity(text=shown, value=rounded, quantum=quantum, unit=result.unit, stored=True)
    return replace(result, stored=True) if isinstance(result, Quantity) else result


def split_qualifier(text: str) -> tuple[Qualifier | None, str]:
    """A leading qualifier word and what follows it: ``gần 200`` gives (NEARLY, ``200``)."""
    if text[:1].isdigit():
        return None, text
    words = text.split(" ", 3)
    for size in (2, 1):
        if len(words) > size and (found := QUALIFIERS.get(" ".join(words[:size]).casefold())):
            return found, " ".join(words[size:])
    for mark in (">=", "<=", "≥", "≤", ">", "<", "~", "≈"):
        if text.startswith(mark):
            return QUALIFIERS[mark], text[len(mark) :].lstrip()
    return None, text


def _scale(unit: str | None) -> Decimal:
    declared = parse_unit(unit) if unit else None
    return declared.scale if declared else Decimal(1)


def _quantity(
    text: str,
    value: Decimal,
    kind: NumberType,
    unit: str | None,
    tail: str,
    qualifier: Qualifier | None,
    *,
    nil: bool = False,
) -> Quantity | Missing:
    used = _settle(kind, unit, tail)
    if used is None:
        return Missing(text=text, reason=MissingReason.UNREADABLE)
    if kind == "count" and used.dimension == "count" and used.scale == 1:
        whole = value.to_integral_value()
        if value != whole:
            return _missing(text, MissingReason.UNREADABLE, value)
        return Quantity(text=text, value=whole, unit=used.code or None, qualifier=qualifier)
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return Quantity(
        text=text,
        value=_scaled(value, used.scale),
        quantum=ZERO if nil else _scaled(step, used.scale),
        unit=used.code or None,
        qualifier=qualifier,
    )


def _scaled(value: Decimal, scale: Decimal) -> Decimal:
    """The exact product, whole numbers without decimal zeros."""
    if scale == 1:
        return value
    product = value * scale
    whole = product.to_integral_value()
    return whole if product == whole else product.normalize()


_DEFAULT = {
    "count": Unit(code="", dimension="count"),
    "number": Unit(code="", dimension="any"),
    "percent": Unit(code="%", dimension="percent"),
    "money": Unit(code="đồng", dimension="money"),
}


@lru_cache(maxsize=512)
def _settle(kind: NumberType, unit: str | None, tail: str) -> Unit | None:
    """The unit that holds, or None when what is written in the cell cannot be the declared kind of value."""
    declared = parse_unit(unit) if unit else None
    written = parse_unit(tail) if tail else None
    if tail and written is None:
        return None
    base = declared or _DEFAULT[kind]
    if base.dimension == "scale":
        base = Unit(code=_DEFAULT[kind].code, dimension=_DEFAULT[kind].dimension, scale=base.scale)
    if written is None:
        return base
    if written.dimension == "scale":  # "15,13 tỷ" where money or things are expected
        if base.dimension == "percent":
            return None
        return Unit(code=base.code, dimension=base.dimension, scale=written.scale)
    if written.dimension == base.dimension:
        if base.dimension == "count" and base.code:
            return Unit(code=base.code, dimension="count", scale=written.scale)
        return written
    return written if base.dimension == "any" else None
