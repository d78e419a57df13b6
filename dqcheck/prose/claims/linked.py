"""Claims about results that no wording explains: of all relations that the figures around one might have, the one that
lies in its sentence as such relations do (``linking``).

One that holds is told where it is likely and hardly holds by chance. One that does not is told only where the link is
explicit and likely by its words alone, a slip of the pen explains it, and no other relation of the figure holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled
from dqcheck.prose.claims.growth_ends import differing, grown
from dqcheck.prose.claims.products import product
from dqcheck.prose.figures.block import Block
from dqcheck.prose.figures.changes import StatedChange
from dqcheck.prose.linking import arithmetic
from dqcheck.prose.linking.frames import BITS, Frame, frames
from dqcheck.prose.linking.likelihood import likelihood
from dqcheck.prose.linking.possible_links import REACH, Link, candidates
from dqcheck.prose.phrases.making import claim

_LEAST = Decimal("0.1")
"""How likely a relation that holds must be by its words alone."""
_MEANT = Decimal("0.95")
"""The same once it is known to hold, and how many others might have held by chance."""
_CHANCE = Decimal("0.5")
"""What holds by chance more often than this tells nothing."""
_VIOLATED: Mapping[str, Decimal] = {
    "percentage": Decimal("0.55"), "growth": Decimal("0.6"), "growth-amount": Decimal("0.5"),
    "total": Decimal("0.25"), "flow": Decimal("0.6"), "product": Decimal("0.3"),
}  # fmt: skip
"""How likely one is that does not hold, by its kind, to be told."""
_ALMOST = Decimal("0.5")
"""The same of a product of one clause that is nearly right though no slip explains it."""
_RIVAL = Decimal("0.15")
"""How likely another relation of a figure is that leaves open what it is the result of."""
_ROUNDING = Decimal("0.3")
"""By which share at most a rounded figure misses what it is rounded from."""
_FARTHEST = Decimal("0.5")
"""The same of a figure with a slip."""
_NEAR = Decimal("0.2")
"""By which share at most such a product is missed."""
_OTHER_BASE = Decimal("0.02")
"""By which share at most an average is missed that is of a slightly other number (people in the middle of a year)."""
_MANY = 4
"""So many parts in a row are those of a total, though no word calls it one."""
_TOTAL = BITS["total"]
_ONE = Decimal(1)
_PARTED = BITS["semicolon"] | BITS["stop"]


def find(blocks: Sequence[Block], claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of figures of a document that no claim speaks of yet."""
    settled = Settled().with_claims(claims)
    figures = frames(blocks)
    for result in figures:
        if not settled.has(result.mark) and result.mark.value > 0 and result.mark.qualifier is None:
            links = [link for link in candidates(figures, result) if _is_exact(link)]
            near = [(arithmetic.gap(link), link) for link in links]
            holding = [link for gap, link in near if gap <= _ROUNDING and arithmetic.holds(link)]
            if holding:
                yield from _holding(figures, holding, links)
            else:
                yield from _violated(figures, result, near)


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
        yield _claim(max(told, key=lambda one: one[0])[1], doubt=False)


def _violated(figures: Sequence[Frame], result: Frame, near: Sequence[tuple[Decimal, Link]]) -> Iterator[Claim]:
    told: list[tuple[Decimal, Link]] = []
    for gap, link in near:
        if gap <= _FARTHEST and _is_explicit(figures, link):
            likely = likelihood(figures, link)
            if likely >= _VIOLATED[link.kind] and (
                arithmetic.slipped(link) or (likely >= _ALMOST and _is_almost(figures, gap, link))
            ):
                told.append((likely, link))
    if told and not _is_operand(figures, result):
        yield _claim(max(told, key=lambda one: one[0])[1], doubt=True)


def _is_explicit(figures: Sequence[Frame], link: Link) -> bool:
    """True when a total is called one or has many parts, with no further one beside them, and when a change is in the
    unit of its values."""
    result = link.result
    if link.kind == "total":
        called = bool((result.before | result.behind) & _TOTAL)
        return (called or len(link.operands) >= _MANY) and not _goes_on(figures, link)
    return link.kind != "growth-amount" or result.mark.unit == link.operands[0].mark.unit


def _goes_on(figures: Sequence[Frame], link: Link) -> bool:
    """True when a figure in the unit of the parts stands right before or behind them, which they leave out."""
    first, last = link.operands[0], link.operands[-1]
    beside = (one for at in (first.at - 1, last.at + 1) if 0 <= at < len(figures) for one in (figures[at],))
    return any(
        one is not link.result
        and one.sentence == last.sentence
        and one.mark.dimension == last.mark.dimension
        and one.mark.depth == last.mark.depth
        for one in beside
    )


def _is_almost(figures: Sequence[Frame], gap: Decimal, link: Link) -> bool:
    """True for a product told in one clause that is nearly right."""
    if link.kind != "product" or not _OTHER_BASE < gap <= _NEAR:
        return False
    first, *_, last = sorted(one.at for one in (link.result, *link.operands))
    return not any(one.gap & _PARTED for one in figures[first + 1 : last + 1])


def _is_operand(figures: Sequence[Frame], frame: Frame) -> bool:
    """True when another relation holds in which a figure is an operand."""
    around = figures[max(0, frame.at - REACH) : frame.at + REACH + 1]
    links = (link for other in around if other is not frame for link in candidates(figures, other))
    return any(
        frame in link.operands
        and arithmetic.gap(link) <= _ROUNDING
        and arithmetic.holds(link)
        and likelihood(figures, link) >= _RIVAL
        for link in links
    )


def _claim(link: Link, *, doubt: bool) -> Claim:
    result, operands = link.result.mark, [one.mark for one in link.operands]
    first, second = operands[0], operands[-1]
    if link.kind == "percentage":
        return claim("percentage", {"stated": [result], "part": [first], "whole": [second]}, doubt=doubt)
    if link.kind in ("growth", "growth-amount"):
        change = StatedChange(result, first.base > second.base)
        return (grown if link.kind == "growth" else differing)(change, first, second, doubt=doubt)
    if link.kind == "product":
        each = arithmetic.rounded(link.operands[0])
        return product(result, [each, second], scale=arithmetic.scale(each, second), doubt=doubt)
    if link.kind == "flow":
        return claim("flow", {"total": [result], "parts": operands[:2], "less": operands[2:]}, doubt=doubt)
    return claim("total", {"total": [result], "parts": operands}, doubt=doubt)
