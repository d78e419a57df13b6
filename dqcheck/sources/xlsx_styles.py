"""The cell styles of an .xlsx: what they show of numbers and how they write text.

Source: ECMA-376 part 1, 18.8 (styles).
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from dqcheck.sources.archive import Archive, alike
from dqcheck.sources.facts import CellLayout
from dqcheck.sources.formats import BUILTIN, NumberFormat, shown
from dqcheck.sources.xml import feed, local, parser

_PART = "xl/styles.xml"
_GROUPS = frozenset(("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"))
_MOST_STEPS = 250
"""The deepest indent that Excel allows."""


class XlsxStyles:
    """Gathers the styles from the elements of their part, in the order of the file."""

    def __init__(self) -> None:
        self._codes = dict(BUILTIN)
        self._bold: list[bool] = []
        self._struck: list[bool] = []
        self._raised: list[bool] = []
        self._cells: list[tuple[int, int]] = []  # number format, font
        self._indents: list[int] = []
        self._group = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element of the part."""
        tag = local(tag)
        if tag in _GROUPS:
            self._group = tag
        elif tag == "numFmt" and attributes.get("numFmtId", "").isdigit():
            self._codes.setdefault(int(attributes["numFmtId"]), attributes.get("formatCode", "General"))
        elif self._group == "fonts":
            self._font(tag, attributes)
        elif self._group == "cellXfs":
            if tag == "xf":
                self._cells.append((_number(attributes, "numFmtId"), _number(attributes, "fontId")))
                self._indents.append(0)
            elif tag == "alignment" and self._indents:
                self._indents[-1] = min(_number(attributes, "indent"), _MOST_STEPS)

    def _font(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "font":
            self._bold.append(False)
            self._struck.append(False)
            self._raised.append(False)
        elif tag == "b" and self._bold:
            self._bold[-1] = is_on(attributes)
        elif tag == "strike" and self._struck:
            self._struck[-1] = is_on(attributes)
        elif tag == "vertAlign" and self._raised:
            self._raised[-1] = attributes.get("val") == "superscript"

    @cached_property
    def formats(self) -> list[tuple[str, NumberFormat]]:
        """Format code of every cell style and what its first section shows, in the order of the styles."""
        read = {
            number: (code := self._codes.get(number, "General"), shown(code))
            for number in {number for number, _ in self._cells}
        }
        return [read[number] for number, _ in self._cells]

    @cached_property
    def layouts(self) -> list[CellLayout]:
        """How every cell style writes text, in the same order."""
        return [
            CellLayout(
                bold=font < len(self._bold) and self._bold[font],
                indent=indent,
                struck=font < len(self._struck) and self._struck[font],
                raised=font < len(self._raised) and self._raised[font],
            )
            for (_, font), indent in zip(self._cells, self._indents, strict=True)
        ]


def styles_of(archive: Archive) -> XlsxStyles:
    """The styles of a workbook. Raises SourceError when they are damaged."""
    return alike(archive, _PART, _read) if _PART in archive.parts else XlsxStyles()


def _read(chunks: Iterable[bytes], path: Path | str) -> XlsxStyles:
    styles = XlsxStyles()
    feed(parser(styles.start), chunks, path)
    return styles


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property that is there holds."""
    return attributes.get("val", "1") not in ("0", "false")


def _number(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "0")
    return int(text) if text.isdigit() and len(text) < 10 else 0
