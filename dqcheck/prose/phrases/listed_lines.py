"""Parts of a total in the blocks under it: list lines, lines of a label and a figure, a paragraph that opens them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dqcheck.prose.figures.block import ADDITIVE, Block, Mark, Token
from dqcheck.prose.phrases.alike import alike, pick
from dqcheck.prose.phrases.items import Breakdown, Item, collect, until_end

MOST_LINES = 60
"""List lines that one total may have under it."""
_UPPER = frozenset({"", "roman", "digits", "letter"})
"""List markers that begin another section, where they are not those of the list itself."""


def opens_next(block: Block, tokens: Sequence[Token], end: int) -> bool:
    """True when the next structural element behind the end of a sentence, or its first in a block, opens parts."""
    near = block.words.sums.reach.opener_characters
    return any(token.kind in ("partial", "whole") and token.start - end <= near for token in tokens[:1])


def headed(document: Sequence[Block], block: Block) -> list[Breakdown]:
    """Parts in list lines under a heading without figures (``Chia theo cấp học:``), of a total stated before it."""
    words = block.words.sums
    if not _announces(block):
        return []
    for above in reversed(document[max(0, block.index - words.reach.recalled_blocks) : block.index]):
        totals = [
            mark
            for mark in above.marks
            if mark.kind in ADDITIVE and mark.depth == 0 and words.total.search(above.text, 0, mark.start)
        ]
        found = [listed(document, block, total, exhaustive=False) for total in totals]
        if held := [breakdown for breakdown in found if breakdown is not None and breakdown.holds()]:
            return held
    return []


def in_next_block(document: Sequence[Block], total: Mark) -> Breakdown | None:
    """Parts in a following paragraph that opens with ``Trong đó``, or in list lines under a line of a total."""
    block = total.block
    if block.index + 1 == len(document):
        return None
    after = document[block.index + 1]
    if opens_next(after, after.tokens, after.body):
        return _in_paragraph(document, after, total)
    if block.words.sums.breakdowns.of_all.search(block.text, block.sentence(total.start)[0], total.start):
        return listed(document, block, total, exhaustive=False, level=True)
    return listed(document, block, total, exhaustive=False) if _announces(block) else None


def _in_paragraph(document: Sequence[Block], block: Block, total: Mark) -> Breakdown | None:
    """The parts in a paragraph that opens with ``Trong đó``, and in those after it when they are needed."""
    exhaustive = block.tokens[0].kind != "partial"
    rest = until_end(block.tokens, 1, 0, sentences=block.words.sums.reach.opened_sentences)
    found = collect(total, rest, exhaustive=exhaustive, layout="sentence", depth=0)
    if found is None:
        return listed(document, block, total, exhaustive=exhaustive)
    if len(found.parts) > 1 and found.holds():
        return found
    return _wider(found, _firsts(document, block.index + 1, total)) or found


def _announces(block: Block) -> bool:
    return block.text.rstrip().endswith(":")


def _wider(breakdown: Breakdown, following: Sequence[Mark]) -> Breakdown | None:
    """The breakdown with as few of the following figures as make it hold."""
    wider = (replace(breakdown, parts=[*breakdown.parts, *following[:count]]) for count in range(1, len(following) + 1))
    return next((one for one in wider if one.holds()), None)


def _firsts(document: Sequence[Block], start: int, total: Mark) -> list[Mark]:
    """The first comparable figure of each of the next blocks, up to a block without one."""
    out: list[Mark] = []
    for block in document[start : start + total.block.words.sums.reach.near_blocks]:
        first = next((mark for mark in block.marks if mark.kind in ADDITIVE and alike(total, mark)), None)
        if first is None:
            break
        out.append(first)
    return out


def listed(
    document: Sequence[Block], block: Block, total: Mark, *, exhaustive: bool, level: bool = False
) -> Breakdown | None:
    """Parts in the list lines under a block; ``level``: they may have the same marker as the block itself."""
    parts: list[Mark] = []
    items: list[Item] = []
    complete = True
    for line in _lines(document, block, level=level):
        part, item = _part(total, line)
        if part is None:
            if level or not line.marker or not item:
                break
            complete = False
        elif line.marker or _is_label(line, part):
            parts.append(part)
            items.append(item)
        else:
            break
    if len(parts) < 2:
        return None
    return Breakdown(
        total=total, parts=parts, items=items, exhaustive=exhaustive, complete=complete,
        layout="list" if parts[0].block.marker and not level else "lines", anchor=(parts[0].block.index, -1),
    )  # fmt: skip


def _lines(document: Sequence[Block], block: Block, *, level: bool) -> Iterator[Block]:
    """The lines of a list under a block, without those of the lists inside it."""
    words = block.words.sums
    opened = block.text.rstrip().endswith(words.breakdowns.list_openers)
    marker: str | None = None
    for line in document[block.index + 1 : block.index + 1 + MOST_LINES]:
        if not opened and words.total.match(line.text, line.body):
            return
        if marker is None:
            if line.marker == block.marker != "" and not level and not opened:
                return
            marker = line.marker
        if line.marker == marker:
            yield line
        elif line.marker == block.marker or line.marker in _UPPER:
            return


def _part(total: Mark, line: Block) -> tuple[Mark | None, list[Mark]]:
    """The part that a line tells, and the figures beside it: those in its brackets when it has no others."""
    item = [mark for mark in line.marks if mark.depth == 0]
    part = pick(total, item)
    if part is None and not any(mark.kind in ADDITIVE for mark in item):
        item = [mark for mark in line.marks if mark.depth == 1]
        part = pick(total, item)
    return part, item


def _is_label(line: Block, part: Mark) -> bool:
    """A line without a marker is an item when it is short: a label and its figure."""
    reach = line.words.sums.reach
    return (
        len(line.text) < reach.line_characters
        and part.start - line.body < reach.label_characters
        and ":" in line.text[: part.start + 1]
    )
