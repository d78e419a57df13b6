"""Totals that no word announces: figures that follow a figure and add up to it. Only what holds is claimed, and only
when the numbers are telling enough not to agree by chance."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.fitting import telling
from dqcheck.prose.phrases.making import claim

REACH = 14
"""Blocks in which the parts of a total may lie."""
LEAST = 5
"""Totals below this are too small to tell anything."""
FEW = 6
LONGEST = 24
"""Figures that are tried as parts."""
MOST = 60
"""Figures of one block that are looked at for one total."""


Key = tuple[str, str, bool]
"""Kind, dimension, and whether it is a change: only figures that share them can be added up."""


def key_of(mark: Mark) -> Key:
    """The key of a figure."""
    return mark.kind, mark.dimension, mark.is_change


class Comparable:
    """The figures of a document that can be added up, by key and block, described and laid out."""

    def __init__(self, document: Sequence[Block]) -> None:
        self._rows: dict[Key, list[list[Mark]]] = {}
        for block in document:
            for mark in block.marks:
                if mark.kind in ADDITIVE and mark.whole_of is None and mark.value > 0:
                    rows = self._rows.get(key_of(mark))
                    if rows is None:
                        rows = self._rows[key_of(mark)] = [[] for _ in document]
                    rows[block.index].append(mark)

    def rows(self, key: Key) -> Sequence[Sequence[Mark]]:
        """The figures that share a key, those of each block in reading order, block after block."""
        return self._rows.get(key, ())


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """Totals before or after their parts, of figures that no other claim has explained as totals."""
    figures = Comparable(text.blocks)
    for block in text.blocks:
        for mark in block.marks:
            if (
                mark.kind not in ADDITIVE
                or settled.has_total(mark)
                or (mark.qualifier is not None and telling(mark) < 4)
            ):
                continue
            if mark.value <= 0:
                continue
            if telling(mark) < 3:
                found = _few(figures, block, mark)
            else:
                found = _following(figures, block, mark) or _preceding(figures, block, mark)
            if found:
                yield claim("total", {"total": [mark], "parts": found})


def _following(figures: Comparable, block: Block, total: Mark) -> list[Mark]:
    near_by, ended = _flat(figures, block, total, 2)
    if parts := _tried(total, near_by):
        return parts
    if parts := _tried(total, _firsts(figures, block, total)):
        return parts
    return [] if ended else _tried(total, _flat(figures, block, total, 6)[0])


def _tried(total: Mark, sequence: Sequence[Mark]) -> list[Mark]:
    if len(sequence) < 2:
        return []
    for start in range(min(3, len(sequence))):
        if parts := _adding(total, sequence[start:]):
            return parts
    return []


def _adding(total: Mark, sequence: Sequence[Mark]) -> list[Mark]:
    """The shortest head of a sequence, of two parts or more, that adds up to the total."""
    whole = total.base
    added = Decimal(0)
    slack = total.step * total.scale / 2
    for count, part in enumerate(sequence[:LONGEST], 1):
        added += part.base
        if part.step:
            slack += part.step * part.scale / 2
        if count > 1 and abs(added - whole) <= slack:
            weak = count * total.step * total.scale * 40 > total.base
            return list(sequence[:count]) if not weak else []
        if added > whole + slack:
            break
    return []


def _flat(figures: Comparable, block: Block, total: Mark, reach: int) -> tuple[list[Mark], bool]:
    """The comparable figures behind a total in its block and the next, at its bracket depth and with its noun; and
    whether more of them could change nothing."""
    out: list[Mark] = []
    closed = False
    key = key_of(total)
    behind = Decimal(0)
    enough = total.base + total.step * total.scale / 2
    start = total.order + 1
    for row in figures.rows(key)[block.index : block.index + reach]:
        for mark in row:
            if mark.order < start:
                continue
            if mark.order >= start + MOST:
                break
            if total.depth and mark.depth < total.depth and not closed:
                closed = True  # the figures beside the total in its bracket are no parts with those of other brackets
                out.clear()
            if mark.depth == total.depth and alike(total, mark):
                out.append(mark)
                if len(out) >= LONGEST:
                    return out, True
                if not total.depth and len(out) > 2:
                    behind += mark.base
                    enough += mark.step * mark.scale / 2
                    if behind > enough:
                        return out, True  # whichever of the first figures begins, the sum has passed the total
        start = 0
    return out, False


def _firsts(figures: Comparable, block: Block, total: Mark) -> list[Mark]:
    """The first comparable figure of each following block."""
    out: list[Mark] = []
    missed = 0
    key = key_of(total)
    for row in figures.rows(key)[block.index + 1 : block.index + 1 + REACH]:
        for mark in row:
            if mark.order >= MOST:
                missed += 1
                break
            if alike(total, mark):
                out.append(mark)
                break
        else:
            missed += 1
        if missed > 5:
            break
    return out


def _preceding(figures: Comparable, block: Block, total: Mark) -> list[Mark]:
    """Figures right before a total in its block, the nearest first."""
    first = total.order - LONGEST
    before = [
        mark
        for row in figures.rows(key_of(total))[block.index : block.index + 1]
        for mark in row
        if first <= mark.order < total.order and mark.depth == total.depth and alike(total, mark)
    ]
    return list(reversed(_adding(total, before[::-1])))


def _few(figures: Comparable, block: Block, total: Mark) -> list[Mark]:
    """The parts of a small total that stand right behind or right before it in its sentence, with its noun or none:
    ``47 chiếc; dùng tốt 29 chiếc; cần thay 18 chiếc``."""
    if total.kind != "count" or total.value < LEAST or total.part_of is not None:
        return []
    begin, end = block.sentence(total.start)
    row = [
        mark
        for found in figures.rows(key_of(total))[block.index : block.index + 1]
        for mark in found
        if begin <= mark.start < end and mark.part_of is None and mark.value < total.value
    ]
    behind = [mark for mark in row if mark.order > total.order][:FEW]
    before = [mark for mark in row if mark.order < total.order][-FEW:]
    for parts in (behind, before[::-1]):
        added = Decimal(0)
        for count, part in enumerate(parts, 1):
            if part.head not in ("", total.head) or abs(part.depth - total.depth) > 1:
                break
            added += part.base
            if added == total.base and count > 1:
                return sorted(parts[:count], key=lambda mark: mark.order)
            if added >= total.base:
                break
    return []
