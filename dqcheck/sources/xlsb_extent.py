"""How far the sheets of an .xlsb reach, from the records of its parts ([MS-XLSB] 2.4)."""

import struct

from dqcheck.sources.archive import Archive
from dqcheck.sources.extent import MOST_TEXT, Extents, sheets_of
from dqcheck.sources.xlsb_records import records

_ROW, _LAST_CELL, _SHARED_TEXT = 0, 11, 19


def look(archive: Archive) -> bool:
    """Whether an .xlsb is odd. Raises SourceError when its sheets are too sparse to be read."""
    extents = Extents(archive.path)
    sheets = sheets_of(archive, "xl/_rels/workbook.bin.rels", ".bin")
    written = 0
    for name in sheets:
        rows, columns, cells = _extent(archive.read(name))
        written += cells
        extents.add(name.rpartition("/")[2].rpartition(".")[0], rows, columns, cells)
    archive.verify(sheets)
    longest = max(
        (_longest(archive.read(name)) for name in archive.parts if name.lower() == "xl/sharedstrings.bin"), default=0
    )
    return extents.odd or longest * written > MOST_TEXT


def _extent(data: bytes) -> tuple[int, int, int]:
    """Rows, columns and cells of a sheet."""
    rows = columns = cells = 0
    try:
        for kind, at, _ in records(data):
            if kind == _ROW:
                rows = max(rows, struct.unpack_from("<I", data, at)[0] + 1)
            elif kind <= _LAST_CELL:
                columns = max(columns, struct.unpack_from("<I", data, at)[0] + 1)
                cells += 1
    except (IndexError, struct.error):
        pass  # cut off: the reader itself will say so
    return rows, columns, cells


def _longest(data: bytes) -> int:
    """Bytes of the longest shared text."""
    longest = 0
    try:
        for kind, _, size in records(data):
            if kind == _SHARED_TEXT:
                longest = max(longest, size)
    except IndexError:
        pass
    return longest
