"""Claims of what is left: ``đầu năm 07 điểm, đã xóa 04 điểm, còn 03 điểm``; and that no more comes back than went out
(``phát ra 400 phiếu, thu về 396 phiếu``)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim

_DONE = re.compile(r"(?<!\w)đã\s[^\d;:]{2,40}$", re.IGNORECASE)
_LEFT = re.compile(r"(?<!\w)còn(?:\slại)?(?:\s(?:là|khoảng|nợ|tồn|thiếu))?\s?:?\s*$", re.IGNORECASE)
_STEPS = (
    (r"phát ra|phát hành", r"thu về|thu lại|thu được"),
    (r"triệu tập|mời", r"có mặt|tham dự|dự họp"),
    (r"thu nhận", r"phê duyệt"),
    (r"phê duyệt", r"kích hoạt"),
)
"""What is done to things one after the other, so that each number is no more than the one before it."""
_CHAINS = tuple(
    (
        re.compile(rf"(?<!\w)(?:{first})[^\d;:.]{{0,20}}$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{then})[^\d;:.]{{0,20}}$", re.IGNORECASE),
    )
    for first, then in _STEPS
)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a document about what is left and what comes back."""
    for block in text.blocks:
        if len(block.marks) > 1:
            yield from _left(block)
            yield from _returned(block)


def _plain(block: Block) -> list[Mark]:
    return [mark for mark in block.marks if mark.kind in ADDITIVE and mark.part_of is None and mark.whole_of is None]


def _before(block: Block, mark: Mark) -> str:
    previous = block.marks[mark.order - 1].end if mark.order else block.body
    return block.text[max(previous, mark.start - 50) : mark.start]


def _left(block: Block) -> Iterator[Claim]:
    """What there was, what was done with some of it, and what is left, of one kind and in one sentence."""
    marks = _plain(block)
    for first, done, rest in zip(marks, marks[1:], marks[2:], strict=False):
        begin, _ = block.sentence(done.start)
        told_before = first.start >= begin or (first.head == done.head != "" and _ends_before(block, first, begin))
        if not told_before or block.sentence(rest.start)[0] != begin or len({first.depth, done.depth, rest.depth}) > 1:
            continue
        if not _LEFT.search(_before(block, rest)) or not _DONE.search(_before(block, done)):
            continue
        if not (alike(first, done) and alike(done, rest) and alike(first, rest)) or first.base <= 0:
            continue
        if _DONE.search(_before(block, first)):
            continue
        holds = fitting.sums(first, [done, rest])
        if holds or abs(fitting.gap(first, [done, rest])) < fitting.HALF:
            yield claim("flow", {"total": [first], "parts": [done, rest]}, doubt=not holds)


def _ends_before(block: Block, mark: Mark, begin: int) -> bool:
    """True for a figure of the sentence right before the one that begins at an offset."""
    return block.sentence(mark.start)[1] == begin


def _returned(block: Block) -> Iterator[Claim]:
    """A number that cannot be more than the one right before it."""
    marks = _plain(block)
    for first, then in pairwise(marks):
        if not alike(first, then) or block.sentence(first.start) != block.sentence(then.start):
            continue
        for out, back in _CHAINS:
            if out.search(_before(block, first)) and back.search(_before(block, then)):
                yield claim("part", {"part": [then], "whole": [first]}, doubt=True)
                break
