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

_KINDS = frozenset({"money", "measure", "rate"})
_POWERS = (10, 100, 1000, 1000000)
"""By how many times an amount is wrong whose unit or decimal point slipped."""
_POINT_SHARE = Decimal("0.01")
_MOST_TIMES = 2
"""By how many times two amounts differ that are said to be the same."""


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The amounts of a document that are told twice in a row, in two units: those that are the same, those
    that are said to be so, and those that are but for a slip of the unit, the decimal point or two digits."""
    for block in text.blocks:
        words = block.words.rates.repetitions
        for first, second in pairwise(block.marks):
            if first.kind not in _KINDS or second.kind != first.kind or second.dimension != first.dimension:
                continue
            if first.unit == second.unit or first.per or second.per or not first.value:
                continue
            gap = between(first, second)
            each = block.words.rates.means.apiece.match(block.text, second.end)
            said = not each and words.said_again.fullmatch(gap)
            if said or (words.again.fullmatch(gap) and words.again_ends.match(block.text, second.end)):
                yield from _same(first, second, said=bool(said))


def _same(first: Mark, second: Mark, *, said: bool) -> Iterator[Claim]:
    """The claim of two amounts; ``said``: in words that can mean nothing else."""
    holds = fitting.sums(first, [second])
    meant = said and max(first.base, second.base) <= _MOST_TIMES * min(first.base, second.base)
    if holds or (not first.qualifier and not second.qualifier and (meant or _slipped(first, second))):
        yield claim("same", {"values": [first, second]}, doubt=not holds)


def _slipped(first: Mark, second: Mark) -> bool:
    low, high = sorted((first.base, second.base))
    if low and any(abs(high / low / power - 1) <= _POINT_SHARE for power in _POWERS):
        return True
    return fitting.transposed(first, [second])
