"""Totals of two classes that leave nothing out, told right behind them without a word that opens parts: ``dân số 12.301
người, nam 6.314 người, nữ 5.987 người``."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.total_faults import item_end
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.figures.naming import called
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE, NEAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import between, words_since_figure

_MOST_FIGURES = 12
"""Figures before two classes among which their total is."""
_TELLING_DIGITS = 3
"""Digits of a total that two figures make hardly by chance."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The totals of a document before two parts that are named as opposites, one after the other."""
    for block in text.blocks:
        plain = [mark for mark in block.marks if mark.kind in ADDITIVE and not mark.is_change and not mark.per]
        before: list[Mark] = []
        for one, other in pairwise(plain):
            if before and not (settled.has(one) and settled.has(other)):
                yield from _total(before, one, other)
            if not settled.has_total(one):
                before.append(one)


def _total(before: Sequence[Mark], one: Mark, other: Mark) -> Iterator[Claim]:
    """The total right before two classes, or one farther before them of so many digits that it is theirs."""
    held: list[Mark] = []
    for total in reversed(before[-_MOST_FIGURES:]):
        told = total is before[-1] or fitting.telling(total) >= _TELLING_DIGITS
        if told and fitting.sums(total, [one, other]) and _are_classes(total, one, other):
            held.append(total)
    meant = [total for total in before[-1:] if _is_meant(total, one, other) and _are_classes(total, one, other)]
    for total in (held or meant)[:1]:
        yield claim("total", {"total": [total], "parts": [one, other]}, doubt=not held)


def _is_meant(total: Mark, one: Mark, other: Mark) -> bool:
    """True for two classes that come near a figure outside of their bracket, larger than each, where no word says that
    they are of some of it (``riêng``)."""
    gap = fitting.gap(total, [one, other])
    opener = {found.lastgroup for found in total.block.words.sums.structure.finditer(between(total, one))}
    some = "side" in opener or ("partial" in opener and gap < 0)
    apart = some or total.depth > one.depth or total.base <= max(one.base, other.base)
    return abs(gap) <= NEAR_SHARE or (abs(gap) <= FAR_SHARE and not apart)


def _said_of(mark: Mark) -> str:
    """The words before a figure and its noun, by which it is told from others; those behind one that has no noun
    (``nine elected and four appointed``)."""
    behind = mark.noun or mark.block.words.sums.stocks.joined.split(item_end(mark), maxsplit=1)[0]
    return f"{words_since_figure(mark)} {behind}"


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
    never = block.words.sums.totals.negation
    names = [(called(mark.label) or mark.noun).lower() for mark in (one, other)]
    if never.search(names[1]) and never.sub("", names[1], count=1) == names[0] != "":
        return True  # what the other is not
    return any(
        not (a.search(whole) or b.search(whole))
        and ((a.search(first) and b.search(second)) or (b.search(first) and a.search(second)))
        for a, b in block.words.sums.totals.opposites
    )
