"""Formulas that .xls and .xlsb keep compiled, written out again as far as dqcheck understands formulas.

Source: [MS-XLS] 2.5.198 (parsed expressions), [MS-XLSB] 2.5.97; a formula with anything else is told without its text.
"""

import struct
from collections.abc import Callable, Mapping, Sequence

from dqcheck.model.place import column_letters

_BINARY = {
    0x03: "+", 0x04: "-", 0x05: "*", 0x06: "/", 0x07: "^", 0x08: "&", 0x09: "<", 0x0A: "<=", 0x0B: "=", 0x0C: ">=",
    0x0D: ">", 0x0E: "<>",
}  # fmt: skip
_FUNCTIONS = {
    1: "IF", 3: "ISERROR", 4: "SUM", 5: "AVERAGE", 6: "MIN", 7: "MAX", 0: "COUNT", 24: "ABS", 27: "ROUND",
    129: "ISBLANK", 344: "SUBTOTAL", 480: "IFERROR",
}  # fmt: skip
_FIXED = {3: 1, 24: 1, 27: 2, 129: 1, 480: 2}
"""Functions that take always as many arguments."""
_EXP, _PAREN, _TEXT, _ATTRIBUTES, _INTEGER, _NUMBER, _FUNCTION, _VARIABLE = (
    0x01,
    0x15,
    0x17,
    0x19,
    0x1E,
    0x1F,
    0x21,
    0x22,
)
_CELL, _AREA, _NEAR_CELL, _NEAR_AREA, _FAR_CELL, _FAR_AREA = 0x24, 0x25, 0x2C, 0x2D, 0x3A, 0x3B
_MOST_STACKED = 255

Sheets = Callable[[int], str | None]
"""The name of the sheet behind an index of references to other sheets; None where it is none of the file."""


class _BeyondError(Exception):
    """A formula holds what is not written out."""


class CompiledLayout:
    """How a format lays out the parts of a compiled formula: ``wide`` in .xlsb."""

    def __init__(self, *, wide: bool) -> None:
        self.wide = wide
        self.cell = struct.Struct("<IH" if wide else "<HH")
        self.area = struct.Struct("<IIHH" if wide else "<HHHH")
        self.rows, self.columns = (1 << 20, 1 << 14) if wide else (1 << 16, 1 << 8)


XLS, XLSB = CompiledLayout(wide=False), CompiledLayout(wide=True)


def shared_from(code: bytes, extra: bytes, layout: CompiledLayout) -> tuple[int, int] | None:
    """Row and column of the cell whose shared formula a cell takes over; None where it has its own."""
    if not code or code[0] != _EXP:
        return None
    if layout.wide:
        return struct.unpack_from("<I", code, 1)[0], struct.unpack_from("<I", extra, 0)[0] if len(extra) >= 4 else 0
    row, column = struct.unpack_from("<HH", code, 1)
    return row, column


def written_out(code: bytes, row: int, column: int, layout: CompiledLayout, sheets: Sheets) -> str:
    """A compiled formula as text, as it reads in a cell; empty where it holds what is not understood."""
    try:
        return _Writer(code, row, column, layout, sheets).text()
    except (_BeyondError, struct.error, IndexError):
        return ""


class _Writer:
    """Follows the tokens, which stand behind their operands."""

    def __init__(self, code: bytes, row: int, column: int, layout: CompiledLayout, sheets: Sheets) -> None:
        self._code, self._row, self._column, self._layout, self._sheets = code, row, column, layout, sheets
        self._at = 0
        self._stack: list[str] = []

    def text(self) -> str:
        while self._at < len(self._code):
            token = self._code[self._at]
            self._at += 1
            self._token((token | 0x20 if token & 0x40 else token) & 0x3F)
            if len(self._stack) > _MOST_STACKED:
                raise _BeyondError
        if len(self._stack) != 1:
            raise _BeyondError
        return self._stack[0]

    def _take(self, layout: str | struct.Struct) -> tuple[int, ...]:
        made = layout if isinstance(layout, struct.Struct) else struct.Struct(layout)
        found = made.unpack_from(self._code, self._at)
        self._at += made.size
        return found

    def _pop(self, count: int) -> Sequence[str]:
        if count > len(self._stack):
            raise _BeyondError
        taken = self._stack[len(self._stack) - count :]
        del self._stack[len(self._stack) - count :]
        return taken

    def _token(self, token: int) -> None:
        if token in _BINARY:
            self._stack.append(_BINARY[token].join(self._pop(2)))
        elif token in (0x12, 0x13):
            self._stack.append("+-"[token - 0x12] + self._pop(1)[0])
        elif token == 0x14:
            self._stack.append(self._pop(1)[0] + "%")
        elif token == _PAREN:
            self._stack.append(f"({self._pop(1)[0]})")
        elif token == _TEXT:
            self._stack.append('"' + self._string().replace('"', '""') + '"')
        elif token == _ATTRIBUTES:
            self._attributes()
        elif token == _INTEGER:
            self._stack.append(str(self._take("<H")[0]))
        elif token == _NUMBER:
            self._stack.append(repr(self._take("<d")[0]))
        elif token in (_FUNCTION, _VARIABLE):
            self._function(token)
        else:
            self._reference(token)

    def _string(self) -> str:
        if self._layout.wide:
            (count,) = self._take("<H")
            wide = True
        else:
            count, flags = self._take("<BB")
            wide = bool(flags & 1)
        raw = self._code[self._at : self._at + count * (1 + wide)]
        self._at += len(raw)
        return raw.decode("utf-16-le" if wide else "latin-1", "replace")

    def _attributes(self) -> None:
        kind, _ = self._take("<BH")
        if kind & 0x04:  # where CHOOSE jumps to
            raise _BeyondError
        if kind & 0x10:
            self._stack.append(f"SUM({self._pop(1)[0]})")

    def _function(self, token: int) -> None:
        if token == _VARIABLE:
            count, number = self._take("<BH")
            count &= 0x7F
        else:
            (number,) = self._take("<H")
            count = _FIXED.get(number, 0)
        if number not in _FUNCTIONS or not count:
            raise _BeyondError
        self._stack.append(f"{_FUNCTIONS[number]}({','.join(self._pop(count))})")

    def _reference(self, token: int) -> None:
        sheet = ""
        if token in (_FAR_CELL, _FAR_AREA):
            name = self._sheets(self._take("<H")[0])
            if name is None:
                raise _BeyondError
            sheet = "'" + name.replace("'", "''") + "'!"
        near = token in (_NEAR_CELL, _NEAR_AREA)
        if token in (_CELL, _NEAR_CELL, _FAR_CELL):
            row, column = self._take(self._layout.cell)
            self._stack.append(sheet + self._address(row, column, near))
        elif token in (_AREA, _NEAR_AREA, _FAR_AREA):
            top, bottom, left, right = self._take(self._layout.area)
            self._stack.append(f"{sheet}{self._address(top, left, near)}:{self._address(bottom, right, near)}")
        else:
            raise _BeyondError

    def _address(self, row: int, column: int, near: bool) -> str:
        """A reference; ``near`` ones, of a shared formula, tell distances where they are relative."""
        by_column, by_row = column & 0x4000, column & 0x8000
        column &= 0x3FFF
        if near and by_row:
            row = (row + self._row) % self._layout.rows
        if near and by_column:
            column = (column + self._column) % self._layout.columns
        letters = column_letters(column)
        return f"{'' if by_column else '$'}{letters}{'' if by_row else '$'}{row + 1}"


def other_sheets(own: set[int], links: Sequence[tuple[int, int, int]], names: Mapping[int, str]) -> Sheets:
    """The sheets of the file that its ``links`` (book, first sheet, last sheet) refer to; ``own`` are the books that
    stand for the file itself."""

    def named(index: int) -> str | None:
        if not 0 <= index < len(links):
            return None
        book, first, last = links[index]
        return names.get(first) if book in own and first == last else None

    return named
