"""A table understood: numeric cells as figures, rows as a tree by their numbering, totals over parts of the tree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dqcheck.language.types.prose import ProseWords
from dqcheck.language.wording import Wording, one_of
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.scan import scan
from dqcheck.tables.row_labels import begins_total, counts_columns, some_of
from dqcheck.tables.typed_grids import Grid, GridCell
from dqcheck.tables.wordings import WORDS

_NUMERIC = re.compile(r"[\s*(]*[-+−]?\s*(?:\d{1,3}(?:\s\d{3})+(?:,\d+)?|\d[\d.,]*)\s*(?:%|\(\s*%\s*\))?[\s*)]*")
_SPACED = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
"""Spaces that group thousands (``230 065``), as the statistical offices write them."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENED = re.compile(r"\s*:?\s*(?=-\s)")
"""What stands between the words that open parts and the sign of the first of them, in one cell."""
_FORMULA_CHARACTERS = 20
"""Characters from which on a text is no formula of a column (``3 = 1 + 2``)."""
_FORMULA_ROWS = 3
"""First rows of figures among which the formulas of the columns may stand."""
_SIGN_CHARACTERS = 2
"""Characters up to which a text is a number or sign, no name."""
_LABEL_COLUMNS = 4
"""First columns of a table, one of which names the rows."""
_FEWEST_FIGURES = 2
"""Figures that make a column one of figures."""
_SKIPPED_NUMBERS = 2
"""Numbers that a numbering may leave out."""
_LABEL_CHARACTERS = 90
"""Characters of a row's labels that a figure keeps."""
_UNIT_LINE = Wording(one_of(WORDS.unit_lines))
_SMALL, _CAPITAL = f"a-z{WORDS.item_letters}", f"A-H{WORDS.item_letters.upper()}"
_FORMULA = re.compile(
    r"\(\s*(?:=\s*)?([IVXA-H\d.]{1,4}(?:\s*[+]\s*[IVXA-H\d.]{1,4})+)\s*\)|"
    r"=\s*([IVXA-H\d.]{1,4}(?:\s*[+]\s*[IVXA-H\d.]{1,4})+)"
)
_NUMBER = re.compile(
    r"\*?\s*(?:(?P<roman>[IVX]{1,5})|(?P<digits>\d{1,3}(?:\.\d{1,2}){0,4})|(?P<letter>[" + _SMALL + "])|"
    r"(?P<capital>[" + _CAPITAL + r"])|(?P<sign>[-+•*]))\s*[.):]?\s*\*?$"
)
_LEAD = re.compile(
    r"\*?\s*(?:(?P<roman>[IVX]{1,5})[.)]|(?P<digits>\d{1,3}(?:\.\d{1,2}){1,4}|\d{1,2}(?=[.)]))[.)]?|"
    r"(?P<letter>[" + _SMALL + r"])[.)]|(?P<capital>[" + _CAPITAL + r"])[.)]|(?P<sign>[-+•]))\s+"
)


@dataclass(slots=True, eq=False)
class Row:
    """A row: its label, its figures by column, and its place in the tree. ``level`` is None for a row outside of it."""

    index: int
    label: str
    number: str
    figures: dict[int, Mark]
    style: str = ""
    level: int = 0
    total: bool = False
    some: bool = False
    unit: str = ""
    children: list["Row"] = field(default_factory=list)
    parent: "Row | None" = None


@dataclass(slots=True, eq=False)
class UnderstoodTable:
    """A grid with its header (folded texts by column), rows of figures, and the roots of the tree."""

    grid: Grid
    header: list[str]
    rows: list[Row]
    roots: list[Row]
    columns: list[int]


def understand(source: str, words: ProseWords, grid: Grid) -> UnderstoodTable | None:
    """The rows and the tree of a grid; None when it holds too few figures."""
    width = len(grid.rows[0])
    first = next((i for i, row in enumerate(grid.rows) if _is_of_figures(row)), None)
    if first is None:
        return None
    header = [" ".join(row[c].text for row in grid.rows[:first]).lower() for c in range(width)]
    body = grid.rows[first:]
    label_column = _label_column(body, width)
    if label_column is None:
        return None
    unit_column = next((c for c in range(width) if _UNIT_LINE.search(header[c])), None)
    for top in grid.rows[: first + _FORMULA_ROWS]:
        for c, cell in enumerate(top):
            if "=" in cell.text and len(cell.text) < _FORMULA_CHARACTERS:
                header[c] += " " + cell.text.strip("* ")
    rows = [
        _row(source, words, grid, first + offset, cells, label_column, unit_column)
        for offset, cells in enumerate(body)
        if not _is_index(cells)
    ]
    columns = [c for c in range(label_column + 1, width) if sum(c in row.figures for row in rows) >= _FEWEST_FIGURES]
    return UnderstoodTable(grid, header, rows, _tree(rows), columns) if columns else None


def _is_of_figures(row: Sequence[GridCell]) -> bool:
    """True for a row with figures and a name; a year alone is one."""
    return any(map(_is_number, row)) and (_has_words(row) or bool(_YEAR.fullmatch(row[0].text)))


def _is_number(cell: GridCell) -> bool:
    return bool(cell.text) and bool(_NUMERIC.fullmatch(cell.text))


def _has_words(row: Sequence[GridCell]) -> bool:
    return any(_is_wordy(cell) and not _is_number(cell) for cell in row)


def _is_wordy(cell: GridCell) -> bool:
    return len(cell.text) > _SIGN_CHARACTERS and any(map(str.isalpha, cell.text))


def _is_index(cells: Sequence[GridCell]) -> bool:
    """The row that numbers the columns: A, B, 1, 2, 3 = 1 + 2."""
    return counts_columns([text for cell in cells if (text := cell.text.strip("* "))])


def _label_column(body: Sequence[Sequence[GridCell]], width: int) -> int | None:
    """The column whose cells name the rows: the first with words in most rows."""
    for c in range(min(width, _LABEL_COLUMNS)):
        wordy = sum(_is_wordy(row[c]) and not _NUMBER.match(row[c].text) for row in body)
        if wordy * 2 >= len(body):
            return c
    return 0 if sum(bool(_YEAR.fullmatch(row[0].text)) for row in body) * 2 > len(body) else None


def _row(
    source: str,
    words: ProseWords,
    grid: Grid,
    index: int,
    cells: Sequence[GridCell],
    label_column: int,
    unit_column: int | None,
) -> Row:
    label = cells[label_column].text.strip("* ")
    number = cells[label_column - 1].text.strip() if label_column else ""
    if not label and label_column and len(number) > 3:
        label, number = number.strip("* "), ""
    figures: dict[int, Mark] = {}
    unit = cells[unit_column].text.strip("* ").lower() if unit_column is not None else ""
    for c, cell in enumerate(cells):
        if c <= label_column or c == unit_column:
            continue
        if _is_number(cell):
            if mark := cell_mark(source, words, grid, index, cell):
                if unit == "%" and mark.kind == "count":
                    mark.kind, mark.dimension, mark.unit = "percent", "%", "%"
                    mark.step = mark.step or Decimal(1)
                figures[c] = mark
    if unit == "%":
        _padded(list(figures.values()))
    row = Row(index, label, number, figures, unit=unit)
    opening = some_of(label)
    if opening and (opened := _OPENED.match(label, opening.end())):
        row.label = label = label[opened.end() :].strip()
    numbered = bool(number and _NUMBER.match(number)) or bool(_LEAD.match(label))
    row.total = not numbered and (begins_total(label or number))
    row.some = some_of(label) is not None
    return row


def _padded(marks: Sequence[Mark]) -> None:
    """Percentages that all end in a zero behind the comma were rounded one digit earlier and padded (``110,30``)."""
    if len(marks) > 2 and all(mark.step < 1 and mark.value == mark.value.quantize(mark.step * 10) for mark in marks):
        for mark in marks:
            mark.step *= 10


def cell_mark(source: str, words: ProseWords, grid: Grid, row: int, cell: GridCell) -> Mark | None:
    """The figure of a numeric cell. Counts are exact; numbers with decimals show their step."""
    text = cell.text.strip("* ")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    text = _SPACED.sub(".", text)
    block = Block(
        index=row, paragraph=cell.paragraph, base=cell.base, text=text, source=source, words=words,
        quote=grid.quotes[row], where=cell.place,
    )  # fmt: skip
    mark = next(iter(scan(block, text, cell=True)), None)
    if mark is None or mark.kind in ("name", "unreadable", "date", "reference", "range"):
        return None
    block.marks = [mark]
    label = " ".join(part.text for part in grid.rows[row][:2] if not _is_number(part))
    mark.label = label.strip("* ")[:_LABEL_CHARACTERS]
    return mark


def _tree(rows: Sequence[Row]) -> list[Row]:
    """Set parents and children of rows by their numbering, in the order in which the styles of numbering appear.

    Rows without numbering are notes under the numbered row before them (roots when nothing is numbered); ``Trong đó``
    opens a level of its own for the signs and letters that follow.
    """
    stack: list[tuple[str, int, Row]] = []
    roots: list[Row] = []
    for row in rows:
        style, position = _style(row)
        row.style = style
        if row.total:
            stack = []
            roots.append(row)
            continue
        if style in ("plain", "some"):
            while stack and stack[-1][0] in ("some", "plain"):
                stack.pop()
            if style == "some":
                while (
                    stack
                    and stack[-1][0].startswith("sign")
                    and not row.figures
                    and not _deeper_sign(rows, row, stack[-1][0])
                ):
                    stack.pop()
            depth = len(stack)
        else:
            depth = _depth(stack, style, position)
            del stack[depth:]
        row.level = depth
        if stack:
            row.parent = stack[-1][2]
            row.parent.children.append(row)
        else:
            roots.append(row)
        if style != "plain":
            stack.append((style, position, row))
    return roots


def _deeper_sign(rows: Sequence[Row], row: Row, sign: str) -> bool:
    """True when the rows behind ``Trong đó`` have another sign than the row before it: they are its parts."""
    after = next((other for other in rows[rows.index(row) + 1 :][:1]), None)
    return after is not None and _style(after)[0] != sign


def _depth(stack: Sequence[tuple[str, int, Row]], style: str, position: int) -> int:
    """The level of a numbered row: that of the row it continues, else below all open ones."""
    for level in range(len(stack) - 1, -1, -1):
        known, last, _ = stack[level]
        if known == style and (not position or position == last + 1):
            return level
    if position > 1:
        for level in range(len(stack) - 1, -1, -1):
            known, last, _ = stack[level]
            if known == style and last < position <= last + 1 + _SKIPPED_NUMBERS:
                return level
    if style.startswith("digits") and style != "digits0":
        dots = int(style[6:])
        for level in range(len(stack) - 1, -1, -1):
            known = stack[level][0]
            if known.startswith("digits") and int(known[6:]) < dots:
                return level + 1
    if style in ("capital", "roman") and position > 1:
        return (
            0
            if style == "capital"
            else next((i for i, (known, _, _) in enumerate(stack) if known == "capital"), -1) + 1
        )
    return len(stack)


def _style(row: Row) -> tuple[str, int]:
    """The style of a row's numbering and its position in it (0 for signs and rows without numbering)."""
    found = _NUMBER.match(row.number) if row.number else None
    if found is None:
        found = _LEAD.match(row.label)
    if found is None:
        return ("some" if row.some else "plain"), 0
    kind = str(found.lastgroup)
    text = found[kind]
    if kind == "digits":
        return f"digits{text.count('.')}", int(text.rsplit(".", 1)[-1])
    if kind == "roman":
        return "roman", _roman(text)
    if kind == "sign":
        return f"sign{text}", 0
    return kind, ord(text) - ord("a" if kind == "letter" else "A") + 1


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for here, after in zip(text, text[1:] + " ", strict=False):
        total += -values[here] if values.get(after, 0) > values[here] else values[here]
    return total


def formula(row: Row) -> list[str]:
    """The numbers of the rows that a label says are added (``(I+II+III)``), empty without such words."""
    found = _FORMULA.search(row.label)
    return re.split(r"\s*[+]\s*", (found[1] or found[2]).strip()) if found else []


def cells(table: UnderstoodTable) -> Iterator[Mark]:
    """Every figure of a table."""
    for row in table.rows:
        yield from row.figures.values()
