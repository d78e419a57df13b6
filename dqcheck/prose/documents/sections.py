"""Of which period a report is, by its title, and which of its passages speak of what is still to be done."""

from collections.abc import Sequence

from dqcheck.numerals.folding import fold
from dqcheck.prose.figures.block import QUANTITIES, Block
from dqcheck.prose.phrases.tellings import WORDS, period_of

_TITLE_BLOCKS = 40
"""Blocks among which the title of a report stands ..."""
_TITLE_LINES = 5
"""... and lines that it has at most."""
_HEADING_CHARACTERS = 150
_ENDS = (".", ";", ",")


def title_period(document: Sequence[Block]) -> frozenset[str]:
    """The years, months and quarters that the title of a report says, but for what is said of tasks to come; none
    without a title."""
    for at, block in enumerate(document[:_TITLE_BLOCKS]):
        if block.words.documents.report.title.match(block.text):
            lines = [block.text]
            for line in document[at + 1 : at + _TITLE_LINES]:
                if line.marker or lines[-1].rstrip().endswith(_ENDS):
                    break
                lines.append(line.text)
            title = fold(" ".join(lines))
            ahead = WORDS.aims.search(title)
            return period_of(title[: ahead.start()] if ahead else title)
    return frozenset()


def aims(document: Sequence[Block]) -> frozenset[int]:
    """The paragraphs under headings of plans and tasks, up to the next heading of that rank."""
    found: set[int] = set()
    rank: str | None = None
    for block in document:
        if rank is not None and (block.marker == rank or (not rank and not block.marker)):
            rank = None
        if rank is None and _is_heading(block) and _is_aim(block.text):
            rank = block.marker
        elif rank is not None:
            found.add(block.paragraph)
    return frozenset(found)


def _is_heading(block: Block) -> bool:
    if len(block.text) > _HEADING_CHARACTERS or block.text.rstrip().endswith(_ENDS):
        return False
    return not any(mark.kind in QUANTITIES for mark in block.marks)


def _is_aim(text: str) -> bool:
    folded = fold(text)
    return bool(WORDS.aims.search(folded)) and not WORDS.results.search(folded)
