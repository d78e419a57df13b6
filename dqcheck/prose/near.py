"""Whether a reading holds, to choose between readings. The verdict itself is the check kind's."""

from collections.abc import Sequence
from decimal import Decimal

from dqcheck.model.quantity import Qualifier
from dqcheck.prose.marks import Mark

HALF = Decimal("0.5")
INFINITE = Decimal("1e30")


def bounds(mark: Mark) -> tuple[Decimal, Decimal]:
    """Least and greatest value that the figure may stand for, in the canonical unit; reckoned once."""
    if mark.limits is None:
        mark.limits = _bounds(mark)
    return mark.limits


def _bounds(mark: Mark) -> tuple[Decimal, Decimal]:
    value = mark.base
    if not mark.step and mark.qualifier is None:
        return value, value
    slack = mark.step * mark.scale * HALF
    low, high = value - slack, value + slack
    match mark.qualifier:
        case Qualifier.ABOUT:
            return low * Decimal("0.95"), high * Decimal("1.05")
        case Qualifier.NEARLY | Qualifier.UNDER | Qualifier.AT_MOST:
            return low * Decimal("0.9"), high
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return low, high * Decimal("1.1")
    return low, high


def sums(total: Mark, parts: Sequence[Mark], signs: Sequence[int] = ()) -> bool:
    """True when the total can be the (signed) sum of the parts, as rounded."""
    low = high = Decimal(0)
    for at, part in enumerate(parts):
        least, most = bounds(part)
        if signs and signs[at] < 0:
            least, most = -most, -least
        low, high = low + least, high + most
    least, most = bounds(total)
    return low <= most and least <= high


def gap(total: Mark, parts: Sequence[Mark]) -> Decimal:
    """Sum of the parts less the total, as a share of the total."""
    whole = total.base
    return (sum((part.base for part in parts), Decimal(0)) - whole) / whole if whole else Decimal(1)


def percent(stated: Mark, part: Mark, whole: Mark, *, less: Decimal = Decimal(0), size: bool = False) -> bool:
    """True when the stated percentage is that of part in whole (less 100 for a growth), rounded or cut off."""
    low, high = bounds(part)
    least, most = bounds(whole)
    if least <= 0:
        return False
    step = stated.step
    slack = HALF * step if stated.qualifier is None else step
    value = abs(stated.value) if low >= 0 or size else stated.value
    ends = [100 * low / most - less, 100 * low / least - less, 100 * high / most - less, 100 * high / least - less]
    below, above = min(ends), max(ends)
    if stated.qualifier is not None:
        first, last = bounds(stated)
        return below <= last and first <= above
    return below <= value + slack and value - slack <= above


def truncated(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True when the stated percentage is that of part in whole with further digits cut off."""
    if not whole.base:
        return False
    exact = 100 * part.base / whole.base
    return stated.value <= exact < stated.value + stated.step
