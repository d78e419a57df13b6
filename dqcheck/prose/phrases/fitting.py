"""Whether a reading holds, to choose between readings. The verdict itself is the check kind's."""

from collections.abc import Sequence
from decimal import Decimal

from dqcheck.model.quantity import Quantity
from dqcheck.numerals.intervals import Interval, interval
from dqcheck.numerals.slips import may_be_transposed, slip
from dqcheck.prose.figures.block import Mark

Ends = tuple[Decimal, Decimal]

HALF = Decimal("0.5")
OPEN_SHARE = Decimal("0.1")
"""How far a figure whose interval is open (``hơn 200``) is followed beyond what is written, as a share of it. The
verdict sets no end; a search that set none would find that everything fits."""
WIDEST_STEPS = 3
"""Steps that a wanted value may range over: where it may be almost anything, some slip always fits."""
LEAST_STEPS = 100
"""Steps of the least figure that a slip is looked for in: three digits."""
LEAST_PERCENTAGE_STEPS = 10
"""The same of a percentage of two known figures."""
_ONE = Decimal(1)
_ONE_DIGIT = (1,)
_NINE = Decimal(9)
"""A number and the sum of its digits leave the same rest by it."""
TRANSPOSED = frozenset({"transposed"})
_SLIPS = frozenset({"transposed", "one-digit", "digit-missing", "digit-repeated"})
_UNIT_SLIPS = _SLIPS | {"unit-slip", "decimal-point"}


def bounds(mark: Mark) -> Ends:
    """Least and greatest value of the rounding interval of a figure, in the canonical unit; reckoned once."""
    if mark.limits is None:
        mark.limits = _bounds(mark)
    return mark.limits


def _bounds(mark: Mark) -> Ends:
    value = mark.base
    if not mark.step and mark.qualifier is None:
        return value, value
    step = mark.step * mark.scale
    within = interval(Quantity(text="", value=value, quantum=step, qualifier=mark.qualifier))
    reach = abs(value) * OPEN_SHARE
    return (
        value - reach if within.low is None else within.low,
        value + reach if within.high is None else within.high,
    )


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


def percent(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True when the stated percentage is that of part in whole, rounded or cut off."""
    low, high = bounds(part)
    least, most = bounds(whole)
    if least <= 0:
        return False
    ends = [100 * low / most, 100 * low / least, 100 * high / most, 100 * high / least]
    return _meets(stated, min(ends), max(ends), signed=low < 0)


def growth(stated: Mark, now: Mark, earlier: Mark, *, up: bool) -> bool:
    """True when the stated percentage is that of the growth (``up``) or decline from the earlier value to the new."""
    low, high = bounds(now)
    least, most = bounds(earlier)
    if least <= 0:
        return False
    ends = [100 * low / most - 100, 100 * low / least - 100, 100 * high / most - 100, 100 * high / least - 100]
    below, above = (min(ends), max(ends)) if up else (-max(ends), -min(ends))
    return _meets(stated, below, above, signed=False)


def _meets(stated: Mark, below: Decimal, above: Decimal, *, signed: bool) -> bool:
    """True when a percentage, without its sign unless it is ``signed``, can lie between two values."""
    first, last = bounds(stated)
    if stated.value < 0 and not signed:
        first, last = -last, -first
    return below <= last and first <= above


def product(stated: Mark, factors: Sequence[Mark]) -> bool:
    """True when the stated value can be the product of its factors, as rounded, in canonical units."""
    low, high = _product(factors)
    least, most = bounds(stated)
    return low <= most and least <= high


def product_slipped(stated: Mark, factors: Sequence[Mark]) -> bool:
    """True when one slip of the pen in a product explains why it is not that of its factors."""
    return _pen(stated, *_product(factors), causes=_UNIT_SLIPS)


def quotient_slipped(stated: Mark, amount: Mark, number: Mark) -> bool:
    """True when one slip of the pen in a quotient explains why it is not that of an amount and a number."""
    (low, high), (least, most) = bounds(amount), bounds(number)
    step = (stated.step or Decimal(1)) * stated.scale * HALF
    return least > 0 and _pen(stated, low / most - step, high / least + step, causes=_UNIT_SLIPS)


def _product(factors: Sequence[Mark]) -> Ends:
    low = high = Decimal(1)
    for factor in factors:
        first, last = bounds(factor)
        low, high = low * first, high * last
    return low, high


def truncated(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True when the stated percentage is that of part in whole with further digits cut off."""
    if not whole.base:
        return False
    exact = 100 * part.base / whole.base
    return stated.value <= exact < stated.value + stated.step


def transposed(total: Mark, parts: Sequence[Mark]) -> bool:
    """True when two digits changed places in one figure explain it: seldom by chance, however wide the gap."""
    if len(parts) == 1 and _of_other_digits(total, parts[0]):
        return False
    return slipped(total, parts, TRANSPOSED)


def _of_other_digits(one: Mark, other: Mark) -> bool:
    """True for two figures of one step that are not of the same digits: of those that are, the gap is a multiple of
    nine steps. It spares most the search."""
    if one.step != other.step or one.scale != other.scale or one.qualifier or other.qualifier:
        return False
    step = one.step or _ONE
    if step.as_tuple().digits != _ONE_DIGIT or one.value % step or other.value % step:
        return False
    return (abs(one.value) - abs(other.value)) % (_NINE * step) != 0


def transposed_from(mark: Mark, value: Decimal) -> bool:
    """True for a figure that is a value but for two digits that changed places."""
    return _pen(mark, value, value, least=LEAST_PERCENTAGE_STEPS, causes=TRANSPOSED)


def total_transposed(total: Mark, parts: Sequence[Mark]) -> bool:
    """The same of the total alone, be it of two digits."""
    added = [bounds(part) for part in parts]
    low, high = sum((one for one, _ in added), Decimal(0)), sum((one for _, one in added), Decimal(0))
    return _pen(total, low, high, least=LEAST_PERCENTAGE_STEPS, causes=TRANSPOSED)


def slipped(total: Mark, parts: Sequence[Mark], causes: frozenset[str] | None = None) -> bool:
    """True when one slip of the pen, in a figure of three digits or more, explains why the parts do not make the total:
    then they were meant to."""
    least, most = bounds(total)
    added = [bounds(part) for part in parts]
    low, high = sum((one for one, _ in added), Decimal(0)), sum((one for _, one in added), Decimal(0))
    if _pen(total, low, high, causes=causes):
        return True
    return any(
        _pen(part, least - (high - last), most - (low - first), causes=causes)
        for part, (first, last) in zip(parts, added, strict=True)
    )


def percent_slipped(stated: Mark, part: Mark, whole: Mark, causes: frozenset[str] | None = None) -> bool:
    """True when one slip of the pen in a percentage explains why it is not that of part in whole."""
    if not whole.base or stated.step > 1:
        return False
    exact = 100 * part.base / whole.base
    slack = HALF * stated.step
    if _pen(stated, exact - slack, exact + slack, least=LEAST_PERCENTAGE_STEPS, causes=causes):
        return True
    cut_off = stated.step < 1  # a percentage with decimals may have had more
    return cut_off and _pen(stated, exact - stated.step, exact, least=LEAST_PERCENTAGE_STEPS, causes=causes)


def share_slipped(parts: Sequence[Mark]) -> bool:
    """True when one slip of the pen in a share explains why the shares do not make 100 percent."""
    added = sum((part.value for part in parts), Decimal(0))
    slack = sum((part.step for part in parts), Decimal(0)) * HALF
    return any(
        part.step < 1 and _pen(part, 100 - (added - part.value) - slack, 100 - (added - part.value) + slack)
        for part in parts
    )


def share_transposed(parts: Sequence[Mark]) -> bool:
    """True when shares make exactly 100 percent but for two digits of one that changed places."""
    missing = 100 - sum((part.value for part in parts), Decimal(0))
    return any(
        _pen(part, part.value + missing, part.value + missing, least=LEAST_PERCENTAGE_STEPS, causes=TRANSPOSED)
        for part in parts
    )


def growth_rate_slipped(stated: Mark, now: Mark, earlier: Mark, *, up: bool) -> bool:
    """True when one slip of the pen in a rate of growth explains why it is not that from the earlier value to now."""
    given = 100 * (now.base - earlier.base) / earlier.base
    slack = HALF * stated.step
    given = given if up else -given
    return given > 0 and _pen(stated, given - slack, given + slack)


def growth_slipped(stated: Mark, now: Mark, amount: Mark, *, up: bool) -> bool:
    """True when one slip of the pen, in a rate of growth, in its amount or in the value that came of it, explains why
    they do not fit each other."""
    earlier = now.base - amount.base if up else now.base + amount.base
    low, high = abs(stated.value) - HALF * stated.step, abs(stated.value) + HALF * stated.step
    if earlier <= 0 or low <= 0 or (high >= 100 and not up):
        return False
    exact = 100 * amount.base / earlier
    slack = HALF * stated.step
    whole = [100 + low, 100 + high] if up else [100 - low, 100 - high]
    changed = [now.base * rate / rest for rate, rest in zip((low, high), whole, strict=True)]
    values = [amount.base * rest / rate for rate, rest in zip((low, high), whole, strict=True)]
    return (
        (stated.step < 1 and _pen(stated, exact - slack, exact + slack))
        or _pen(amount, min(changed), max(changed))
        or _pen(now, min(values), max(values))
    )


def _pen(
    mark: Mark, low: Decimal, high: Decimal, *, least: int = LEAST_STEPS, causes: frozenset[str] | None = None
) -> bool:
    step = mark.step * mark.scale or Decimal(1)
    if abs(mark.base) < least * step or high <= 0 or high - low > WIDEST_STEPS * step:
        return False
    if causes is TRANSPOSED and not may_be_transposed(abs(mark.base), step, low, high):
        return False
    written = Quantity(text=mark.text, value=abs(mark.base), quantum=step)
    return slip(written, Interval(low=low, high=high), causes or _SLIPS) is not None


def telling(mark: Mark) -> int:
    """How many digits a figure shows: its protection against chance."""
    digits = mark.value.normalize().as_tuple().digits
    return len(digits) if mark.step < 1 and mark.step else len(str(abs(int(mark.value)))) if mark.value else 0
