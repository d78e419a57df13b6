"""Diagnose the failing verdicts of one batch: likely cause, likely wrong cell, findings that follow from another.

Silence is better than a guess: a cell is blamed only when it is in every smallest set that explains all failing edits
it hangs together with, a cause is named only when a single slip of that cell's number repairs the edit. Where a single
edit fails, a cell of it is blamed only when one value is known that would repair it: of "more cards than citizens"
nobody can tell which of the two is wrong.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from dqcheck.checks.base import Check, Terms
from dqcheck.diagnosis.localise import COST, groups, wrong_cells
from dqcheck.model.dataset import Ref
from dqcheck.model.finding import Diagnosis
from dqcheck.model.quantity import Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.verdict import Verdict
from dqcheck.numerals.intervals import Interval
from dqcheck.numerals.slips import slip

COST_OF_A_PASS = 2
"""How much dearer a cell gets for each edit with it that holds: four passes outweigh one more wrong cell."""
GAIN_OF_A_SLIP = 1
"""How much cheaper it gets for each failing edit that a single slip in it would explain, up to four."""


@record
class FailedEdit:
    """A failing verdict with its operands, in the order of the finding's evidence; ``rank`` is that of its severity.
    ``malformed`` are operands whose marks stand in the wrong places."""

    check: Check
    terms: Terms
    verdict: Verdict
    values: Mapping[str, tuple[Value, ...]]
    refs: tuple[Ref, ...]
    rank: int = 0
    malformed: frozenset[Ref] = frozenset()


@record
class Explanation:
    """What is thought of one failed edit; ``follows`` is the index of the edit that is its root."""

    diagnosis: Diagnosis | None = None
    follows: int | None = None


@record
class _Slip:
    cause: str
    value: Decimal


def explain(edits: Sequence[FailedEdit], passes: Counter[Ref]) -> list[Explanation]:
    """Explain each edit; ``passes`` counts, for each value, the edits with it that hold."""
    solutions = [_solutions(edit) for edit in edits]
    slips = [_slips(edit, solved) for edit, solved in zip(edits, solutions, strict=True)]
    for edit, found in zip(edits, slips, strict=True):
        if edit.malformed:  # a slip that everybody sees
            for at in [at for at in found if edit.refs[at] not in edit.malformed]:
                del found[at]
    operands = [frozenset(edit.refs) for edit in edits]
    explained: list[Explanation] = [Explanation()] * len(edits)
    for group in groups(operands):
        solvable: Counter[Ref] = Counter(edits[i].refs[at] for i in group for at in slips[i])
        weights = {
            ref: COST + COST_OF_A_PASS * passes[ref] - GAIN_OF_A_SLIP * min(solvable[ref], 4)
            for i in group
            for ref in edits[i].refs
        }
        weights |= {ref: 0 for i in group for ref in edits[i].malformed}
        sets = wrong_cells([operands[i] for i in group], weights)
        sure = frozenset.intersection(*sets) if sets else frozenset()
        roots: dict[Ref, int] = {}
        for i in sorted(group, key=lambda i: (edits[i].rank, i)):
            blamed = [ref for ref in edits[i].refs if ref in sure]
            explained[i] = Explanation(
                diagnosis=_diagnosis(edits[i], solutions[i], slips[i], blamed, alone=len(group) == 1),
                follows=roots.get(blamed[0]) if len(blamed) == 1 else None,
            )
            if len(blamed) == 1:
                roots.setdefault(blamed[0], i)
    return explained


def _solutions(edit: FailedEdit) -> dict[int, Interval]:
    """For each operand that alone could repair an edit, by its index in the evidence: the values that would."""
    if edit.verdict.discrepancy is None:
        return {}
    places = [(role, index) for role, given in edit.values.items() for index in range(len(given))]
    positions = {place: at for at, place in enumerate(places)}
    return {positions[role, index]: wanted for role, index, wanted in edit.check.solve(edit.values, edit.terms)}


def _slips(edit: FailedEdit, solutions: Mapping[int, Interval]) -> dict[int, _Slip]:
    """The single slips of the pen that would repair an edit, by index of the operand."""
    values = [value for given in edit.values.values() for value in given]
    found: dict[int, _Slip] = {}
    for at, wanted in solutions.items():
        value = values[at]
        if isinstance(value, Quantity) and (slipped := slip(value, wanted)):
            found[at] = _Slip(cause=slipped[0], value=slipped[1])
    return found


def _diagnosis(
    edit: FailedEdit,
    solutions: Mapping[int, Interval],
    slips: Mapping[int, _Slip],
    blamed: Sequence[Ref],
    *,
    alone: bool,
) -> Diagnosis | None:
    if len(blamed) != 1:
        if len(slips) != 1:
            return None
        at, found = next(iter(slips.items()))
        return Diagnosis(cause=found.cause, suspect=at, suggestion=trimmed(found.value), confidence="low")
    at = edit.refs.index(blamed[0])
    if at in slips:
        # Where a slip in another cell would repair this one edit too, only the company of each decided.
        confidence = "low" if alone and len(slips) > 1 else "high"
        return Diagnosis(cause=slips[at].cause, suspect=at, suggestion=trimmed(slips[at].value), confidence=confidence)
    wanted = solutions.get(at)
    point = trimmed(wanted.low) if wanted is not None and wanted.low is not None and wanted.low == wanted.high else None
    if alone and point is None and len(edit.refs) > 1:
        return None
    return Diagnosis(cause="value", suspect=at, suggestion=point)


def trimmed(value: Decimal) -> str:
    """A number as findings carry it, without superfluous zeros behind the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
