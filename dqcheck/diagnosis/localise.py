"""Error localisation: the fewest cells that explain every discrepancy of a submission.

The principle of Fellegi and Holt (1976): change the fewest fields so that all edits can hold. Here a failing edit must
contain a changed cell, cells that also stand in edits that hold weigh more, and the search is exact and bounded: more
than ``MOST_CELLS`` wrong cells in one connected group is told as unknown rather than guessed.
"""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

MOST_CELLS = 3
MOST_CANDIDATES = 60
COST = 8
"""The cost of changing one cell of which nothing is known."""

Cell = TypeVar("Cell", bound=Hashable)


def wrong_cells(failing: Sequence[frozenset[Cell]], weights: Mapping[Cell, int]) -> tuple[frozenset[Cell], ...]:
    """The smallest sets of cells of least weight that meet every failing edit; several when they tie, none when the
    search would be too wide. ``weights`` gives the cost of changing a cell (``COST`` when absent)."""
    cells = sorted({cell for edit in failing for cell in edit}, key=repr)
    if not failing or len(cells) > MOST_CANDIDATES:
        return ()
    for size in range(1, MOST_CELLS + 1):
        sets = [
            frozenset(chosen) for chosen in combinations(cells, size) if all(edit & set(chosen) for edit in failing)
        ]
        if sets:
            cost = {chosen: sum(weights.get(cell, COST) for cell in chosen) for chosen in sets}
            least = min(cost.values())
            return tuple(chosen for chosen in sets if cost[chosen] == least)
    return ()


def groups(failing: Sequence[frozenset[Cell]]) -> list[list[int]]:
    """Indexes of the failing edits that hang together through shared cells."""
    found: list[tuple[set[Cell], list[int]]] = []
    for index, edit in enumerate(failing):
        touching = [group for group in found if group[0] & edit]
        merged: tuple[set[Cell], list[int]] = (set(edit), [index])
        for group in touching:
            merged[0].update(group[0])
            merged[1].extend(group[1])
            found.remove(group)
        found.append(merged)
    return sorted(sorted(indexes) for _, indexes in found)
