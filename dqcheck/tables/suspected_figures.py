"""Which figure of a line that does not add up is suspected: of those that a slip of the pen explains, the one that is
out of proportion to the figures around it."""

import numpy as np

from dqcheck.model.claim import Claim, Figure
from dqcheck.model.record import changed
from dqcheck.tables.relations.likely_slips import repairing
from dqcheck.tables.relations.number_lines import Flags, NumberLines
from dqcheck.tables.relations.unlikely_figures import unlikely
from dqcheck.tables.table_patterns import TablePattern

_MOST_LINES = 100
"""Lines of a pattern of which the suspect is looked for."""
_HUNDRED = 100.0
"""What shares of a whole come to: a total that is another, alone among such, is wrong."""
_MOST_SLIPPED = 12
"""Figures among which a suspect is looked for: among more of them a slip says little."""


def slipped(lines: NumberLines, pattern: TablePattern, line: int) -> list[int]:
    """The positions whose figure a slip explains, so that a line of a sum would hold."""
    return repairing(lines, pattern.target, pattern.parts, line, exact=pattern.exact == pattern.holds)


def suspects(lines: NumberLines, pattern: TablePattern, fails: Flags, beside: Flags) -> dict[int, int]:
    """The position that is suspected on each line that ``fails``, where one clearly is; ``beside`` are the lines that
    the pattern speaks of."""
    found: dict[int, int] = {}
    total = lines.values[pattern.target]
    of_hundred = bool((total[beside & ~fails] == _HUNDRED).all())
    for line in np.nonzero(fails)[0][:_MOST_LINES].tolist():
        if of_hundred and total[line] != _HUNDRED:
            found[line] = pattern.target
            continue
        possible = slipped(lines, pattern, line)
        if 1 < len(possible) <= _MOST_SLIPPED:
            position = unlikely(lines, pattern.target, pattern.parts, line, suspects=possible, beside=beside)
            if position is not None:
                found[line] = position
    return found


def suspected(claim: Claim, cell: tuple[int, int]) -> Claim:
    """A claim with the figure of a cell (row, column) marked as out of proportion."""

    def mark(figure: Figure) -> Figure:
        return changed(figure, unlikely=True) if (-1 - figure.paragraph, figure.start) == cell else figure

    return changed(claim, roles={role: tuple(map(mark, figures)) for role, figures in claim.roles.items()})
