"""Characters of a line on a page that are struck through, or raised behind a figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dqcheck.sources.raised import raised

Stretch = tuple[float, float]
"""The two ends of a stroke through a line."""

_THROUGH_FROM, _THROUGH_TO = 0.38, 0.7
"""Where a stroke through a line lies, as a share of its height from the top; one below it lies lower."""
_SMALLER = 0.85
"""The height of a raised character, as a share of the one before it."""
_HIGHER = 0.12
"""How much higher it ends, as a share of that height."""


@dataclass(slots=True)
class Glyph:
    """A character with the box of its advance, in points from the top left of the page as shown; y grows downwards."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(slots=True)
class SeenGlyphs:
    """The characters of a line that count, the texts that are struck through, the figures with a raised mark."""

    glyphs: list[Glyph] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters as a text."""
        return " ".join("".join(glyph.text for glyph in self.glyphs).split())


def strokes_through(
    box: tuple[float, float, float, float], across: Sequence[tuple[float, float, float]]
) -> list[Stretch]:
    """The strokes (y, x0, x1) that lie in the middle of a line (left, right, top, bottom) and within its ends."""
    left, right, top, bottom = box
    height = bottom - top
    return [
        (x0, x1)
        for y, x0, x1 in across
        if _THROUGH_FROM * height <= y - top <= _THROUGH_TO * height and x0 >= left - height and x1 <= right + height
    ]


def seen(glyphs: Sequence[Glyph], strokes: Sequence[Stretch]) -> SeenGlyphs:
    """The characters of a line without those that are struck through, raised digits as superscripts."""
    found = SeenGlyphs()
    striking = False
    base: Glyph | None = None  # the figure's own character before a raised one
    for glyph in glyphs:
        middle = (glyph.left + glyph.right) / 2
        if glyph.text != " " and any(x0 <= middle <= x1 for x0, x1 in strokes):
            if striking:
                found.struck[-1] += glyph.text
            else:
                found.struck.append(glyph.text)
            striking = True
            continue
        if striking and glyph.text == " ":
            found.struck[-1] += " "
            continue
        striking = False
        if base is not None and glyph.text != " " and _is_raised(glyph, base):
            if glyph.text.isdecimal():
                glyph = replace(glyph, text=raised(glyph.text))
                if found.glyphs[-1].text.isdecimal():
                    found.raised.append(_figure(found.glyphs) + glyph.text)
                elif found.raised:
                    found.raised[-1] += glyph.text
            elif glyph.text in "()":
                continue
        elif glyph.text != " ":
            base = glyph if glyph.text.isdecimal() else None
        found.glyphs.append(glyph)
    return found


def _is_raised(glyph: Glyph, base: Glyph) -> bool:
    height = base.bottom - base.top
    return glyph.bottom - glyph.top < _SMALLER * height and glyph.bottom < base.bottom - _HIGHER * height


def _figure(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs).split()[-1]
