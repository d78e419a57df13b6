"""Ranges of ages, sizes or years that begin where the one before ends and are open at both ends: classes that leave
nothing of their whole out (``dưới 15``, ``15-49``, ``từ 50 trở lên``)."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from dqcheck.prose.figures.block import Mark

_OPEN = 10**9


@cache
def _ends(joining: str) -> re.Pattern[str]:
    """What ends a clause: a mark, or a word that joins another figure."""
    return re.compile(rf"[;:()]|[,.](?!\d)|\s{joining}\s(?=\d)")


def adjoin(run: Sequence[Mark]) -> bool:
    """Whether each figure of a run stands beside a range of its own, and the ranges adjoin from below to above all."""
    found = [_range(mark) for mark in run]
    ranges = sorted(one for one in found if one is not None)
    if len(ranges) < max(len(run), 2) or ranges[0][0] >= 0 or ranges[-1][1] < _OPEN:
        return False
    return all(0 <= high[0] - low[1] <= 1 for low, high in pairwise(ranges))


def _range(mark: Mark) -> tuple[int, int] | None:
    """The range in the clause of a figure: from -1 where it is open below."""
    text, words = mark.block.text, mark.block.words.rates.shares
    ends = _ends(words.joining)
    before = [match.end() for match in ends.finditer(text, 0, mark.start + 1) if match.end() <= mark.start]
    behind = ends.search(text, mark.end)
    clause = text[before[-1] if before else 0 : mark.start]
    clause += text[mark.end : behind.start() if behind else len(text)]
    if match := words.from_to.search(clause):
        return int(match["low"]), int(match["high"])
    if match := words.below.search(clause):
        return -1, int(match["high"])
    if match := words.above.search(clause):
        return int(match["low"] or match["over"]), _OPEN
    return None
