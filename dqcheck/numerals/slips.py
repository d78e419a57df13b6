"""Slips of the pen: how a written number may have come from the one that was meant.

The catalogue of slips follows the typing errors of official statistics: adjacent digits exchanged, one digit wrong, one
left out or typed twice, the sign, the unit or the decimal point (``correct_typos`` and ``correctSigns`` of the R
package deductive; the thousand-pounds correction of the ONS). A slip is named only when it alone explains the gap.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache

from dqcheck.model.quantity import Quantity
from dqcheck.numerals.intervals import EXACT, Interval, contains, last_digit

UNIT_POWERS = (3, -3, 6, -6, 9, -9)
"""Powers of ten between units that are taken for each other."""
POINT_POWERS = (1, -1, 2, -2)
"""Powers of ten by which a decimal point slips."""
SLIP_DIGITS = 18
"""A number of more digits is not searched for slips."""


def slip(quantity: Quantity, wanted: Interval, causes: Collection[str] | None = None) -> tuple[str, Decimal] | None:
    """The slip that turns a value inside ``wanted`` into the one written, and that value; None when there is none, or
    when several values would do and nothing tells them apart. What is counted (quantum zero) is meant to be whole.
    With ``causes``, None for any other slip; those that are less likely than all of them are then not tried."""
    return _any_slip(quantity, wanted) if causes is None else _slip(quantity, wanted, causes)


@lru_cache(maxsize=1024)
def _any_slip(quantity: Quantity, wanted: Interval) -> tuple[str, Decimal] | None:
    """A slip of any cause: who looks for what to repair asks it of a value, and then who says how, again."""
    return _slip(quantity, wanted, None)


def _slip(quantity: Quantity, wanted: Interval, causes: Collection[str] | None) -> tuple[str, Decimal] | None:
    counted = not quantity.quantum
    tried = 0
    for cause, candidates in _by_likelihood(quantity, wanted):
        if causes is not None:
            if tried == len(causes):
                return None
            tried += cause in causes
        fitting = {value for value in candidates if contains(wanted, value)}
        found = sorted(value for value in fitting if not counted or value == value.to_integral_value())
        if len(found) > 1 and wanted.low is not None and wanted.high is not None:
            # Of several within what roundings leave, the one that fits to the digit is meant.
            found = [value for value in found if 2 * value == wanted.low + wanted.high] or found
        if len(found) == 1:
            return (cause, found[0]) if causes is None or cause in causes else None
        if found:
            return None
    return None


def may_be_transposed(value: Decimal, step: Decimal, low: Decimal, high: Decimal) -> bool:
    """False where no number between two ends, in steps of so much, has the digits of a positive one, as it has where
    two of them changed places: a look at a few numbers that spares the search for slips."""
    steps = EXACT.divide(value, step)
    if steps != steps.to_integral_value() or sum(step.as_tuple().digits) != 1:  # the step is no power of ten
        return True
    first, last = (EXACT.divide(end, step) for end in (low, high))
    digits = sorted(str(int(steps)))
    return any(sorted(str(near)) == digits for near in range(int(first), int(last) + 1))


def _by_likelihood(quantity: Quantity, wanted: Interval) -> Iterator[tuple[str, Iterator[Decimal]]]:
    value = quantity.value
    yield "sign", iter((-value,))
    yield "unit-slip", (value.scaleb(power) for power in UNIT_POWERS if value)
    step = quantity.quantum or Decimal(1)
    if set(step.as_tuple().digits) - {0} != {1} or EXACT.remainder(
        value, step
    ):  # the room that it is given is no digit of it
        step = min(last_digit(value), Decimal(1)) or Decimal(1)
    scaled = EXACT.divide(abs(value), step)
    if scaled.adjusted() >= SLIP_DIGITS:
        return
    digits, signed = str(int(scaled)), step.copy_sign(value)
    least, most = _steps_within(wanted, signed)

    def meant(texts: Iterator[str], length: int) -> Iterator[Decimal]:
        # Texts of a length that no wanted value has are not even written.
        possible = texts if len(str(least)) <= length <= len(str(most)) else iter(())
        steps = (int(text) for text in possible if text and text != digits)
        return (signed * count for count in steps if least <= count <= most)

    yield "transposed", meant(_transposed(digits), len(digits))
    yield "one-digit", meant(_one_digit(digits), len(digits))
    yield "digit-repeated", meant(_dropped(digits), len(digits) - 1)
    yield "decimal-point", (value.scaleb(power) for power in POINT_POWERS if value)
    yield "digit-missing", meant(_inserted(digits), len(digits) + 1)


def _steps_within(wanted: Interval, step: Decimal) -> tuple[int, int]:
    """The fewest and the most steps of a wanted value, or one less and one more."""
    if wanted.low is None or wanted.high is None:
        return 0, 10 ** (SLIP_DIGITS + 1)
    low, high = sorted((wanted.low / step, wanted.high / step))
    return max(int(low) - 1, 0), max(int(high) + 1, 0)


def _transposed(digits: str) -> Iterator[str]:
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0"):
            yield digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]


def _one_digit(digits: str) -> Iterator[str]:
    for i in range(len(digits)):
        for other in "0123456789":
            if other != digits[i] and not (i == 0 and other == "0" and len(digits) > 1):
                yield digits[:i] + other + digits[i + 1 :]


def _dropped(digits: str) -> Iterator[str]:
    for i in range(len(digits)):
        text = digits[:i] + digits[i + 1 :]
        if not text.startswith("0"):
            yield text


def _inserted(digits: str) -> Iterator[str]:
    for i in range(len(digits) + 1):
        for other in "0123456789":
            if not (i == 0 and other == "0"):
                yield digits[:i] + other + digits[i:]
