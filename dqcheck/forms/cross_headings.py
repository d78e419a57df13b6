"""The columns of a cross table: the headings over the values of labelled rows, and what each says of its record."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dqcheck.forms.found import Column, ValueColumn
from dqcheck.forms.grid import blank, cell_of, is_figure, is_number, label, within
from dqcheck.forms.headers import columns as labels_of
from dqcheck.forms.headers import is_numbering
from dqcheck.forms.headings import HeadingTemplate, named, template
from dqcheck.model.document import Raw, Sheet
from dqcheck.model.rule import TableForm
from dqcheck.numerals.folding import fold, normalise
from dqcheck.numerals.pieces import is_missing
from dqcheck.tables.row_labels import is_total

Values = tuple[ValueColumn, ...]

_DEEPEST_ROWS = 6
"""Rows that headings may have."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_FEWEST_HEADINGS = 2
"""Headings that make a row one of headings; a table may have a single column."""


def find(sheet: Sheet, form: TableForm, rows: Sequence[int], labels: int, columns: Sequence[int]) -> Values:
    """What each of ``columns`` with values in the labelled ``rows`` is: a record, with what its heading says, the total
    of the records, or ``other``: of no form that the table gives, or headed like another column. ``labels`` is the
    column of the labels."""
    used = [at for at in columns if any(_is_value(cell_of(sheet, row, at)) for row in rows)]
    wanted = sorted(map(template, form.columns), key=lambda one: -one.literal)
    bottom = _bottom(sheet, form, wanted, min(rows, default=0), labels, used) if used else None
    heads = _headings(sheet, bottom, used) if bottom is not None else {}
    over = _title(heads)
    found = [_column(form, wanted, at, bottom or 0, heads.get(at), over) for at in used]
    same = Counter(_identity(column) for column in found if column.role == "record")
    return tuple(
        replace(one, role="other") if one.role == "record" and same[_identity(one)] > 1 else one for one in found
    )


def _bottom(
    sheet: Sheet, form: TableForm, wanted: Sequence[HeadingTemplate], first: int, labels: int, columns: Sequence[int]
) -> int | None:
    """The last row of the headings over the ``first`` labelled row; None where nobody can tell.

    A row of texts or years with a label of its own may be one of values that the form does not ask for. It is one of
    headings where nothing stands right above it, where it is the lower level of the headings above, or where it begins
    like others; under figures it leaves the headings open, unless those above say the same.
    """
    above = [row for row in range(first - 1, -1, -1) if _heads(sheet, row, columns)]
    above = [row for row in above if not is_numbering(sheet.rows[row])]
    for at, row in enumerate(above):
        name, others = label(cell_of(sheet, row, labels)), above[at + 1 :]
        if not name or all(blank(cell_of(sheet, row - 1, column)) for column in columns) or not others:
            return row
        if any(fold(label(cell_of(sheet, other, labels))) == fold(name) for other in others):
            return row
        if others[0] == row - 1:
            heads = [column.labels for column in _headings(sheet, row, columns).values()]
            if any(all(len(one.levels) > 1 and named(head, one, form.fields) for head in heads) for one in wanted):
                return row
            if not label(cell_of(sheet, row - 1, labels)):
                return row
        elif _said(sheet, row, columns) != _said(sheet, others[0], columns):
            return None
    return None


def _said(sheet: Sheet, row: int, columns: Sequence[int]) -> Sequence[str]:
    return [fold(label(cell_of(sheet, row, at))) for at in columns]


def _title(heads: Mapping[int, Column]) -> int:
    """How many labels from the top down stand over all columns: they are a title, perhaps no part of the headings."""
    levels = list(zip(*(column.labels[:-1] for column in heads.values()), strict=False))
    alike = [len(set(map(fold, level))) == 1 for level in levels]
    return alike.index(False) if False in alike else len(alike) if len(heads) > 1 else 0


def _column(
    form: TableForm, wanted: Sequence[HeadingTemplate], at: int, row: int, head: Column | None, over: int
) -> ValueColumn:
    """A column by the labels over it, of which those ``over`` all columns may be a title."""
    labels = head.labels if head is not None else ()
    made = ValueColumn(index=at, role="other", head=" / ".join(labels), row=row)
    for given in (labels, labels[over:]) if over else (labels,):
        reads = [member for one in wanted if (member := named(given, one, form.fields)) is not None]
        if reads and reads[0]:
            return replace(made, role="record", named=reads[0])
        if reads or (len(given) == 1 and is_total(given[0])):
            return replace(made, role="total")
    return made


def _identity(column: ValueColumn) -> tuple[str, ...]:
    return tuple(fold(f"{name}={text}") for name, text in sorted(column.named.items()))


def _is_value(cell: Raw) -> bool:
    """Whether a cell holds a figure, or says that there is none."""
    return is_figure(cell) or is_number(cell) or (type(cell) is str and not blank(cell) and is_missing(normalise(cell)))


def _headings(sheet: Sheet, bottom: int, columns: Sequence[int]) -> dict[int, Column]:
    """The labels over the columns, in the rows of headings down to ``bottom``."""
    top = bottom
    while top > 0 and bottom - top + 1 < _DEEPEST_ROWS and _stands_over(sheet, top - 1, columns):
        top -= 1
    labelled = labels_of(sheet, top, bottom, bottom + 1)
    return {column.index: column for column in labelled if column.index in columns}


def _heads(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Whether a row holds headings of these columns: labels or years in several of them, and no values."""
    cells = [cell for at in columns if not blank(cell := cell_of(sheet, row, at))]
    if len(cells) < min(_FEWEST_HEADINGS, len(columns)):
        return False
    if _years(cells):
        return True
    absent = sum(is_missing(label(cell)) for cell in cells)  # a letter may head a column or say that there is no figure
    return 2 * absent < len(cells) and not any(is_figure(cell) or not label(cell) for cell in cells)


def _years(cells: Sequence[Raw]) -> bool:
    """Whether cells hold years of any century, one after the other: no values would run so."""
    texts = [label(cell) for cell in cells]
    if len(texts) < _FEWEST_HEADINGS or not all(len(text) == 4 and text.isdecimal() for text in texts):
        return False
    years = [int(text) for text in texts]
    steps = {later - earlier for earlier, later in pairwise(years)}
    return min(years) >= _FIRST_YEAR and max(years) <= _LAST_YEAR and (min(steps) > 0 or max(steps) < 0)


def _stands_over(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Whether a row holds headings above others: several, or one that is merged over several of the columns."""
    if _heads(sheet, row, columns):
        return True
    spans = within(sheet.merged, row, row)
    inside = {spans[row, at] for at in columns if (row, at) in spans}
    return any(
        left >= columns[0] and right > left and label(cell_of(sheet, first, left)) for first, left, _, right in inside
    )
