"""Which claims of a text are told: those that hold, and of those that do not only where no other reading is left.

A finder says what a wording offers. That its figures do not fit may be a fault of the text, or a sign that it was read
wrongly; so each claim that fails is held against the reservations of its kind (``reservations``) and dropped where one
of them applies. The check kinds themselves say whether a claim fails: there is no second meaning.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dqcheck.checks.base import Check, Terms
from dqcheck.checks.kinds.agreement import Agreement
from dqcheck.checks.kinds.growth import Growth
from dqcheck.checks.kinds.part import Part
from dqcheck.checks.kinds.percentage import Percentage
from dqcheck.checks.kinds.product import Product
from dqcheck.checks.kinds.shares import Shares
from dqcheck.checks.kinds.total import Total
from dqcheck.checks.operands import undecided
from dqcheck.model.claim import Claim, Figure, Where
from dqcheck.model.verdict import Outcome
from dqcheck.prose.claims.reservations import RESERVATIONS
from dqcheck.prose.claims.stated_claims import Stated
from dqcheck.prose.figures.block import Block, Mark

_TERMS = Terms()
_CHECKS: Mapping[str, Check] = {
    "total": Total(), "flow": Total(), "part": Part(), "percentage": Percentage(), "shares": Shares(),
    "growth": Growth(), "growth-amount": Growth(as_="amount"), "product": Product(), "same": Agreement(),
}  # fmt: skip
"""The check kind of each kind of claim, with the parameters of the ruleset ``narrative``."""


def told(blocks: Sequence[Block], claims: Iterable[Claim]) -> list[Claim]:
    """The claims that hold, that nothing judges, or that fail without a reservation."""
    judged = [(claim, _fails(claim)) for claim in _once(claims)]
    if not any(fails for _, fails in judged):
        return [claim for claim, _ in judged]
    marks = {mark.where: mark for block in blocks for mark in block.marks}
    sums = [_parts(claim) for claim, fails in judged if claim.kind == "total" and not fails]
    held = frozenset((claim.kind, *_operands(claim)) for claim, fails in judged if not fails)
    return [claim for claim, fails in judged if not fails or not _reserved(claim, marks, held, sums)]


def _parts(total: Claim) -> frozenset[Where]:
    return frozenset(figure.where for figure in total.roles["parts"])


def _once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Claims without those that say the same of the same figures, as two wordings of one sentence may: the certain one
    stays."""
    kept: dict[object, Claim] = {}
    for claim in claims:
        roles = [(role, *[(f.paragraph, f.start) for f in figures]) for role, figures in claim.roles.items()]
        same = (claim.kind, *roles)
        if same not in kept or (kept[same].doubt and not claim.doubt):
            kept[same] = claim
    return kept.values()


def _fails(claim: Claim) -> bool:
    check = _CHECKS.get(claim.kind)
    if check is None:
        return False
    values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
    if undecided(values) is not None:
        return False
    if claim.params:
        check = replace(check, **claim.params)  # type: ignore[arg-type]  # the keys are the kind's fields
    return check.judge(values, _TERMS).outcome is Outcome.FAIL


def _operands(claim: Claim) -> tuple[tuple[Where, str], ...]:
    """The figures that a claim speaks of, each by its place and text, without the one that is stated of them."""
    return tuple(
        _figure(figure) for role, figures in sorted(claim.roles.items()) if role not in _STATED for figure in figures
    )


def _figure(figure: Figure) -> tuple[Where, str]:
    return figure.where, figure.value.text


_STATED = frozenset({"stated", "total"})


def _reserved(
    claim: Claim, marks: Mapping[Where, Mark], held: frozenset[tuple[object, ...]], sums: Sequence[frozenset[Where]]
) -> bool:
    """True when a reservation leaves another reading of a claim open."""
    roles = {
        role: tuple(mark for figure in figures if (mark := marks.get(figure.where)) is not None)
        for role, figures in claim.roles.items()
    }
    if any(len(roles[role]) < len(figures) for role, figures in claim.roles.items()):
        return False  # a figure that no mark stands for, as the names of a list
    operands = _operands(claim)
    agreed = claim.kind == "growth" and ("growth-amount", *operands) in held
    if claim.kind == "total":
        whole = _figure(claim.roles["total"][0])
        agreed = all(("percentage", part, whole) in held for part in operands)
    if claim.kind == "percentage":
        pair = {claim.roles[role][0].where for role in ("part", "whole")}
        agreed = any(pair <= parts for parts in sums)
    stated = Stated(claim=claim, roles=roles, rivals=(claim.kind, *operands) in held, agreed=agreed)
    return any(applies(stated) for applies in RESERVATIONS.get(claim.kind, ()))
