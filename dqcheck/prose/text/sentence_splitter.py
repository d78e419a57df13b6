"""Where sentences begin: the one splitter of the project."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dqcheck.language.types.text import TextWords

_LINE = re.compile(r"\n\s{0,8}(?=\n|[-–+•●○▪■➢*]\s|\||\d{1,3}[.)]\s)")
"""A line break before a list line or an empty one: it ends a sentence, as other line breaks in a text do not."""

_STATEMENT_END = re.compile(r"\s(?:(?<=[.;!?]\s)\s*|(?<=\n)\s{0,8}(?=[-+•*]))")


def sentence_bounds(text: str, words: TextWords) -> list[int]:
    """Where the sentences and list lines of a text begin, and where the last one ends."""
    lines = [found.end() for found in _LINE.finditer(text)] if "\n" in text else []
    return [*sorted({0, *lines, *_starts(text, words)}), len(text)]


def _starts(text: str, words: TextWords) -> Iterator[int]:
    """Offsets at which a new sentence begins, the first left out."""
    for found in words.sentence_start.finditer(text):
        before = text[max(0, found.start() - words.abbreviation_characters) : found.start()]
        if not words.abbreviation.search(before):
            yield found.end()


def sentence_around(bounds: Sequence[int], offset: int) -> tuple[int, int]:
    """Start and end of the sentence around an offset."""
    at = bisect_right(bounds, offset, 1, len(bounds) - 1)
    return bounds[at - 1], bounds[at]


def statements(text: str) -> list[tuple[int, int]]:
    """Start and end of what a text states piece by piece: sentences, what semicolons part, and lines of a list."""
    cuts = [found.start() for found in _STATEMENT_END.finditer(text)]
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))
