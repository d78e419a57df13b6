"""How far the sheets of an .xls reach, from its records ([MS-XLS] 2.4)."""

import struct
from pathlib import Path

from dqcheck.sources import compound
from dqcheck.sources.extent import AREA, MOST_TEXT, WIDE_AREA, Extents
from dqcheck.sources.faults import fault

NAMES = ("Workbook", "WORKBOOK", "Book", "BOOK")
"""The streams that may hold the workbook."""

_DIMENSIONS = 0x200
_BOF, _SHARED_TEXTS, _CONTINUE = 0x809, 0xFC, 0x3C
_SHARED_TEXT = 0xFD
_MANY = frozenset((0xBD, 0xBE))
_CELLS = frozenset(
    (0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x201, 0x203, 0x204, 0x205, 0x206, 0x406, 0x27E, 0xD6, _SHARED_TEXT)
)
_LONGEST_TEXT = 1 << 17

_header = struct.Struct("<HH").unpack_from
_address = struct.Struct("<HH").unpack_from


def look(path: Path) -> bool:
    """Whether an .xls is odd. Raises SourceError when its sheets are too sparse to be read, or its container is
    damaged."""
    data = compound.stream(path, NAMES)
    extents = Extents(path)
    at, end = 0, len(data) - 3
    sheet = rows = columns = cells = shown = texts = declared = 0
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
            shown += kind == _SHARED_TEXT
        elif kind in (_SHARED_TEXTS, _CONTINUE):
            texts += size
        elif kind == _DIMENSIONS and at + 16 <= len(data):
            first_row, last_row, first, last = struct.unpack_from("<IIHH", data, at + 4)
            declared = max(declared, max(last_row - first_row, 0) * max(last - first, 0))
        elif kind == _BOF:
            extents.add(str(sheet), rows, columns, cells)
            sheet, rows, columns, cells = sheet + 1, 0, 0, 0
        at += 4 + size
    extents.add(str(sheet), rows, columns, cells)
    if declared > AREA:  # room is made for what is declared
        raise fault("damaged", path, detail="cells")
    return extents.odd or declared > WIDE_AREA or min(texts, _LONGEST_TEXT) * shown > MOST_TEXT
