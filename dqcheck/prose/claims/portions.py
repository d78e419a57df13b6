"""Claims of a portion: a percentage, the amount right behind it that it is of, and what that comes to (``5% giá trị hợp
đồng 1.250 triệu đồng, tức 62,5 triệu đồng``, ``18% of the $2.5 billion collected, or $450 million``)."""

from collections.abc import Iterator

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import same_kind
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import between

_ALL = 100


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The portions of a document that the wording itself computes."""
    for block in text.blocks:
        for stated, whole, part in zip(block.marks, block.marks[1:], block.marks[2:], strict=False):
            if stated.kind == "percent" and not settled.has(stated) and _computes(stated, whole, part):
                holds = fitting.percent(stated, part, whole)
                yield claim("percentage", {"stated": [stated], "part": [part], "whole": [whole]}, doubt=not holds)


def _computes(stated: Mark, whole: Mark, part: Mark) -> bool:
    """True for a percentage of an amount, told again as an amount behind it."""
    if stated.is_change or whole.kind not in ADDITIVE or part.kind != whole.kind or not same_kind(part, whole):
        return False
    if any(mark.is_change or mark.is_fraction or mark.qualifier is not None or mark.per for mark in (whole, part)):
        return False
    words = stated.block.words.rates.percentages
    if stated.qualifier is not None or part.base >= whole.base or stated.value >= _ALL:
        return False
    return bool(words.of_amount.fullmatch(between(stated, whole)) and words.comes_to.fullmatch(between(whole, part)))
