"""Claims that a total is the sum of its parts, and that a part does not exceed its whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.model.record import record
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.total_faults import Fault, fault
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.items import Breakdown
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_before

ITEM_FIGURES = 6
"""Figures before and behind a part that may stand in its item."""
TRIVIAL_VALUE = 9
"""Up to this a total is made by some of the figures behind it by chance."""
ROUNDED_TIMES = 4
"""A total that its parts make as rounded is more than this many times the rounding of as many figures."""


@record
class _Addition:
    """The parts that make up a total, or should: ``fault`` says how certain it is that they should."""

    total: Mark
    parts: Sequence[Mark]
    fault: Fault | None = None

    def claim(self, *, doubt: bool = False) -> Claim:
        doubt = doubt or self.fault is Fault.PROBABLE
        return claim("total", {"total": [self.total], "parts": self.parts}, doubt=doubt)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The total and part claims of the breakdowns of a document."""
    held = {one.anchor for one in text.breakdowns if one.anchor and len(one.parts) > 1 and one.holds()}
    done: set[tuple[int, ...]] = set()
    settled: set[int] = set()
    faults: list[tuple[Breakdown, _Addition]] = []
    for breakdown in text.breakdowns:
        addition = _addition(breakdown, supported=breakdown.anchor in held)
        if addition is not None and (identity := (id(addition.total), *map(id, addition.parts))) not in done:
            done.add(identity)
            if addition.fault is None:
                settled.add(id(addition.total))
                yield addition.claim()
            else:
                faults.append((breakdown, addition))
        yield from _parts(breakdown)
    taken = {identity[1:] for identity in done if identity[0] in settled}
    for breakdown, addition in faults:
        if tuple(map(id, addition.parts)) in taken or _farther(breakdown):
            continue
        explained = id(addition.total) in settled
        if not explained or breakdown.layout in ("bracket", "whole"):
            yield addition.claim(doubt=explained)


def _addition(breakdown: Breakdown, *, supported: bool) -> _Addition | None:
    """The reading of a breakdown that holds, or else the one that the structure makes certain; ``supported``: its parts
    are those of another total, and make it up."""
    total, parts, comparable = breakdown.total, breakdown.parts, breakdown.comparable
    if total.kind == "percent" and (len(parts) < 2 or not all(part.kind == "percent" for part in parts)):
        return None
    if breakdown.holds() and (len(parts) > 1 or breakdown.exhaustive):
        return _Addition(total=total, parts=_exact(total, parts))
    more = len(comparable) > len(parts)
    if more and fitting.sums(total, comparable):
        return _Addition(total=total, parts=comparable)
    if (numerators := _numerators(breakdown)) and fitting.sums(total, numerators):
        return _Addition(total=total, parts=numerators)
    if first := _first(total, parts):
        return _Addition(total=total, parts=first)
    if more and abs(fitting.gap(total, comparable)) < abs(fitting.gap(total, parts)):
        breakdown = replace(breakdown, parts=comparable)
    found = fault(breakdown, supported=supported)
    return _Addition(total=total, parts=breakdown.parts, fault=found) if found else None


def _exact(total: Mark, parts: Sequence[Mark]) -> Sequence[Mark]:
    """The first parts that make up the total to the last digit, where all together do so only about."""
    added = Decimal(0)
    found = len(parts)
    for count, part in enumerate(parts, 1):
        added += part.base
        if added == total.base and count > 1:
            found = count
    return parts[:found]


def _first(total: Mark, parts: Sequence[Mark]) -> Sequence[Mark]:
    """The most parts, from the first, that make up the total without those behind them; none where that is chance."""
    low = high = Decimal(0)
    least, most = fitting.bounds(total)
    found = 0
    for count, part in enumerate(parts[:-1], 1):
        first, last = fitting.bounds(part)
        low, high = low + first, high + last
        if count > 1 and low <= most and least <= high and not _listed_on(part, parts[count]):
            found = count
    value = abs(total.value)
    return parts[:found] if total.step * found * ROUNDED_TIMES < value and value > TRIVIAL_VALUE else ()


def _listed_on(part: Mark, other: Mark) -> bool:
    """True when a list goes on to count the same in other classes: ``THCS có 38 trường và THPT có 9 trường``."""
    return bool(part.noun) and part.noun == other.noun and part.block is other.block and part.depth == other.depth


def _numerators(breakdown: Breakdown) -> list[Mark]:
    """The numerator of each item, where the items are fractions (``236/236``, ``809/4.837``)."""
    out: list[Mark] = []
    for part in breakdown.parts:
        around = part.block.marks[max(0, part.order - ITEM_FIGURES) : part.order + ITEM_FIGURES]
        numerator = next((mark for mark in around if mark.part_of is not None), None)
        if numerator is None or numerator in out:
            return []
        out.append(numerator)
    return out if len(out) > 1 else []


def _farther(breakdown: Breakdown) -> bool:
    """True when another figure of the total's dimension stands between it and the parts: they may be that figure's."""
    total, first = breakdown.total, breakdown.parts[0]
    between = total.block.marks[total.order + 1 : first.order] if total.block is first.block else ()
    bare = breakdown.layout == "bracket" and len(breakdown.items[0]) < 2
    return any(
        mark.kind == total.kind
        and mark.dimension == total.dimension
        and mark.depth <= total.depth
        and mark is not total.part_of
        and (bare or breakdown.anchor is None or not mark.head or not total.head or mark.head == total.head)
        for mark in between
    )


def _parts(breakdown: Breakdown) -> Iterator[Claim]:
    """A part beside its whole: confirmed when it does not exceed it."""
    total, parts = breakdown.total, breakdown.parts
    if total.kind == "percent" or total.is_change:
        return
    if breakdown.layout == "lines":
        found = [
            part for part in parts if part.base > total.base > 0 and part.noun == total.noun and not _is_total(part)
        ]
    elif len(parts) > 1 and not breakdown.exhaustive and breakdown.layout == "partial" and total.kind == "count":
        found = [part for part in parts if part.base > total.base > 0 and _is_of_same(total, part, parts)]
    elif len(parts) == 1 and (not breakdown.exhaustive or _some_of(total, parts[0])):
        [part] = parts
        exceeds = part.base > total.base
        found = [] if exceeds and (_is_total(part) or not _same_things(total, part)) else [part]
    elif not breakdown.exhaustive and breakdown.layout == "partial" and total.kind in ("money", "measure"):
        totals = total.block.words.sums.total
        found = [part for part in parts if part.base > total.base > 0 and not totals.search(part.label)]
    else:
        return
    for part in found:
        if part.unit == total.unit:
            yield claim("part", {"part": [part], "whole": [total]}, doubt=True)


def _is_total(part: Mark) -> bool:
    """True for a figure that is called a total itself, or stands in a fraction that is."""
    total = part.block.words.sums.total
    return bool(total.search(part.label) or total.search(words_before(part.whole_of or part)))


def _same_things(total: Mark, part: Mark) -> bool:
    """True when the nouns of a part and its total say that the very same things are counted."""
    if part.dimension != "count" or not part.noun:
        return True
    one, other = part.noun.split(), total.noun.split()
    words = part.block.words.sums
    people = one[0] in words.parts.persons and words.people.match(total.noun)
    return bool(people) or one[:2] == other[:2] or (part.head == total.head and len(other) < 2)


def _is_of_same(total: Mark, part: Mark, parts: Sequence[Mark]) -> bool:
    """True for a part in the total's own sentence and noun that is no total itself; no other count stands between the
    total and the first part."""
    if part.block is not total.block or part.head != total.head or not part.head or _is_total(part):
        return False
    together = part.block.sentence(part.start) == total.block.sentence(total.start)
    nearer = any(mark.kind == "count" for mark in total.block.marks[total.order + 1 : parts[0].order])
    return together and not nearer and not part.step and not total.step


def _some_of(total: Mark, part: Mark) -> bool:
    """True for a bracket right behind what is counted that tells of some of it: ``304 lao động (131 lao động nữ)``."""
    between = total.block.text[total.end : part.start] if part.block is total.block else ""
    return bool(total.noun) and part.noun.startswith(total.noun + " ") and between.strip() == f"{total.noun} ("
