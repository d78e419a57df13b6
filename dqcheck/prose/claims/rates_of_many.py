"""Claims of rates for so many: ``12.500 dân, 75 ca mắc, tỷ lệ 600 ca/100.000 dân``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.nearby import between

_MANY = frozenset(map(Decimal, (100, 1000, 10_000, 100_000, 1_000_000)))
_MEANT_SHARE = Decimal("0.6")
"""By how much of itself a number may be missed, to be meant for the only rate of its sentence."""
_ONE = Decimal(1)


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The rates for so many whose sentence tells of one number of cases and of all."""
    for block in text.blocks:
        if len(block.marks) > len(("part", "whole", "rate")):
            for _, group in groupby(block.marks, key=lambda mark: block.sentence(mark.start)):
                figures = [mark for mark in group if mark.kind in ("count", "scale", "rate")]
                for rate, many in pairwise(figures):
                    if many.base in _MANY and not settled.has(rate) and _is_over(rate, many):
                        yield from _claims(rate, many, figures)


def _is_over(rate: Mark, many: Mark) -> bool:
    """True for a rate and the number that it is for, with a stroke or a word for it between them."""
    gap = between(rate, many)
    over = rate.block.words.figures.signs.joined.fullmatch(gap)
    return bool(over) and not rate.is_change and rate.noun != many.noun


def _claims(rate: Mark, many: Mark, figures: Sequence[Mark]) -> Iterator[Claim]:
    """The claim of the only number of cases and the only one of all in a sentence."""
    others = [mark for mark in figures if mark not in (rate, many) and not mark.is_change]
    parts = [mark for mark in others if mark.head == rate.head != ""]
    wholes = [mark for mark in others if mark not in parts and mark.noun and same_kind(mark, many)]
    if len(wholes) != 1 or len(parts) != 1 or any(mark.qualifier is not None for mark in (rate, *wholes, *parts)):
        return
    [part], [whole] = parts, wholes
    rounded = replace(rate, step=rate.step or _ONE)
    share = _ONE / many.base
    holds = fitting.product(part, [rounded, replace(whole, scale=whole.scale * share)])
    given = rate.base * whole.base * share
    if holds or (given and abs(part.base / given - 1) <= _MEANT_SHARE):
        yield product(part, [rounded, whole], scale=share, doubt=not holds)
