"""Number formats, formulas, errors, hidden rows and columns of an .xlsx, from its parts, a sheet at a time.

Source: ECMA-376 part 1, 18.3 (sheets) and 18.8 (styles).
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from dqcheck.sources.archive import Archive, alike, opened
from dqcheck.sources.facts import NOTHING, CellLayout, SheetFacts, is_plain
from dqcheck.sources.formats import NumberFormat
from dqcheck.sources.xlsx_styles import styles_of
from dqcheck.sources.xml import feed, local, parser

_BOOK, _WORKSHEET = "xl/workbook.xml", "/worksheet"
_OTHER_BOOK = rb'date1904(?!="(?:0|false)")|\bstate="(?!visible")'
"""Of a workbook that counts days from 1904, or hides a sheet."""

_HINTS = (b"\x00", b"hidden", b"<f", b":f", b'"e"', b"'e'")
_FORMULA_HINTS = (b"\x00", b"<f", b":f")
"""Without one of these there is no formula; far cheaper to look for."""
_FORMULA_TAG = rb"\x00|<(?:\w+:)?f[ >/]"
_NUMBER = rb"<v>-?\d[\d.E+-]*</v>"
_SPEAKING = rb"\x00|hidden\s*=\s*[\"'][1t]|<(?:\w+:)?f[ >/]|[\"']e[\"']"


class XlsxParts:
    """The parts of an .xlsx or .xlsm. Raises SourceError when the part that is asked for is damaged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sheets: dict[str, SheetFacts] = {}

    @cached_property
    def _archive(self) -> Archive:
        return opened(self._path)

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        return sheet_parts(self._archive)

    def quiet(self, sheet: str) -> bool:
        """Whether a sheet surely hides nothing, computes nothing, and shows numbers as they are stored.

        Far cheaper than reading the sheet's part.
        """
        part = self._parts.get(sheet)
        if part not in self._archive.parts:
            return True
        if not all(map(is_plain, self.formats)):
            return False
        tail = b""
        for chunk in self._archive.chunks(part):
            piece = tail + chunk
            if any(hint in piece for hint in _HINTS) and re.search(_SPEAKING, piece):
                return False
            tail = chunk[-16:]
        return True

    def computes(self, sheet: str) -> bool:
        """Whether a sheet may hold formulas. Far cheaper than reading its part."""
        part = self._parts.get(sheet)
        return part in self._archive.parts and _computes(self._archive, part)

    def sheet(self, name: str) -> SheetFacts:
        """What a sheet says."""
        if name not in self._sheets:
            part = self._parts.get(name)
            self._sheets[name] = _read_sheet(self._archive, part) if part in self._archive.parts else NOTHING
        return self._sheets[name]

    @property
    def formats(self) -> list[tuple[str, NumberFormat]]:
        """Format code of every cell style, in the order by which cells refer to them."""
        return self._styles[0]

    @property
    def layouts(self) -> list[CellLayout]:
        """How every cell style writes text, in the same order."""
        return self._styles[1]

    @cached_property
    def _styles(self) -> tuple[list[tuple[str, NumberFormat]], list[CellLayout]]:
        styles = styles_of(self._archive)
        return styles.formats, styles.layouts


def targets(archive: Archive, relations: str, kind: str = "") -> dict[str, tuple[str, ...]]:
    """The parts to which a workbook relates, by the identity of the relation: as its path says, and as programs read
    it that begin at the folder ``xl`` or at the root; only relations of a kind where one is given."""
    if relations not in archive.parts:
        return {}
    found = alike(archive, relations, _relations)
    return {identity: parts for identity, (of, parts) in found.items() if of.endswith(kind)}


def _relations(chunks: Iterable[bytes], path: Path | str) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """By their identity, the kinds of relations and the parts as they may be read."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}

    def relation(tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == "Relationship":
            target = attributes.get("Target", "")
            parts = (posixpath.normpath(posixpath.join("/xl", target))[1:], target.lstrip("/"))
            found[attributes.get("Id", "")] = attributes.get("Type", ""), parts

    feed(parser(relation), chunks, path)
    return found


def sheet_parts(archive: Archive) -> Mapping[str, str]:
    """Names of the sheets of an .xlsx and the parts that hold them, by the relations of the workbook."""
    return archive.once(_sheet_parts)


def _sheet_parts(archive: Archive) -> Mapping[str, str]:
    related = targets(archive, "xl/_rels/workbook.xml.rels", _WORKSHEET)
    sheets = alike(archive, _BOOK, _sheets) if _BOOK in archive.parts else ()
    return {name: related[identity][0] for name, identity in sheets if identity in related}


def _sheets(chunks: Iterable[bytes], path: Path | str) -> Sequence[tuple[str, str]]:
    """The names of sheets, each with the identity of its relation."""
    found: list[tuple[str, str]] = []

    def sheet(tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == "sheet":
            identity = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            found.append((attributes.get("name", ""), identity))

    feed(parser(sheet), chunks, path)
    return found


def only_sheet(archive: Archive) -> tuple[str, str] | None:
    """The name and the part of the sheet of a workbook that has no other; None for one that hides it, or counts days
    from another day than most."""
    book = archive.read(_BOOK) if _BOOK in archive.parts else b""
    if book.count(b"<sheet ") != 1 or b":sheet " in book or re.search(_OTHER_BOOK, book):
        return None
    named = [(name, part) for name, part in sheet_parts(archive).items() if part in archive.parts]
    return named[0] if len(named) == 1 else None


def _computes(archive: Archive, part: str) -> bool:
    tail = b""
    for chunk in archive.chunks(part):
        piece = tail + chunk
        if any(hint in piece for hint in _FORMULA_HINTS) and re.search(_FORMULA_TAG, piece):
            return True
        tail = chunk[-16:]
    return False


def _read_sheet(archive: Archive, part: str) -> SheetFacts:
    return alike(archive, part, _parse_sheet, _without_numbers)


def _without_numbers(data: bytes) -> bytes:
    """The part of a sheet with one number in place of all, for nothing that is read here depends on numbers: not of one
    with errors, whose values are read, nor of one with sections of characters, in which an element is none."""
    if b"<!" in data or b'"e"' in data or b"'e'" in data:
        return data
    return re.sub(_NUMBER, b"<v>0</v>", data)


def _parse_sheet(chunks: Iterable[bytes], path: Path | str) -> SheetFacts:
    """One pass over a sheet's part; text is only collected where a formula or an error may stand."""
    made = parser()
    found = SheetFacts()
    styles = found.styles
    shared: dict[str, tuple[str, tuple[int, int]]] = {}
    text: list[str] = []
    row, column, kind, share, has_formula = -1, -1, "", "", False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal row, column, kind, share, has_formula
        if tag == "c":
            column += 1
            address = attributes.get("r")
            if address:
                at_row, at_column = _parsed(address)
                row = row if at_row is None else at_row
                column = column if at_column is None else at_column
            kind, has_formula = attributes.get("t", ""), False
            style = attributes.get("s")
            if style is not None and style != "0" and style.isdigit():
                styles[row, column] = int(style)
            if kind == "e":
                watch()
        elif tag == "v":
            text.clear()
        elif tag == "f":
            has_formula = True
            share = attributes.get("si", "") if attributes.get("t") == "shared" else ""
            found.uncached.add((row, column))
            watch()
        elif tag == "row":
            number = attributes.get("r", "")
            row, column = int(number) - 1 if number.isdigit() else row + 1, -1
            if attributes.get("hidden") in ("1", "true"):
                found.hidden_rows.add(row)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdigit() and last.isdigit():
                found.hidden_columns.append((int(first) - 1, int(last) - 1))
        elif ":" in tag:
            start(local(tag), attributes)

    def end(tag: str) -> None:
        tag = local(tag)
        if tag == "f":
            written = "".join(text)
            if share:
                if written:
                    shared.setdefault(share, (written, (row, column)))
                elif share in shared:
                    written, found.origins[row, column] = shared[share]
            found.formulas[row, column] = written
            text.clear()
        elif tag == "v":
            value = "".join(text).strip()
            if has_formula and (value or kind == "str"):
                found.uncached.discard((row, column))
            if kind == "e" and value:
                found.errors[row, column] = value
        elif tag == "c":
            made.EndElementHandler = made.CharacterDataHandler = None

    def watch() -> None:
        text.clear()
        made.EndElementHandler, made.CharacterDataHandler = end, text.append

    made.StartElementHandler = start
    feed(made, chunks, path)
    return found


def address_of(address: str, row: int, column: int) -> tuple[int, int]:
    """Row and column, counted from zero, of ``F12``; what is missing stays as it was."""
    at_row, at_column = _parsed(address)
    return row if at_row is None else at_row, column if at_column is None else at_column


@lru_cache(maxsize=1 << 16)
def _parsed(address: str) -> tuple[int | None, int | None]:
    letters = address.rstrip("0123456789")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    digits = address[len(letters) :]
    return int(digits) - 1 if digits else None, number - 1 if number else None
