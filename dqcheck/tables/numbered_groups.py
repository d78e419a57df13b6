"""What the numbering of rows says of their sums: a row over the rows numbered below it, a total over those of the first
level."""

from collections.abc import Sequence

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.row_labels import begins_total
from dqcheck.tables.row_numbering import Placement, mark_of, parents, split_mark

Group = tuple[int, tuple[int, ...]]
"""A row and the rows that may make it up."""

_NUMBERED_SHARE = 0.6
"""Share of the rows of figures that must be numbered, for the numbering to say something."""
_MARK_COLUMNS = 2
"""First columns in which the numbers of rows stand."""
_MOST_ROWS = 2000


def numbered_groups(table: Labelled) -> Sequence[Group]:
    """The groups of a table by its numbering; none where most rows are not numbered, or in one way only."""
    rows = [row for row in range(len(table.rows)) if table.figures[row].any()]
    named = [row for row in rows if not begins_total(table.rows[row].strip())]
    marks = {row: _mark(table, row) for row in named}
    if len(named) < 3 or len(rows) > _MOST_ROWS or sum(map(bool, marks.values())) < _NUMBERED_SHARE * len(named):
        return ()
    placed = [Placement(mark=marks[row], indent=_indent(table.rows[row])) for row in named]
    above = parents(placed)
    children: dict[int, list[int]] = {}
    for row, parent in zip(named, above, strict=True):
        if parent is not None:
            children.setdefault(named[parent], []).append(row)
    if not children:
        return ()
    roots = [row for row, parent in zip(named, above, strict=True) if parent is None]
    groups = [(parent, tuple(below)) for parent, below in children.items() if len(below) > 1]
    totals = [row for row in rows if row not in marks]
    groups += [(total, tuple(roots)) for total in totals if len(roots) > 1 and len(totals) == 1]
    return groups


def _mark(table: Labelled, row: int) -> str:
    for column in range(_MARK_COLUMNS):
        text = table.grid.text(row, column).strip()
        if text:
            return mark_of(text) or split_mark(text)[0]
    return ""


def _indent(label: str) -> int:
    return len(label) - len(label.lstrip())
