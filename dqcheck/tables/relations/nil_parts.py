"""Parts of a sum that are nil: they prove nothing and add nothing, so figures do not say whether they have a part in
it. One that is named and stands in line with the parts has."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from dqcheck.tables.relations.candidates import SumCandidate, measured
from dqcheck.tables.relations.number_lines import Flags, NumberLines


def with_nil_parts(lines: NumberLines, found: Sequence[SumCandidate]) -> list[SumCandidate]:
    """The sums of neighbours with the nil positions in line with them of which others make no use."""
    used: Flags = lines.totals.copy()
    used[[position for one in found for position in (one.target, *one.parts)]] = True
    filled = np.concatenate([[0], np.cumsum(lines.filled)])
    return [
        _with_beside(lines, one, used)
        if filled[max(one.parts) + 1] - filled[min(one.parts)] == len(one.parts)  # nothing stands between the parts
        else one
        for one in found
    ]


def _with_beside(lines: NumberLines, one: SumCandidate, used: Flags) -> SumCandidate:
    beside = tuple(_beside(lines, one, used))
    if not beside:
        return one
    parts = tuple(sorted([*one.parts, *beside]))
    told = measured(lines, one.target, parts)
    if told.holds[0] < one.holds or told.fails[0] > one.fails:
        return one
    return replace(one, parts=parts, fails=int(told.fails[0]))


def _beside(lines: NumberLines, one: SumCandidate, used: Flags) -> Iterator[int]:
    """The nil positions right beside the parts, up to a blank one and to one that stands further left."""
    low, high = min(one.parts), max(one.parts)
    if low < one.target < high:
        return
    stated = lines.given[one.target] & (lines.values[one.target] != 0)

    def nil(position: int) -> bool:
        figures = lines.values[position, stated]
        return not (used[position] or figures.any()) and bool(lines.given[position, stated].any())

    for start, step in ((low, -1), (high, 1)):
        indent, position = _indent(lines.labels[start]), start + step
        while 0 <= position < lines.count and nil(position) and position != one.target:
            label = lines.labels[position]
            if not label.strip() or _indent(label) < indent:
                break
            yield position
            position += step


def _indent(label: str) -> int:
    return len(label) - len(label.lstrip())
