"""How far the sheets of an .xlsb reach, from the records of its parts ([MS-XLSB] 2.4)."""

import struct

from dqcheck.sources.archive import Archive
from dqcheck.sources.extent import Extents, sheets_of
from dqcheck.sources.xlsb_records import records

_ROW, _LAST_CELL = 0, 11


def guard(archive: Archive) -> None:
    """Raise SourceError when the sheets of an .xlsb are too sparse to be read."""
    extents = Extents(archive.path)
    sheets = sheets_of(archive, "xl/_rels/workbook.bin.rels", ".bin")
    for name in sheets:
        extents.add(name.rpartition("/")[2].rpartition(".")[0], *_extent(archive.read(name)))
    archive.verify(sheets)


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
