"""Columns of a frame in whole numbers, and exact grades over them: what the judges say, for many records at once.

A figure of declared decimals is a whole number of its smallest steps, so that sums, products and comparisons of such
figures are exact in 64 bits as long as nothing overflows. Where it might, and where a verdict hangs on more than these
numbers, a record is ``unsure`` and goes to the judge. Tests hold every grade to the judge's verdict.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from math import isqrt
from typing import TYPE_CHECKING

from dqcheck.checks.base import Terms
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grades import Grades, Operand, Operands, Whole
from dqcheck.checks.grading import HALVES
from dqcheck.checks.screening import GUARD, any_of, just_above, just_below, whole_sum
from dqcheck.model.quantity import ZERO
from dqcheck.model.record import record
from dqcheck.model.rule import Rounding
from dqcheck.numerals.intervals import EXACT

if TYPE_CHECKING:
    import narwhals as nw

ROOM = 2**61
"""Whole numbers below it can be added and compared in 64 bits."""


_END = 2**63 - 1

FLOAT_ERROR = 1e-12
"""Relative error of a quotient of whole numbers as a float."""


def wholes(operand: Operands, names: Sequence[str]) -> list[Whole] | None:
    """The whole numbers of operands; None where one has none."""
    found = [operand(name).whole for name in names]
    return None if None in found else [one for one in found if one is not None]


@record
class Aligned:
    """Columns in steps of one size, ``10**-places``; ``quanta`` are their roundings in such steps. ``unsure`` is true
    where a sum of the numbers might overflow (None: nowhere)."""

    units: "tuple[nw.Expr, ...]"
    quanta: tuple[int, ...]
    places: int
    unsure: "nw.Expr | None"

    def steps(self, value: Decimal, rounding: str) -> int:
        """An exact number in these steps, rounded up or down."""
        return steps(value, self.places, rounding)


def steps(value: Decimal, places: int, rounding: str = ROUND_FLOOR) -> int:
    """An exact number in steps of ``10**-places``, rounded up or down."""
    return int(value.scaleb(places, EXACT).to_integral_value(rounding))


def aligned(given: Sequence[Whole]) -> Aligned | None:
    """Columns in the finest of their steps; None where the steps are too far apart."""
    places = max(max(one.places, -one.quantum.adjusted()) if one.quantum else one.places for one in given)
    units, unsure = [], []
    for one in given:
        factor = 10 ** (places - one.places)
        most = ROOM // (factor * (len(given) + 1))
        if not most:
            return None
        multiple = one.units * factor if factor != 1 else one.units
        if one.bound > most:
            large = (one.units > most) | (one.units < -most)
            unsure.append(large)
            multiple = _where_small(multiple, large) if factor != 1 else multiple
        units.append(multiple)
    return Aligned(
        units=tuple(units),
        quanta=tuple(steps(one.quantum, places) for one in given),
        places=places,
        unsure=any_of(unsure) if unsure else None,
    )


def _where_small(product: "nw.Expr", large: "nw.Expr") -> "nw.Expr":
    """A product where it does not overflow, which some engines take for an error of the whole query."""
    return words_of(large).when(~large).then(product).otherwise(None)


def balance_grades(
    stated: "Whole | Decimal",
    plus: Sequence[Whole],
    less: Sequence[Whole],
    terms: Terms,
    *,
    at_most: bool = False,
    never_more: bool = False,
) -> Grades | None:
    """The grades of a stated sum (or a number that the parts must give) against the signed sum of its parts, as
    ``grading.balance`` gives them; None where they take more than whole numbers. ``at_most``: the parts may stay below
    it. ``never_more``: parts above it hold within rounding at best."""
    columns = [*([stated] if isinstance(stated, Whole) else []), *plus, *less]
    found = aligned(columns)
    tolerance = terms.tolerance
    if found is None or tolerance.pct is not None:
        return None
    wide = sum(found.quanta)
    if wide and terms.rounding not in HALVES and tolerance.mode != "exact":
        return None
    if isinstance(stated, Decimal):
        total = steps(stated, found.places)
        if steps(stated, found.places, ROUND_CEILING) != total or abs(total) >= ROOM // 2:
            return None
        gap = total - whole_sum(found.units)
        unequal = gap != 0
    else:
        plus_units, less_units = found.units[1 : 1 + len(plus)], found.units[1 + len(plus) :]
        left, right = whole_sum([found.units[0], *less_units]), whole_sum(plus_units) if plus_units else 0
        gap, unequal = left - right, left != right
    return _balanced(gap, unequal, found, wide, terms, at_most=at_most, never_more=never_more)


def _balanced(
    gap: "nw.Expr", unequal: "nw.Expr", found: Aligned, wide: int, terms: Terms, *, at_most: bool, never_more: bool
) -> Grades:
    """The grades of a gap between figures whose roundings add up to ``wide``: within three standard deviations of
    uniform roundings it passes, up to the worst case it holds within rounding (see ``grading.balance``)."""
    passing = holding = 0
    if terms.tolerance.mode != "exact":
        holding = wide // 2
        passing = min(holding, isqrt(3 * sum(q * q for q in found.quanta) // 4))
    if terms.tolerance.mode == "given" and terms.tolerance.abs is not None:
        passing = max(passing, steps(terms.tolerance.abs, found.places))
    if never_more and terms.tolerance.mode == "auto":
        passing = 0
    holding = max(holding, passing)
    size = -gap if at_most else gap.abs()
    beyond = unequal if not passing and not at_most else size > passing
    return Grades(
        keep=beyond if found.unsure is None else beyond | found.unsure,
        fails=size > holding,
        within=beyond & (size <= holding) if holding > passing else None,
        unsure=found.unsure,
        gap=displayed(gap, found.places),
    )


def displayed(units: "nw.Expr", places: int) -> "nw.Expr":
    """Whole numbers of steps as floats, to be looked at."""
    number = units.cast(words_of(units).Float64)
    return number / 10.0**places if places >= 0 else number * 10.0**-places


def ratio_grades(
    stated: Operand,
    part: Whole,
    base: Whole,
    near: "tuple[nw.Expr, nw.Expr]",
    terms: Terms,
    decimals: int | None,
    *,
    times: int = 100,
) -> Grades | None:
    """The grades of a stated percentage against 100 times part by base, as ``percentage`` and ``growth`` judge it where
    both are exact, or of a ratio (``times`` 1); None where they are not. ``near`` are part and base as floats, for the
    cheap condition. A quotient that lies just between two steps holds within rounding where the convention writes the
    other one. A base of zero and numbers that might overflow are unsure, and so is a tie of figures that may stand
    between the steps that count."""
    own = aligned([stated.whole]) if stated.whole is not None else None
    found = aligned([part, base])
    if own is None or found is None or own.places < 0 or any(found.quanta):
        return None
    if terms.tolerance.mode != "auto" or terms.rounding not in HALVES:
        return None
    written = stated.whole.quantum if stated.whole and stated.whole.quantum else Decimal(1)
    step = written if decimals is None else max(written, Decimal(1).scaleb(-decimals))
    if own.places < -step.adjusted():
        return None
    hundred, q = times * 10**own.places, steps(step, own.places)
    p, w, s = found.units[0], found.units[1], own.units[0]
    words = words_of(s)
    size = (s.cast(words.Float64) * w.cast(words.Float64)).abs() + hundred * p.cast(words.Float64).abs()
    large = (size >= float(ROOM)) | (w.cast(words.Float64).abs() * q >= float(ROOM))
    sign = words.when(w < 0).then(words.lit(-1)).otherwise(words.lit(1))
    short = (p * hundred - s * w) * sign  # how much the stated percentage falls short, times the base
    reach = w.abs() * q
    twice = short.abs() * 2
    doubts = [one.unsure for one in (own, found) if one.unsure is not None]
    doubts += [twice == reach] if q != 1 else []
    unsure = any_of([w == 0, large, *doubts])
    shown = stated.seen.cast(words.Float64)
    quotient = near[0] * float(times) / near[1]
    half = 0.5 * float(step)
    # A base of zero gives no number, which is not below the bound.
    near_enough = (shown - quotient).abs() < half * (1 - GUARD) - shown.abs() * FLOAT_ERROR
    return Grades(
        keep=~near_enough,
        fails=twice > reach,
        within=(twice == reach) & ~_written_so(s, short, p * sign, terms.rounding) if q == 1 else None,
        mild=(short.abs() < reach) & ((s == 0) | ((short > 0) == (s > 0))),  # of those that fail
        unsure=unsure,
        gap=shown - quotient,
    )


def _written_so(stated: "nw.Expr", short: "nw.Expr", quotient: "nw.Expr", rounding: Rounding) -> "nw.Expr":
    """Of a quotient that lies just between two steps: whether the convention writes it as ``stated`` (in steps), which
    falls ``short`` of it or exceeds it. Of the quotient the sign is enough."""
    if rounding is Rounding.HALF_EVEN:
        return stated % 2 == 0
    return (short < 0) == (quotient > 0)  # away from zero


def average_grades(stated: Whole, parts: Sequence[Whole], terms: Terms) -> Grades | None:
    """The grades of a stated average of parts: all is multiplied by their number. A gap of just half a step, where the
    ends of intervals decide, is unsure."""
    found = aligned([stated, *parts])
    mode = terms.tolerance.mode
    if found is None or mode == "given":
        return None
    wide = found.quanta[0] * len(parts)
    spread = sum(found.quanta[1:])
    if (wide or spread) and terms.rounding not in HALVES and mode != "exact":
        return None
    gap = found.units[0] * len(parts) - whole_sum(found.units[1:])
    shown = displayed(gap, found.places) / len(parts)
    beyond = [] if found.unsure is None else [found.unsure]
    if mode == "exact":
        return Grades(keep=any_of([gap != 0, *beyond]), fails=gap != 0, unsure=found.unsure, gap=shown)
    twice = gap.abs() * 2
    ends = [(twice == wide) & (gap != 0), (twice == wide + spread) & (gap != 0)]
    return Grades(
        keep=any_of([(gap != 0) & (twice >= wide), *beyond]),
        fails=twice > wide + spread,
        within=(twice > wide) & (twice <= wide + spread) if spread else None,
        unsure=any_of([*ends, *beyond]),
        gap=shown,
    )


def change_grades(stated: Operand, high: Operand, low: Operand, before: Operand, terms: Terms) -> Grades | None:
    """The grades of a stated change in percent of an earlier value. A value that is not above zero is unsure."""
    if high.whole is None or low.whole is None or before.whole is None:
        return None
    found, base = aligned([high.whole, low.whole]), before.whole
    if found is None or any(found.quanta):
        return None
    change = Whole(units=found.units[0] - found.units[1], places=found.places, quantum=ZERO, bound=ROOM)
    number = words_of(base.units).Float64
    near = (high.seen.cast(number) - low.seen.cast(number), before.seen.cast(number))
    grades = ratio_grades(stated, change, base, near, terms, None)
    if grades is None or grades.unsure is None:
        return None
    unsure = any_of([grades.unsure, base.units <= 0, *([] if found.unsure is None else [found.unsure])])
    return replace(grades, unsure=unsure, keep=any_of([grades.keep, base.units <= 0]))


def product_grades(stated: Whole, factors: Sequence[Whole], scale: Decimal, terms: Terms) -> Grades | None:
    """The grades of a stated product of exact whole numbers; None for others. What might overflow is unsure."""
    given = [stated, *factors]
    whole = scale == scale.to_integral_value() and abs(scale) < ROOM
    if terms.tolerance.mode == "given" or not whole or any(one.places or one.quantum for one in given):
        return None
    number = words_of(stated.units).Float64
    result, size = factors[0].units * int(scale), factors[0].units.cast(number) * float(scale)
    overflows = [size.abs() >= float(ROOM)]
    for factor in factors[1:]:
        result, size = result * factor.units, size * factor.units.cast(number)
        overflows.append(size.abs() >= float(ROOM))
    large = any_of(overflows)
    result = _where_small(result, large)
    wrong = result != stated.units
    return Grades(keep=wrong | large, fails=wrong, unsure=large, gap=displayed(stated.units, 0) - displayed(result, 0))


def order_grades(given: Sequence[Whole], terms: Terms, *, strict: bool) -> Grades | None:
    """The grades of numbers that must run in order: those of which only the intervals do hold within rounding."""
    found = aligned(given)
    exact = terms.tolerance.mode == "exact"
    if found is None or (any(found.quanta) and terms.rounding not in HALVES and not exact):
        return None
    words = words_of(found.units[0])
    wrong, apart, gap = [], [], words.lit(None, dtype=words.Float64)
    for (a, p), (b, q) in reversed(list(pairwise(zip(found.units, found.quanta, strict=True)))):
        far = (a - b) * 2 > (0 if exact else p + q)
        wrong.append(a >= b if strict else a > b)
        apart.append(far | (a == b) if strict else far)
        gap = words.when(apart[-1]).then(displayed(b - a, found.places)).otherwise(gap)  # of the first pair that fails
    fails, keep = any_of(apart), any_of(wrong)
    return Grades(
        keep=keep if found.unsure is None else keep | found.unsure,
        fails=fails,
        within=keep & ~fails,
        unsure=found.unsure,
        gap=gap,
    )


def bound_grades(given: Operand, low: Decimal | None, high: Decimal | None) -> Grades | None:
    """The grades of numbers that must lie between two bounds, which belong to them; None where they are not uniform."""
    column = given.whole
    if column is None:
        return None
    wrong: list[nw.Expr] = []
    gaps: list[tuple[nw.Expr, Decimal]] = []
    near: list[nw.Expr] = []
    if low is not None:
        least = steps(low, column.places, ROUND_CEILING)
        wrong.append(_less(column, least))
        near.append(given.seen < just_above(low))
        gaps.append((wrong[-1], low))
    if high is not None:
        most = steps(high, column.places, ROUND_FLOOR)
        wrong.append(_more(column, most))
        near.append(given.seen > just_below(high))
        gaps.append((wrong[-1], high))
    words = words_of(column.units)
    gap = words.lit(None, dtype=words.Float64)
    for condition, bound in gaps:
        gap = words.when(condition).then(displayed(column.units, column.places) - float(bound)).otherwise(gap)
    return Grades(keep=any_of(near), fails=any_of(wrong), gap=gap)


def _less(column: Whole, least: int) -> "nw.Expr":
    """Below a bound, which may lie beyond 64 bits."""
    return column.units < least if abs(least) < _END else _all(column, truth=least > 0)


def _more(column: Whole, most: int) -> "nw.Expr":
    return column.units > most if abs(most) < _END else _all(column, truth=most < 0)


def _all(column: Whole, *, truth: bool) -> "nw.Expr":
    return column.units.is_null() if not truth else ~column.units.is_null()
