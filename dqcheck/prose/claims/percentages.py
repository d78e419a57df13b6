"""Claims that a percentage is that of a part in a whole: of a fraction beside it, or of a whole some clauses away."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Qualifier
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.wholes import (
    AGAINST,
    AMONG,
    MOST,
    NEAREST,
    Base,
    digits,
    fits,
    of_whole,
    part_before,
)  # fmt: skip
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.naming import called
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, same_kind
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.making import claim

CLOSE_BY = 6
"""Blocks before a percentage in which the whole may stand of which it is cut off."""


_BEHIND = re.compile(
    r"[^;,(]*\([^;,]*|"
    r"[^;.,()]{0,40},?\s(?:với|tương ứng|tương đương|ứng với|tức|hay)(?:\s(?:là|với))?(?:\s[^\W\d_]+){0,3}\s",
    re.IGNORECASE,
)
"""What stands between a percentage and the fraction behind it: ``(``, ``tương ứng``, ``với``."""
_NAMELESS = re.compile(r"(?:(?:đạt|chiếm|với)\s)?(?:(?:tỷ|tỉ) lệ)?", re.IGNORECASE)
"""The label of a percentage that has no name of its own."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The percentage claims of a document."""
    wholes = _wholes(text.breakdowns)
    for block in text.blocks:
        bases: list[Base] = []
        open_: list[tuple[int, Mark, tuple[Mark, Mark, bool] | None]] = []
        for at, mark in enumerate(block.marks):
            if mark.kind != "percent" or settled.has(mark) or mark.is_change or mark.qualifier is Qualifier.UNDER:
                continue
            if (made := of_fraction(block, at, mark)) is not None:
                yield made
            else:
                found_whole = of_whole(text.blocks, block, at, mark, wholes, bases)
                if found_whole is None or found_whole[2]:
                    open_.append((at, mark, found_whole))
                else:
                    bases.append(found_whole[:2])
                    yield _claim(mark, *found_whole)
        for at, mark, doubtful in open_:
            pair = _of_later_base(block, at, mark, bases) or _telling_pair(block, at, mark)
            pair = pair or (None if doubtful else _cut_off(text.blocks, block, at, mark))
            if pair is not None:
                yield _claim(mark, *pair)
            elif doubtful is not None:
                yield _claim(mark, *doubtful)


def _claim(stated: Mark, part: Mark, whole: Mark, doubt: bool = False) -> Claim:
    """A claim of a percentage, which is called what its part is where it has no name of its own."""
    made = claim("percentage", {"stated": [stated], "part": [part], "whole": [whole]}, doubt=doubt)
    [figure], [of] = made.roles["stated"], made.roles["part"]
    if _NAMELESS.fullmatch(called(figure.label)) and called(of.label):
        return replace(made, roles={**made.roles, "stated": (replace(figure, label=of.label),)})
    return made


def _of_later_base(block: Block, at: int, stated: Mark, bases: Sequence[Base]) -> Base | None:
    """The whole that is told only with a later percentage: ``201 hộ (9,07%); 92 hộ (4,15% tổng số 2.215 hộ)``."""
    begin, _ = block.sentence(stated.start)
    part = part_before(block, at, stated, begin)
    if part is None:
        return None
    for other, whole in bases:
        if other.start > stated.start and alike(other, part) and whole.base >= part.base and fits(stated, part, whole):
            return part, whole
    return None


def _telling_pair(block: Block, at: int, stated: Mark) -> Base | None:
    """Two figures of the sentence, in whatever order they are told, that give a percentage of three digits or more:
    fewer could agree by chance."""
    if digits(stated) < 3:
        return None
    begin, end = block.sentence(stated.start)
    figures = [
        mark
        for mark in block.marks[max(0, at - AMONG) : at + AMONG]
        if mark.kind in ADDITIVE and begin <= mark.start < end and not mark.is_change
    ]
    figures.sort(key=lambda mark: abs(mark.start - stated.start))
    for whole in figures:
        for part in figures:
            if part is not whole and 0 < part.base < whole.base and part.dimension == whole.dimension:
                if (digits(stated) > 3 or same_kind(part, whole)) and fits(stated, part, whole):
                    return part, whole
    return None


def _cut_off(document: Sequence[Block], block: Block, at: int, stated: Mark) -> Base | None:
    """The part nearest before a percentage and a whole of the same noun, near before it, of which the percentage is
    that with further digits cut off."""
    begin, _ = block.sentence(stated.start)
    part = part_before(block, at, stated, begin)
    if part is None or digits(stated) < 3 or AGAINST.match(block.text, stated.end):
        return None
    for other in reversed(document[max(0, block.index - CLOSE_BY) : block.index + 1]):
        for whole in reversed(other.marks[-MOST:]):
            if other is block and whole.start > part.start:
                continue
            if whole.kind in ADDITIVE and whole.dimension == part.dimension and whole.base > part.base:
                if part.noun and whole.head == part.head and fitting.truncated(stated, part, whole):
                    return part, whole
    return None


def of_fraction(block: Block, at: int, stated: Mark) -> Claim | None:
    """The fraction that stands beside a percentage, at its own bracket depth first."""
    before: list[Mark] = []
    after: list[Mark] = []
    begin, end = block.sentence(stated.start)
    for mark in reversed(block.marks[max(0, at - NEAREST) : at]):
        if mark.start < begin or stated.start - mark.end > 280:
            break
        if mark.kind == "percent" and mark.depth <= stated.depth:
            break
        if mark.part_of is not None:
            before.append(mark)
    for mark in block.marks[at + 1 : at + NEAREST]:
        if mark.start >= end or mark.start - stated.end > 60 or mark.kind == "percent":
            break
        if mark.part_of is not None:
            gap = block.text[stated.end : mark.start]
            if _BEHIND.fullmatch(gap):
                after.append(mark)
            break
    before.sort(key=lambda m: (abs(m.depth - stated.depth), stated.start - m.end))
    close = [m for m in before if m.depth == stated.depth and stated.start - m.end < 40]
    candidates = close + after + [m for m in before if m not in close]
    for mark in candidates:
        if mark.part_of is not None and fitting.percent(stated, mark, mark.part_of):
            return _claim(stated, mark, mark.part_of)
    for mark in candidates:
        whole = mark.part_of
        if whole is None or mark.odd or whole.odd:
            continue
        enclosed = stated.depth == mark.depth + 1 and block.text[whole.end : stated.start].count("(") == 1
        if mark.depth != stated.depth and mark not in after and not enclosed:
            continue
        gap = block.text[min(whole.end, stated.end) : max(mark.start, stated.start)]
        if ";" in gap or ". " in gap or _detailed(block, whole, stated):
            continue
        return _claim(stated, mark, whole, doubt=len(gap) > 80)
    return None


def _detailed(block: Block, whole: Mark, stated: Mark) -> bool:
    """True when a detail of the fraction with a figure of its own stands before the percentage, which then speaks of
    that
    (``16/16 thôn có sóng, trong đó 11 thôn có 5G, chiếm 68,75%``)."""
    for mark in block.marks:
        if (
            whole.end < mark.start < stated.start
            and mark.kind in ADDITIVE
            and mark.part_of is None
            and mark.whole_of is None
        ):
            if mark.depth <= stated.depth and mark.dimension == whole.dimension:
                return True
    return False


def _wholes(found: Sequence[Breakdown]) -> dict[int, list[Breakdown]]:
    """The groups in which each figure is a part."""
    out: dict[int, list[Breakdown]] = {}
    for group in found:
        for part in group.parts:
            out.setdefault(id(part), []).append(group)
    return out
