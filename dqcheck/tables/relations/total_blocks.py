"""Totals by structure: a position whose label says "total" and the block of positions right before or behind it."""

from collections.abc import Iterator, Sequence

from dqcheck.tables.relations.candidates import Between, Sum, SumCandidate, candidates
from dqcheck.tables.relations.number_lines import Flags, NumberLines

BLOCK, NEAREST = "block", "nearest"
MOST_NEAREST = 10
"""Readings of one total as the sum of those nearest to it, at most."""
_MOST_PARTS = 400


def blocks(
    lines: NumberLines, positions: Sequence[int], asked: Flags, between: Between, needed: float
) -> Iterator[SumCandidate]:
    """Every labelled total that is ``asked`` for, with the blocks that it may be the total of: up to a blank position,
    up to another total, or up to the end."""
    return candidates(lines, _blocks(lines, positions, asked), between, needed, BLOCK)


def _blocks(lines: NumberLines, positions: Sequence[int], asked: Flags) -> Iterator[Sum]:
    filled = lines.filled
    for index, target in enumerate(positions):
        if not asked[target]:
            continue
        seen: set[tuple[int, ...]] = set()
        before, behind = positions[max(0, index - _MOST_PARTS) : index], positions[index + 1 : index + 1 + _MOST_PARTS]
        for side in (before[::-1], behind):
            for parts in (_to_blank(lines, target, side, filled), _to_total(lines, side), tuple(side)):
                if len(parts) >= 2 and parts not in seen:
                    seen.add(parts)
                    yield target, parts


def nearest(
    lines: NumberLines, positions: Sequence[int], targets: Sequence[int], between: Between, needed: float
) -> Iterator[SumCandidate]:
    """Some labelled totals as the sum of the two, three ... positions nearest to them, on one side."""
    return candidates(lines, _nearest(positions, targets), between, needed, NEAREST)


def _nearest(positions: Sequence[int], targets: Sequence[int]) -> Iterator[Sum]:
    place = {position: index for index, position in enumerate(positions)}
    sides = MOST_NEAREST // 2
    for target in targets:
        before, behind = positions[: place[target]][::-1][:sides], positions[place[target] + 1 :][:sides]
        for side in (before, behind):
            yield from ((target, side[:size]) for size in range(2, len(side) + 1))


def _to_blank(lines: NumberLines, target: int, side: Sequence[int], filled: Flags) -> tuple[int, ...]:
    """The positions up to the first blank one; a blank one right beside the total parts nothing."""
    parts: list[int] = []
    before = target
    for position in side:
        low, high = sorted((before, position))
        if parts and not all(filled[one] for one in range(low + 1, high)):
            break
        if lines.totals[position]:
            break
        parts.append(position)
        before = position
    return tuple(parts)


def _to_total(lines: NumberLines, side: Sequence[int]) -> tuple[int, ...]:
    parts: list[int] = []
    for position in side:
        if lines.totals[position]:
            break
        parts.append(position)
    return tuple(parts)
