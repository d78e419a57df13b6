"""Claims of how far a time is beyond its limit or within it: ``quy định 15 ngày, thực tế 17 ngày, trễ 2 ngày``, ``the
wait is 112 days; the standard is 90, so they wait 22 days beyond it``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth_ends import amounts_to, differing
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.figures.changes import StatedChange
from dqcheck.prose.phrases.nearby import words_since_figure

_FEWEST = 3
_LIMIT_KINDS = ("duration", "count")


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The sentences of a document that tell a limit, the time that something took, and by how much that passed it."""
    for block in text.blocks:
        if sum(mark.kind == "duration" for mark in block.marks) < _FEWEST - 1:
            continue
        for group in block.by_sentence():
            marks = [mark for mark in group if mark.kind in _LIMIT_KINDS]
            if len(marks) >= _FEWEST and not any(settled.has(mark) for mark in marks if mark.kind == "duration"):
                yield from _of_sentence(marks)


def _of_sentence(marks: Sequence[Mark]) -> Iterator[Claim]:
    """The claim of a sentence that tells one time beyond one limit and one other time."""
    changes = [change for mark in marks if mark.kind == "duration" and (change := _beyond(mark)) is not None]
    if len(changes) != 1 or changes[0].mark.qualifier is not None:
        return
    [change] = changes
    limits = [given for mark in marks if mark is not change.mark and (given := _limit(mark, change.mark)) is not None]
    places = {change.mark.start, *(mark.start for mark in limits)}
    times = [mark for mark in marks if mark.start not in places and mark.kind == "duration"]
    if len(limits) != 1 or len(times) != 1 or times[0].dimension != change.mark.dimension:
        return
    [limit], [taken] = limits, times
    if limit.qualifier is None and taken.qualifier is None and (taken.base > limit.base) == change.up:
        if taken.base != limit.base:
            yield differing(change, taken, limit, doubt=not amounts_to(change, taken, limit))


def _beyond(mark: Mark) -> StatedChange | None:
    """A time as the one by which a limit was passed, or by which something was done before it."""
    words, block = mark.block.words.spans, mark.block
    ahead = words_since_figure(mark)
    if words.over.search(ahead) or words.over_behind.match(block.text, mark.end + _unit(mark)):
        return StatedChange(mark, True)
    if words.under.search(ahead) or words.under_behind.match(block.text, mark.end + _unit(mark)):
        return StatedChange(mark, False)
    return None


def _unit(mark: Mark) -> int:
    """Characters of the unit of a time, which is no part of its figure."""
    found = mark.block.words.figures.names.duration.match(mark.block.text, mark.end)
    return len(found[0]) if found is not None else 0


def _limit(mark: Mark, like: Mark) -> Mark | None:
    """A figure as a limit, by the words beside it: a time, or a number that leaves out the unit of all times."""
    words, block = mark.block.words.spans, mark.block
    ahead, behind = words_since_figure(mark), mark.end + _unit(mark)
    if not words.limit.search(ahead) and not words.limit_behind.match(block.text, behind):
        return None
    if mark.kind == "duration":
        return mark if mark.dimension == like.dimension else None
    bare = not mark.noun or words.limit_behind.match(block.text, behind)
    return replace(mark, kind=like.kind, unit=like.unit, dimension=like.dimension) if bare and not mark.unit else None
