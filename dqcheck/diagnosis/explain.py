"""Diagnose the failing verdicts of one batch: likely cause, likely wrong cell, findings that follow from another.

Silence is better than a guess: a cell is blamed only when every cheapest repair of all failing edits that hang
together changes it, a cause is named only when a single slip of that cell's number repairs all of them. Where a single
edit fails, a cell of it is blamed only when one value is known that would repair it: of "more cards than citizens"
nobody can tell which of the two is wrong.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.checks.base import Check, Terms
from dqcheck.diagnosis.localise import Localiser, Repair, groups
from dqcheck.model.dataset import Ref
from dqcheck.model.finding import Alternative, Diagnosis
from dqcheck.model.quantity import Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import Interval, contains
from dqcheck.numerals.slips import slip

WIDE = 12
"""An edit of more values adds up records, each of which may have faults of its own."""
MOST_TIED = 4
"""Figures that are named where any of them may be the wrong one."""


@record
class Edit:
    """A verdict with its operands, in the order of a finding's evidence; ``rank`` is that of its severity.
    ``malformed`` are operands whose marks stand in the wrong places, ``unlikely`` those that are out of proportion to
    the figures around them."""

    check: Check
    terms: Terms
    verdict: Verdict
    values: Mapping[str, tuple[Value, ...]]
    refs: tuple[Ref, ...]
    rank: int = 0
    malformed: frozenset[Ref] = frozenset()
    unlikely: frozenset[Ref] = frozenset()

    @property
    def operands(self) -> tuple[Value, ...]:
        """The values, in the order of ``refs``."""
        return tuple(value for given in self.values.values() for value in given)

    def allowed(self, changed: Mapping[Ref, Decimal]) -> dict[Ref, Interval]:
        """For each value that alone could be changed so that the edit holds, what it would have to be, once others are
        ``changed``. A value that stands in it twice is none of them."""
        if self.verdict.outcome is Outcome.FAIL and self.verdict.discrepancy is None:
            return {}
        values = self._with(changed) if changed else self.values
        places = [(role, index) for role, given in self.values.items() for index in range(len(given))]
        of_place = dict(zip(places, self.refs, strict=True))
        often = Counter(self.refs)
        solved = self.check.solve(values, self.terms)
        return {ref: wanted for role, index, wanted in solved if often[ref := of_place[role, index]] == 1}

    def _with(self, changed: Mapping[Ref, Decimal]) -> Mapping[str, tuple[Value, ...]]:
        refs = iter(self.refs)
        return {role: tuple(_changed(value, changed.get(next(refs))) for value in given)
                for role, given in self.values.items()}  # fmt: skip


@record
class Explanation:
    """What is thought of one failed edit; ``follows`` is the index of the edit that is its root."""

    diagnosis: Diagnosis | None = None
    follows: int | None = None


@record
class _Slip:
    cause: str
    value: Decimal


@record
class _Blamed:
    """A wrong value: the first edit that shows it, and what it would have to be."""

    edit: int
    wanted: Interval | None


def explain(edits: Sequence[Edit], holding: Sequence[Edit]) -> list[Explanation]:
    """Explain each failing edit; ``holding`` are those with values of theirs that hold."""
    explained: list[Explanation] = [Explanation()] * len(edits)
    beside = _by_ref(holding)
    for group in groups([edit.refs for edit in edits]):
        narrow = [i for i in group if len(edits[i].refs) <= WIDE]
        repairs = _repairs([edits[i] for i in group], beside)
        if repairs or len(narrow) in (0, len(group)):
            _explain_group(group, edits, repairs, explained)
            continue
        # What adds up many records ties all that fails in any of them into one group, too large for an answer: it is
        # asked last, what it is once those values are changed that others showed to be wrong.
        sure: dict[Ref, _Blamed] = {}
        for part in groups([edits[i].refs for i in narrow]):
            own = [narrow[i] for i in part]
            sure |= _explain_group(own, edits, _repairs([edits[i] for i in own], beside), explained)
        for i in sorted(set(group) - set(narrow)):
            root = _root(edits[i], sure)
            if root is None:
                _explain_group([i], edits, _repairs([edits[i]], beside), explained)
            else:
                explained[i] = Explanation(diagnosis=_same(edits[root], explained[root], edits[i]), follows=root)
    return _without_contradictions(edits, explained)


def _repairs(own: Sequence[Edit], beside: Mapping[Ref, Sequence[Edit]]) -> tuple[Repair, ...]:
    """The cheapest repairs of edits that hang together; ``beside`` are those that hold, by their values."""
    # By identity, in the order found: an edit that holds may touch several of their values.
    holding = {id(one): one for edit in own for ref in edit.refs for one in beside.get(ref, ())}
    values = {ref: value for edit in own for ref, value in zip(edit.refs, edit.operands, strict=True)}
    malformed = frozenset(ref for edit in own for ref in edit.malformed)
    unlikely = frozenset(ref for edit in own for ref in edit.unlikely)
    return Localiser(own, list(holding.values()), values, malformed, unlikely).repairs()


def _explain_group(
    group: Sequence[int], edits: Sequence[Edit], repairs: Sequence[Repair], explained: list[Explanation]
) -> dict[Ref, "_Blamed"]:
    """Explain failing edits that hang together. What every repair of them changes, and what it would have to be."""
    sure = frozenset.intersection(*(frozenset(one.wanted) for one in repairs)) if repairs else frozenset()
    roots: dict[Ref, int] = {}
    for i in sorted(group, key=lambda i: (edits[i].rank, i)):
        blamed = [ref for ref in edits[i].refs if ref in sure]
        explained[i] = Explanation(
            diagnosis=_diagnosis(edits[i], repairs, blamed, alone=len(group) == 1),
            follows=roots.get(blamed[0]) if len(blamed) == 1 else None,
        )
        if len(blamed) == 1:
            roots.setdefault(blamed[0], i)
    return {ref: _Blamed(edit=roots[ref], wanted=_agreed(repairs, ref)) for ref in sure if ref in roots}


def _by_ref(edits: Sequence[Edit]) -> Mapping[Ref, Sequence[Edit]]:
    found: dict[Ref, list[Edit]] = {}
    for one in edits:
        for ref in dict.fromkeys(one.refs):
            found.setdefault(ref, []).append(one)
    return found


def _agreed(repairs: Sequence[Repair], ref: Ref) -> Interval | None:
    """What a value would have to be, where all repairs want the same."""
    ways = [one.wanted[ref] for one in repairs]
    return ways[0] if all(one == ways[0] for one in ways) else None


def _root(edit: Edit, sure: Mapping[Ref, "_Blamed"]) -> int | None:
    """The first edit whose wrong value, with those of others, is all that is wrong with a wide one."""
    changed = {
        ref: wanted.low
        for ref in edit.refs
        if ref in sure and (wanted := sure[ref].wanted) is not None and wanted.low is not None
        and wanted.low == wanted.high
    }  # fmt: skip
    if not changed:
        return None
    values = dict(zip(edit.refs, edit.operands, strict=True))
    for ref, wanted in edit.allowed(changed).items():
        value = values[ref]
        if ref not in changed and isinstance(value, Quantity):
            return min(sure[one].edit for one in changed) if contains(wanted, value.value) else None
    return None


def _same(root: Edit, explained: Explanation, edit: Edit) -> Diagnosis | None:
    """What was found out of a value, told of another edit with it."""
    told = explained.diagnosis
    if told is None or told.suspect is None or (ref := root.refs[told.suspect]) not in edit.refs:
        return None
    return replace(told, suspect=edit.refs.index(ref))


def _diagnosis(edit: Edit, repairs: Sequence[Repair], blamed: Sequence[Ref], *, alone: bool) -> Diagnosis | None:
    slips = _slips(edit)
    if len(blamed) != 1:
        possible = {ref for one in repairs for ref in one.wanted}
        if len(slips) != 1:
            return _tie(edit, slips, repairs, alone=alone)
        at, found = next(iter(slips.items()))
        if repairs and not alone and edit.refs[at] not in possible:
            return None
        return Diagnosis(cause=found.cause, suspect=at, suggestion=trimmed(found.value), confidence="low")
    at, value = edit.refs.index(blamed[0]), edit.operands[edit.refs.index(blamed[0])]
    wanted = _agreed(repairs, blamed[0])
    slipped = slip(value, wanted) if wanted is not None and isinstance(value, Quantity) else None
    if slipped is not None:
        # Where a slip in another cell would repair this one edit too, only the company of each decided.
        confidence = "low" if alone and len(slips) > 1 else "high"
        return Diagnosis(cause=slipped[0], suspect=at, suggestion=trimmed(slipped[1]), confidence=confidence)
    point = _point(wanted)
    if alone and point is None and len(edit.refs) > 1 and blamed[0] not in edit.malformed:
        return None
    return Diagnosis(cause="value", suspect=at, suggestion=point)


def _tie(edit: Edit, slips: Mapping[int, _Slip], repairs: Sequence[Repair], *, alone: bool) -> Diagnosis | None:
    """A few figures of which one is wrong and nothing decides which: those that a slip explains, else those whose
    change alone repairs all that fails; where these are all figures, nothing is said."""
    single = {ref for one in repairs if len(one.wanted) == 1 for ref in one.wanted}
    likely = {at: trimmed(one.value) for at, one in slips.items() if alone or edit.refs[at] in single}
    found: Mapping[int, str | None] = likely
    if not slips and not alone:
        ways = {ref: _agreed([one for one in repairs if ref in one.wanted], ref) for ref in single}
        found = {edit.refs.index(ref): _point(way) for ref, way in ways.items() if ref in edit.refs}
    if not 2 <= len(found) <= min(MOST_TIED, len(edit.refs) - 1):
        return None
    return Diagnosis(
        cause="tie", alternatives=tuple(Alternative(suspect=at, suggestion=found[at]) for at in sorted(found))
    )


def _point(wanted: Interval | None) -> str | None:
    """The one value that is left to a figure."""
    only = wanted is not None and wanted.low == wanted.high
    return trimmed(wanted.low) if only and wanted is not None and wanted.low is not None else None


def _slips(edit: Edit) -> dict[int, _Slip]:
    """The single slips of the pen that would repair an edit, by index of the operand; where marks stand in the wrong
    places, only there."""
    found: dict[int, _Slip] = {}
    allowed = edit.allowed({})
    for at, (ref, value) in enumerate(zip(edit.refs, edit.operands, strict=True)):
        if ref in allowed and isinstance(value, Quantity) and (slipped := slip(value, allowed[ref])):
            found[at] = _Slip(cause=slipped[0], value=slipped[1])
    return {at: one for at, one in found.items() if not edit.malformed or edit.refs[at] in edit.malformed}


def _without_contradictions(edits: Sequence[Edit], explained: Sequence[Explanation]) -> list[Explanation]:
    """No value is told to have been meant as two others."""
    meant: dict[Ref, set[str]] = {}
    for edit, one in zip(edits, explained, strict=True):
        told = one.diagnosis
        if told is not None and told.suspect is not None and told.suggestion is not None:
            meant.setdefault(edit.refs[told.suspect], set()).add(told.suggestion)
    done = []
    for edit, one in zip(edits, explained, strict=True):
        told = one.diagnosis
        torn = told is not None and told.suspect is not None and len(meant.get(edit.refs[told.suspect], ())) > 1
        done.append(replace(one, diagnosis=None) if torn else one)
    return done


def _changed(value: Value, to: Decimal | None) -> Value:
    return replace(value, value=to) if to is not None and isinstance(value, Quantity) else value


def trimmed(value: Decimal) -> str:
    """A number as findings carry it, without superfluous zeros behind the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
