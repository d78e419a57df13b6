"""The numbers of a workbook that no table of the form holds: where they stand, how many they are, why nobody read them.

What only counts (a column of serial numbers, a row ``(1) (2) (3)``, years in a header) is no number that was sent.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from dqcheck import messages
from dqcheck.forms.families import INDICATOR, VALUE, base_name
from dqcheck.forms.found import Region
from dqcheck.forms.grid import blank, cell_of, is_figure, is_number
from dqcheck.forms.headers import is_numbering
from dqcheck.forms.labels import SERIAL, bare
from dqcheck.forms.location import CellsLocator, GatheredLocator, MemberLocator, RowsLocator
from dqcheck.model.dataset import Table
from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.place import cell_address
from dqcheck.model.record import record
from dqcheck.model.report import UnreadPart
from dqcheck.numerals.folding import normalise
from dqcheck.numerals.pieces import is_missing

_MOST_AREAS = 4
"""Areas of one kind on a sheet that are told apart; more are told as one range."""
_GAP_ROWS = 2
"""Rows without an unread number that do not divide an area."""
_MOST_NAMES = 4
"""Headers or labels that a reason lists."""
_FEWEST_COUNTED = 2
"""Rows that a column counts at least."""
_REGULAR = 0.8
"""Share of the numbers in a column that follow one another where it only counts."""
_NUMBERING_CHARACTERS = 12
"""Characters of the longest number of a row."""
_FIRST = frozenset("0123456789+-–(.,")
"""What a figure written as text may begin with."""

Cell = tuple[int, int]
"""Row and column, counted from zero."""


@record
class _Block:
    """Cells that a table holds: every crossing of these rows and columns."""

    rows: Container[int]
    columns: frozenset[int]


@record
class _Area:
    """UnreadPart cells of one kind that stand together, with the headers or labels that name them."""

    reason: str
    cells: Sequence[Cell]
    names: tuple[str, ...] = ()


def of_workbook(workbook: Workbook, regions: Sequence[Region], tables: Iterable[Table]) -> tuple[UnreadPart, ...]:
    """The unread numbers of a workbook of which ``tables`` were bound, sheet by sheet."""
    blocks = _blocks(tables)
    found: list[UnreadPart] = []
    for index, sheet in enumerate(workbook.sheets):
        own = [region for region in regions if region.sheet == index]
        left = _left(sheet, own, [*blocks.get(sheet.name, ()), *_said_of_records(own)])
        areas = _areas(sheet, own, left) if own else _whole(left, "sheet-unused")
        found += [_told(workbook.source, sheet.name, area) for area in areas]
    return tuple(found)


def of_unknown(workbook: Workbook, reason: str = "layout-unknown") -> tuple[UnreadPart, ...]:
    """The numbers of a workbook on which no form was found: one area a sheet."""
    return tuple(
        _told(workbook.source, sheet.name, area)
        for sheet in workbook.sheets
        for area in _whole(_left(sheet, (), ()), reason)
    )


def _blocks(tables: Iterable[Table]) -> Mapping[str, list[_Block]]:
    """The cells that tables hold, by sheet."""
    found: dict[str, list[_Block]] = {}
    for table in tables:
        at = table.locator
        if isinstance(at, MemberLocator):
            at = at.base
        if isinstance(at, RowsLocator):
            columns = frozenset(column for column, _ in at.columns.values())
            found.setdefault(at.sheet, []).append(_Block(rows=frozenset(at.rows), columns=columns))
        elif isinstance(at, CellsLocator):
            for sheet, row, column, _ in at.cells.values():
                found.setdefault(sheet, []).append(_Block(rows=(row,), columns=frozenset((column,))))
        elif isinstance(at, GatheredLocator):
            found.setdefault(at.sheet, []).extend(_gathered(at))
    return found


def _said_of_records(regions: Sequence[Region]) -> Iterator[_Block]:
    """The cells of long tables that say of which record a row is: numbers in them, such as years, are no figures."""
    for region in regions:
        if region.header is not None and INDICATOR in region.columns:
            own = {one.index for name, one in region.columns.items() if base_name(name) != VALUE}
            yield _Block(rows=range(region.header.start, region.header.end), columns=frozenset(own))


def _gathered(at: GatheredLocator) -> Iterator[_Block]:
    """The cells of records that are gathered from anywhere, row by row."""
    by_row: dict[int, set[int]] = {}
    for cell in chain.from_iterable(at.cells.values()):
        if cell is not None:
            by_row.setdefault(cell.row, set()).add(cell.column)
    for row, columns in by_row.items():
        yield _Block(rows=(row,), columns=frozenset(columns))


def _left(sheet: Sheet, regions: Sequence[Region], blocks: Sequence[_Block]) -> list[Cell]:
    """The cells with a number that no table holds, but for those that only count."""
    headers = [region.header for region in regions if region.header is not None]
    heads = {row for header in headers for row in range(header.top, header.start)}
    serial = {column.index for header in headers for column in header.columns if bare(column.labels[-1]) in SERIAL}
    found: list[Cell] = []
    beside = _Beside(blocks, serial)
    for row, cells in enumerate(sheet.rows):
        if row in heads:
            continue
        numbers = [
            at
            for at in beside.columns(row, len(cells))
            if (kind := type(cell := cells[at])) is float or kind is int or (cell is not None and _number(cell))
        ]
        if numbers and not is_numbering(cells) and any(is_figure(cells[column]) for column in numbers):
            found += [(row, column) for column in numbers]
    by_column: dict[int, list[int]] = {}
    for row, column in found:
        by_column.setdefault(column, []).append(row)
    counting = {column for column, rows in by_column.items() if _counts(sheet, column, rows)}
    return [cell for cell in found if cell[1] not in counting]


class _Beside:
    """The columns that no block holds, row by row: rows of one table have the same, which are found once."""

    def __init__(self, blocks: Sequence[_Block], serial: Collection[int]) -> None:
        self._blocks, self._serial = blocks, serial
        self._known: dict[tuple[int, ...], list[int]] = {}

    def columns(self, row: int, width: int) -> Sequence[int]:
        """The columns of a row of so many cells that no block holds, without those that only count."""
        key = (width, *(at for at, block in enumerate(self._blocks) if row in block.rows))
        if key not in self._known:
            held = {column for at in key[1:] for column in self._blocks[at].columns}
            self._known[key] = [at for at in range(width) if at not in held and at not in self._serial]
        return self._known[key]


def _number(cell: Raw) -> bool:
    """Whether a cell holds a number, stored or typed, or what may be a year. Dates are none."""
    if type(cell) is str:
        return cell[:1] in _FIRST and (is_figure(cell) or cell.strip().isdecimal())
    return is_number(cell)


def _counts(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    """Whether a column only counts its rows, as the first thing in each: 1, 2, 3, or 1, 1.1, 1.2, 2."""
    if len(rows) < _FEWEST_COUNTED or any(not blank(cell) for row in rows for cell in sheet.rows[row][:column]):
        return False
    numbers = [_numbering(sheet.rows[row][column]) for row in rows]
    steps = [_next(before, after) for before, after in pairwise(numbers)]
    return numbers[0] in ((0,), (1,), (1, 1)) and sum(steps) >= _REGULAR * len(steps)


def _numbering(cell: Raw) -> tuple[int, ...]:
    written = cell if isinstance(cell, str) else f"{cell:.9g}"
    text = written.strip().rstrip(".)")
    pieces = text.split(".") if len(text) <= _NUMBERING_CHARACTERS else [""]
    return tuple(map(int, pieces)) if all(piece.isdecimal() for piece in pieces) else ()


def _next(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number of a row may follow another: one more at any depth, one deeper, or from one again."""
    steps = [(*before[:depth], before[depth] + 1) for depth in range(len(before))]
    return after in (*steps, (*before, 1), (1,))


def _whole(cells: Sequence[Cell], reason: str) -> list[_Area]:
    return [_Area(reason=reason, cells=cells)] if cells else []


def _areas(sheet: Sheet, regions: Sequence[Region], cells: Sequence[Cell]) -> list[_Area]:
    """UnreadPart cells put together by their cause and by what they stand beside."""
    by_cause: dict[tuple[str, int], list[Cell]] = {}
    for cell in cells:
        by_cause.setdefault(_cause(regions, cell), []).append(cell)
    areas: list[_Area] = []
    for (reason, number), given in by_cause.items():
        region = regions[number] if number >= 0 else None
        across = reason in ("column-unknown", "header-ambiguous")
        groups = _apart(given, axis=1, gap=1) if across else _apart(given, axis=0, gap=_GAP_ROWS + 1)
        for group in groups if len(groups) <= _MOST_AREAS else [given]:
            names = _headers(region, group) if across else ()
            if reason == "label-unknown":
                names = _labels(sheet, group, region)
            areas.append(_Area(reason=reason, cells=group, names=names))
    return sorted(areas, key=lambda area: min(area.cells))


def _cause(regions: Sequence[Region], cell: Cell) -> tuple[str, int]:
    """Why a number beside tables was not read, and the region that it stands in (minus one: in none)."""
    row, column = cell
    beside = [
        (number, region, region.header)
        for number, region in enumerate(regions)
        if region.header is not None and region.header.start <= row < region.header.end
    ]
    for number, region, _ in beside:
        if any(column == one.index for one in region.columns.values()):
            return ("label-unknown" if INDICATOR in region.columns else "row-unknown"), number
    for number, region, header in beside:
        printed = next((one.text for one in header.columns if one.index == column), None)
        if printed is not None:
            doubtful = any(printed in texts for texts in region.ambiguous.values())
            return ("header-ambiguous" if doubtful else "column-unknown"), number
    for number, region in enumerate(regions):
        values = {
            *(one.column for one in region.cells.values()),
            *(one.index for one in region.values if one.role in ("record", "total")),
        }
        if column in values:
            return "label-unknown", number
        if any(row == one.row for one in region.cells.values()):
            return "column-unknown", number
    return "outside", -1


def _apart(cells: Sequence[Cell], *, axis: int, gap: int) -> list[list[Cell]]:
    """Cells divided where more than ``gap`` lies between their rows (axis 0) or columns (axis 1)."""
    groups: list[list[Cell]] = []
    before = None
    for cell in sorted(cells, key=lambda cell: (cell[axis], cell)):
        if before is None or cell[axis] - before > gap:
            groups.append([])
        groups[-1].append(cell)
        before = cell[axis]
    return groups


def _headers(region: Region | None, cells: Sequence[Cell]) -> tuple[str, ...]:
    if region is None or region.header is None:
        return ()
    columns = {column for _, column in cells}
    return _some(column.text for column in region.header.columns if column.index in columns)


def _labels(sheet: Sheet, cells: Sequence[Cell], region: Region | None) -> tuple[str, ...]:
    """The texts that stand before the cells in their rows; in a long table the indicators."""
    if region is not None and INDICATOR in region.columns:
        at = region.columns[INDICATOR].index
        return _some(normalise(text) for row, _ in cells if isinstance(text := cell_of(sheet, row, at), str))
    return _some(
        next(
            (
                normalise(text)
                for at in range(column - 1, -1, -1)
                if isinstance(text := cell_of(sheet, row, at), str) and not is_figure(text) and _names(text)
            ),
            "",
        )
        for row, column in cells
    )


def _names(text: str) -> bool:
    """Whether a text says something, and not that there is no figure."""
    return not blank(text) and not is_missing(normalise(text))


def _some(names: Iterable[str]) -> tuple[str, ...]:
    """The first of several names, each once, and a mark where there are more."""
    found = tuple(dict.fromkeys(filter(None, names)))
    return found if len(found) <= _MOST_NAMES else (*found[:_MOST_NAMES], messages.NO_FACT)


def _told(source: str, sheet: str, area: _Area) -> UnreadPart:
    rows, columns = [row for row, _ in area.cells], [column for _, column in area.cells]
    key = f"unread.{area.reason}"
    return UnreadPart(
        source=source,
        sheet=sheet,
        range=cell_range((min(rows), min(columns)), (max(rows), max(columns))),
        numbers=len(area.cells),
        reason=area.reason,
        why=messages.local(f"{key}.named" if area.names else key, {"names": area.names}),
    )


def cell_range(first: Cell, last: Cell) -> str:
    """The address of a range from its first to its last cell: ``B5:F20``, or ``B5`` alone."""
    start, end = cell_address(*first), cell_address(*last)
    return start if start == end else f"{start}:{end}"
