"""Number formats, formulas, errors, hidden rows and columns of an .xls, from one pass over its records.

Source: [MS-XLS] 2.1.4 (records), 2.4 (their fields), 2.5.10 (errors); the same records of Excel 5 and 95.
"""

import struct
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from dqcheck.sources import compound
from dqcheck.sources.binary_runs import is_marked, shown_in, xls_strings
from dqcheck.sources.compiled_formulas import XLS, Sheets, other_sheets, shared_from, written_out
from dqcheck.sources.facts import NOTHING, PLAIN_LAYOUT, CellLayout, SheetFacts
from dqcheck.sources.faults import fault
from dqcheck.sources.formats import BUILTIN, NumberFormat, shown
from dqcheck.sources.text_marks import Position
from dqcheck.sources.text_runs import RunText

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
"""Texts of the error codes; .xlsb has the same."""

_BOF, _EOF, _ENCRYPTED, _CODEPAGE, _FORMAT, _STYLE, _SHEET = 0x809, 0x0A, 0x2F, 0x42, 0x41E, 0xE0, 0x85
_FORMULA, _BOOL_OR_ERROR, _ROW, _COLUMNS, _MANY = 0x06, 0x205, 0x208, 0x7D, 0xBD
_SUPPLYING, _LINKS, _SHARED_FORMULA = 0x1AE, 0x17, 0x4BC
_NUMBER, _RK, _SHARED_TEXT, _TEXT, _RICH_TEXT = 0x203, 0x27E, 0xFD, 0x204, 0xD6
_CELLS = frozenset((_FORMULA, _BOOL_OR_ERROR, _NUMBER, _RK, _SHARED_TEXT, _TEXT, _RICH_TEXT))
_EIGHT = 0x600
_FONT, _NO_FONT = 0x31, 4
_BOLD, _STRUCK = 600, 0x08
"""The weight from which on a font is bold, and the flag of one that is struck through."""
SUPERSCRIPT = 1
"""The height of a font that is raised; .xlsb has the same."""
_SHARED, _CONTINUED = 0xFC, 0x3C

_header = struct.Struct("<HH").unpack_from
_cell = struct.Struct("<HHH").unpack_from


class XlsParts:
    """The records of an .xls. Raises SourceError when they are damaged or encrypted.

    Formulas are kept compiled in the file and written out as far as they are understood, else told with an empty text.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def formats(self) -> list[tuple[str, NumberFormat]]:
        """Format code of every cell style and what it shows."""
        return self._book.formats

    @property
    def layouts(self) -> list[CellLayout]:
        """How every cell style writes text. Far cheaper than reading the sheets."""
        return self._book.layouts

    def quiet(self, sheet: str) -> bool:
        """Whether a sheet hides nothing, computes nothing, and shows numbers as they are stored."""
        return self.sheet(sheet).silent(self.formats)

    def computes(self, sheet: str) -> bool:
        """Whether a sheet holds formulas."""
        return bool(self.sheet(sheet).formulas)

    def sheet(self, name: str) -> SheetFacts:
        """What a sheet says."""
        return self._sheets.get(name, NOTHING)

    def rich_cells(self, sheets: Iterable[str]) -> dict[str, dict[Position, RunText | None]]:
        """By sheet, the cells whose text has a run that is struck out or raised. Cheap where no font does so."""
        fonts = self._book.fonts
        if not any(map(is_marked, fonts.values())):
            return {}
        try:
            strings = dict(xls_strings(_shared(self._data)))
            starts = {name: self._book.sheets[name] for name in sheets if name in self._book.sheets}
            return {
                name: shown_in(_texts(self._data, start), strings, fonts, self.layouts)
                for name, start in starts.items()
            }
        except (struct.error, IndexError) as error:
            raise fault("damaged", self._path, detail="content") from error

    @cached_property
    def _data(self) -> bytes:
        return compound.stream(self._path, compound.WORKBOOKS)

    @cached_property
    def _book(self) -> "_Globals":
        try:
            book = _Globals(self._data)
        except (struct.error, IndexError) as error:
            raise fault("damaged", self._path, detail="content") from error
        if book.encrypted:
            raise fault("encrypted", self._path)
        return book

    @cached_property
    def _sheets(self) -> dict[str, SheetFacts]:
        book = self._book
        plain = frozenset(
            at
            for at, ((code, _), layout) in enumerate(zip(book.formats, book.layouts, strict=True))
            if code == "General" and layout == PLAIN_LAYOUT
        )
        try:
            return {name: _read_sheet(self._data, start, plain, book.linked) for name, start in book.sheets.items()}
        except (struct.error, IndexError) as error:
            raise fault("damaged", self._path, detail="content") from error


def _records(data: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, start and size of the records of a substream; those of embedded charts are passed over."""
    depth, end = 0, len(data)
    while at + 4 <= end:
        kind, size = _header(data, at)
        at += 4
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, at, size
        at += size


def _shared(data: bytes) -> list[bytes]:
    """The record of the shared strings and those that continue it."""
    found: list[bytes] = []
    for kind, at, size in _records(data, 0):
        if kind == _SHARED or (found and kind == _CONTINUED):
            found.append(data[at : at + size])
        elif found:
            break
    return found or [bytes(8)]


def _texts(data: bytes, start: int) -> Iterator[tuple[Position, int, int]]:
    """Position, style and number of the string of the cells of a sheet that show a shared one."""
    for kind, at, _ in _records(data, start):
        if kind == _SHARED_TEXT:
            row, column, style, number = struct.unpack_from("<HHHI", data, at)
            yield (row, column), style, number


class _Globals:
    """The workbook's own records: the formats of its cell styles and where its worksheets start."""

    def __init__(self, data: bytes) -> None:
        self.encrypted = False
        self.sheets: dict[str, int] = {}
        self._page = "cp1252"
        codes = dict(BUILTIN)
        styles: list[int] = []
        fonts: list[CellLayout] = []
        cells: list[tuple[int, int]] = []  # font, indent
        version = 0
        books: list[bool] = []
        links: list[tuple[int, int, int]] = []
        names: dict[int, str] = {}
        for kind, at, size in _records(data, 0):
            if kind == _BOF:
                (version,) = struct.unpack_from("<H", data, at)
            elif kind == _ENCRYPTED:
                self.encrypted = True
                break
            elif kind == _CODEPAGE:
                self._page = _page(struct.unpack_from("<H", data, at)[0])
            elif kind == _FORMAT:
                (number,) = struct.unpack_from("<H", data, at)
                codes[number] = self._string(data[at + 2 : at + size], 2 if version >= _EIGHT else 1, version)
            elif kind == _FONT:
                flags, weight, height = struct.unpack_from("<H2xHH", data, at + 2)
                fonts.append(
                    CellLayout(bold=weight >= _BOLD, struck=bool(flags & _STRUCK), raised=height == SUPERSCRIPT)
                )
            elif kind == _STYLE:
                font, number = _header(data, at)
                styles.append(number)
                cells.append((font, data[at + 8] & 0x0F if version >= _EIGHT else 0))
            elif kind == _SHEET:
                start, _, sort = struct.unpack_from("<IBB", data, at)
                name = names[len(names)] = self._string(data[at + 6 : at + size], 1, version)
                if not sort:  # a worksheet, no chart or macro
                    self.sheets[name] = start
            elif kind == _SUPPLYING:
                books.append(data[at + 2 : at + size] == b"\x01\x04")
            elif kind == _LINKS and version >= _EIGHT:
                links += struct.iter_unpack("<Hhh", data[at + 2 : at + 2 + (size - 2) // 6 * 6])
        own = {at for at, itself in enumerate(books) if itself}
        self.linked = other_sheets(own, links, names) if version >= _EIGHT else None
        read = {number: (code := codes.get(number, "General"), shown(code)) for number in set(styles)}
        self.formats = [read[number] for number in styles]
        # no font has the number four
        self.fonts = {at + (at >= _NO_FONT): font for at, font in enumerate(fonts)}
        self.layouts = [self.fonts.get(font, PLAIN_LAYOUT)._replace(indent=indent) for font, indent in cells]

    def _string(self, data: bytes, width: int, version: int) -> str:
        """A string after its count of characters, which takes ``width`` bytes."""
        count = int.from_bytes(data[:width], "little")
        if version < _EIGHT:
            return data[width : width + count].decode(self._page, "replace")
        if data[width] & 1:
            return data[width + 1 : width + 1 + 2 * count].decode("utf-16-le", "replace")
        return data[width + 1 : width + 1 + count].decode("latin-1")


def _page(number: int) -> str:
    import codecs

    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"


def _read_sheet(data: bytes, start: int, plain: frozenset[int], linked: Sheets | None) -> SheetFacts:
    """The facts of the worksheet that starts there; the styles in ``plain`` say nothing. ``linked`` names other sheets;
    None where formulas are not written out."""
    found = SheetFacts()
    compiled: dict[tuple[int, int], bytes] = {}
    shared: dict[tuple[int, int], bytes] = {}
    last = (0, 0)
    styles = found.styles
    for kind, at, size in _records(data, start):
        if kind in _CELLS:
            row, column, style = _cell(data, at)
            if style not in plain:
                styles[row, column] = style
            if kind == _FORMULA:
                _formula(found, row, column, data[at + 6 : at + 16])
                if linked is not None:
                    last = (row, column)
                    compiled[last] = _code(data, at + 20, at + size)
            elif kind == _BOOL_OR_ERROR and data[at + 7]:
                found.errors[row, column] = ERRORS.get(data[at + 6], "#N/A")
        elif kind == _MANY:
            row, column = _header(data, at)
            for offset in range(at + 4, at + size - 7, 6):
                (style,) = struct.unpack_from("<H", data, offset)
                if style not in plain:
                    styles[row, column] = style
                column += 1
        elif kind == _SHARED_FORMULA:
            shared[last] = _code(data, at + 8, at + size)
        elif kind == _ROW:
            if data[at + 12] & 0x20:
                found.hidden_rows.add(_header(data, at)[0])
        elif kind == _COLUMNS and data[at + 8] & 1:
            first, end = _header(data, at)
            found.hidden_columns.append((first, end))
    if linked is not None:
        for (row, column), code in compiled.items():
            root = shared_from(code, b"", XLS)
            code = code if root is None else shared.get(root, b"")
            found.formulas[row, column] = written_out(code, row, column, XLS, linked)
    return found


def _code(data: bytes, at: int, end: int) -> bytes:
    """A compiled formula behind its length."""
    return data[at + 2 : min(end, at + 2 + int.from_bytes(data[at : at + 2], "little"))]


def _formula(found: SheetFacts, row: int, column: int, told: bytes) -> None:
    """A formula by its saved result: a number, or a code where the last two bytes are all ones."""
    found.formulas[row, column] = ""
    if told[6:8] == b"\xff\xff":
        if told[0] == 2:
            found.errors[row, column] = ERRORS.get(told[2], "#N/A")
        elif told[0] == 3 and told[8] & 1:  # no text, and to be computed before it is shown
            found.uncached.add((row, column))
