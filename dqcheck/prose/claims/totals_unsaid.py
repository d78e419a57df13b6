"""Totals that no word announces: figures that follow a figure and add up to it. Only what holds is claimed, and only
when the numbers are telling enough not to agree by chance."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile
from typing import NamedTuple

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


class Addend(NamedTuple):
    """A figure that is added up, with its value and half of its step in the canonical unit: reckoned once for the many
    sums in which it is tried."""

    mark: Mark
    base: Decimal
    slack: Decimal


def addend(mark: Mark) -> Addend:
    """A figure as an addend."""
    return Addend(mark, mark.base, mark.step * mark.scale * HALF)


class Comparable:
    """The figures of a document that can be added up, by key and block."""

    def __init__(self, document: Sequence[Block]) -> None:
        self._rows: dict[Key, list[list[Addend]]] = {}
        for block in document:
            for mark in block.marks:
                if mark.kind in ADDITIVE and mark.whole_of is None and mark.value > 0:
                    key = key_of(mark)
                    rows = self._rows.get(key)
                    if rows is None:
                        rows = self._rows[key] = [[] for _ in document]
                    rows[block.index].append(addend(mark))

    def rows(self, total: Mark, *, after: int = 0, count: int = 1) -> Sequence[Sequence[Addend]]:
        """The figures that can be added up with a total, those of each block in reading order, of some blocks from its
        own on."""
        start = total.block.index + after
        return self._rows.get(key_of(total), ())[start : start + count]


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """Totals before or after their parts, of figures that no other claim has explained as totals."""
    figures = Comparable(text.blocks)
    for block in text.blocks:
        for mark in block.marks:
            if mark.kind not in ADDITIVE or mark.value <= 0 or settled.has_total(mark):
                continue
            if not mark.noun and block.text[mark.start : mark.stop].isalpha():
                continue  # a small number in words that counts nothing by name (``all four of these``) fits by chance
            digits = telling(mark)
            if mark.qualifier is not None and digits < VAGUE_DIGITS:
                continue
            if digits < TELLING_DIGITS:
                found = _beside(figures, mark)
            else:
                total = addend(mark)
                found = _following(figures, total) or _preceding(figures, total)
            if found:
                yield claim("total", {"total": [mark], "parts": found})


def _following(figures: Comparable, total: Addend) -> list[Mark]:
    reach = total.mark.block.words.sums.reach
    near, ended = _flat(figures, total, 2)  # its own block and the next
    if parts := _tried(total, near) or _tried(total, _firsts(figures, total.mark)):
        return parts
    return [] if ended else _tried(total, _flat(figures, total, reach.recalled_blocks)[0])


def _tried(total: Addend, sequence: Sequence[Addend]) -> list[Mark]:
    """The parts of a total from one of the first figures of a sequence on."""
    for start in range(min(FIRST_FIGURES, len(sequence) - 1)):
        if parts := _adding(total, sequence[start : start + MOST_PARTS]):
            return parts
    return []


def _adding(total: Addend, sequence: Sequence[Addend]) -> list[Mark]:
    """The shortest head of a sequence, of two parts or more, that adds up to the total."""
    added = Decimal(0)
    missing, slack = total.base, total.slack
    for count, (_, base, half) in enumerate(sequence, 1):
        added += base
        slack += half
        missing = total.base - added
        if missing < -slack:
            break
        if count > 1 and missing <= slack:
            rounding = total.mark.step * total.mark.scale
            return [part.mark for part in sequence[:count]] if count * rounding * ROUNDED_TIMES <= total.base else []
    return []


def _flat(figures: Comparable, total: Addend, blocks: int) -> tuple[list[Addend], bool]:
    """The comparable figures behind a total in its block and the next, at its bracket depth and with its noun; and
    whether more of them could change nothing."""
    out: list[Addend] = []
    closed = False
    behind = Decimal(0)
    whole, depth = total.mark, total.mark.depth
    enough = total.base + total.slack
    start = whole.order + 1
    for row in figures.rows(whole, count=blocks):
        for part in islice(row, bisect_left(row, start, key=_order) if start else 0, None):
            mark = part.mark
            if mark.order >= start + MOST_FIGURES:
                break
            if mark.depth < depth and not closed:
                closed = True  # the figures beside the total in its bracket are no parts with those of other brackets
                out.clear()
            if mark.depth == depth and same_kind(mark, whole):
                out.append(part)
                if len(out) >= MOST_PARTS:
                    return out, True
                if not depth and len(out) >= FIRST_FIGURES:
                    behind += part.base
                    enough += part.slack
                    if behind > enough:
                        return out, True  # whichever of the first figures begins, the sum has passed the total
        start = 0
    return out, False


def _firsts(figures: Comparable, total: Mark) -> list[Addend]:
    """The first comparable figure of each following block, as long as few blocks have none."""
    reach = total.block.words.sums.reach
    out: list[Addend] = []
    missed = 0
    for row in figures.rows(total, after=1, count=reach.listed_blocks):
        for part in row:
            if part.mark.order < MOST_FIGURES and same_kind(part.mark, total):
                out.append(part)
                break
        else:
            missed += 1
        if missed > reach.missed_blocks:
            break
    return out


def _preceding(figures: Comparable, total: Addend) -> list[Mark]:
    """Figures right before a total in its block, the nearest first."""
    whole = total.mark
    [row] = figures.rows(whole)
    first, last = (bisect_left(row, order, key=_order) for order in (whole.order - MOST_PARTS, whole.order))
    before = [part for part in row[first:last] if part.mark.depth == whole.depth and same_kind(part.mark, whole)]
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
        inside = takewhile(lambda mark: begin <= mark.start < end, (row[place].mark for place in places))
        plain = (mark for mark in inside if mark.part_of is None and mark.value < total.value)
        return list(islice(plain, BESIDE_FIGURES))

    behind = smaller(range(bisect_right(row, total.order, key=_order), len(row)))
    return _exactly(total, behind) or _exactly(total, smaller(range(at - 1, -1, -1)))[::-1]


def _order(part: Addend) -> int:
    return part.mark.order


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
