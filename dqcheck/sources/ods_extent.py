"""How far the sheets of an .ods reach: rows and columns that are repeated need to be written but once.

Source: OpenDocument 1.3 part 3, 9.1 and 19.675 (``number-columns-repeated``), 19.679 (``number-rows-repeated``).
"""

from collections.abc import Mapping

from dqcheck.sources.archive import Archive
from dqcheck.sources.extent import MOST_TEXT, Extents
from dqcheck.sources.faults import fault
from dqcheck.sources.xml import feed, local, parser

MOST_CELLS = 10_000_000
"""Cells that hold something, each repetition counted."""
_LONGEST_NUMBER = 18


class _Reader:
    """Follows ``content.xml``. Cells that hold nothing count when something stands behind or below them."""

    def __init__(self, archive: Archive) -> None:
        self.extents = Extents(archive.path)
        self.cells = 0
        self._path = archive.path
        self._sheet = ""
        self._row = self._rows = self._columns = self._column = self._written = 0
        self._times = self._filled = self._depth = 0
        self._cell: tuple[int, bool] | None = None
        self.parser = parser(self._start)
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = local(tag)
        if kind == "table":
            self._depth += 1
            if self._depth > 1:  # a table in a cell: its rows count as those of the sheet
                return
            self._sheet = next((value for key, value in attributes.items() if local(key) == "name"), "")
            self._row = self._rows = self._columns = self._written = 0
        elif kind == "table-row":
            self._times, self._column, self._filled = _times(attributes, "number-rows-repeated"), 0, 0
        elif kind in ("table-cell", "covered-table-cell"):
            self._cell = (
                _times(attributes, "number-columns-repeated"),
                any(local(key) in ("value-type", "formula") for key in attributes),
            )
        elif self._cell is not None:  # a text, a note
            self._cell = self._cell[0], True

    def _end(self, tag: str) -> None:
        kind = local(tag)
        if kind in ("table-cell", "covered-table-cell") and self._cell is not None:
            times, filled = self._cell
            self._cell = None
            self._column += times
            if filled:
                self._columns = max(self._columns, self._column)
                self._filled += times
        elif kind == "table-row":
            self._row += self._times
            if self._filled:
                self._rows = self._row
                self._written += self._filled * self._times
        elif kind == "table":
            self._depth -= 1
            if self._depth:
                return
            self.cells += self._written
            if self.cells > MOST_CELLS:
                raise fault("damaged", self._path, detail="cells")
            self.extents.add(self._sheet, self._rows, self._columns, self._written)


def look(archive: Archive) -> bool:
    """Whether an .ods is odd. Raises SourceError when its sheets are too sparse, or hold too much, to be read."""
    if "content.xml" not in archive.parts:
        return False
    reader = _Reader(archive)
    feed(reader.parser, archive.chunks("content.xml"), archive.path)
    archive.verify(("content.xml",))
    return reader.extents.odd or reader.cells * 64 > MOST_TEXT


def _times(attributes: Mapping[str, str], name: str) -> int:
    text = next((value for key, value in attributes.items() if local(key) == name), "1")
    if not text.isdecimal():
        return 1
    return int(text[:_LONGEST_NUMBER]) if len(text) <= _LONGEST_NUMBER else 10**_LONGEST_NUMBER
