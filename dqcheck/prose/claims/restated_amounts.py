"""Claims that an amount told again in another unit is the same: ``1,25 tỷ đồng (tức 1.250 triệu đồng)``."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import between

_KINDS = frozenset({"money", "measure"})
_POWERS = (10, 100, 1000, 1000000)
"""By how many times an amount is wrong whose unit or decimal point slipped."""
_POINT_SHARE = Decimal("0.01")


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The amounts of a document that are told twice in a row, in two units: those that are the same, and those that are
    but for a slip of the unit, the decimal point or two digits."""
    for block in text.blocks:
        words = block.words.rates.repetitions
        for first, second in pairwise(block.marks):
            if first.kind not in _KINDS or second.kind != first.kind or second.dimension != first.dimension:
                continue
            if first.unit == second.unit or first.per or second.per or not first.value:
                continue
            if words.again.fullmatch(between(first, second)) and words.again_ends.match(block.text, second.end):
                yield from _same(first, second)


def _same(first: Mark, second: Mark) -> Iterator[Claim]:
    holds = fitting.sums(first, [second])
    if holds or (not first.qualifier and not second.qualifier and _slipped(first, second)):
        yield claim("same", {"values": [first, second]}, doubt=not holds)


def _slipped(first: Mark, second: Mark) -> bool:
    low, high = sorted((first.base, second.base))
    if low and any(abs(high / low / power - 1) <= _POINT_SHARE for power in _POWERS):
        return True
    return fitting.transposed(first, [second])
