"""Tables one below another on a sheet: where a new heading stands over the columns, a new table begins."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dqcheck.tables.number_grid import NumberGrid
from dqcheck.tables.relations.number_lines import Flags

_FEWEST_HEADED = 2
"""Columns of figures over which a heading stands."""
_HEADED_SHARE = 0.5
"""Share of the columns of figures below that it stands over."""
_BODY_ROWS = 3
"""Rows of figures below that show which columns they are."""
_FEWEST_ROWS = 3
"""Rows of figures that make a table."""
_MOST_TABLES = 12
"""Tables on a sheet; more of them are forms one below another, which say the same."""


def stacked_tables(grid: NumberGrid, figures: Flags) -> Sequence[tuple[int, int]]:
    """The first row, and the one behind the last, of each table where there are several."""
    figured = np.nonzero(figures.any(axis=1))[0].tolist()
    starts = [0]
    above: Mapping[int, str] = {}
    for index, row in enumerate(figured):
        gap = range(figured[index - 1] + 1 if index else 0, row)
        if not gap:
            continue
        heading = _heading(grid, figures, gap, figured[index : index + _BODY_ROWS])
        if not index:
            above = heading
        elif heading and any(above.get(column) != text for column, text in heading.items()):
            above = heading
            starts.append(gap[0])
    tables = list(_large(figures, [*starts, len(figures)]))
    return tables if 1 < len(tables) <= _MOST_TABLES else ()


def _heading(grid: NumberGrid, figures: Flags, gap: range, body: Sequence[int]) -> Mapping[int, str]:
    """The texts by column that stand over most columns of figures and tell them apart; none where they do not."""
    columns = np.nonzero(figures[body].any(axis=0))[0].tolist()
    found: dict[int, str] = {}
    for column in columns:
        texts = [grid.text(row, column).strip() for row in gap]
        text = " ".join(one for one in texts if any(map(str.isalnum, one)))
        if text:
            found[column] = text
    enough = len(found) >= max(_FEWEST_HEADED, _HEADED_SHARE * len(columns))
    return found if enough and len(set(found.values())) > 1 else {}


def _large(figures: Flags, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges between starts, small ones joined to the one before."""
    held: Flags = np.asarray(figures.any(axis=1), dtype=bool)
    first = starts[0]
    for start, end in zip(starts[1:], [*starts[2:], starts[-1]], strict=True):
        behind = int(held[start:end].sum())
        if start == starts[-1] or (held[first:start].sum() >= _FEWEST_ROWS and behind >= _FEWEST_ROWS):
            yield first, start
            first = start
