"""Claims of what a class leaves of its whole: ``2.650 hộ ... 1.855 hộ có Internet ... Số hộ chưa có: 795 hộ``, ``biên
chế giao 412 người (hiện có 386 người), còn thiếu 26 người``, ``742 triệu đồng, cùng kỳ 815 triệu đồng, 73 triệu đồng
chênh lệch``."""

from collections.abc import Iterator, Sequence
from itertools import islice

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_quantity

_LEAST_DIGITS = 2
"""Digits of a figure that is hardly by chance what two others differ by."""
_NEAREST_FIGURES = 3
"""Figures before a complement among which its class is."""
_MOST_FIGURES = 14
"""Figures before a class among which its whole is."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The complements of a document, where two figures before them differ by just that."""
    for block in text.blocks:
        for rest in block.marks:
            if rest.kind in ADDITIVE and not rest.is_fraction and not settled.has(rest) and _is_complement(rest):
                if (found := _of(text.blocks, rest)) is not None:
                    whole, part = found
                    yield claim("flow", {"total": [whole], "parts": [part, rest]})


def _is_complement(rest: Mark) -> bool:
    """True for a figure of what is not, as the words before it or right behind it say."""
    if fitting.telling(rest) < _LEAST_DIGITS or rest.qualifier is not None:
        return False
    words = rest.block.words.sums.remainders
    return bool(
        words.complement.search(words_since_quantity(rest))
        or words.complement_behind.match(rest.block.text, rest.end)
    )  # fmt: skip


def _of(document: Sequence[Block], rest: Mark) -> tuple[Mark, Mark] | None:
    """The whole and the class of it that leave just that: two figures of its kind before it, one of them right
    before it."""
    before = list(islice(_before(document, rest), _MOST_FIGURES))
    for near in before[:_NEAREST_FIGURES]:
        for other in before:
            part, whole = sorted((near, other), key=lambda mark: mark.base)
            if part.base < whole.base and not part.qualifier and not whole.qualifier:
                if fitting.sums(whole, [part, rest]) and part.base != rest.base:
                    return whole, part
    return None


def _before(document: Sequence[Block], rest: Mark) -> Iterator[Mark]:
    """The figures that count the same before a figure, the nearest first."""
    block = rest.block
    for other in reversed(document[max(0, block.index - block.words.rates.reach.near_blocks) : block.index + 1]):
        end = rest.order if other is block else len(other.marks)
        for mark in reversed(other.marks[:end]):
            same = mark.kind == rest.kind and mark.dimension == rest.dimension
            if same and not mark.is_change and not mark.per and alike(mark, rest):
                yield mark
