"""Totals of an old value and its addition: ``bổ sung 2 dự án ... từ 55 dự án thành 57 dự án``. Only what holds is
claimed."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim

MOST_FIGURES = 60
"""Figures of one block that are looked at for one total."""
BETWEEN_FIGURES = 10
"""Figures before a new value among which the old one is."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """An old value, an addition and the new value."""
    for block in text.blocks:
        if len(block.marks) < 2 or not block.may_say(block.words.sums.totals.renewed):
            continue
        marks = [mark for mark in block.marks if mark.kind in ADDITIVE and mark.whole_of is None and mark.value > 0]
        for at, new in enumerate(marks):
            if settled.has_total(new):
                continue
            old = next(
                (mark for mark in reversed(marks[max(0, at - BETWEEN_FIGURES) : at]) if _renews(mark, new)), None
            )
            if old is not None and (added := _addition(text.blocks, block, old, new)) is not None:
                yield claim("total", {"total": [new], "parts": [old, added]})


def _renews(old: Mark, new: Mark) -> bool:
    """True when a greater value is told to take the place of the old one."""
    return (
        old.base < new.base
        and old.unit == new.unit
        and alike(old, new)
        and bool(new.block.words.sums.totals.renewed.search(new.block.text, old.end, new.start))
    )


def _addition(document: Sequence[Block], block: Block, old: Mark, new: Mark) -> Mark | None:
    """The figure near before the new value that is exactly what came to the old one."""
    near = document[max(0, block.index - block.words.sums.reach.near_blocks) : block.index + 1]
    marks = chain.from_iterable(other.marks[-MOST_FIGURES:] for other in reversed(near))
    fitting_marks = (
        mark
        for mark in marks
        if mark.kind == new.kind and mark.unit == new.unit and mark.value > 0 and mark is not old and mark is not new
    )
    return next((mark for mark in fitting_marks if _makes_up(mark, old, new)), None)


def _makes_up(added: Mark, old: Mark, new: Mark) -> bool:
    gap = abs(added.base + old.base - new.base)
    return gap <= added.step * added.scale and alike(added, new) and fitting.sums(new, [old, added])
