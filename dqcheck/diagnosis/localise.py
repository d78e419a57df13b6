"""Error localisation: the fewest cells that explain every discrepancy of a submission.

The principle of Fellegi and Holt (1976): change the fewest fields so that all edits can hold. Here a failing edit must
contain a changed cell, cells that also stand in edits that hold weigh more, and the search is exact and bounded: more
than ``MOST_CELLS`` wrong cells in one connected group is told as unknown rather than guessed.
"""

from collections import Counter
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
    candidates = {cell for edit in failing for cell in edit}
    if not failing:
        return ()
    # of very many cells those that are cheapest to change are looked at: another one is never in a set of least weight
    # unless it explains more, and then it stands in several edits and is kept
    shared = Counter(cell for edit in failing for cell in edit)
    order = sorted(candidates, key=lambda cell: (-min(shared[cell], 2), weights.get(cell, COST), repr(cell)))
    cells = sorted(order[:MOST_CANDIDATES], key=repr)
    for size in range(1, MOST_CELLS + 1):
        sets = [
            frozenset(chosen)
            for chosen in combinations(cells, size)
            if not any(edit.isdisjoint(chosen) for edit in failing)
        ]
        if sets:
            cost = {chosen: sum(weights.get(cell, COST) for cell in chosen) for chosen in sets}
            least = min(cost.values())
            return tuple(chosen for chosen in sets if cost[chosen] == least)
    return ()


def groups(failing: Sequence[frozenset[Cell]]) -> list[list[int]]:
    """Indexes of the failing edits that hang together through shared cells, in ascending order."""
    above = list(range(len(failing)))

    def root(index: int) -> int:
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    first: dict[Cell, int] = {}
    for index, edit in enumerate(failing):
        for cell in edit:
            above[root(index)] = root(first.setdefault(cell, index))
    found: dict[int, list[int]] = {}
    for index in range(len(failing)):
        found.setdefault(root(index), []).append(index)
    return list(found.values())
