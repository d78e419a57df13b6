"""Claims of averages: an amount, what it is spread over, and how much comes to each (``310 học viên, bình quân 62 học
viên/lớp``, ``mỗi lớp 45 học viên``)."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.nearby import figures_around, words_before

_ALMOST_SHARE = Decimal("0.1")
"""How far, as a share of itself, an amount may be from the only number and average of its sentence, to be meant."""
_NEAR_FIGURES = 8
"""Figures on each side of an average among which its amount and its base may stand."""


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of averages in a text: those that hold, nearly do, or do but for a slip of the pen."""
    for block in text.blocks:
        if len(block.marks) > 2 and block.words.rates.means.mean.search(block.text):
            for mark in block.marks:
                if mark.kind in ("count", "money", "measure") and (base := _base(mark)):
                    yield from _mean(mark, base)


def _base(mark: Mark) -> str:
    """The noun that an average is per, empty for a figure that is none."""
    words = mark.block.words.rates
    ahead = words_before(mark)
    found = words.means.each.search(ahead)
    if found is None and words.means.average.search(ahead):
        found = words.means.per.match(mark.block.text, mark.end)
    return found["base"].lower() if found else ""


def _mean(mean: Mark, base: str) -> Iterator[Claim]:
    figures = [mark for mark in figures_around(mean, _NEAR_FIGURES) if mark.whole_of is None and not mark.is_change]
    bases = [mark for mark in figures if mark.kind == "count" and mark.head == base and mark.value > 1]
    amounts = [mark for mark in figures if mark.dimension == mean.dimension and _alike(mark, mean)]
    # An average is a quotient: written without decimals it is rounded to a whole.
    rounded = mean if mean.step else replace(mean, step=Decimal(1))
    for number in bases:
        for amount in amounts:
            if amount is not number and fitting.product(amount, [rounded, number]):
                yield product(amount, [rounded, number])
                return
    if bases and amounts and amounts[0] is not bases[0]:
        amount, number = amounts[0], bases[0]
        missed = abs(amount.base / (mean.base * number.base) - 1)
        meant = len(bases) == len(amounts) == 1 and missed < _ALMOST_SHARE
        if meant or fitting.product_slipped(amount, [rounded, number]):
            yield product(amount, [rounded, number], doubt=True)


def _alike(amount: Mark, mean: Mark) -> bool:
    """True for an amount of what the average counts, larger than it."""
    return amount.base > mean.base and (mean.dimension != "count" or not mean.noun or amount.head == mean.head)
