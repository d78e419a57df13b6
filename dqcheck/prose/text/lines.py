"""The lines of a passage: the whole of it, or its list lines when several stand in it, with their markers."""

import re
from collections.abc import Iterator

from dqcheck.language.types.text import TextWords
from dqcheck.prose.text.passages import Passage

LONGEST_CHARACTERS = 4000
"""Characters of a line: a longer passage is read in pieces, so that work grows linearly with length."""
SHORTEST_CHARACTERS = 1000
"""Characters of a piece, where it ends with a sentence."""
_ITEM_LINE = re.compile(r"\s*(?:[-–+•●○▪■➢]\s|[|])")


def list_marker(text: str, words: TextWords) -> tuple[str, str, int]:
    """The class of a line's list marker (``dash``, ``plus``, ``digits``...), the marker as written, and where the text
    begins behind it; empty without one."""
    found = words.list_marker.match(text)
    if found is None or found.lastgroup is None:
        return "", "", 0
    return found.lastgroup, found[found.lastgroup], found.end()


def lines(passage: Passage, taken: frozenset[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Start and end of each line, none longer than ``LONGEST_CHARACTERS``, without the lines (paragraph, offset as
    written) that tables have taken."""
    text = passage.text
    for start, stop in _whole_lines(passage, taken):
        while stop - start > LONGEST_CHARACTERS:
            end = start + LONGEST_CHARACTERS
            cut = text.rfind(". ", start + SHORTEST_CHARACTERS, end) + 2
            if cut < 2:
                cut = text.rfind(" ", start + 1, end) + 1 or end
            yield start, cut
            start = cut
        if text[start:stop].strip():
            yield start, stop


def _whole_lines(passage: Passage, taken: frozenset[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    text = passage.text
    if "\n" not in text:
        if (passage.number, 0) not in taken:
            yield 0, len(text)
        return
    start = at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if (passage.number, passage.raw(at)) in taken:
            if start < at:
                yield start, at - 1
            start = end + 1
        elif at > start and _ITEM_LINE.match(line):
            yield start, at - 1
            start = at
        at = end + 1
    if start < len(text):
        yield start, len(text)
