"""Forms of labels and values: a label in one column, its value in another to the right."""

from collections.abc import Iterable, Mapping, Sequence

from dqcheck.forms.found import Column, FieldCell, Region
from dqcheck.forms.grid import blank, cell_of, is_figure
from dqcheck.forms.grid import label as label_of
from dqcheck.forms.labels import REMARKS, SERIAL, bare, enumerated, spellings
from dqcheck.forms.matching import assign
from dqcheck.model.document import Raw, Sheet
from dqcheck.model.record import record
from dqcheck.model.rule import TableForm
from dqcheck.numerals.folding import fold, normalise
from dqcheck.numerals.units import unit_named
from dqcheck.tables.wordings import WORDS, folded

_SEARCHED_ROWS = 3000
"""Rows of a sheet that are searched for labels."""
_SEARCHED_COLUMNS = 16
"""Columns of a sheet in which labels may stand."""
_FEWEST_LABELS = 2
"""Labels of the form that make a column one of labels."""
_LABEL_CHARACTERS = 300
"""Characters from which on a text is no label."""
_HEAD_ROWS = 5
"""Rows above the first label in which the headings of the columns beside it stand."""
_DASHES = ("-", "–", "—", "+", "•", "*")
_UNIT_HEADS = frozenset(folded((*WORDS.unit_lines, *WORDS.units)))
_VALUE_HEADS = frozenset(folded(WORDS.columns.values))


@record
class Line:
    """A label of the form: its row, the labels it stands under and itself, as printed, and the section it is in."""

    row: int
    labels: tuple[str, ...]
    section: str


def find(
    sheet: Sheet,
    index: int,
    forms: Mapping[str, TableForm],
    vocabularies: Mapping[str, Mapping[str, tuple[str, ...]]],
    known: frozenset[str],
    *,
    named: frozenset[str],
) -> list[Region]:
    """The tables of the form that stand on a sheet as labels and values. ``known`` are the folded pieces of labels,
    ``named`` the tables that the sheet's name speaks of."""
    columns = _label_columns(sheet, known)
    if not columns:
        return []
    regions: list[Region] = []
    for place, column in enumerate(columns):
        right = columns[place + 1] if place + 1 < len(columns) else None
        lines = _lines(sheet, column, known, forms)
        regions += _tables(sheet, index, column, right, lines, forms, vocabularies, named)
    return _joined(regions)


def _label_columns(sheet: Sheet, known: frozenset[str]) -> list[int]:
    counts: dict[int, set[str]] = {}
    for row in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        for column, cell in enumerate(sheet.rows[row][:_SEARCHED_COLUMNS]):
            if (
                type(cell) is str
                and len(cell) < _LABEL_CHARACTERS
                and any(form in known for form in spellings(enumerated(cell)[1]))
            ):
                counts.setdefault(column, set()).add(fold(cell))
    return sorted(column for column, found in counts.items() if len(found) >= _FEWEST_LABELS)


def _lines(sheet: Sheet, column: int, known: frozenset[str], forms: Mapping[str, TableForm]) -> list[Line]:
    """Every label of a column under the labels it belongs to, by their numbering and their sections.

    A label without a number belongs below one that has no value, and above those that begin with a dash.
    """
    sections = {name: table for table, form in forms.items() for name in (fold(form.title.vi), *map(fold, form.sheet))}
    stack: list[tuple[int, str]] = []
    section = ""
    found: list[Line] = []
    for row in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        cell = cell_of(sheet, row, column)
        if type(cell) is not str or blank(cell):
            continue
        depth, text = enumerated(cell)
        if depth is None and column:
            depth = _depth_of_mark(cell_of(sheet, row, column - 1))
        table = sections.get(bare(text))
        alone = all(blank(other) for other in sheet.rows[row][column + 1 :])
        if table is not None and alone:
            section, stack = table, []
            continue
        level = 2 * depth if depth is not None else (1 if alone else 3)
        while stack and stack[-1][0] >= level:
            stack.pop()
        label = normalise(text)
        if not alone:
            found.append(Line(row=row, labels=(*(name for _, name in stack), label), section=section))
        if level > 1 or any(form in known for form in spellings(label)):
            stack.append((level, label))
    return found


def _depth_of_mark(cell: Raw) -> int | None:
    """The depth of a number in a column of its own: ``I``, ``1``, ``1.1``, ``a``, ``-``."""
    mark = label_of(cell).rstrip(".)")
    if not mark:
        return None
    stop = "" if mark in _DASHES else " " if "." in mark else ". "
    return enumerated(f"{mark}{stop}x")[0]


def _tables(
    sheet: Sheet,
    index: int,
    column: int,
    right: int | None,
    lines: Sequence[Line],
    forms: Mapping[str, TableForm],
    vocabularies: Mapping[str, Mapping[str, tuple[str, ...]]],
    named: frozenset[str],
) -> list[Region]:
    wanted = {name: form for name, form in forms.items() if form.layout != "rows" and (not named or name in named)}
    sectioned = {line.section for line in lines}
    found: list[tuple[int, str, Mapping[str, Column], dict[str, tuple[str, ...]]]] = []
    for name, form in wanted.items():
        mine = [line for line in lines if line.section == (name if name in sectioned else "")]
        result = assign([Column(index=line.row, labels=line.labels) for line in mine], vocabularies[name])
        figures = [field for field in result.fields if field != form.key]
        enough = 1 if name in sectioned or named else max(_FEWEST_LABELS, -(-2 * (len(form.fields) - 1) // 5))
        if len(figures) >= enough:
            ambiguous = {field: tuple(c.text for c in given) for field, given in result.ambiguous.items()}
            found.append((len(figures), name, result.fields, ambiguous))
    taken: set[int] = set()
    regions: list[Region] = []
    for _, name, fields, ambiguous in sorted(found, key=lambda item: (-item[0], item[1])):
        form = forms[name]
        rows = {field: label for field, label in fields.items() if label.index not in taken or field == form.key}
        figures = [field for field in rows if field != form.key]
        if len(figures) * 2 < len(form.fields) - 1 and len(figures) < len(fields) - 1:
            continue
        taken.update(label.index for label in rows.values())
        value, unit = _value_column(sheet, column, right, [label.index for label in rows.values()])
        if value is None:
            regions.append(Region(table=name, sheet=index, ambiguous={f: (c.text,) for f, c in rows.items()}))
            continue
        cells = {field: _cell(sheet, label, value, unit) for field, label in rows.items()}
        regions.append(Region(table=name, sheet=index, cells=cells, ambiguous=ambiguous))
    return regions


def _cell(sheet: Sheet, label: Column, value: int, unit: int | None) -> FieldCell:
    beside = cell_of(sheet, label.index, unit) if unit is not None else None
    printed = normalise(beside) if isinstance(beside, str) else ""
    return FieldCell(row=label.index, column=value, label=label.text, unit=printed)


def _value_column(sheet: Sheet, column: int, right: int | None, rows: Sequence[int]) -> tuple[int | None, int | None]:
    """The column of the values and that of the units; no value column where several are as good."""
    width = max((len(sheet.rows[row]) for row in rows), default=0)
    between = range(column + 1, min(right, width) if right is not None else width)
    heads = _heads(sheet, column, min(rows, default=0))
    unit: int | None = None
    candidates: list[int] = []
    for at in between:
        written = [cell for row in rows if not blank(cell := cell_of(sheet, row, at))]
        head = heads.get(at, "")
        if not written or head in REMARKS or head in SERIAL:
            continue
        units = [cell for cell in written if isinstance(cell, str) and not is_figure(cell) and unit_named(cell)]
        if (
            unit is None
            and not candidates
            and (head in _UNIT_HEADS or (len(units) * 2 > len(written) and at + 1 < width))
        ):
            if head in _UNIT_HEADS or any(
                is_figure(cell_of(sheet, row, other)) for row in rows for other in between if other > at
            ):
                unit = at
                continue
        candidates.append(at)
    if len(candidates) > 1:
        by_head = [at for at in candidates if heads.get(at, "") in _VALUE_HEADS]
        figures = [at for at in candidates if any(is_figure(cell_of(sheet, row, at)) for row in rows)]
        candidates = by_head if len(by_head) == 1 else figures if len(figures) == 1 else candidates
    return (candidates[0] if len(candidates) == 1 else None), unit


def _heads(sheet: Sheet, column: int, first: int) -> Mapping[int, str]:
    """The headings of the columns right of the labels, from the nearest row above that has some."""
    for row in range(first - 1, max(-1, first - 1 - _HEAD_ROWS), -1):
        found = {
            at: bare(cell)
            for at in range(column + 1, len(sheet.rows[row]))
            if isinstance(cell := cell_of(sheet, row, at), str) and not blank(cell) and not is_figure(cell)
        }
        if found and any(head in _UNIT_HEADS or head in _VALUE_HEADS or head in REMARKS for head in found.values()):
            return found
    return {}


def _joined(regions: Iterable[Region]) -> list[Region]:
    """One region a table: labels that stand in several columns make one record."""
    by_table: dict[str, Region] = {}
    for region in regions:
        before = by_table.get(region.table)
        if before is None:
            by_table[region.table] = region
        else:
            both = before.cells.keys() & region.cells.keys()
            cells = {n: c for n, c in {**before.cells, **region.cells}.items() if n not in both}
            doubtful = {n: (before.cells[n].label, region.cells[n].label) for n in both}
            by_table[region.table] = Region(
                table=region.table,
                sheet=region.sheet,
                cells=cells,
                ambiguous={**before.ambiguous, **region.ambiguous, **doubtful},
            )
    return list(by_table.values())
