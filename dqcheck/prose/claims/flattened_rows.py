"""Changes of the rows of a table that was written out as text, with nothing but spaces between its figures: ``Doanh thu
thuần 382,17 416,32 -8% Lãi gộp 138,35 147,31 -6%``."""

from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth_ends import grown, rates_to
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.changes import StatedChange
from dqcheck.prose.phrases.nearby import between

_DIRECTIONS = {" ": True, " +": True, " -": False, " −": False, " –": False}
"""Whether a percentage behind such a gap is one of growth."""
_FEWEST_ROWS = 2
"""Rows that hold hardly by chance: then their columns are those of a period, the one before it and the change."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The changes of such rows, where those of several of a block hold; what does not hold may be of other columns."""
    for block in text.blocks:
        held = [row for row in _rows(block) if rates_to(*row) and not settled.has(row[0].mark)]
        if len(held) >= _FEWEST_ROWS:
            yield from (grown(*row, doubt=False) for row in held)


def _rows(block: Block) -> Iterator[tuple[StatedChange, Mark, Mark]]:
    """A percentage right behind two numbers, as the change to the first from the second."""
    for now, before, rate in zip(block.marks, block.marks[1:], block.marks[2:], strict=False):
        if rate.kind == "percent" and rate.value and _are_numbers((now, before)):
            up = _DIRECTIONS.get(between(before, rate))
            if up is not None and between(now, before) == " ":
                yield StatedChange(rate, up), now, before


def _are_numbers(marks: Sequence[Mark]) -> bool:
    """True for amounts without a word beside them."""
    return all(mark.kind in ADDITIVE and not mark.noun and mark.value > 0 for mark in marks)
