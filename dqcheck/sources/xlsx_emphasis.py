"""Weight and indent of the cell styles of an .xlsx. Source: ECMA-376 part 1, 18.8 (styles)."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dqcheck.sources.archive import Archive
from dqcheck.sources.xml import feed, local, parser

_PART = "xl/styles.xml"
_OFF = ("0", "false")
_MOST_STEPS = 250
"""The greatest indent that a cell can have."""


class Emphasis(NamedTuple):
    """Whether a cell's text is in bold, and by how many steps it is indented."""

    bold: bool = False
    indent: int = 0


PLAIN = Emphasis()


def emphases(path: Path) -> tuple[Emphasis, ...]:
    """The emphasis of every cell style, in the order by which cells refer to them. Raises SourceError when the part is
    damaged."""
    archive = Archive(path)
    bold: list[bool] = []
    fonts: list[int] = []
    indents: list[int] = []
    inside = [""]

    def element(tag: str, attributes: Mapping[str, str]) -> None:
        tag = local(tag)
        if tag in ("fonts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs", "fills", "borders"):
            inside[0] = tag
        elif inside[0] == "fonts" and tag == "font":
            bold.append(False)
        elif inside[0] == "fonts" and tag == "b" and bold:
            bold[-1] = attributes.get("val", "1") not in _OFF
        elif inside[0] == "cellXfs" and tag == "xf":
            fonts.append(_number(attributes.get("fontId", "0")))
            indents.append(0)
        elif inside[0] == "cellXfs" and tag == "alignment" and indents:
            indents[-1] = min(_number(attributes.get("indent", "0")), _MOST_STEPS)

    if _PART in archive.parts:
        feed(parser(element), archive.chunks(_PART), path)
    return tuple(
        Emphasis(bold=font < len(bold) and bold[font], indent=indent)
        for font, indent in zip(fonts, indents, strict=True)
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
