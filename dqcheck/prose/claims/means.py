"""Claims of averages: an amount, what it is spread over, and how much comes to each (``310 học viên, bình quân 62 học
viên/lớp``, ``mỗi lớp 45 học viên``)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim

_EACH = re.compile(
    r"(?<!\w)(?P<mean>bình quân|trung bình)?\s?(?:cứ\s)?(?:mỗi|một)\s(?P<base>[^\W\d_]+)(?:\s[^\W\d_]+){0,2}?"
    r"(?:\s(?:có|là|được|khoảng|gồm|đạt))*\s$",
    re.IGNORECASE,
)
_MEAN = re.compile(r"(?<!\w)(?:bình quân|trung bình)(?:\s[^\W\d_]+){0,3}\s?:?\s$", re.IGNORECASE)
_PER = re.compile(r"(?:\s[^\W\d_]+){0,3}?\s?/\s?(?:1\s)?(?P<base>[^\W\d_]+)")
CLOSE = Decimal("0.1")
"""How far, as a share of itself, an amount may be from the only number and average of its sentence, to be meant."""
NEAREST = 8
"""Figures before an average among which its amount and its base may stand."""


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of averages in a text.blocks: those that hold, nearly do, or do but for a slip of the pen."""
    for block in text.blocks:
        lowered = block.text.lower()
        if len(block.marks) > 2 and ("bình quân" in lowered or "trung bình" in lowered or "mỗi" in lowered):
            for mark in block.marks:
                if mark.kind in ("count", "money", "measure") and (base := _base(block, mark)):
                    yield from _mean(block, mark, base)


def _base(block: Block, mark: Mark) -> str:
    """The noun that an average is per, empty for a figure that is none."""
    left = block.text[max(block.body, mark.start - 50) : mark.start]
    if found := _EACH.search(left):
        return found["base"].lower()
    if _MEAN.search(left) and (found := _PER.match(block.text, mark.end)):
        return found["base"].lower()
    return ""


def _mean(block: Block, mean: Mark, base: str) -> Iterator[Claim]:
    begin, end = block.sentence(mean.start)
    figures = [
        mark
        for mark in block.marks[max(0, mean.order - NEAREST) : mean.order + NEAREST]
        if begin <= mark.start < end and mark is not mean and mark.whole_of is None and not mark.is_change
    ]
    bases = [mark for mark in figures if mark.kind == "count" and mark.head == base and mark.value > 1]
    amounts = [mark for mark in figures if mark.dimension == mean.dimension and _alike(mark, mean)]
    bases.sort(key=lambda mark: abs(mark.start - mean.start))
    amounts.sort(key=lambda mark: abs(mark.start - mean.start))
    # An average is a quotient: written without decimals it is rounded to a whole.
    rounded = mean if mean.step else replace(mean, step=Decimal(1))
    for number in bases:
        for amount in amounts:
            if amount is not number and fitting.product(amount, [rounded, number]):
                yield _claim(amount, rounded, number, doubt=False)
                return
    if bases and amounts and amounts[0] is not bases[0]:
        amount, number = amounts[0], bases[0]
        meant = len(bases) == len(amounts) == 1 and abs(amount.base / (mean.base * number.base) - 1) < CLOSE
        if meant or fitting.product_slipped(amount, [rounded, number]):
            yield _claim(amount, rounded, number, doubt=True)


def _alike(amount: Mark, mean: Mark) -> bool:
    """True for an amount of what the average counts, larger than it."""
    return amount.base > mean.base and (mean.dimension != "count" or not mean.noun or amount.head == mean.head)


def _claim(amount: Mark, mean: Mark, number: Mark, *, doubt: bool) -> Claim:
    scale = mean.scale / amount.scale
    return claim(
        "product",
        {"stated": [amount], "factors": [mean, number]},
        doubt=doubt,
        params={"scale": scale} if scale != 1 else {},
    )
