"""Whether percentages of a sentence are of one whole that is not told: 405 of 497 (81,49%) and 35 of 497 (7,04%)."""

from decimal import Decimal
from itertools import pairwise

from dqcheck.prose.figures.block import Mark

_HUNDRED = Decimal(100)
_VAGUE_SHARE = Decimal("0.02")
"""Of a percentage: rounded more than that, many wholes fit it."""


def is_of_another(rate: Mark, part: Mark, whole: Mark) -> bool:
    """True when another percentage of the sentence, with its part before it, is of the same base as this one, and that
    is not the whole: both are right, of something else. A base with the digits of the whole is the whole misspelt."""
    mine = _implied(rate, part)
    if mine is None or sorted(str(whole.value)) == sorted(str(mine[0].quantize(Decimal(1)))):
        return False
    begin, end = rate.block.sentence(rate.start)
    for told, other in pairwise(rate.block.marks):
        if other is rate or other.kind != "percent" or other.is_change or not begin <= other.start < end:
            continue
        if told is part or told is whole or told.kind != part.kind or told.dimension != part.dimension:
            continue
        theirs = _implied(other, told)
        if theirs is not None and mine[0] <= theirs[1] and theirs[0] <= mine[1]:
            return not theirs[0] <= whole.base <= theirs[1]
    return False


def _implied(rate: Mark, part: Mark) -> tuple[Decimal, Decimal] | None:
    """The least and the greatest whole of which a part is a percentage, None where that says little."""
    slack = rate.step / 2
    if rate.value <= slack or slack / rate.value > _VAGUE_SHARE:
        return None
    return _HUNDRED * part.base / (rate.value + slack), _HUNDRED * part.base / (rate.value - slack)
