"""What the numbering of rows says of their sums: a row over the rows numbered below it, a total over those of the first
level."""

from collections.abc import Iterator, Mapping, Sequence

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
    """The groups of a table by its numbering, with the rows between that have no number and without them; none where
    most rows are not numbered, or in one way only."""
    rows = [row for row in range(len(table.rows)) if table.figures[row].any()]
    if len(rows) > _MOST_ROWS:
        return ()
    marks = {row: _mark(table, row) for row in rows}
    totals = [row for row in rows if not marks[row] and begins_total(table.rows[row].strip())]
    named = [row for row in rows if row not in totals]
    numbered = [row for row in named if marks[row]]
    if len(named) < 3 or len(numbered) < _NUMBERED_SHARE * len(named):
        return ()
    found = [*_groups(table, named, marks, totals), *_groups(table, numbered, marks, totals)]
    return tuple(dict.fromkeys(found))


def _groups(table: Labelled, named: Sequence[int], marks: Mapping[int, str], totals: Sequence[int]) -> Iterator[Group]:
    """The groups that rows form by their numbers and indents."""
    above = parents([Placement(mark=marks[row], indent=_indent(table.rows[row])) for row in named])
    children: dict[int, list[int]] = {}
    roots: list[int] = []
    for row, parent in zip(named, above, strict=True):
        (roots if parent is None else children.setdefault(named[parent], [])).append(row)
    if not children:
        return
    yield from ((parent, tuple(below)) for parent, below in children.items() if len(below) > 1)
    if len(roots) > 1 and len(totals) == 1:
        yield totals[0], tuple(roots)


def _mark(table: Labelled, row: int) -> str:
    for column in range(_MARK_COLUMNS):
        text = table.grid.text(row, column).strip()
        if text:
            return mark_of(text) or split_mark(text)[0]
    return ""


def _indent(label: str) -> int:
    return len(label) - len(label.lstrip())
