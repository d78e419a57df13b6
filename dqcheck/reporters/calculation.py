"""The value of a calculation that a check spelt out, so that a report sets it beside the number it really gives."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

from dqcheck.messages.notation import plain_number

SIGNS = {"+": 1, "-": -1, "−": -1}
TIMES = ("×", "*", "·")
OVER = ("/", ":", "÷")


def result(terms: Sequence[object]) -> Decimal | None:
    """The value of numbers, operators and brackets, products before sums; None when it is not such a calculation."""
    try:
        left = iter(terms)
        value = _sum(left)
        return value if next(left, None) is None else None
    except (ValueError, DivisionByZero, InvalidOperation):
        return None


def gives(value: Decimal | None, plain: str | None) -> bool:
    """Whether a calculation of this value gives the number that a finding carries (as far as 12 digits show)."""
    number = plain_number(plain) if plain is not None else None
    if value is None or number is None:
        return False
    return abs(value - number) <= abs(number) * Decimal("1E-12")


def _sum(terms: Iterator[object]) -> Decimal:
    """Read up to the end or the closing bracket."""
    total, factor, sign = Decimal(0), _operand(terms), 1
    for term in terms:
        if term in SIGNS:
            total, factor, sign = total + sign * factor, _operand(terms), SIGNS[str(term)]
        elif term in TIMES:
            factor *= _operand(terms)
        elif term in OVER:
            factor /= _operand(terms)
        elif term == ")":
            break
        else:
            raise ValueError(term)
    return total + sign * factor


def _operand(terms: Iterator[object]) -> Decimal:
    term = next(terms, None)
    if term == "(":
        return _sum(terms)
    if not isinstance(term, Decimal | int):
        raise ValueError(term)
    return Decimal(term)
