"""What has to be said of how the numbers of a table were read that are typed as text."""

from collections.abc import Iterator

from dqcheck.model.claim import NotationUse
from dqcheck.numerals.notations import SHOWN_EXAMPLES
from dqcheck.tables.number_grid import NumberGrid, counting

_USUAL = "vi"
"""The notation of which nothing has to be said."""


def notation_uses(grid: NumberGrid) -> Iterator[NotationUse]:
    """The notations in which texts were read that might be read otherwise: any but the usual one, and lines that are
    written unlike the rest of the table."""
    evidence, notation = grid.evidence, grid.notation
    if notation is None or not evidence.open:
        return
    if notation.name != _USUAL:
        decided = evidence.notation == notation
        shown = evidence.deciding if decided else evidence.undecided
        yield NotationUse(
            notation=notation.name, why="texts" if decided else "counting", figures=shown[:SHOWN_EXAMPLES]
        )
    if grid.grouped:
        shown = tuple(dict.fromkeys(grid.text(*cell).strip() for cell in sorted(grid.grouped)))[:SHOWN_EXAMPLES]
        yield NotationUse(notation=counting(shown[0]).name, why="line", figures=shown)
