"""Claims of what comes of several figures for each: ``5 xe, mỗi xe 6 chuyến, mỗi chuyến 12 khối, tổng cộng 360 khối``,
``14 người, mỗi tháng 1,8 triệu đồng/người, 3 tháng chi 75,6 triệu đồng``."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.for_each import Each, eaches_of, may_tell_each
from dqcheck.prose.phrases.nearby import words_since_figure

_FEWEST = 3
"""Factors of a chain: two are a mean."""
_MOST = 5
_MOST_FIGURES = 12
_KINDS = ADDITIVE | {"duration"}


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The chains of a document: those that make an amount of their sentence, and those that are all its figures."""
    for block in text.blocks:
        if len(block.marks) > _FEWEST and may_tell_each(block):
            for group in block.by_sentence():
                figures = [mark for mark in group if mark.kind in _KINDS and mark.value and not mark.is_change]
                if _FEWEST < len(figures) <= _MOST_FIGURES:
                    yield from _chains(figures, settled)


def _chains(figures: Sequence[Mark], settled: Settled) -> Iterator[Claim]:
    """The claims of the chains among the figures of a sentence."""
    eaches = {id(mark): eaches_of(mark) for mark in figures}
    for result in figures:
        if eaches[id(result)] or result.kind not in ADDITIVE or result.is_fraction or settled.has(result):
            continue
        for first in figures:
            if not eaches[id(first)] or not _is_of(result, first):
                continue
            factors = _factors(first, [mark for mark in figures if mark is not result], eaches)
            if factors is not None and len(factors) >= _FEWEST:
                holds = fitting.product(result, factors)
                if holds or _is_meant(result, factors, figures):
                    yield product(result, factors, doubt=not holds)
                break


def _is_of(result: Mark, first: Mark) -> bool:
    """True for an amount of the very things of which a figure says how many come to each."""
    same = first.kind == result.kind and first.dimension == result.dimension
    return same and first.base < result.base and (result.kind != "count" or same_kind(result, first))


def _factors(first: Mark, figures: Sequence[Mark], eaches: dict[int, list[Each]]) -> list[Mark] | None:
    """A figure for each, how many there are of what it is per, and what these are per in their turn; None where one of
    them is not told, or told twice."""
    factors = [first]
    for factor in factors:
        for each in eaches[id(factor)]:
            told = [mark for mark in figures if mark not in factors and not each.dimension and each.counts(mark)]
            if len(told) != 1 or len(factors) == _MOST or told[0].qualifier is not None:
                return None
            factors.append(told[0])
    return factors


def _is_meant(result: Mark, factors: Sequence[Mark], figures: Sequence[Mark]) -> bool:
    """True for an amount that its sentence tells as what comes of a chain, where it has no other figures, which it
    nearly is."""
    if result.qualifier is not None or len(figures) != len(factors) + 1 or result is not figures[-1]:
        return False
    if ";" in result.block.text[min(factor.start for factor in factors) : result.start]:
        return False  # of another clause, and perhaps of something else
    given = Decimal(1)
    for factor in factors:
        given *= factor.base
    words = result.block.words.rates.means
    in_all = words.amount.search(words_since_figure(result)) or result.start > max(factor.start for factor in factors)
    return bool(in_all) and abs(result.base / given - 1) <= FAR_SHARE
