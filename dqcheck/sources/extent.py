"""Whether a sheet reaches far beyond its data.

The reader of workbooks stores a sheet as a full rectangle: one stray blank in the last cell of Excel's grid would ask
for hundreds of gigabytes and end the process. So the addresses in the sheet's part are looked at first.
"""

import re
import struct
from collections.abc import Iterator

from dqcheck.model.place import cell_address
from dqcheck.sources.archive import Archive
from dqcheck.sources.faults import fault

AREA = 25_000_000
"""Cells of the rectangle that a sheet may span, unless it is full (about a tenth of it written)."""

_NEAR_ONLY = re.compile(rb' r(?:[ \t\r\n]|=(?!"[A-Z]{0,2}[0-9]{1,4}"))')
_BROKEN = (b"\tr", b"\nr", b"\rr")
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_CODED = re.compile(rb"""\sr\s*=\s*["'][^"'<>]{0,40}&""")


def guard(archive: Archive, media: str) -> None:
    """Raise SourceError when a sheet of the workbook is too sparse to be read."""
    if media in ("xlsx", "xlsm"):
        for name in archive.parts:
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                _guard_xml(archive, name)
    elif media == "xlsb":
        for name in archive.parts:
            if name.startswith("xl/worksheets/") and name.endswith(".bin"):
                _refuse_sparse(archive, name, *_binary_extent(archive.read(name)))


def _guard_xml(archive: Archive, name: str) -> None:
    if not any(_is_far(piece) for piece in _overlapping(archive.chunks(name))):
        return
    rows = columns = cells = 0
    for piece in _overlapping(archive.chunks(name)):
        if _CODED.search(piece):
            raise fault("damaged", archive.path, detail="structure")
        addresses = _ADDRESS.findall(piece)
        cells += len(addresses)
        rows = max(rows, max((int(row) for _, row in addresses), default=0))
        columns = max(columns, max((_column(letters) for letters in {letters for letters, _ in addresses}), default=0))
    _refuse_sparse(archive, name, rows, columns, cells)


def _is_far(piece: bytes) -> bool:
    """Whether a piece of a sheet may address a far cell, or writes addresses in an unusual way."""
    if _NEAR_ONLY.search(piece):
        return True
    start = piece.find(b"?>", 0, 256) + 4  # a line break follows the XML declaration
    broken = any(piece.find(space, start) >= 0 for space in (b"\t", b"\n", b"\r"))
    return broken and any(spelling in piece for spelling in _BROKEN)


def _overlapping(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The chunks, each starting with the unfinished tag of the one before."""
    rest = b""
    for chunk in chunks:
        piece = rest + chunk
        cut = piece.rfind(b">") + 1
        rest = piece[cut:]
        yield piece[:cut]
        if len(rest) > 1 << 22:
            rest = b""
    yield rest


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _binary_extent(data: bytes) -> tuple[int, int, int]:
    """Rows, columns and cells of a sheet of an .xlsb."""
    from dqcheck.sources.xlsb_records import records

    rows = columns = cells = 0
    try:
        for kind, at, _ in records(data):
            if kind == 0:  # BrtRowHdr
                rows = max(rows, struct.unpack_from("<I", data, at)[0] + 1)
            elif kind <= 11:  # the cell records
                columns = max(columns, struct.unpack_from("<I", data, at)[0] + 1)
                cells += 1
    except (IndexError, struct.error):
        pass  # cut off: the reader itself will say so
    return rows, columns, cells


def _refuse_sparse(archive: Archive, name: str, rows: int, columns: int, cells: int) -> None:
    if rows * columns > AREA and cells * 10 < rows * columns:
        from dqcheck.sources.xlsx_details import sheet_parts

        part = name.rpartition("/")[2].rpartition(".")[0]
        sheet = next((sheet for sheet, its in sheet_parts(archive).items() if its == name), part)
        raise fault("too-sparse", archive.path, sheet=sheet, cell=cell_address(rows - 1, columns - 1))
