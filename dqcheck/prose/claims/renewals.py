"""Totals of an old value and its addition: ``bổ sung 2 dự án ... từ 55 dự án thành 57 dự án``. Only what holds is
claimed."""

import re
from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim

MOST = 60
"""Figures of one block that are looked at for one total."""
_NEW = re.compile(r"(?<!\w)(?:thành|lên|nâng|còn|đạt)(?!\w)", re.IGNORECASE)


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """An old value, an addition and the new value: ``bổ sung 2 dự án ... từ 55 dự án thành 57 dự án``."""
    for block in text.blocks:
        marks = [m for m in block.marks if m.kind in ADDITIVE and m.whole_of is None and m.value > 0]
        for at, new in enumerate(marks):
            if settled.has_total(new) or not at:
                continue
            for old in reversed(marks[max(0, at - 10) : at]):
                if old.dimension != new.dimension or old.unit != new.unit or old.base >= new.base:
                    continue
                if not alike(old, new) or not _NEW.search(block.text[old.end : new.start]):
                    continue
                if added := _addition(text.blocks, block, old, new):
                    yield claim("total", {"total": [new], "parts": [old, added]})
                break


def _addition(document: Sequence[Block], block: Block, old: Mark, new: Mark) -> Mark | None:
    for other in reversed(document[max(0, block.index - 3) : block.index + 1]):
        for mark in other.marks[-MOST:]:
            if (
                mark.kind == new.kind
                and mark.dimension == new.dimension
                and mark is not old
                and mark is not new
                and mark.unit == new.unit
            ):
                if (
                    mark.value > 0
                    and abs(mark.base + old.base - new.base) <= mark.step * mark.scale
                    and alike(mark, new)
                    and fitting.sums(new, [old, mark])
                ):
                    return mark
    return None
