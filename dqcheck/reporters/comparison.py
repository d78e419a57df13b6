"""Two reports of one batch compared: what was put right, what is left, what is new, and what changed unasked.

Findings are the same when their fingerprints are, which do not depend on cells or lines. That a finding is gone does
not yet mean that it was put right: its relation must have been checked again and hold.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from dqcheck import messages
from dqcheck.messages.notation import plain_number
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.record import record
from dqcheck.model.report import Event, Report, Status
from dqcheck.model.text import LocalText

UNCONFIRMED = frozenset({"required", "type", "unique", "form"})
"""Check kinds that say nothing where all is well: under ``confirmed`` no relation of theirs is listed."""


@record
class FigureChange:
    """A figure that no finding was about and that is another now."""

    submission: str
    previous: Evidence
    current: Evidence


@record
class Comparison:
    """What became of the findings of the previous report.

    ``fixed``, ``waived`` and ``unchecked`` are findings of the previous report: put right, accepted since, and not
    checked again (the unit sent nothing readable, the rule was not run or could not decide). ``remaining`` pairs the
    previous finding with that of now.
    """

    previous: Event
    current: Event
    fixed: tuple[Finding, ...]
    remaining: tuple[tuple[Finding, Finding], ...]
    new: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    unchecked: tuple[Finding, ...]
    changed: tuple[FigureChange, ...]
    notes: tuple[LocalText, ...]

    @property
    def settled(self) -> bool:
        """Nothing is left, new or unchecked, and no figure changed unasked."""
        return not (self.remaining or self.new or self.unchecked or self.changed)


def compare(previous: Report, current: Report) -> Comparison:
    """Compare a report with the one before. Both should list what holds (``confirmed``); without it less is certain,
    and the notes say so."""
    now = {finding.fingerprint: finding for finding in current.findings}
    before = {finding.fingerprint for finding in previous.findings if finding.waived is None}
    again = _Again(current)
    fixed, waived, unchecked = list[Finding](), list[Finding](), list[Finding]()
    remaining: list[tuple[Finding, Finding]] = []
    for finding in previous.findings:
        if not finding.open:
            continue
        same = now.get(finding.fingerprint)
        if same is not None:
            if same.waived is None:
                remaining.append((finding, same))
            else:
                waived.append(finding)
        elif again.holds(finding):
            fixed.append(finding)
        else:
            unchecked.append(finding)
    return Comparison(
        previous=previous.event,
        current=current.event,
        fixed=tuple(fixed),
        remaining=tuple(remaining),
        new=tuple(f for f in current.findings if f.open and f.fingerprint not in before),
        waived=tuple(waived),
        unchecked=tuple(unchecked),
        changed=tuple(changes(previous, current)),
        notes=tuple(_notes(previous, current)),
    )


def changes(previous: Report, current: Report) -> Iterator[FigureChange]:
    """Figures that take part in a relation of both reports, that no finding of the previous one was about, and whose
    value is another now; each once, in the order of the previous report."""
    asked = {_figure(item) for finding in previous.findings if finding.waived is None for item in finding.evidence}
    later = {finding.fingerprint: finding for finding in _all(current)}
    told: set[object] = set()
    for finding in _all(previous):
        same = later.get(finding.fingerprint)
        if same is None:
            continue
        for old, new in _paired(finding.evidence, same.evidence):
            figure = _figure(old)
            if figure in asked or figure in told or _equal(old.value, new.value):
                continue
            told.add(figure)
            yield FigureChange(submission=finding.submission, previous=old, current=new)


class _Again:
    """Whether what did not match was checked again, and holds now."""

    def __init__(self, report: Report) -> None:
        self._confirmed = {_base(finding.fingerprint) for finding in report.confirmed}
        self._rules = {rule.rule: rule for rule in report.rules}
        missing = (Status.UNREADABLE, Status.NOT_SUBMITTED)
        self._missing = {item.name for item in report.submissions if item.status in missing}
        unsure = (*missing, Status.INCOMPLETE, Status.NOT_CHECKED)
        self._unsure = {item.name for item in report.submissions if item.status in unsure}
        self._units = {item.name for item in report.submissions} - self._missing
        self._units |= {file.source for file in report.files if file.problem is None}

    def holds(self, finding: Finding) -> bool:
        if finding.check == "form":
            # A unit that was filed under a wrong name is gone once it has its right one.
            return finding.submission not in self._unsure
        if finding.submission and finding.submission not in self._units:
            return False
        rule = self._rules.get(finding.rule)
        if rule is None or not rule.met:
            return False
        if finding.check in UNCONFIRMED:
            return not rule.errors
        if self._confirmed:
            return _base(finding.fingerprint) in self._confirmed
        # A claim of a text that was worded anew is not found again; a table's relation is, or it is undecided.
        return bool(finding.table) and not rule.undecided and not rule.errors


def _all(report: Report) -> Iterable[Finding]:
    return (*report.findings, *report.confirmed)


def _base(fingerprint: str) -> str:
    """A fingerprint without the number that tells equal ones apart."""
    return re.sub(r"-[0-9]+$", "", fingerprint)


def _figure(item: Evidence) -> object:
    """The identity of a figure within one report."""
    place = tuple(item.place.as_dict().items())
    return (item.source, place) if item.place.cell else (item.source, place, item.text, item.label, item.quote)


def _paired(old: tuple[Evidence, ...], new: tuple[Evidence, ...]) -> Iterator[tuple[Evidence, Evidence]]:
    """The same figures of a relation in both reports: by role and headings where these tell all apart, else by
    order."""
    known, later = _named(old), _named(new)
    if known is not None and later is not None:
        yield from ((known[name], later[name]) for name in known if name in later)
    elif [item.role for item in old] == [item.role for item in new]:
        yield from zip(old, new, strict=True)


def _named(items: tuple[Evidence, ...]) -> Mapping[object, Evidence] | None:
    named: dict[object, Evidence] = {
        (item.role, item.label, item.place.sheet, item.place.row_label, item.place.column_label): item for item in items
    }
    return named if len(named) == len(items) else None


def _equal(one: str | None, other: str | None) -> bool:
    """Whether two plain values are the same; ``20.0`` is ``20``."""
    if one is None or other is None:
        return one == other
    numbers = plain_number(one), plain_number(other)
    return numbers[0] == numbers[1] if None not in numbers else one == other


def _notes(previous: Report, current: Report) -> Iterator[LocalText]:
    if not previous.confirmed or not current.confirmed:
        yield messages.local("compare.not-confirmed")
    if previous.event.rulesets != current.event.rulesets or previous.event.tool != current.event.tool:
        yield messages.local("compare.other-rules")
