"""Claims of an area that its two sides make, and of a room that three do: ``rộng 3,5 m, dài 420 m, tức 1.470 m²``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import prod

from dqcheck.model.claim import Claim
from dqcheck.numerals.units import parse_unit
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.nearby import between, words_since_figure

_SIDES = {"area": 2, "volume": 3}
_SQUARES = {"area": "m2", "volume": "m3"}
_LEAST_DIGITS = 3
"""Digits of a size that sides give hardly by chance."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The sizes of a document whose sentence tells just so many lengths before them."""
    for block in text.blocks:
        if sum(mark.dimension == "length" for mark in block.marks) > 1:
            for group in block.by_sentence():
                yield from _size(block, group, settled)


def _size(block: Block, figures: Sequence[Mark], settled: Settled) -> Iterator[Claim]:
    """The only size of a sentence, of the only lengths in it."""
    sizes = [mark for mark in figures if mark.dimension in _SIDES and not mark.per]
    sides = [mark for mark in figures if mark.dimension == "length"]
    if len(sizes) != 1 or len(sides) != _SIDES[sizes[0].dimension] or settled.has(sizes[0]):
        return
    [size] = sizes
    plain = all(mark.qualifier is None and not mark.is_change and not mark.per for mark in (size, *sides))
    if not plain or size.start < sides[-1].start or ";" in between(sides[-1], size):
        return
    unit = parse_unit(_SQUARES[size.dimension], block.words.figures.numerals.units)
    if unit is None:
        return
    in_metres = replace(size, scale=size.scale / unit.scale)
    holds = fitting.product(in_metres, sides)
    given = prod((side.base for side in sides), start=Decimal(1))
    concluded = block.words.rates.products.concluded.search(words_since_figure(size))
    meant = concluded and abs(in_metres.base / given - 1) <= FAR_SHARE if given else False
    if (holds and (concluded or fitting.telling(size) >= _LEAST_DIGITS)) or (meant and not holds):
        yield product(size, sides, scale=unit.scale, doubt=not holds)
