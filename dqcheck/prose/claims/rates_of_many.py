"""Claims of rates for so many: ``12.500 dân, 75 ca mắc, tỷ lệ 600 ca/100.000 dân``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.nearby import between, words_before, words_since_figure

_MANY = frozenset(map(Decimal, (100, 1000, 10_000, 100_000, 1_000_000)))
_KINDS = frozenset({"count", "scale", "rate"})
_MEANT_SHARE = Decimal("0.67")
"""By how much of itself a number may be missed, to be meant for the only rate of its sentence."""
_PAIR = 2
"""A number of cases and one of all."""
_ITEM_END = re.compile(r"[(),;:]")
_WORD = re.compile(r"[^\W\d_]+")
_ONE = Decimal(1)


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The rates for so many whose sentence tells of one number of cases and of all."""
    for block in text.blocks:
        if len(block.marks) > len(("part", "whole", "rate")):
            for group in block.by_sentence():
                figures = [mark for mark in group if mark.kind in _KINDS or _is_many(mark)]
                for rate, many in pairwise(figures):
                    if many.base in _MANY and not settled.has(rate) and _is_over(rate, many):
                        yield from _claims(rate, many, figures)
                    elif rate.base in _MANY and not settled.has(many) and _is_in_every(many, rate):
                        yield from _claims(many, rate, figures)


def _is_many(mark: Mark) -> bool:
    """True for a round number that no quantity is, though it looks like a limit."""
    return mark.kind == "limit" and mark.base in _MANY


def _is_over(rate: Mark, many: Mark) -> bool:
    """True for a rate and the number that it is for, with a stroke or a word for it between them."""
    over = rate.block.words.rates.means.of_many.fullmatch(between(rate, many))
    return bool(over) and not rate.is_change


def _is_in_every(rate: Mark, many: Mark) -> bool:
    """True for a rate behind the number that it is for (``cứ 1.000 công nhân thì có 8 vụ``)."""
    every = rate.block.words.rates.means.every_many.search(words_before(many))
    return bool(every) and not rate.is_change and not any(sign in between(many, rate) for sign in ",;.(")


def _claims(rate: Mark, many: Mark, figures: Sequence[Mark]) -> Iterator[Claim]:
    """The claim of the only number of cases and the only one of all in a sentence."""
    others = [mark for mark in figures if mark not in (rate, many) and not mark.is_change]
    pair = _counted(rate, many, others) or _named(rate, many, others) or _alone(rate, others)
    if pair is None or any(mark.qualifier is not None for mark in (rate, *pair)):
        return
    part, whole = pair
    rounded = replace(rate, step=rate.step or _ONE)
    share = _ONE / many.base
    holds = fitting.product(part, [rounded, replace(whole, scale=whole.scale * share)])
    given = rate.base * whole.base * share
    if holds or (given and abs(part.base / given - 1) <= _MEANT_SHARE):
        yield product(part, [rounded, whole], scale=share, doubt=not holds)


def _counted(rate: Mark, many: Mark, others: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """The only number counted in the noun of a rate, and the only other that may be of what it is for."""
    if rate.noun == many.noun:
        return None
    parts = [mark for mark in others if mark.head == rate.head != ""]
    wholes = [mark for mark in others if mark not in parts and mark.noun and same_kind(mark, many)]
    return (parts[0], wholes[0]) if len(parts) == len(wholes) == 1 else None


def _named(rate: Mark, many: Mark, others: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """The only two numbers, each by a word that the rate or what it is for has and the other has not: ``109,4 bé
    trai/100 bé gái (trai 296, gái 271)``."""
    over = rate.block.words.rates.means.of_many.fullmatch(between(rate, many))
    ours, theirs = _words(over["noun"] if over else ""), _words(many.noun)
    parts = [mark for mark in others if (ours - theirs) & _called(mark)]
    wholes = [mark for mark in others if (theirs - ours) & _called(mark)]
    alone = len(others) == _PAIR and len(parts) == len(wholes) == 1 and parts[0] is not wholes[0]
    return (parts[0], wholes[0]) if alone else None


def _alone(rate: Mark, others: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """The only two numbers of a sentence before a rate that names nothing it counts, the less of the more."""
    if rate.noun or len(others) != _PAIR or any(mark.start > rate.start or mark.kind != "count" for mark in others):
        return None
    part, whole = sorted(others, key=lambda mark: mark.base)
    return part, whole


def _called(mark: Mark) -> frozenset[str]:
    """The words of a number's own item and noun."""
    return _words(f"{_ITEM_END.split(words_since_figure(mark))[-1]} {mark.noun}")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
