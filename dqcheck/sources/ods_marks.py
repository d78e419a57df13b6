"""Text of an .ods that is struck out or raised: spans inside a cell, and cells whose style strikes text through.

Source: OpenDocument 1.3 part 3, 16.29 (text styles), 20.358 and 20.384 (lines through and positions of text).
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from dqcheck.sources.archive import Archive
from dqcheck.sources.ods_styles import is_above, is_struck
from dqcheck.sources.text_marks import Position
from dqcheck.sources.text_runs import RunText
from dqcheck.sources.xml import feed, parser

_HINT = re.compile(rb'text-line-through-(?:style|type)\s*=\s*"(?!none)|text-position\s*=\s*"(?:super|[1-9])')
_OVERLAP_BYTES = 64
_MOST_SPACES = 1000
_CELLS = ("table:table-cell", "table:covered-table-cell")


class _Span(NamedTuple):
    """How a span writes its text."""

    struck: bool
    raised: bool


_PLAIN = _Span(struck=False, raised=False)


def speaks_of_marks(archive: Archive) -> bool:
    """Whether the styles of a file strike text through or raise it; cheap beside reading it."""
    for part in ("content.xml", "styles.xml"):
        tail = b""
        for chunk in archive.chunks(part) if part in archive.parts else ():
            if _HINT.search(tail + chunk):
                return True
            tail = chunk[-_OVERLAP_BYTES:]
    return False


def marked_spans(archive: Archive) -> dict[str, dict[Position, RunText | None]]:
    """By sheet, the cells with a span that is struck out or raised; a cell that is repeated is told where it begins."""
    reader = _Spans()
    for part in ("styles.xml", "content.xml"):
        if part in archive.parts:
            made = parser(reader.start)
            made.EndElementHandler, made.CharacterDataHandler = reader.end, reader.characters
            feed(made, archive.chunks(part), archive.path)
    return reader.found


class _Spans:
    """Follows the text styles and the spans of the cells."""

    def __init__(self) -> None:
        self.found: dict[str, dict[Position, RunText | None]] = {}
        self._styles: dict[str, _Span] = {}
        self._style = self._sheet = ""
        self._row, self._next_row, self._column, self._next_column = 0, 0, 0, 0
        self._open: list[_Span] = []
        self._text: RunText | None = None
        self._paragraphs, self._marked, self._noted = 0, False, False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element of a part."""
        if tag == "style:style":
            self._style = attributes.get("style:name", "") if attributes.get("style:family") == "text" else ""
        elif tag == "style:text-properties" and self._style:
            self._styles[self._style] = _Span(is_struck(attributes), is_above(attributes))
        elif tag == "table:table":
            self._sheet = attributes.get("table:name", "")
            self._row = self._next_row = 0
        elif tag == "table:table-row":
            self._row, self._column, self._next_column = self._next_row, 0, 0
            self._next_row += _times(attributes, "table:number-rows-repeated")
        elif tag in _CELLS:
            self._column = self._next_column
            self._next_column += _times(attributes, "table:number-columns-repeated")
            self._text, self._paragraphs, self._marked = RunText(), 0, False
        elif tag == "office:annotation":
            self._noted = True
        elif self._text is not None and not self._noted:
            self._inside(tag, attributes)

    def _inside(self, tag: str, attributes: Mapping[str, str]) -> None:
        assert self._text is not None
        if tag == "text:p":
            self._paragraphs += 1
            if self._paragraphs > 1:
                self._text.add("\n")
        elif tag == "text:span":
            self._open.append(self._styles.get(attributes.get("text:style-name", ""), _PLAIN))
        elif tag == "text:s":
            self.characters(" " * min(_times(attributes, "text:c"), _MOST_SPACES))

    def characters(self, text: str) -> None:
        """Text inside an element."""
        if self._text is not None and self._paragraphs and not self._noted:
            struck, above = any(one.struck for one in self._open), any(one.raised for one in self._open)
            self._marked |= struck or above
            self._text.add(text, struck=struck, is_raised=above)

    def end(self, tag: str) -> None:
        """The end of an element."""
        if tag == "office:annotation":
            self._noted = False
        elif tag == "text:span" and self._open and not self._noted:
            self._open.pop()
        elif tag in _CELLS and self._text is not None:
            if self._marked:
                self.found.setdefault(self._sheet, {})[self._row, self._column] = self._text
            self._text = None
            self._open.clear()


def _times(attributes: Mapping[str, str], name: str) -> int:
    """How often a row, a cell or a space is repeated."""
    count = attributes.get(name, "1")
    return max(int(count), 1) if count.isdecimal() and len(count) < 10 else 1
