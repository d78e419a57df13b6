"""Runs of rich text in .xls and .xlsb: shared strings with the fonts of their pieces, and the cells that show them.

Source: [MS-XLS] 2.4.265 (SST), 2.5.293 (rich strings), 2.4.149 (LabelSst); [MS-XLSB] 2.5.122 (RichStr), 2.4.9 (cells).
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dqcheck.sources.facts import CellLayout
from dqcheck.sources.text_marks import Position
from dqcheck.sources.text_runs import RunText

_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08
"""Flags of a string: two bytes a character, further data behind it, runs."""
_RICH_ITEM = 0x01


class RichString(NamedTuple):
    """A string and its runs: the character where each begins and the number of its font."""

    text: str
    runs: Sequence[tuple[int, int]]


def is_marked(layout: CellLayout) -> bool:
    """Whether a font strikes text out or raises it."""
    return layout.struck or layout.raised


def put_together(string: RichString, fonts: Mapping[int, CellLayout], *, struck: bool) -> RunText | None:
    """The text of a string that has a marked run, as it counts; None for one without. What stands before the first run
    is in the font of its cell, which may be ``struck``."""
    pieces = [(0, CellLayout(struck=struck)), *((start, fonts.get(font, CellLayout())) for start, font in string.runs)]
    if not any(is_marked(layout) for _, layout in pieces):
        return None
    made = RunText()
    ends = [start for start, _ in pieces[1:]] + [len(string.text)]
    for (start, layout), end in zip(pieces, ends, strict=True):
        if end > start:
            made.add(string.text[start:end], struck=layout.struck, is_raised=layout.raised)
    return made


def shown_in(
    cells: Iterable[tuple[Position, int, int]],
    strings: Mapping[int, RichString],
    fonts: Mapping[int, CellLayout],
    layouts: Sequence[CellLayout],
) -> dict[Position, RunText | None]:
    """The cells (position, style, number of their string) that show a string with marked runs."""
    found: dict[Position, RunText | None] = {}
    for position, style, number in cells:
        if number in strings:
            struck = style < len(layouts) and layouts[style].struck
            text = put_together(strings[number], fonts, struck=struck)
            if text is not None:
                found[position] = text
    return found


def xls_strings(segments: Sequence[bytes]) -> Iterator[tuple[int, RichString]]:
    """The rich strings among the shared ones of an .xls, by number; ``segments`` are the contents of their record and
    of those that continue it. Raises struct.error or IndexError when they are damaged."""
    reader = _Segments(segments)
    _, count = struct.unpack("<II", reader.take(8))
    for number in range(count):
        length, flags = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if flags & _RICH else 0
        further = struct.unpack("<I", reader.take(4))[0] if flags & _EXTENDED else 0
        text = reader.text(length, wide=bool(flags & _WIDE))
        written = reader.take(4 * runs)
        reader.take(further)
        if runs:
            yield number, RichString(text, [struct.unpack_from("<HH", written, 4 * at) for at in range(runs)])


class _Segments:
    """Bytes that go on from one record to the next. Characters that are cut begin there with a flag of their width."""

    def __init__(self, segments: Sequence[bytes]) -> None:
        self._segments, self._number, self._at = segments, 0, 0

    def take(self, count: int) -> bytes:
        """The next bytes."""
        taken = bytearray()
        while len(taken) < count:
            self._turn()
            piece = self._segments[self._number][self._at : self._at + count - len(taken)]
            taken += piece
            self._at += len(piece)
        return bytes(taken)

    def text(self, count: int, *, wide: bool) -> str:
        """The next characters."""
        parts: list[str] = []
        while count:
            if self._at >= len(self._segments[self._number]):
                self._turn()
                wide = bool(self.take(1)[0] & _WIDE)
            size = 2 if wide else 1
            here = min(count, (len(self._segments[self._number]) - self._at) // size)
            if not here:
                raise IndexError
            parts.append(self.take(here * size).decode("utf-16-le" if wide else "latin-1", "replace"))
            count -= here
        return "".join(parts)

    def _turn(self) -> None:
        while self._at >= len(self._segments[self._number]):
            self._number, self._at = self._number + 1, 0


def xlsb_string(content: bytes) -> RichString | None:
    """A shared string of an .xlsb with its runs; None for one without. Raises struct.error when it is damaged."""
    if not content[0] & _RICH_ITEM:
        return None
    (length,) = struct.unpack_from("<I", content, 1)
    end = 5 + 2 * length
    (count,) = struct.unpack_from("<I", content, end)
    if count > len(content):
        raise IndexError
    runs = [struct.unpack_from("<HH", content, end + 4 + 4 * at) for at in range(count)]
    return RichString(content[5:end].decode("utf-16-le", "replace"), runs)
