"""Claims about results that no wording explains: of all relations that the figures around one might have, the one that
lies in its sentence as such relations do (``linking``).

Only what holds is told, where it is likely and hardly holds by chance. That the likeliest relation fails proves
nothing: on texts kept apart none of those that were told so was a fault.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled
from dqcheck.prose.claims.growth_ends import differing, grown
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import Block
from dqcheck.prose.figures.changes import StatedChange
from dqcheck.prose.linking import arithmetic
from dqcheck.prose.linking.frames import Frame, frames
from dqcheck.prose.linking.likelihood import likelihood
from dqcheck.prose.linking.possible_links import Link, candidates
from dqcheck.prose.phrases.making import claim

_LEAST = Decimal("0.1")
"""How likely a relation that holds must be by its words alone."""
_MEANT = Decimal("0.95")
"""The same once it is known to hold, and how many others might have held by chance."""
_CHANCE = Decimal("0.5")
"""What holds by chance more often than this tells nothing."""
_ROUNDING = Decimal("0.3")
"""By which share at most a rounded figure misses what it is rounded from."""
_ONE = Decimal(1)


def find(blocks: Sequence[Block], claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of figures of a document that no claim speaks of yet."""
    settled = Settled().with_claims(claims)
    figures = frames(blocks)
    for result in figures:
        if not settled.has(result.mark) and result.mark.value > 0 and result.mark.qualifier is None:
            links = [link for link in candidates(figures, result) if _is_exact(link)]
            holding = [link for link in links if arithmetic.gap(link) <= _ROUNDING and arithmetic.holds(link)]
            if holding:
                yield from _holding(figures, holding, links)


def _is_exact(link: Link) -> bool:
    """True when no word widens an operand, so that almost anything would fit, and none is lost where the result is
    rounded."""
    result = link.result.mark
    least = result.step * result.scale if link.kind in ("total", "growth-amount", "flow") else 0
    return all(one.mark.qualifier is None and one.mark.base >= least for one in link.operands)


def _holding(figures: Sequence[Frame], links: Sequence[Link], every: Sequence[Link]) -> Iterator[Claim]:
    told: list[tuple[Decimal, Link]] = []
    for link in links:
        tried = sum(other.kind == link.kind for other in every)
        chance = tried * _ONE.scaleb(-arithmetic.telling(link))
        if chance < _CHANCE:
            likely = likelihood(figures, link)
            if likely >= _LEAST and likely >= _MEANT * (likely + (1 - likely) * chance):
                told.append((likely, link))
    if told:
        yield _claim(max(told, key=lambda one: one[0])[1])


def _claim(link: Link) -> Claim:
    result, operands = link.result.mark, [one.mark for one in link.operands]
    first, second = operands[0], operands[-1]
    if link.kind == "percentage":
        return claim("percentage", {"stated": [result], "part": [first], "whole": [second]})
    if link.kind in ("growth", "growth-amount"):
        change = StatedChange(result, first.base > second.base)
        return (grown if link.kind == "growth" else differing)(change, first, second, doubt=False)
    if link.kind == "product":
        each = arithmetic.rounded(link.operands[0])
        return product(result, [each, second], scale=arithmetic.scale(each, second))
    if link.kind == "flow":
        return claim("flow", {"total": [result], "parts": operands[:2], "less": operands[2:]})
    return claim("total", {"total": [result], "parts": operands})
