"""Lines of a page or of a hard-wrapped text, re-joined into the paragraphs that they were cut from.

A line goes on in the next one when there was no room for that one's first word, or when the sentence plainly goes on.
List markers, indented first lines and closing marks, as administrative writing has them, decide the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dqcheck.language.vi.files import FILES
from dqcheck.sources.composing import MARKER, joins

_ENDS = ".;:!?…"
_DASHES = "-–—+*"


@dataclass(slots=True)
class TextLine:
    """A line as printed. Lengths are in points on a page, in characters in a text file; ``top`` grows downwards.

    ``number`` counts lines from one; ``apart`` says that more than the usual space lies above it; ``rigid`` that it is
    joined to nothing (a row of aligned columns).
    """

    text: str
    number: int
    page: int | None = None
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    apart: bool = False
    rigid: bool = False
    kind: str = "body"


class LineMeasure(NamedTuple):
    """How the lines of a text are filled: their usual left and right ends, the room that a full line may leave, whether
    they all end at the right margin, and whether first lines of paragraphs are indented."""

    left: float
    right: float
    slack: float
    justified: bool
    indented: bool


def measure(lines: Sequence[TextLine]) -> LineMeasure:
    """The usual ends of the lines. A text is justified when many lines end at the same place; others end anywhere
    within the last eighth."""
    if not lines:
        return LineMeasure(0.0, 0.0, 0.0, justified=False, indented=False)
    rights = sorted(line.right for line in lines)
    lefts = sorted(line.left for line in lines)
    left, right = lefts[len(lefts) // 4], rights[int(len(rights) * 0.9)]
    width = max(right - left, 1.0)
    justified = sum(abs(line.right - right) < 0.012 * width for line in lines) * 3 > len(lines)
    indents = sum(0.02 * width < line.left - left < 0.2 * width for line in lines)
    return LineMeasure(left, right, (0.02 if justified else 0.12) * width, justified, indents * 12 > len(lines))


def is_wrapped(lines: Sequence[TextLine]) -> bool:
    """Whether lines of a text file were cut at a fixed width: they are short, and many begin in mid-sentence."""
    if len(lines) < 4:
        return False
    lengths = sorted(len(line.text) for line in lines)
    longest = lengths[int(len(lengths) * 0.97)]
    if longest > 200:
        return False
    full = lengths[int(len(lengths) * 0.9)] * 0.7
    after_full = [after.text for before, after in pairwise(lines) if len(before.text) >= full]
    going_on = sum(text[:1].islower() or (text[:1].isdigit() and not MARKER.match(text)) for text in after_full)
    return going_on >= (2 if longest <= 100 else 3) and going_on * 4 >= len(after_full)


def paragraphs(lines: Sequence[TextLine], usual: LineMeasure | None) -> list[list[TextLine]]:
    """Group lines into paragraphs. Without a measure each line is one, save those that were cut in mid-sentence."""
    grouped: list[list[TextLine]] = []
    for line in lines:
        if grouped:
            group = grouped[-1]
            if usual is None:
                together = _cut(group, line)
            else:
                together = goes_on(group, line, usual)
            if together:
                group.append(line)
                continue
        grouped.append([line])
    return grouped


def _cut(group: Sequence[TextLine], line: TextLine) -> bool:
    last = group[-1]
    if group[0].text[:1].islower() and line.text[:1].islower():
        return False  # items of a list in small letters
    if line.apart:
        return line.text[:1] in ",;.)" and not line.text.startswith("...")
    return joins(last.text, line.text)


def goes_on(group: Sequence[TextLine], line: TextLine, usual: LineMeasure) -> bool:
    """Whether a line belongs to the paragraph whose lines stand before it."""
    last = group[-1]
    if last.rigid or line.rigid or last.kind != line.kind:
        return False
    text, following = last.text, line.text
    if joins(text, following):
        return True
    room = usual.right - last.right
    width = usual.right - usual.left
    ended = text[-1:] in _ENDS
    full = room - usual.slack < _first_word(line)
    if FILES.register_row.match(following):
        return False
    if MARKER.match(following):
        dashed = following[:1] in _DASHES and group[0].text[:1] not in _DASHES
        return dashed and full and not ended
    if line.apart and ended:
        return False
    if not ended:
        if text.rpartition(" ")[2] in FILES.unfinished:
            return True
        if _centred(last, usual) != _centred(line, usual) or _is_title(text, following):
            return False
        loose = not usual.justified and not line.apart
        return full or (loose and room < 0.25 * width) or (following[:1].isdigit() and room < 0.4 * width)
    if usual.indented and line.left - usual.left > 0.02 * width:
        return False
    return full


def _is_title(text: str, following: str) -> bool:
    """Whether a line in capitals stands above one that is not."""
    return len(text) > 12 and text.isupper() and not following.isupper()


def _centred(line: TextLine, usual: LineMeasure) -> bool:
    """Whether a line leaves the same room on both sides, as titles do."""
    width = usual.right - usual.left
    before, after = line.left - usual.left, usual.right - line.right
    return before > 0.12 * width and abs(before - after) < 0.08 * width


def _first_word(line: TextLine) -> float:
    """The room that the first word of a line takes, with a space before it."""
    size = max(len(line.text), 1)
    word = line.text.find(" ")
    return (line.right - line.left) * ((size if word < 0 else word) + 1) / size
