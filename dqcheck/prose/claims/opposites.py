"""Totals of two classes that leave nothing out, told right behind them without a word that opens parts: ``dân số 12.301
người, nam 6.314 người, nữ 5.987 người``."""

from collections.abc import Iterator

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.closeness import NEAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import between, words_since_figure

_ROLES = 3


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The totals of a document before two parts that are named as opposites, one after the other."""
    for block in text.blocks:
        plain = [mark for mark in block.marks if mark.kind in ADDITIVE and not mark.is_change and not mark.per]
        if len(plain) < _ROLES:
            continue
        for total, one, other in zip(plain, plain[1:], plain[2:], strict=False):
            told = settled.has(one) and settled.has(other)
            if not told and not settled.has_total(total) and _are_classes(total, one, other):
                holds = fitting.sums(total, [one, other])
                if holds or abs(fitting.gap(total, [one, other])) <= NEAR_SHARE:
                    yield claim("total", {"total": [total], "parts": [one, other]}, doubt=not holds)


def _said_of(mark: Mark) -> str:
    """The words before a figure and its noun, by which it is told from others."""
    return f"{words_since_figure(mark)} {mark.noun}"


def _are_classes(total: Mark, one: Mark, other: Mark) -> bool:
    """True for two figures of one kind, each named as the opposite of the other, of which the total is neither."""
    if total.is_fraction or not (same_kind(one, total) and same_kind(other, total)) or not total.value:
        return False
    if any(mark.qualifier is not None for mark in (total, one, other)) or one.depth != other.depth:
        return False
    block = total.block
    if block.sentence(one.start) != block.sentence(other.start):
        return False
    if ";" in between(one, other) and not one.head == other.head == total.head != "":
        return False
    first, second, whole = (_said_of(mark) for mark in (one, other, total))
    return any(
        not (a.search(whole) or b.search(whole))
        and ((a.search(first) and b.search(second)) or (b.search(first) and a.search(second)))
        for a, b in block.words.sums.totals.opposites
    )
