"""Lists of changes that answer a bracketed list of the earlier values, and both the values told before, in one order:
``9 người chết, 19 người bị thương; so với cùng kỳ (12 người chết, 16 người bị thương) giảm 3 người chết,
tăng 3 người``.
"""

from collections.abc import Iterator, Sequence

from dqcheck.model.record import record
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.changes import StatedChange, stated
from dqcheck.prose.phrases.alike import alike

_FEWEST = 2
_MOST = 6
_AHEAD_CHARACTERS = 60
"""Before the bracket, where words say that its values are of an earlier time."""


@record
class Answer:
    """A change of a list with its present value and its earlier one."""

    change: StatedChange
    now: Mark
    earlier: Mark


def answered_lists(block: Block) -> Iterator[list[Answer]]:
    """The lists of changes of a block, each with its values."""
    if len(block.marks) >= 3 * _FEWEST and "(" in block.text:
        for earlier in _bracketed(block):
            yield from _answers(block, earlier)


def is_answer(change: Mark, now: Mark, earlier: Mark) -> bool:
    """True for a change in a list that answers its values."""
    answers = (one for given in answered_lists(change.block) for one in given)
    return any(one.change.mark is change and one.now is now and one.earlier is earlier for one in answers)


def _bracketed(block: Block) -> Iterator[list[Mark]]:
    """The lists of values in one bracket, before which words say that they are of an earlier time."""
    growth = block.words.rates.growth
    at = 0
    while at < len(block.marks):
        mark, end = block.marks[at], at + 1
        while end < len(block.marks) and block.marks[end].depth >= mark.depth > 0:
            end += 1
        given = block.marks[at:end]
        if mark.depth and _FEWEST <= len(given) <= _MOST and all(_is_value(one) for one in given):
            opened = block.text.rfind("(", 0, mark.start)
            ahead = block.text[max(0, opened - _AHEAD_CHARACTERS) : max(0, opened)]
            if block.found(growth.of_time, ahead) or block.found(growth.against, ahead):
                yield given
        at = end


def _is_value(mark: Mark) -> bool:
    return mark.kind in ADDITIVE and not mark.is_change and not mark.is_fraction and mark.qualifier is None


def _answers(block: Block, earlier: Sequence[Mark]) -> Iterator[list[Answer]]:
    """The changes in amount, and those in percent, that answer a bracketed list, with the present values."""
    begin, end = block.sentence(earlier[0].start)
    size, depth = len(earlier), earlier[0].depth - 1
    present = [mark for mark in block.marks[: earlier[0].order] if mark.start >= begin and mark.depth == depth]
    present = [mark for mark in present if _is_value(mark)]
    if len(present) != size or not all(alike(*pair) for pair in zip(present, earlier, strict=True)):
        return
    changes = [one for one in stated(block) if begin <= one.mark.start < end and one.mark.qualifier is None]
    for rates in (False, True):
        of_kind = [one for one in changes if (one.mark.kind == "percent") == rates]
        if len(of_kind) != size:
            continue
        given = [*zip(of_kind, present, earlier, strict=True)]
        if rates or all(alike(change.mark, now) for change, now, _ in given):
            yield [Answer(change=change, now=now, earlier=then) for change, now, then in given]
