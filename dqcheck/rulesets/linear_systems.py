"""Whether linear inequalities have a solution: exact elimination after Fourier and Motzkin."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from dqcheck.model.record import record

MOST_JOINED = 5000
"""Pairs of inequalities that are joined; with more nothing is said."""

Variable = Any
"""What can be hashed: a name, or what stands for a number."""


@record
class Inequality:
    """A sum of multiples of variables and a ``constant`` that is at most zero, or below zero (``strict``)."""

    factors: Mapping[Variable, Fraction]
    constant: Fraction
    strict: bool = False


class TooMany(Exception):  # noqa: N818  # no error: the question is left open
    """The question is too large to be answered."""


def solvable(bounds: Iterable[Inequality], most: int = MOST_JOINED) -> bool:
    """Whether some numbers meet all bounds. Raises TooMany where ``most`` pairs of bounds do not tell."""
    left, joined = _told_apart(bounds), 0
    while left is not None:
        if not left:
            return True
        variables = dict.fromkeys(name for one in left for name in one.factors)
        # The variable of which the fewest new bounds come.
        name = min(variables, key=partial(_pairs, left))
        joined += _pairs(left, name)
        if joined > most:
            raise TooMany
        left = _told_apart(_without(name, left))
    return False


def _told_apart(bounds: Iterable[Inequality]) -> list[Inequality] | None:
    """The bounds without those that every number meets, and none twice; None where one of them cannot be met."""
    kept: dict[frozenset[tuple[Variable, Fraction]], Inequality] = {}
    for one in bounds:
        if not one.factors:
            if one.constant > 0 or (one.strict and one.constant == 0):
                return None
            continue
        size = abs(next(iter(one.factors.values())))
        factors = {name: factor / size for name, factor in one.factors.items()}
        scaled = Inequality(factors=factors, constant=one.constant / size, strict=one.strict)
        key = frozenset(factors.items())
        known = kept.get(key)
        if known is None or (known.constant, known.strict) < (scaled.constant, scaled.strict):
            kept[key] = scaled
    return list(kept.values())


def _pairs(bounds: Sequence[Inequality], name: Variable) -> int:
    """How many pairs of an upper and a lower bound a variable has."""
    above = sum(one.factors.get(name, 0) > 0 for one in bounds)
    return above * sum(one.factors.get(name, 0) < 0 for one in bounds)


def _without(name: Variable, bounds: Sequence[Inequality]) -> Iterable[Inequality]:
    """The bounds on all others that some value of a variable lets be met: each upper one with each lower one."""
    above = [one for one in bounds if one.factors.get(name, 0) > 0]
    below = [one for one in bounds if one.factors.get(name, 0) < 0]
    yield from (one for one in bounds if name not in one.factors)
    for high in above:
        for low in below:
            yield _joined(high, low, name)


def _joined(high: Inequality, low: Inequality, name: Variable) -> Inequality:
    a, b = -low.factors[name], high.factors[name]
    factors = {other: factor * a for other, factor in high.factors.items()}
    for other, factor in low.factors.items():
        factors[other] = factors.get(other, Fraction(0)) + factor * b
    return Inequality(
        factors={other: factor for other, factor in factors.items() if factor},
        constant=high.constant * a + low.constant * b,
        strict=high.strict or low.strict,
    )
