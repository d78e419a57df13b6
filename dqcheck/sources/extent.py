"""Whether the sheets of a workbook reach far beyond their data.

The reader of workbooks stores a sheet as a full rectangle: one stray blank in the last cell of Excel's grid would ask
for hundreds of gigabytes and end the process. So every format is looked through first.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dqcheck.model.place import cell_address
from dqcheck.sources.archive import Archive
from dqcheck.sources.faults import fault
from dqcheck.sources.xlsx_details import sheet_parts, targets

AREA = 25_000_000
"""Cells of the rectangles that the sheets of a file may span, unless they are full (about a tenth of them written)."""
WIDE_AREA = 2_000_000
"""Cells from which on a file that is not full is odd."""
MOST_TEXT = 1 << 28
"""Characters that the texts of a file may come to when each is copied to every cell that may show it."""

_ATTRIBUTE = rb'(?: [A-Za-z:]+="[^"<>]*")*?'
_UNUSUAL = rb"<(?:c|row)(?=[\s/>])(?!" + _ATTRIBUTE + rb' r="[A-Z]{0,2}[0-9]{1,3}")'
_NOT_PLAIN = rb'<(?:c|row)(?! r="[A-Z]{0,2}[0-9]{1,3}")(?=[\s/>])'
"""As ``_UNUSUAL`` where the address comes first, as it nearly always does; it takes a third of the time."""
_TAG = rb"<(row|c)(?=[\s/>])(?:" + _ATTRIBUTE + rb' r="([A-Z]{0,3})([0-9]{1,7})")?'
_LONGEST_TAG = 1 << 22


class Extents:
    """How far the sheets of a file reach together, and how much of that is written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._area = self._cells = 0

    @property
    def odd(self) -> bool:
        """Whether the sheets are large and mostly empty."""
        return self._area > WIDE_AREA and self._cells * 10 < self._area

    def add(self, sheet: str, rows: int, columns: int, cells: int) -> None:
        """Add a sheet. Raises SourceError when the sheets are then too sparse to be read."""
        self._area += rows * columns
        self._cells += cells
        if self._area > AREA and self._cells * 10 < self._area:
            last = cell_address(max(rows, 1) - 1, max(columns, 1) - 1)
            raise fault("too-sparse", self._path, sheet=sheet, cell=last)


def look(archive: Archive) -> bool:
    """Whether an .xlsx is odd. Raises SourceError when its sheets are too sparse to be read.

    Its sheets are the parts that the workbook relates to, whatever their names, and those that lie where sheets do.
    """
    extents = Extents(archive.path)
    sheets = sheets_of(archive, "xl/_rels/workbook.xml.rels", ".xml")
    for name in sheets:
        _look(archive, name, extents)
    archive.verify(sheets)
    return extents.odd or _copied(archive, sum(archive.parts[name].size for name in sheets)) > MOST_TEXT


def sheets_of(archive: Archive, relations: str, ending: str) -> tuple[str, ...]:
    """The parts that may be read as sheets."""
    lower = {name.lower().replace("\\", "/"): name for name in archive.parts}
    related = (
        lower[part.lower()] for parts in targets(archive, relations).values() for part in parts if part.lower() in lower
    )
    placed = (name for name in archive.parts if name.startswith("xl/worksheets/") and name.endswith(ending))
    return tuple(dict.fromkeys((*related, *placed)))


def _look(archive: Archive, name: str, extents: Extents) -> None:
    if not any(_is_unusual(piece) for piece in _whole_tags(archive, name)):
        return
    rows = columns = cells = 0
    is_sheet = False
    for piece in _whole_tags(archive, name):
        is_sheet = is_sheet or b"sheetData" in piece
        tags = re.findall(_TAG, piece)
        numbers = {number for _, _, number in tags}
        if b":sheetData" in piece or b"" in numbers:
            rows, columns, cells = _by_elements(archive, name)
            break
        cells += [tag for tag, _, _ in tags].count(b"c")
        rows = max(rows, max(map(int, numbers), default=0))
        columns = max(columns, max(map(column, {letters for _, letters, _ in tags}), default=0))
    if is_sheet:
        extents.add(_sheet_of(archive, name), rows, columns, cells)


def _is_unusual(piece: bytes) -> bool:
    """Whether a piece of a sheet may address a far cell, or does not say of every cell and row where it stands."""
    if b":sheetData" in piece:  # then all names have a prefix
        return True
    return re.search(_NOT_PLAIN, piece) is not None and re.search(_UNUSUAL, piece) is not None


def _whole_tags(archive: Archive, name: str) -> Iterator[bytes]:
    """The chunks of a part, each starting with the unfinished tag of the one before."""
    rest = b""
    for chunk in archive.chunks(name):
        piece = rest + chunk
        cut = piece.rfind(b">") + 1
        rest = piece[cut:]
        yield piece[:cut]
        if len(rest) > _LONGEST_TAG:
            raise fault("damaged", archive.path, detail="structure")
    yield rest


def _by_elements(archive: Archive, name: str) -> tuple[int, int, int]:
    """Rows, columns and cells of a sheet in which cells need not say where they stand: then they follow one another."""
    from dqcheck.sources.xml import feed, local, parser

    rows = columns = cells = row = at = 0

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal rows, columns, cells, row, at
        kind = local(tag)
        if kind == "row":
            number = attributes.get("r", "")
            row, at = int(number) if number.isdecimal() and len(number) < 20 else row + 1, 0
            rows = max(rows, row)
        elif kind == "c":
            cells += 1
            address = attributes.get("r", "")
            letters = address.rstrip("0123456789")
            number = address[len(letters) :]
            at = column(letters.encode("ascii", "replace")) if letters else at + 1
            rows = max(rows, int(number) if number and len(number) < 20 else 0)
            columns = max(columns, at)

    feed(parser(start), archive.chunks(name), archive.path)
    return rows, columns, cells


def column(letters: bytes) -> int:
    """The number of a column, counted from one; 0 for no letters."""
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number


def _copied(archive: Archive, sheets: int) -> int:
    """Characters that the shared texts may come to: the longest, in as many cells as the sheets have room for."""
    longest = 0
    room = sheets // 16
    for name in archive.parts:
        # A part that is short holds no long text: nothing is unpacked then.
        if name.lower() == "xl/sharedstrings.xml" and archive.parts[name].size * room > MOST_TEXT:
            rest = 0
            for chunk in archive.chunks(name):
                first, *others = chunk.split(b"<si")
                rest += len(first)
                if others:
                    longest = max(longest, rest, *map(len, others[:-1]))
                    rest = len(others[-1])
            longest = max(longest, rest)
    return longest * room


def _sheet_of(archive: Archive, name: str) -> str:
    part = name.rpartition("/")[2].rpartition(".")[0]
    return next((sheet for sheet, its in sheet_parts(archive).items() if its == name), part)
