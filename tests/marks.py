"""The figures of a text as they are read, for tests of single figures."""

from sentence_claims import narrative

from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.blocks import blocks


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text, a paragraph a line."""
    reading = read(narrative(text))
    return blocks(reading.passages, reading.words)


def marks(text: str) -> list[Mark]:
    """All figures of a text."""
    return [mark for block in blocks_of(text) for mark in block.marks]


def mark(text: str) -> Mark:
    """The only figure of a text."""
    (found,) = marks(text)
    return found
