"""Claims of a list of changes that answers a bracketed list of the earlier values, and both the values told before, in
one order: ``9 người chết, 19 người bị thương; so với cùng kỳ (12 người chết, 16 người bị thương) giảm 3 người chết,
tăng 3 người bị thương``."""

from collections.abc import Iterator

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.claims.growth_ends import amounts_to, differing, grown, rates_to
from dqcheck.prose.phrases.answered_lists import Answer, answered_lists


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The lists of changes of a document, each told in the order of its values: those of a list of which one holds."""
    for block in text.blocks:
        for answers in answered_lists(block):
            holding = [one for one in answers if _holds(one)]
            for one in answers:
                if holding and not settled.has(one.change.mark):
                    yield _claim(one, holds=one in holding)


def _holds(one: Answer) -> bool:
    """True for a change that its two values make."""
    fits = rates_to if one.change.mark.kind == "percent" else amounts_to
    return fits(one.change, one.now, one.earlier)


def _claim(one: Answer, *, holds: bool) -> Claim:
    make = grown if one.change.mark.kind == "percent" else differing
    return make(one.change, one.now, one.earlier, doubt=not holds)
