"""Totals that no word announces: figures that follow a figure and add up to it. Only what holds is claimed, and only
when the numbers are telling enough not to agree by chance."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.fitting import HALF, telling
from dqcheck.prose.phrases.making import claim

TELLING_DIGITS = 3
"""A total with fewer digits agrees with figures around it by chance, but for those right beside it."""
VAGUE_DIGITS = 4
"""The same of a total that is said to be about so much."""
LEAST_TOTAL = 5
"""A smaller total tells nothing, whatever stands beside it."""
BESIDE_FIGURES = 6
"""Figures right behind or right before a small total among which its parts may be."""
MOST_PARTS = 24
"""Figures that are tried as parts."""
MOST_FIGURES = 60
"""Figures of one block that are looked at for one total."""
FIRST_FIGURES = 3
"""Figures behind a total from which its parts may begin."""
ROUNDED_TIMES = 40
"""A total is more than this many times the rounding of as many figures as its parts are: else some always fit."""

Key = tuple[str, str, bool]
"""Kind, dimension, and whether it is a change: only figures that share them can be added up."""


def key_of(mark: Mark) -> Key:
    """The key of a figure."""
    return mark.kind, mark.dimension, mark.is_change


class Comparable:
    """The figures of a document that can be added up, by key and block."""

    def __init__(self, document: Sequence[Block]) -> None:
        self._rows: dict[Key, list[list[Mark]]] = {}
        for block in document:
            for mark in block.marks:
                if mark.kind in ADDITIVE and mark.whole_of is None and mark.value > 0:
                    rows = self._rows.get(key_of(mark))
                    if rows is None:
                        rows = self._rows[key_of(mark)] = [[] for _ in document]
                    rows[block.index].append(mark)

    def rows(self, total: Mark, *, after: int = 0, count: int = 1) -> Sequence[Sequence[Mark]]:
        """The figures that can be added up with a total, those of each block in reading order, of some blocks from its
        own on."""
        start = total.block.index + after
        return self._rows.get(key_of(total), ())[start : start + count]


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """Totals before or after their parts, of figures that no other claim has explained as totals."""
    figures = Comparable(text.blocks)
    for block in text.blocks:
        for mark in block.marks:
            # A small number in words that counts nothing by name (``all four of these``) adds up by chance.
            worded = not mark.noun and block.text[mark.start : mark.stop].isalpha()
            if mark.kind not in ADDITIVE or mark.value <= 0 or worded or settled.has_total(mark):
                continue
            digits = telling(mark)
            if mark.qualifier is not None and digits < VAGUE_DIGITS:
                continue
            if digits < TELLING_DIGITS:
                found = _beside(figures, mark)
            else:
                found = _following(figures, mark) or _preceding(figures, mark)
            if found:
                yield claim("total", {"total": [mark], "parts": found})


def _following(figures: Comparable, total: Mark) -> list[Mark]:
    reach = total.block.words.sums.reach
    near, ended = _flat(figures, total, 2)  # its own block and the next
    if parts := _tried(total, near) or _tried(total, _firsts(figures, total)):
        return parts
    return [] if ended else _tried(total, _flat(figures, total, reach.recalled_blocks)[0])


def _tried(total: Mark, sequence: Sequence[Mark]) -> list[Mark]:
    """The parts of a total from one of the first figures of a sequence on."""
    for start in range(min(FIRST_FIGURES, len(sequence) - 1)):
        if parts := _adding(total, sequence[start:]):
            return parts
    return []


def _adding(total: Mark, sequence: Sequence[Mark]) -> list[Mark]:
    """The shortest head of a sequence, of two parts or more, that adds up to the total."""
    added = Decimal(0)
    rounding = total.step * total.scale
    slack = rounding * HALF
    for count, part in enumerate(sequence[:MOST_PARTS], 1):
        added += part.base
        slack += part.step * part.scale * HALF
        if count > 1 and abs(added - total.base) <= slack:
            return list(sequence[:count]) if count * rounding * ROUNDED_TIMES <= total.base else []
        if added > total.base + slack:
            break
    return []


def _flat(figures: Comparable, total: Mark, blocks: int) -> tuple[list[Mark], bool]:
    """The comparable figures behind a total in its block and the next, at its bracket depth and with its noun; and
    whether more of them could change nothing."""
    out: list[Mark] = []
    closed = False
    behind = Decimal(0)
    enough = total.base + total.step * total.scale * HALF
    start = total.order + 1
    for row in figures.rows(total, count=blocks):
        for mark in row:
            if mark.order < start:
                continue
            if mark.order >= start + MOST_FIGURES:
                break
            if total.depth and mark.depth < total.depth and not closed:
                closed = True  # the figures beside the total in its bracket are no parts with those of other brackets
                out.clear()
            if mark.depth == total.depth and same_kind(mark, total):
                out.append(mark)
                if len(out) >= MOST_PARTS:
                    return out, True
                if not total.depth and len(out) >= FIRST_FIGURES:
                    behind += mark.base
                    enough += mark.step * mark.scale * HALF
                    if behind > enough:
                        return out, True  # whichever of the first figures begins, the sum has passed the total
        start = 0
    return out, False


def _firsts(figures: Comparable, total: Mark) -> list[Mark]:
    """The first comparable figure of each following block, as long as few blocks have none."""
    reach = total.block.words.sums.reach
    out: list[Mark] = []
    missed = 0
    for row in figures.rows(total, after=1, count=reach.listed_blocks):
        for mark in row:
            if mark.order < MOST_FIGURES and same_kind(mark, total):
                out.append(mark)
                break
        else:
            missed += 1
        if missed > reach.missed_blocks:
            break
    return out


def _preceding(figures: Comparable, total: Mark) -> list[Mark]:
    """Figures right before a total in its block, the nearest first."""
    first = total.order - MOST_PARTS
    [row] = figures.rows(total)
    before = [
        mark
        for mark in row
        if first <= mark.order < total.order and mark.depth == total.depth and same_kind(mark, total)
    ]
    return _adding(total, before[::-1])[::-1]


def _beside(figures: Comparable, total: Mark) -> list[Mark]:
    """The parts of a small total that stand right behind or right before it in its sentence, with its noun or none:
    ``47 chiếc; dùng tốt 29 chiếc; cần thay 18 chiếc``."""
    if total.kind != "count" or total.value < LEAST_TOTAL or total.part_of is not None:
        return []
    begin, end = total.block.sentence(total.start)
    row = next(iter(figures.rows(total)), ())
    at = bisect_left(row, total.order, key=_order)

    def smaller(places: Iterable[int]) -> list[Mark]:
        inside = takewhile(lambda mark: begin <= mark.start < end, (row[place] for place in places))
        plain = (mark for mark in inside if mark.part_of is None and mark.value < total.value)
        return list(islice(plain, BESIDE_FIGURES))

    behind = smaller(range(bisect_right(row, total.order, key=_order), len(row)))
    return _exactly(total, behind) or _exactly(total, smaller(range(at - 1, -1, -1)))[::-1]


def _order(mark: Mark) -> int:
    return mark.order


def _exactly(total: Mark, sequence: Sequence[Mark]) -> list[Mark]:
    """The shortest head of a sequence, with the total's noun or none, that makes the total to the last digit."""
    added = Decimal(0)
    for count, part in enumerate(sequence, 1):
        added += part.base
        if part.head not in ("", total.head) or abs(part.depth - total.depth) > 1 or added > total.base:
            return []
        if added == total.base:
            return list(sequence[:count])
    return []
