"""The labels of a form of labels and values: what each stands under, and the section that it is in."""

from collections.abc import Mapping, Sequence

from dqcheck.forms.grid import blank, cell_of, is_figure
from dqcheck.forms.grid import label as label_of
from dqcheck.forms.labels import bare, enumerated, spellings
from dqcheck.model.document import Raw, Sheet
from dqcheck.model.record import record
from dqcheck.model.rule import TableForm
from dqcheck.numerals.folding import fold, normalise
from dqcheck.tables.row_numbering import mark_of, readings, split_mark

SEARCHED_ROWS = 3000
"""Rows of a sheet that are searched for labels."""
_DASHES = ("-", "–", "—", "+", "•", "*")
_FEWEST_HEADINGS = 2
"""Texts beside an empty cell that make a row one of headings."""
_SECTION_STYLES = ("roman", "capital")


@record
class Line:
    """A label of the form: its row, the labels it stands under and itself, as printed, and the section it is in,
    counted from the top."""

    row: int
    labels: tuple[str, ...]
    section: int


@record
class Lines:
    """The labels of a column from the top down. ``titled`` are the sections that bear the name of a table."""

    lines: Sequence[Line]
    titled: Mapping[int, str]


def read(sheet: Sheet, column: int, known: frozenset[str], forms: Mapping[str, TableForm]) -> Lines:
    """Every label of a column under the labels it belongs to, by their numbering and their sections.

    A label without a number belongs below one that has no value, and above those that begin with a dash. A section
    begins with a heading that bears the name of a table or is numbered as sections are, where the numbers begin again,
    and, where there are cross tables among the ``forms``, with new headings of columns. ``known`` are the folded pieces
    of labels.
    """
    titles = {name: table for table, form in forms.items() for name in _names(form)}
    crossed = any(form.columns for form in forms.values())
    titled: dict[int, str] = {}
    stack: list[tuple[int, str]] = []
    section = number = 0
    found: list[Line] = []
    for row in range(min(len(sheet.rows), SEARCHED_ROWS)):
        cell = cell_of(sheet, row, column)
        if type(cell) is not str or blank(cell):
            if crossed and found and found[-1].section == section and _heads_columns(sheet.rows[row][column + 1 :]):
                section, number = section + 1, 0
            continue
        depth, text = enumerated(cell)
        beside = cell_of(sheet, row, column - 1) if column else None
        if depth is None:
            depth = _depth_of_mark(beside)
        style, place = _numbered(cell, beside)
        alone = all(blank(other) for other in sheet.rows[row][column + 1 :])
        begins = alone and (style in _SECTION_STYLES or bare(text) in titles)
        if begins or (style == "number" and place <= number):
            section += 1
        number = 0 if begins else place if style == "number" else number
        if begins and (table := titles.get(bare(text))) is not None:
            titled[section], stack = table, []
            continue
        level = 2 * depth if depth is not None else (1 if alone else 3)
        while stack and stack[-1][0] >= level:
            stack.pop()
        label = normalise(text)
        if not alone:
            found.append(Line(row=row, labels=(*(name for _, name in stack), label), section=section))
        if level > 1 or any(form in known for form in spellings(label)):
            stack.append((level, label))
    return Lines(lines=found, titled=titled)


def _heads_columns(cells: Sequence[Raw]) -> bool:
    """Whether the cells beside an empty one are headings: several texts or years, and no figures."""
    written = [cell for cell in cells if not blank(cell)]
    return len(written) >= _FEWEST_HEADINGS and all(label_of(cell) and not is_figure(cell) for cell in written)


def _names(form: TableForm) -> tuple[str, ...]:
    return (fold(form.title.vi), fold(form.title.en), *map(fold, form.sheet))


def _numbered(cell: str, beside: Raw) -> tuple[str, int]:
    """The style and the place of a label's number, in its own cell or in the one before it."""
    given = readings(split_mark(cell)[0] or mark_of(label_of(beside)))
    return given[0] if given else ("", 0)


def _depth_of_mark(cell: Raw) -> int | None:
    """The depth of a number in a column of its own: ``I``, ``1``, ``1.1``, ``a``, ``-``."""
    mark = label_of(cell).rstrip(".)")
    if not mark:
        return None
    stop = "" if mark in _DASHES else " " if "." in mark else ". "
    return enumerated(f"{mark}{stop}x")[0]
