"""Number formats, formulas, errors, hidden rows and columns of an .xlsb, from its parts, a sheet at a time.

Source: [MS-XLSB] 2.1.4 (records) and 2.4 (their fields).
"""

import posixpath
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from dqcheck.sources.archive import Archive, opened
from dqcheck.sources.binary_runs import is_marked, shown_in, xlsb_string
from dqcheck.sources.compiled_formulas import XLSB, Sheets, other_sheets, shared_from, written_out
from dqcheck.sources.facts import NOTHING, PLAIN_LAYOUT, CellLayout, SheetFacts
from dqcheck.sources.faults import fault
from dqcheck.sources.formats import BUILTIN, NumberFormat, shown
from dqcheck.sources.text_marks import Position
from dqcheck.sources.text_runs import RunText
from dqcheck.sources.xls_details import ERRORS, SUPERSCRIPT
from dqcheck.sources.xlsb_records import records
from dqcheck.sources.xml import feed, local, parser

_ROW, _CELL_ERROR, _FORMULA_FIRST, _FORMULA_NUMBER, _FORMULA_ERROR, _COLUMNS = 0, 3, 8, 9, 11, 60
_SHARED_FORMULA, _OWN_BOOK, _OTHER_BOOKS, _LINKS = 427, 357, (355, 358, 359, 360), 362
_FORMAT, _FONT, _STYLE, _SHEET, _CELL_STYLES, _STYLES_END = 44, 43, 47, 156, 617, 618
_BOLD, _STRUCK = 600, 0x08
"""The weight from which on a font is bold, and the flag of one that is struck through."""
_BOOK, _RELATIONS, _STYLE_PART = "xl/workbook.bin", "xl/_rels/workbook.bin.rels", "xl/styles.bin"
_SHARED_PART, _SHARED, _SHARED_TEXT = "xl/sharedStrings.bin", 19, 7

_numbers = struct.Struct("<II").unpack_from


class XlsbParts:
    """The parts of an .xlsb. Raises SourceError when the part that is asked for is damaged.

    Formulas are kept compiled in the file and written out as far as they are understood, else told with an empty text.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sheets: dict[str, SheetFacts] = {}

    @cached_property
    def _archive(self) -> Archive:
        return opened(self._path)

    def quiet(self, sheet: str) -> bool:
        """Whether a sheet hides nothing, computes nothing, and shows numbers as they are stored."""
        return self.sheet(sheet).silent(self.formats)

    def computes(self, sheet: str) -> bool:
        """Whether a sheet holds formulas."""
        return bool(self.sheet(sheet).formulas)

    def sheet(self, name: str) -> SheetFacts:
        """What a sheet says."""
        if name not in self._sheets:
            part = self._parts.get(name, "")
            try:
                self._sheets[name] = self._read_sheet(part) if part in self._archive.parts else NOTHING
            except (struct.error, IndexError) as error:
                raise fault("damaged", self._path, detail="content") from error
        return self._sheets[name]

    @property
    def formats(self) -> list[tuple[str, NumberFormat]]:
        """Format code of every cell style and what it shows."""
        return self._styles[0]

    @property
    def layouts(self) -> list[CellLayout]:
        """How every cell style writes text."""
        return self._styles[1]

    def rich_cells(self, sheets: Iterable[str]) -> dict[str, dict[Position, RunText | None]]:
        """By sheet, the cells whose text has a run that is struck out or raised. Cheap where no font does so."""
        fonts = dict(enumerate(self._styles[2]))
        if not any(map(is_marked, fonts.values())):
            return {}
        try:
            items = (content for kind, content in self._records(_SHARED_PART) if kind == _SHARED)
            strings = {number: text for number, item in enumerate(items) if (text := xlsb_string(item)) is not None}
            return {
                name: shown_in(self._texts(self._parts.get(name, "")), strings, fonts, self.layouts) for name in sheets
            }
        except (struct.error, IndexError) as error:
            raise fault("damaged", self._path, detail="content") from error

    def _texts(self, part: str) -> Iterator[tuple[Position, int, int]]:
        """Position, style and number of the string of the cells of a sheet that show a shared one."""
        row = 0
        for kind, content in self._records(part):
            if kind == _ROW:
                row = int.from_bytes(content[:4], "little")
            elif kind == _SHARED_TEXT:
                column, style, number = struct.unpack_from("<III", content)
                yield (row, column), style & 0xFFFFFF, number

    @cached_property
    def _styles(self) -> tuple[list[tuple[str, NumberFormat]], list[CellLayout], list[CellLayout]]:
        codes = dict(BUILTIN)
        styles: list[tuple[int, int, int]] = []  # number format, font, indent
        fonts: list[CellLayout] = []
        inside = False
        for kind, content in self._records(_STYLE_PART):
            if kind == _FORMAT:
                codes[int.from_bytes(content[:2], "little")] = _string(content, 2)[0]
            elif kind == _FONT:
                flags, weight, height = (int.from_bytes(content[at : at + 2], "little") for at in (2, 4, 6))
                fonts.append(
                    CellLayout(bold=weight >= _BOLD, struck=bool(flags & _STRUCK), raised=height == SUPERSCRIPT)
                )
            elif kind in (_CELL_STYLES, _STYLES_END):
                inside = kind == _CELL_STYLES
            elif kind == _STYLE and inside:
                number, font = (int.from_bytes(content[at : at + 2], "little") for at in (2, 4))
                styles.append((number, font, content[11] if len(content) > 11 else 0))
        read = {number: (code := codes.get(number, "General"), shown(code)) for number, _, _ in styles}
        layouts = [
            (fonts[font] if font < len(fonts) else PLAIN_LAYOUT)._replace(indent=indent) for _, font, indent in styles
        ]
        return [read[number] for number, _, _ in styles], layouts, fonts

    @cached_property
    def _parts(self) -> dict[str, str]:
        """Names of the sheets and the parts that hold them."""
        targets: dict[str, str] = {}

        def relation(tag: str, attributes: Mapping[str, str]) -> None:
            if local(tag) == "Relationship":
                target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
                targets[attributes.get("Id", "")] = target.removeprefix("/")

        if _RELATIONS in self._archive.parts:
            feed(parser(relation), self._archive.chunks(_RELATIONS), self._path)
        named: dict[str, str] = {}
        for kind, content in self._records(_BOOK):
            if kind == _SHEET:
                relation_id, at = _string(content, 8)
                named[_string(content, at)[0]] = targets.get(relation_id, "")
        return named

    @cached_property
    def _linked(self) -> Sheets:
        """The sheets that formulas refer to."""
        own: set[int] = set()
        books = 0
        links: list[tuple[int, int, int]] = []
        names: dict[int, str] = {}
        for kind, content in self._records(_BOOK):
            if kind == _SHEET:
                names[len(names)] = _string(content, _string(content, 8)[1])[0]
            elif kind == _OWN_BOOK or kind in _OTHER_BOOKS:
                if kind == _OWN_BOOK:
                    own.add(books)
                books += 1
            elif kind == _LINKS:
                links += struct.iter_unpack("<Iii", content[4 : 4 + (len(content) - 4) // 12 * 12])
        return other_sheets(own, links, names)

    def _read_sheet(self, part: str) -> SheetFacts:
        plain = frozenset(
            at
            for at, ((code, _), layout) in enumerate(zip(self.formats, self.layouts, strict=True))
            if code == "General" and layout == PLAIN_LAYOUT
        )
        found = SheetFacts()
        compiled: dict[tuple[int, int], tuple[bytes, bytes]] = {}
        shared: dict[tuple[int, int], bytes] = {}
        row, last = 0, (0, 0)
        for kind, content in self._records(part):
            if kind == _ROW:
                row = int.from_bytes(content[:4], "little")
                if content[11] & 0x10:
                    found.hidden_rows.add(row)
            elif kind <= _FORMULA_ERROR:
                column, style = _numbers(content)
                style &= 0xFFFFFF
                if style not in plain:
                    found.styles[row, column] = style
                if kind in (_CELL_ERROR, _FORMULA_ERROR):
                    found.errors[row, column] = ERRORS.get(content[8], "#N/A")
                if kind >= _FORMULA_FIRST:
                    last = (row, column)
                    found.formulas[last] = ""
                    compiled[last] = _compiled(kind, content)
            elif kind == _SHARED_FORMULA:
                shared[last] = _counted(content, 16)[0]
            elif kind == _COLUMNS and content[16] & 1:
                found.hidden_columns.append(_numbers(content))
        for (row, column), (code, extra) in compiled.items():
            root = shared_from(code, extra, XLSB)
            code = code if root is None else shared.get(root, b"")
            found.formulas[row, column] = written_out(code, row, column, XLSB, self._linked)
        return found

    def _records(self, part: str) -> Iterator[tuple[int, bytes]]:
        """Kind and content of the records of a part."""
        if part not in self._archive.parts:
            return
        data = self._archive.read(part)
        try:
            for kind, at, size in records(data):
                if at + size > len(data):
                    raise IndexError
                yield kind, data[at : at + size]
        except IndexError as error:
            raise fault("damaged", self._path, detail="content") from error


def _compiled(kind: int, content: bytes) -> tuple[bytes, bytes]:
    """The compiled formula of a cell and what belongs to it, behind its saved result and its flags."""
    if kind == _FORMULA_FIRST:
        at = _string(content, 8)[1]
    else:
        at = 16 if kind == _FORMULA_NUMBER else 9
    code, end = _counted(content, at + 2)
    return code, _counted(content, end)[0]


def _counted(content: bytes, at: int) -> tuple[bytes, int]:
    """Bytes behind their number, and where they end."""
    count = int.from_bytes(content[at : at + 4], "little")
    return content[at + 4 : at + 4 + count], at + 4 + count


def _string(content: bytes, at: int) -> tuple[str, int]:
    """A string after its count of characters, and where it ends; the count of a missing one is all ones."""
    count = int.from_bytes(content[at : at + 4], "little")
    if count == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * count
    return content[at + 4 : end].decode("utf-16-le", "replace"), end
