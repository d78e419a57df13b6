"""How far the sheets of an .xls reach, from its records ([MS-XLS] 2.4)."""

import struct
from pathlib import Path

from dqcheck.sources import compound
from dqcheck.sources.extent import AREA, Extents
from dqcheck.sources.faults import fault

_DIMENSIONS = 0x200
_BOF = 0x809
_MANY = frozenset((0xBD, 0xBE))
_CELLS = frozenset((0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x201, 0x203, 0x204, 0x205, 0x206, 0x406, 0x27E, 0xD6, 0xFD))

_header = struct.Struct("<HH").unpack_from
_address = struct.Struct("<HH").unpack_from


def guard(path: Path) -> None:
    """Raise SourceError when the sheets of an .xls are too sparse to be read, or its container is damaged."""
    data = compound.stream(path, compound.WORKBOOKS)
    extents = Extents(path)
    at, end = 0, len(data) - 3
    sheet = rows = columns = cells = declared = 0
    while at < end:
        kind, size = _header(data, at)
        if (kind in _CELLS or kind in _MANY) and at + 8 <= len(data):
            row, column = _address(data, at + 4)
            many = kind in _MANY and size >= 6
            if many:
                last = int.from_bytes(data[at + 2 + size : at + 4 + size], "little")
                cells += max(last - column, 0)
                column = max(column, last)
            rows, columns, cells = max(rows, row + 1), max(columns, column + 1), cells + 1
        elif kind == _DIMENSIONS and at + 16 <= len(data):
            first_row, last_row, first, last = struct.unpack_from("<IIHH", data, at + 4)
            backwards = last_row < first_row or last < first
            declared = max(declared, AREA + 1 if backwards else (last_row - first_row) * (last - first))
        elif kind == _BOF:
            extents.add(str(sheet), rows, columns, cells)
            sheet, rows, columns, cells = sheet + 1, 0, 0, 0
        at += 4 + size
    extents.add(str(sheet), rows, columns, cells)
    if declared > AREA:  # room is made for what is declared
        raise fault("damaged", path, detail="cells")
