"""Long worksheets as columns: where a workbook holds one plain sheet, its cells are never made objects of.

What the sheet, its styles and its shared texts say beside plain values (formulas, errors, hidden or merged cells, text
that is struck out, formats that dress a number) is not read here: such a workbook is for the reader of cells, and so is
one of which anything is not understood.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.record import record
from dqcheck.sources import caution, sheet_scan
from dqcheck.sources.archive import Archive
from dqcheck.sources.formats import dresses
from dqcheck.sources.old_fonts import with_meant_letters
from dqcheck.sources.sheet_scan import BLANK, NUMBER, OWN, SHARED, ScannedCells
from dqcheck.sources.xlsx_details import XlsxParts

Floats = NDArray[np.float64]
Cells = NDArray[np.int32]
"""The cells of rows by their place among all, -1 where none is written."""

_MOST_SPARSE = 4
"""Cells of a sheet's rectangle for each that is written."""
_STRINGS = "xl/sharedStrings.xml"
_NAMED = {b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'", b"amp": b"&"}
_REFERENCE = re.compile(rb"&(lt|gt|quot|apos|amp|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_UTF8 = re.compile(rb"<[a-z]|<\?xml(?![^>]*encoding=)|<\?xml[^>]*encoding=[\"'](?i:utf-8)[\"']")
_SHARED_TEXT = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>|<si><t/></si>|<si/>')
_NOT_IN_NUMBERS = b"0123456789.eE+-\n"
_DAY_FORMAT = re.compile(r"(?i)(?:\[\$-[0-9a-f]+\])?(?=[^y]*y)(?=[^d]*d)[dmy/\\\-. ]+(?:;@)?")
"""Formats of days: whatever else looks like one may be an hour to the reader of cells."""
_MAY_BE_NO_NUMBER = re.compile(r"(?i)[dmyhsgeb@]")
"""Letters of formats by which a number may be a day, an hour or a text to some reader."""
_FIRST_DAY, _LAST_DAY = 61, 2_958_465
"""Numbers of the days on which all readers agree: before them stands one that never was."""
_EPOCH_DAY = 25_569
"""The number of the first of January 1970."""
_KEPT, _LONG = 15, 17
"""Significant digits that a spreadsheet keeps; characters of the shortest number that may have more."""
_BLANKS = " \t\r\n"
_SAMPLE = 2000
_FIRST_ROWS = 100
"""Rows that show whether a sheet is worth the reading."""

Holds = Literal["number", "text", "day", "blank"]


@record
class LongColumn:
    """A column of a long sheet: its header, what it holds, and its ``values``: numbers as floats, texts, days; where it
    is ``written`` numbers and days too are texts. ``formatted`` says that some of its numbers have a format."""

    name: str
    holds: Holds
    values: Any
    formatted: bool = False

    @property
    def written(self) -> bool:
        """Whether all that it holds is text."""
        return bool(self.values.dtype == pl.String)

    def decimals_at_most(self, most: int) -> bool:
        """Whether none of its numbers has more decimals than are read: a text is read with all that it writes."""
        return self.written or bool((self.values.round(most) == self.values).all())


@record
class LongSheet:
    """A long sheet by its columns: row 0 holds their names, the records follow one another."""

    name: str
    columns: tuple[LongColumn, ...]

    @property
    def head(self) -> Sequence[Sequence[Raw]]:
        """The first rows, as the reader of cells gives them."""
        names = [column.name for column in self.columns]
        return [names, *zip(*(column.values.head(_SAMPLE).to_list() for column in self.columns), strict=True)]


class _OddError(Exception):
    """A workbook is not plain."""


def open_long(archive: Archive, name: str, part: str, worth: Callable[[LongSheet], bool]) -> LongSheet | None:
    """The sheet in a part of an .xlsx as columns; None where it is short or not plain, or where its first records are
    not ``worth`` the reading of all. Raises SourceError for a file that is damaged."""
    first = _sheet(archive, name, _first_rows(archive.chunks(part)), fewest=0)
    if first is None or not worth(first):
        return None
    sheet = _sheet(archive, name, archive.chunks(part), fewest=caution.FEWEST_RECORDS)
    return sheet if sheet is not None and as_written(sheet, archive.path) else None


def _sheet(archive: Archive, name: str, chunks: Iterable[bytes], fewest: int) -> LongSheet | None:
    """A sheet of more than so many records by its columns."""
    try:
        cells = sheet_scan.scan(chunks)
        if cells is None or b"<mergeCell " in cells.tail or not _plain_around(cells):
            return None
        return LongSheet(name=name, columns=_Columns(archive, cells, fewest).columns)
    except _OddError:
        return None


def _first_rows(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The text of a sheet up to the end of a row among its first, closed behind it."""
    begun = b""
    for chunk in chunks:
        begun += chunk
        if begun.count(b"</row>") > _FIRST_ROWS:
            cut = begun.index(b"</row>")
            for _ in range(_FIRST_ROWS):
                cut = begun.index(b"</row>", cut + 1)
            yield begun[: cut + len(b"</row>")] + b"</sheetData></worksheet>"
            return
    yield begun


def _plain_around(cells: ScannedCells) -> bool:
    """Whether nothing before or behind the rows changes what is read of them."""
    comments = b"<!" in cells.head or b"<!" in cells.tail
    return _UTF8.match(cells.head) is not None and not sheet_scan.HIDES.search(cells.head) and not comments


def as_written(sheet: LongSheet, path: Path) -> bool:
    """Whether the texts are meant as they stand, not in an old font."""
    book = Workbook(source=path.name, path=str(path), media="xlsx", sheets=(Sheet(name=sheet.name, rows=sheet.head),))
    return with_meant_letters(book) is book


class _Columns:
    """The columns of scanned cells. Raises _OddError for what is not plain."""

    def __init__(self, archive: Archive, cells: ScannedCells, fewest: int) -> None:
        self._archive, self._cells = archive, cells
        self._parts = XlsxParts(archive.path)
        filled = cells.kinds != BLANK
        self._height = int(cells.rows[filled].max(initial=-1)) + 1
        self._width = int(cells.columns[filled].max(initial=-1)) + 1
        if self._height <= fewest or self._height * self._width > _MOST_SPARSE * len(cells.rows):
            raise _OddError
        self._styles_are_plain()
        self._strings = self._shared()
        values, order = self._values(), self._by_column()
        columns = [self._column(order[at * self._height :][: self._height], values) for at in range(self._width)]
        if len({column.name for column in columns}) < len(columns):
            raise _OddError
        self.columns = tuple(columns)

    def _styles_are_plain(self) -> None:
        """None of the styles strikes text through, and none in the workbook shows more than the digits of a number."""
        formats, layouts = self._parts.formats, self._parts.layouts
        used = np.unique(self._cells.styles).tolist()
        if any(style >= len(layouts) > 0 or (layouts and layouts[style].struck) for style in used):
            raise _OddError
        if any(dresses(code) for code in {code for code, _ in formats}):
            raise _OddError

    def _by_column(self) -> Cells:
        """The cell of each row and column, the columns one after the other; -1 where none is written."""
        cells = self._cells
        order = np.full(self._height * self._width, -1, dtype=np.int32)
        inside = np.flatnonzero((cells.rows < self._height) & (cells.columns < self._width))
        order[cells.columns[inside].astype(np.int64) * self._height + cells.rows[inside]] = inside
        return order

    def _shared(self) -> pl.Series | None:
        """The shared texts, by their number."""
        if not (self._cells.kinds == SHARED).any():
            return None
        part = self._archive.read(_STRINGS) if _STRINGS in self._archive.parts else b""
        if _UTF8.match(part) is None or b"<!" in part or b"_x" in part or b"strike" in part or b"vertAlign" in part:
            raise _OddError
        texts = _SHARED_TEXT.findall(part)
        if len(texts) != part.count(b"<si>") + part.count(b"<si/>"):
            raise _OddError
        return pl.Series([_text(text) for text in texts], dtype=pl.String)

    def _values(self) -> Floats:
        """The numbers of all cells, or the numbers of their texts, in the order of the file; of blanks nothing."""
        cells = self._cells
        if cells.numbers.translate(None, _NOT_IN_NUMBERS) or b"\n\n" in cells.numbers:
            raise _OddError
        values = np.full(len(cells.kinds), np.nan)
        written = (cells.kinds == NUMBER) | (cells.kinds == SHARED)
        if written.any():
            try:
                read = pl.read_csv(cells.numbers, has_header=False, schema={"value": pl.Float64})["value"]
            except pl.exceptions.PolarsError as error:
                raise _OddError from error
            if len(read) != int(written.sum()) or read.null_count():
                raise _OddError
            values[written] = read.to_numpy()
        own = cells.kinds == OWN
        values[own] = np.arange(int(own.sum()))
        return values

    @cached_property
    def _own(self) -> pl.Series:
        """The texts that cells hold themselves, in the order of the file."""
        if b"_x" in self._cells.texts:
            raise _OddError
        text = _text(self._cells.texts[:-1])
        texts = pl.Series([text]).str.split("\x1f").explode()
        if (texts.str.strip_chars(_BLANKS) != texts).any():  # blanks at an end are kept or not, as the cell says
            raise _OddError
        return texts

    def _column(self, order: Cells, values: Floats) -> LongColumn:
        """A column of which the first cell is the header."""
        cells = self._cells
        name = self._texts(order[:1], values)[0]
        if not name:
            raise _OddError
        order = order[1:]
        kinds = np.where(order >= 0, cells.kinds[order], BLANK)
        held = set(np.flatnonzero(np.bincount(kinds)).tolist()) - {BLANK}
        if not held:
            return LongColumn(name=name, holds="blank", values=pl.Series(values=[None] * len(order), dtype=pl.String))
        if NUMBER not in held:
            return LongColumn(name=name, holds="text", values=self._texts(order, values))
        if len(held) > 1:
            raise _OddError
        numbers = np.where(kinds == NUMBER, values[order], np.nan)
        codes = self._codes(np.flatnonzero(np.bincount(cells.styles[order[kinds == NUMBER]])).tolist())
        if all(_DAY_FORMAT.fullmatch(code) for code in codes):
            return LongColumn(name=name, holds="day", values=_days(numbers))
        if any(_MAY_BE_NO_NUMBER.search(code) for code in codes):
            raise _OddError
        return LongColumn(name=name, holds="number", values=_numbers(numbers), formatted=any(codes))

    def _codes(self, styles: Sequence[int]) -> Sequence[str]:
        """The format codes of styles, empty for the general one."""
        formats = self._parts.formats
        return [formats[style][0].replace("General", "") if formats else "" for style in styles]

    def _texts(self, order: Cells, values: Floats) -> pl.Series:
        """The texts of cells; what is empty is blank."""
        cells = self._cells
        kinds = np.where(order >= 0, cells.kinds[order], BLANK)
        found = pl.Series(values=[None] * len(order), dtype=pl.String)
        for kind, texts in ((SHARED, self._strings), (OWN, self._own if OWN in kinds else None)):
            if texts is None or kind not in kinds:
                continue
            numbers = np.where(kinds == kind, values[order], 0)
            if (numbers != np.floor(numbers)).any() or numbers.min() < 0 or numbers.max() >= len(texts):
                raise _OddError
            made = texts.gather(numbers.astype(np.int64))
            found = made.zip_with(pl.Series(kinds == kind), found)
        return found.replace("", None)


def _text(written: bytes) -> str:
    """A text of XML."""
    if b"&" in written:
        count = written.count(b"&")
        written, replaced = _REFERENCE.subn(lambda match: _character(match[1]), written)
        if replaced != count:
            raise _OddError
    if b"\r" in written:
        raise _OddError
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _OddError from error


@lru_cache(maxsize=4096)
def _character(reference: bytes) -> bytes:
    """The character that a reference stands for."""
    if reference in _NAMED:
        return _NAMED[reference]
    code = int(b"0" + reference[1:], base=0) if reference[1:2] == b"x" else int(reference[1:])
    if (code < ord(" ") and code not in b"\t\n") or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        raise _OddError
    return chr(code).encode()


def _numbers(numbers: Floats) -> pl.Series:
    """Numbers with the digits that a spreadsheet keeps: 84.56999999999999 is shown, and meant, as 84.57."""
    series = pl.Series(numbers, nan_to_null=True)
    if not series.is_finite().all():
        raise _OddError
    long = np.flatnonzero((numbers != np.floor(numbers)) & ~np.isnan(numbers))
    if len(long):
        written = pl.Series(numbers[long]).cast(pl.String)
        long = long[(written.str.len_bytes() >= _LONG).to_numpy()]
        numbers[long] = [float(format(number, f".{_KEPT}g")) for number in numbers[long].tolist()]
        series = pl.Series(numbers, nan_to_null=True)
    return series


def _days(numbers: Floats) -> pl.Series:
    series = pl.Series(numbers, nan_to_null=True)
    known = series.drop_nulls()
    if not ((known == known.floor()) & (known >= _FIRST_DAY) & (known <= _LAST_DAY)).all():
        raise _OddError
    return (series - _EPOCH_DAY).cast(pl.Int32).cast(pl.Date)
