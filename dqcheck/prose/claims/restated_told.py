"""Claims that a quantity told again is the same: pointed back to (``268 đơn vị máu nói trên``), or one amount in two
units (``3,45 tỷ đồng ... 3.450 triệu đồng``), or one number of the same things nearby whose digits changed places."""

from collections.abc import Iterator, Sequence

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.figures.naming import called
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim

_NEAR_BLOCKS = 1
"""Blocks before that of a figure in which it may have been told already."""
_MOST_FIGURES = 16
_TELLING_DIGITS = 3
"""Digits of an amount that is hardly by chance another told in another unit."""
_LEAST_COUNT = 1000
"""A count of which two digits hardly change places by chance."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The quantities of a document that are told again near by."""
    for block in text.blocks:
        for mark in block.marks:
            if mark.kind in ADDITIVE and not mark.is_change and not mark.per and mark.qualifier is None:
                made = _pointed_back(text.blocks, mark) or _in_another_unit(text.blocks, mark, settled)
                made = made or _turned(text.blocks, mark)
                if made is not None:
                    yield made


def _before(document: Sequence[Block], mark: Mark) -> list[Mark]:
    """The figures of a figure's kind before it, the nearest first, some of them."""
    block = mark.block
    kind, dimension = mark.kind, mark.dimension
    told: list[Mark] = []
    for other in reversed(document[max(0, block.index - _NEAR_BLOCKS) : block.index + 1]):
        for one in reversed(other.marks[: mark.order] if other is block else other.marks):
            if one.kind == kind and one.dimension == dimension and one.rises is None:
                if one.qualifier is None and not one.per:
                    told.append(one)
                    if len(told) == _MOST_FIGURES:
                        return told
    return told


def _same(first: Mark, again: Mark, *, doubt: bool = False) -> Claim:
    return claim("same", {"values": [first, again]}, doubt=doubt)


def _pointed_back(document: Sequence[Block], mark: Mark) -> Claim | None:
    """A figure with a word that points back, and the one of its things that it points to."""
    back = mark.block.words.rates.repetitions.pointed_back
    if not mark.block.may_say(back) or not back.match(mark.block.text, mark.end):
        return None
    before = _before(document, mark)
    told = [other for other in before if mark.kind != "count" or (other.head == mark.head != "")]
    equal = next((other for other in told if fitting.sums(other, [mark])), None)
    if equal is not None:
        return _same(equal, mark)
    turned = [other for other in told if fitting.transposed(other, [mark])]
    return _same(turned[0], mark, doubt=True) if len(turned) == 1 else None


def _in_another_unit(document: Sequence[Block], mark: Mark, settled: Settled) -> Claim | None:
    """An amount of three digits or more that is one told before in another unit."""
    if mark.kind == "count" or fitting.telling(mark) < _TELLING_DIGITS or settled.has(mark):
        return None
    for other in _before(document, mark):
        if other.unit != mark.unit and other.base == mark.base and fitting.telling(other) >= _TELLING_DIGITS - 1:
            return _same(other, mark)
    return None


def _are_all(one: Mark, other: Mark) -> bool:
    """True for two counts of the same things, of which neither noun says more than that they are of the place, and the
    second label nothing that the first does not."""
    places = one.block.words.reservations.places
    first, second = one.noun.split(), other.noun.split()
    short, long = sorted((first, second), key=len)
    labels = [set(called(mark.label).lower().split()) for mark in (one, other)]
    same = long[: len(short)] == short and set(long[len(short) :]) <= places
    return same and labels[1] <= labels[0] | places


def _turned(document: Sequence[Block], mark: Mark) -> Claim | None:
    """A count of four digits in another sentence whose digits changed places, of the very things and of all of them."""
    if mark.kind != "count" or mark.base < _LEAST_COUNT or mark.is_fraction or mark.step or not mark.head:
        return None
    begin, _ = mark.block.sentence(mark.start)
    for other in _before(document, mark):
        elsewhere = (other.block is not mark.block or other.start < begin) and not other.is_fraction
        if elsewhere and fitting.transposed(other, [mark]) and _are_all(other, mark):
            return _same(other, mark, doubt=True)
    return None
