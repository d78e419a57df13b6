"""The relations that figures of a passage might have, by their kinds and units alone."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from dqcheck.model.record import working_record
from dqcheck.prose.figures.block import ADDITIVE
from dqcheck.prose.linking.frames import BITS, Frame

REACH = 8
"""Figures on each side of a result among which its operands may stand."""
_BESIDE = 6
"""The same of the factors of a product."""
_MOST_PARTS = 12
_FLOW = 4
_FIRST = BITS["opening"]
_LAST = BITS["closing"] | BITS["rest"]
_EACH = BITS["mean"] | BITS["each"] | BITS["times"]


@working_record
class Link:
    """A relation that figures might have: ``kind`` says which, ``result`` is the figure that the ``operands`` make."""

    kind: str
    result: Frame
    operands: tuple[Frame, ...]


def candidates(frames: Sequence[Frame], result: Frame) -> Iterator[Link]:
    """The relations in which a figure might be the result."""
    mark = result.mark
    if mark.kind == "percent":
        yield from _rates(frames, result)
    elif mark.is_change:
        yield from _changes(frames, result)
    if mark.kind in ADDITIVE:
        before, behind = _like(frames, result)
        yield from _totals(result, before, behind)
        yield from _flows(result, before, behind)
        yield from _products(frames, result)


def _around(frames: Sequence[Frame], result: Frame) -> list[Frame]:
    """The figures near a result: in its sentence and those beside it."""
    near = frames[max(0, result.at - REACH) : result.at + REACH + 1]
    return [
        one
        for one in near
        if one is not result
        and abs(one.sentence - result.sentence) <= 1
        and abs(one.mark.block.index - result.mark.block.index) <= 1
        and one.mark.value > 0
    ]


def _is_level(frame: Frame) -> bool:
    return frame.mark.kind in ADDITIVE and not frame.mark.per and frame.mark.value > 0


def _rates(frames: Sequence[Frame], result: Frame) -> Iterator[Link]:
    """A share, and a growth in the direction that the words tell."""
    values = [one for one in _around(frames, result) if one.mark.kind in ADDITIVE]
    stated = result.mark
    for first, second in combinations(values, 2):
        if first.mark.dimension != second.mark.dimension:
            continue
        low, high = sorted((first, second), key=lambda one: one.mark.base)
        if low.mark.base == high.mark.base and stated.value != 100:
            continue
        if stated.rises is None or first.mark.is_change or second.mark.is_change:
            pair = (low, high) if stated.value <= 100 else (high, low)
            yield Link(kind="percentage", result=result, operands=pair)
        if first.mark.is_change or second.mark.is_change:
            continue
        if stated.rises or (stated.rises is None and result.before & BITS["rise"]):
            yield Link(kind="growth", result=result, operands=(high, low))
        if stated.rises is False or (stated.rises is None and result.before & BITS["fall"]):
            yield Link(kind="growth", result=result, operands=(low, high))


def _changes(frames: Sequence[Frame], result: Frame) -> Iterator[Link]:
    dimension = "%" if result.mark.kind == "points" else result.mark.dimension
    near = [one for one in _around(frames, result) if one.mark.dimension == dimension and not one.mark.is_change]
    for first, second in combinations(near, 2):
        low, high = sorted((first, second), key=lambda one: one.mark.base)
        if low.mark.base < high.mark.base:
            pair = (high, low) if result.mark.rises else (low, high)
            yield Link(kind="growth-amount", result=result, operands=pair)


def _like(frames: Sequence[Frame], result: Frame) -> tuple[list[Frame], list[Frame]]:
    """The levels of a figure's dimension before it, the nearest first, and behind it, each near the one before."""
    sides: list[list[Frame]] = []
    for step in (-1, 1):
        side: list[Frame] = []
        last = result
        at = result.at + step
        while 0 <= at < len(frames) and len(side) < _MOST_PARTS and abs(at - last.at) <= REACH:
            one = frames[at]
            if abs(one.mark.block.index - last.mark.block.index) > 1 or abs(one.sentence - last.sentence) > 1:
                break
            if one.mark.dimension == result.mark.dimension and _is_level(one):
                side.append(one)
                last = one
            at += step
        sides.append(side)
    return sides[0], sides[1]


def _totals(total: Frame, before: Sequence[Frame], behind: Sequence[Frame]) -> Iterator[Link]:
    """Parts behind a total or before it, one after the other; and two figures on both sides or apart, that with a rest
    make a whole."""
    done: set[tuple[int, ...]] = set()
    for side in (before, behind):
        if not side:
            continue
        level = [one for one in side if one.mark.depth == side[0].mark.depth]
        for sequence in (side, level):
            for count in range(2, len(sequence) + 1):
                parts = sorted(sequence[:count], key=lambda one: one.at)
                if any(one.mark.base >= total.mark.base for one in parts):
                    break
                key = tuple(one.at for one in parts)
                if key in done:
                    continue
                done.add(key)
                yield Link(kind="total", result=total, operands=tuple(parts))
    for first, second in combinations(sorted([*before[:3], *behind[:3]], key=lambda one: one.at), 2):
        if (first.at, second.at) not in done and total.mark.base > max(first.mark.base, second.mark.base):
            yield Link(kind="total", result=total, operands=(first, second))


def _flows(closing: Frame, before: Sequence[Frame], behind: Sequence[Frame]) -> Iterator[Link]:
    """An opening figure, what came and what went, right before a closing figure or right behind it."""
    for side in (before[:3][::-1], behind[:3]):
        if len(side) == _FLOW - 1:
            opening, one, other = side
            if not (closing.before & _LAST or opening.before & _FIRST):
                continue
            yield Link(kind="flow", result=closing, operands=(opening, one, other))
            yield Link(kind="flow", result=closing, operands=(opening, other, one))


def _products(frames: Sequence[Frame], result: Frame) -> Iterator[Link]:
    """A number and what each gets: of three figures that are not all of one unit, or of counts."""
    if result.mark.per or result.mark.is_change:
        return
    near = frames[max(0, result.at - _BESIDE) : result.at + _BESIDE + 1]
    if not any(_may_be_each(one) for one in near):
        return
    around = [one for one in _around(frames, result) if abs(one.at - result.at) <= _BESIDE and not one.mark.is_change]
    numbers = [one for one in around if one.mark.kind in ADDITIVE and not one.mark.per and _is_number(one)]
    for each in around:
        if not (each.mark.kind == "rate" or each.mark.dimension == result.mark.dimension):
            continue
        for number in numbers:
            told = _may_be_each(each) or number.before & BITS["times"]
            if number is each or not told or (each.mark.kind not in ADDITIVE and each.mark.kind != "rate"):
                continue
            if number.mark.dimension != result.mark.dimension or number.mark.dimension == "count":
                yield Link(kind="product", result=result, operands=(each, number))


def _may_be_each(frame: Frame) -> bool:
    """True for a figure that may tell what each gets."""
    mark = frame.mark
    return bool(mark.per) or mark.kind == "rate" or bool(frame.before & _EACH)


def _is_number(frame: Frame) -> bool:
    """True for a figure that may tell how many get something each: whole, or in a unit."""
    return bool(frame.mark.unit) or frame.mark.value == int(frame.mark.value)
