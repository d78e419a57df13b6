"""What the styles of a .docx say: heading, entry of a table of contents, item of a list; struck out, raised.

Source: ECMA-376 part 1, 17.7 (styles).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from dqcheck.sources.archive import Archive
from dqcheck.sources.xml import feed, parser, plain


@dataclass(frozen=True, slots=True)
class Style:
    """The part of a style that matters here. ``number`` and ``depth`` are the list and its level; ``struck`` and
    ``raised`` say that its text is struck out, or raised."""

    heading: bool = False
    contents: bool = False
    number: str | None = None
    depth: int = 0
    struck: bool = False
    raised: bool = False


NONE = Style()
OFF = ("0", "false", "off")
"""Values by which a property of a run says that it does not hold."""

MOST_KEPT = 1 << 20
"""Bytes of the largest part whose styles or lists are kept for the next document."""
_MOST_ANCESTORS = 12
_END = re.compile(rb"</(?:\w{1,20}:)?style>")
_ID = re.compile(rb"""styleId\s*=\s*["']([^"']*)["']""")


class ParagraphStyles:
    """Paragraph styles by id.

    The part holds hundreds of styles and a report uses a handful: only those that are asked for are parsed.
    """

    def __init__(self, archive: Archive | None = None, path: Path | str = "", part: str = "word/styles.xml") -> None:
        self._archive, self._path, self._part = archive, path, part

    @cached_property
    def _sheet(self) -> "_StyleSheet":
        if self._archive is None or self._part not in self._archive.parts:
            return _StyleSheet(b"")
        data = self._archive.read(self._part)
        return _kept(data) if len(data) <= MOST_KEPT else _StyleSheet(data)

    def get(self, name: str) -> Style:
        """The style of that id with what it inherits; one that says nothing when there is none."""
        return self._sheet.get(name, self._path) if name else NONE


class _StyleSheet:
    """The styles of a part: those that were asked for, and the element of every one, unparsed."""

    def __init__(self, data: bytes) -> None:
        self._read: dict[str, Style] = {}
        self._sources: dict[str, bytes] = {}
        at = 0
        for end in _END.finditer(data):
            element = data[at : end.end()]
            start = element.rfind(end[0].replace(b"</", b"<").replace(b">", b" "))
            at = end.end()
            identity = _ID.search(element, start) if start >= 0 else None
            if identity:
                self._sources[identity[1].decode("utf-8", "replace")] = element[start:]

    def get(self, name: str, path: Path | str) -> Style:
        """The style of that id in the document of a path."""
        if name not in self._read:
            self._read[name] = self._inherited(name, path)
        return self._read[name]

    def _inherited(self, name: str, path: Path | str) -> Style:
        style, above = self._own(name, path)
        for _ in range(_MOST_ANCESTORS):
            if not above:
                break
            parent, above = self._own(above, path)
            if style.number is None and parent.number is not None:
                style = replace(style, number=parent.number, depth=style.depth or parent.depth)
            style = replace(
                style,
                heading=style.heading or parent.heading,
                contents=style.contents or parent.contents,
                struck=style.struck or parent.struck,
                raised=style.raised or parent.raised,
            )
        return style

    def _own(self, name: str, path: Path | str) -> tuple[Style, str]:
        """What a style says itself, and the style that it is based on."""
        element = self._sources.get(name)
        if element is None:
            return NONE, ""
        said: dict[str, str] = {}

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            tag, attributes = plain(tag, attributes)
            said.setdefault(tag, attributes.get("val", ""))

        feed(parser(start), [element], path)
        title = said.get("name", "").lower()
        depth, outline = said.get("ilvl", ""), said.get("outlineLvl", "")
        style = Style(
            heading=title.startswith(("heading", "title")) or (outline.isdigit() and int(outline) < 9),
            contents=title.startswith("toc "),
            number=said.get("numId"),
            depth=int(depth) if depth.isdigit() else 0,
            struck=any(said.get(name, "0") not in OFF for name in ("strike", "dstrike")),
            raised=said.get("vertAlign") == "superscript",
        )
        return style, said.get("basedOn", "")


_kept = lru_cache(maxsize=4)(_StyleSheet)
"""The styles of the last parts: documents that are made after one model have the same."""
