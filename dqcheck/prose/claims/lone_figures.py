"""Claims of figures that stand alone together: a percentage and the only two figures of its sentence, a change and the
only two values.

Where a sentence offers no other figures, these are meant for each other, in whatever words. What does not hold is still
claimed only where one slip of the pen explains it, or where it nearly holds: the wording does not say what is what.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice, pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth_ends import amounts_to, differing, grown, rates_to
from dqcheck.prose.claims.wholes import against
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.changes import StatedChange
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.closeness import NEAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import between, words_since_figure

_VALUES = ADDITIVE | {"rate", "duration"}
_FEWEST_VALUES = 4
_MOST_VALUES = 12
_PAIR = 2
_CONCLUDED_VALUES = 4
"""Values right before a rate that follows from two of them."""
_MEANT_SHARE = Decimal("0.5")
"""By how much of itself a change in amount may be missed, to be meant for the only two values of its sentence."""
_TELLING_STEPS = 100
"""Steps of a percentage of three digits, which a slip explains hardly by chance."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The claims of a document that its sentences leave no choice about."""
    for block in text.blocks:
        if len(block.marks) > 2:
            for figures in _sentences(block):
                yield from _percentage(figures, settled)
                yield from _change(figures, settled)
                yield from _sum(figures, settled)
        if block.marks:
            yield from _concluded(text.blocks, block, settled)


def _sentences(block: Block) -> Iterator[list[Mark]]:
    """The figures of each sentence, and of each two of which the second has too few of its own."""
    found = block.by_sentence()
    yield from found
    for first, second in pairwise(found):
        if len(_values(second)) == 1 and len(_values(first)) == 1:
            yield [*first, *second]


def _values(figures: Sequence[Mark]) -> list[Mark]:
    """The figures that are values: no changes, and no part of another statement."""
    return [
        mark
        for mark in figures
        if mark.kind in _VALUES and not mark.is_change and not (mark.per and mark.kind != "rate") and mark.value
    ]


def _pair(figures: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """The only two values of some figures, which count the same, in reading order."""
    values = _values(figures)
    if len(values) != 2:
        return None
    one, other = values
    comparable = one.kind == other.kind and one.dimension == other.dimension and same_kind(one, other)
    return (one, other) if comparable and not one.qualifier and not other.qualifier else None


def _percentage(figures: Sequence[Mark], settled: Settled) -> Iterator[Claim]:
    rates = [mark for mark in figures if mark.kind == "percent"]
    pair = _pair(figures)
    if pair is None or len(rates) != 1 or rates[0].is_change or settled.has(rates[0]) or rates[0].qualifier:
        return
    [stated] = rates
    if stated.value <= 0 or pair[0].kind not in ADDITIVE:
        return
    low, high = sorted(pair, key=lambda mark: mark.base)
    part, whole = (low, high) if stated.value <= 100 else (high, low)
    elsewhen = stated.block.words.reservations.elsewhen
    if low.base == high.base or not _is_linked(stated) or elsewhen.search(words_since_figure(pair[1])):
        return
    if _is_apart(stated, pair) or stated.block.words.rates.growth.planned.search(words_since_figure(part)):
        return
    if fitting.percent(stated, part, whole):
        yield claim("percentage", {"stated": [stated], "part": [part], "whole": [whole]})
    elif (
        _nearly(stated, 100 * part.base / whole.base)
        or fitting.percent_slipped(stated, part, whole)
        or _is_said_of(stated, part, whole)
    ):
        yield claim("percentage", {"stated": [stated], "part": [part], "whole": [whole]}, doubt=True)


def _is_said_of(stated: Mark, part: Mark, whole: Mark) -> bool:
    """True where nothing but a word for a share stands between a percentage and the value right before it, or the part
    right behind it: however far off, it is of nothing else."""
    words, block = stated.block.words.rates.percentages, stated.block
    if against(stated) or block.words.reservations.base.match(block.text, stated.end):
        return False
    if min(part.start, whole.start) > stated.start:
        return False
    if part.start > stated.start:
        return bool(words.comes_to.fullmatch(between(stated, part)))
    gap = between(max(part, whole, key=lambda mark: mark.start), stated)
    return bool(words.takes.fullmatch(gap) or words.reaches.fullmatch(gap))


def _concluded(document: Sequence[Block], block: Block, settled: Settled) -> Iterator[Claim]:
    """A rate that follows from what stands right before it: ``Có 45.190 lao động. Số có việc làm là 43.022 người. Như
    vậy tỷ lệ có việc làm đạt 95,2%.``"""
    concluded = block.words.rates.percentages.concluded
    for stated in block.marks:
        if stated.kind != "percent" or stated.is_change or settled.has(stated) or stated.qualifier is not None:
            continue
        begin, end = block.sentence(stated.start)
        if not concluded.search(block.text, max(0, begin - 2), stated.start):
            continue
        if any(mark is not stated and begin <= mark.start < end and mark.kind in _VALUES for mark in block.marks):
            continue
        values = list(islice(_before(document, block, begin), _CONCLUDED_VALUES))
        for part, whole in combinations(sorted(values, key=lambda mark: mark.base), 2):
            like = same_kind(part, whole) or stated.value >= _TELLING_STEPS * stated.step
            if part.base < whole.base and like and fitting.percent(stated, part, whole):
                yield claim("percentage", {"stated": [stated], "part": [part], "whole": [whole]})
                return
        if len(values) == _PAIR and values[0].base != values[1].base and same_kind(*values):
            part, whole = sorted(values, key=lambda mark: mark.base)
            yield claim("percentage", {"stated": [stated], "part": [part], "whole": [whole]}, doubt=True)


def _before(document: Sequence[Block], block: Block, begin: int) -> Iterator[Mark]:
    """The values before an offset of a block, in it and in the block before it, the nearest first."""
    for other in reversed(document[max(0, block.index - 1) : block.index + 1]):
        for mark in reversed(_values(other.marks)):
            if (other is not block or mark.start < begin) and mark.kind in ADDITIVE:
                yield mark


def _is_apart(stated: Mark, pair: tuple[Mark, Mark]) -> bool:
    """True when a semicolon parts a figure from both of the two values, and nothing parts these."""
    if ";" in between(*sorted(pair, key=lambda mark: mark.start)):
        return False  # a list of labels with a figure each
    nearest = min(pair, key=lambda value: abs(value.start - stated.start))
    first, last = sorted((nearest, stated), key=lambda mark: mark.start)
    return ";" in between(first, last)


def _is_linked(stated: Mark) -> bool:
    """True when a word that tells a share, or a bracket, stands right before a percentage or behind it."""
    words = stated.block.words.rates.percentages
    behind = stated.block.text[stated.end : stated.end + 80]
    return bool(words.linked.search(words_since_figure(stated)) or words.explained.match(behind))


def _nearly(stated: Mark, given: Decimal) -> bool:
    """True for a percentage that is nearly what two figures give."""
    return abs(given - stated.value) <= NEAR_SHARE * abs(given)


def _change(figures: Sequence[Mark], settled: Settled) -> Iterator[Claim]:
    """A change with the only two values, told in the direction of the change."""
    changes = [mark for mark in figures if mark.is_change]
    pair = _pair(figures)
    if pair is None or any(mark.kind == "percent" and not mark.is_change for mark in figures):
        return
    if pair[0].block.words.rates.growth.parts.search(pair[0].block.text, pair[0].end, pair[1].start):
        return
    own = [mark.kind for mark in changes if any(mark.order == value.order + 1 for value in pair)]
    if len(own) == len(pair) and len(set(own)) == 1:
        return  # each has its own change
    for mark in changes:
        if mark.kind != "duration" and _is_apart(mark, pair):
            continue
        if settled.has(mark) or mark.rises is None or mark.qualifier is not None:
            continue
        change = StatedChange(mark, mark.rises)
        low, high = sorted(pair, key=lambda value: value.base)
        now, earlier = (high, low) if change.up else (low, high)
        if mark.kind == "percent":
            holds = rates_to(change, now, earlier)
            if holds or _growth_slipped(change, now, earlier):
                yield grown(change, now, earlier, doubt=not holds)
        elif mark.kind in _VALUES and mark.dimension == now.dimension:
            holds = amounts_to(change, now, earlier)
            if holds or _is_meant(mark, high, low):
                yield differing(change, now, earlier, doubt=not holds)


def _is_meant(change: Mark, high: Mark, low: Mark) -> bool:
    """True for a change in amount that is near enough to the gap of two values counted in its own words."""
    gap = high.base - low.base
    block = change.block
    begin, end = block.sentence(change.start)
    words = block.words.rates.growth
    named = change.kind != "count" or (change.head == high.head == low.head != "")
    told = words.against.search(block.text, begin, end) or words.started.search(block.text, begin, end)
    if not named or not told or words.led_to.search(words_since_figure(change)):
        return False
    return bool(gap) and abs(change.base / gap - 1) <= _MEANT_SHARE


def _growth_slipped(change: StatedChange, now: Mark, earlier: Mark) -> bool:
    stated = change.mark
    if not earlier.base or stated.value < _TELLING_STEPS * stated.step:
        return False
    return fitting.growth_rate_slipped(stated, now, earlier, up=change.up)


def _sum(figures: Sequence[Mark], settled: Settled) -> Iterator[Claim]:
    """A total that opens its sentence, with three parts or more that are all else it tells, and two digits of one of
    them exchanged: ``có 3.960 em; khối 10: 1.512; khối 11: 1.388; khối 12: 1.006``."""
    values = _values(figures)
    if not _FEWEST_VALUES <= len(values) <= _MOST_VALUES:
        return
    total, *parts = values
    if any(mark.qualifier or mark.is_fraction or settled.has_total(mark) for mark in values):
        return
    if any(mark.kind != total.kind or mark.depth != parts[0].depth or not same_kind(mark, total) for mark in parts):
        return
    if not fitting.sums(total, parts) and fitting.transposed(total, parts):
        yield claim("total", {"total": [total], "parts": parts}, doubt=True)
