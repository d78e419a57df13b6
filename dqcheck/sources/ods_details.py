"""Number formats, formulas, errors, hidden rows and columns of an .ods, from one pass over its content.

Source: OpenDocument 1.3 part 3, 9 (tables) and 19 (attributes); errors as LibreOffice and Excel write them
(``calcext:value-type``, or the text that stands for the result of a formula).
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from dqcheck.language.vi.files import FILES
from dqcheck.language.wording import Wording, one_of
from dqcheck.sources.archive import opened
from dqcheck.sources.facts import NOTHING, CellLayout, SheetFacts
from dqcheck.sources.formats import NumberFormat
from dqcheck.sources.ods_styles import OdsStyles
from dqcheck.sources.xml import feed, parser

_HIDDEN = ("collapse", "filter")
_PREFIX = re.compile(r"^(?:[\w.-]+:)?=")
_ERROR = Wording(rf"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)|{one_of(FILES.errors)}:\d{{3}}", cased=True)
_CELLS = ("table:table-cell", "table:covered-table-cell")


class OdsParts:
    """The parts of an .ods. ``extents`` are rows and columns of its sheets: what is repeated beyond them is not kept.

    All sheets stand in one part and are read together. Raises SourceError when it is damaged.
    """

    def __init__(self, path: Path, extents: Mapping[str, tuple[int, int]]) -> None:
        self._path = path
        self._extents = extents

    @property
    def formats(self) -> list[tuple[str, NumberFormat]]:
        """Format code of every cell style and what it shows."""
        return self._read[0].formats

    @property
    def layouts(self) -> list[CellLayout]:
        """How every cell style writes text."""
        return self._read[0].layouts

    def quiet(self, sheet: str) -> bool:
        """Whether a sheet hides nothing, computes nothing, and shows numbers as they are stored."""
        styles, sheets = self._read
        return sheet not in sheets or sheets[sheet].silent(styles.formats)

    def computes(self, sheet: str) -> bool:
        """Whether a sheet holds formulas."""
        return bool(self.sheet(sheet).formulas)

    def sheet(self, name: str) -> SheetFacts:
        """What a sheet says."""
        return self._read[1].get(name, NOTHING)

    @cached_property
    def _read(self) -> tuple[OdsStyles, dict[str, SheetFacts]]:
        archive = opened(self._path)
        styles = OdsStyles()
        if "styles.xml" in archive.parts:
            made = parser(_common_only(styles))
            made.EndElementHandler, made.CharacterDataHandler = styles.end, styles.characters
            feed(made, archive.chunks("styles.xml"), self._path)
        reader = _Content(styles, self._extents)
        if "content.xml" in archive.parts:
            feed(reader.parser, archive.chunks("content.xml"), self._path)
        return styles, reader.sheets


def _common_only(styles: OdsStyles) -> Callable[[str, Mapping[str, str]], None]:
    """The automatic styles of ``styles.xml`` belong to headers and footers, not to cells."""
    common = False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal common
        if tag in ("office:styles", "office:automatic-styles", "office:master-styles"):
            common = tag == "office:styles"
        elif common:
            styles.start(tag, attributes)

    return start


class _Content:
    """Follows ``content.xml``: first its styles, then its tables."""

    def __init__(self, styles: OdsStyles, extents: Mapping[str, tuple[int, int]]) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self._styles, self._extents = styles, extents
        self._facts = SheetFacts()
        self._rows = self._columns = 0  # of the sheet
        self._row, self._row_end, self._column = 0, 0, 0
        self._row_style = ""
        self._defaults: list[tuple[int, str]] = []  # column after the last one, style of its cells
        self._folded = 0  # groups of rows or columns that are shut, from the outermost shut one inward
        self._cell: tuple[range, range, bool] | None = None
        self._text: list[str] = []
        self._paragraphs, self._noted = 0, False
        self.parser = made = parser(styles.start)
        made.EndElementHandler, made.CharacterDataHandler = self._end_style, styles.characters

    def _end_style(self, tag: str) -> None:
        if tag == "office:automatic-styles":
            self.parser.StartElementHandler = self._start
            self.parser.EndElementHandler = self.parser.CharacterDataHandler = None
        else:
            self._styles.end(tag)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "text:p":
            if self._cell is not None and not self._noted:
                self._paragraphs += 1
        elif tag in _CELLS:
            first = self._column
            if "table:number-columns-repeated" in attributes:
                self._column += _times(attributes, "table:number-columns-repeated")
            else:
                self._column += 1
            if "office:value-type" in attributes or "table:formula" in attributes:
                self._start_cell(first, attributes)
        elif tag == "table:table-row":
            self._row, self._column = self._row_end, 0
            self._row_end += _times(attributes, "table:number-rows-repeated")
            self._row_style = attributes.get("table:default-cell-style-name", "")
            if self._folded or attributes.get("table:visibility") in _HIDDEN:
                self._facts.hidden_rows.update(range(self._row, min(self._row_end, self._rows)))
        elif tag == "table:table-column":
            first = self._defaults[-1][0] if self._defaults else 0
            end = first + _times(attributes, "table:number-columns-repeated")
            self._defaults.append((end, attributes.get("table:default-cell-style-name", "")))
            if self._folded or attributes.get("table:visibility") in _HIDDEN:
                self._facts.hidden_columns.append((first, end - 1))
        elif tag in ("table:table-row-group", "table:table-column-group"):
            if self._folded or attributes.get("table:display") == "false":
                self._folded += 1
                self.parser.EndElementHandler = self._end
        elif tag == "table:table":
            name = attributes.get("table:name", "")
            self._facts = self.sheets[name] = SheetFacts()
            self._rows, self._columns = self._extents.get(name, (0, 0))
            self._row = self._row_end = self._column = self._folded = 0
            self._defaults = []
        elif tag == "office:annotation":
            self._noted = self._cell is not None

    def _start_cell(self, first: int, attributes: Mapping[str, str]) -> None:
        if first >= self._columns or self._row >= self._rows:
            return
        kind, formula = attributes.get("office:value-type", ""), attributes.get("table:formula")
        style = attributes.get("table:style-name") or self._row_style
        error = attributes.get("calcext:value-type") == "error"
        if self._column == first + 1 and self._row_end == self._row + 1 and formula is None and not error:
            index = self._styles.index(style or self._default(first), kind == "percentage")
            if index:
                self._facts.styles[self._row, first] = index
            return
        rows, columns = range(self._row, min(self._row_end, self._rows)), range(first, min(self._column, self._columns))
        if kind:
            for column in columns:
                index = self._styles.index(style or self._default(column), kind == "percentage")
                if index:
                    self._facts.styles.update(dict.fromkeys(((row, column) for row in rows), index))
        if formula is None and not error:
            return
        if formula is not None:
            written = _PREFIX.sub("", formula)
            self._facts.formulas.update({(row, column): written for row in rows for column in columns})
        self._cell, self._paragraphs, self._noted = (rows, columns, error), 0, False
        if not kind:
            self._facts.uncached.update((row, column) for row in rows for column in columns)
        self._text.clear()
        self.parser.EndElementHandler, self.parser.CharacterDataHandler = self._end, self._characters

    def _default(self, column: int) -> str:
        return next((style for end, style in self._defaults if column < end), "")

    def _characters(self, text: str) -> None:
        if self._paragraphs and not self._noted:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        if tag == "office:annotation":
            self._noted = False
        elif tag in _CELLS and self._cell is not None:
            (rows, columns, error), self._cell = self._cell, None
            text = "".join(self._text).strip()
            places = [(row, column) for row in rows for column in columns]
            if self._paragraphs:  # an empty result is a paragraph without text
                self._facts.uncached.difference_update(places)
            if text and (error or _ERROR.fullmatch(text)):
                self._facts.errors.update(dict.fromkeys(places, text))
            self.parser.CharacterDataHandler = None
            if not self._folded:
                self.parser.EndElementHandler = None
        elif tag in ("table:table-row-group", "table:table-column-group") and self._folded:
            self._folded -= 1
            if not self._folded:
                self.parser.EndElementHandler = None


def _times(attributes: Mapping[str, str], name: str) -> int:
    """How often a row, column or cell is repeated."""
    count = attributes.get(name)
    return max(int(count), 1) if count is not None and count.isdecimal() and len(count) < 10 else 1
