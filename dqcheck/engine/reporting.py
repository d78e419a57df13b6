"""The report, put together from what each ruleset came to: findings in their order, the status of each submission, the
summary of each rule."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, overload

from dqcheck.checks.base import Tables
from dqcheck.engine import coverage
from dqcheck.engine.diagnosing import diagnosed
from dqcheck.engine.findings import finding_of
from dqcheck.engine.open_columns import findings_of
from dqcheck.engine.tally import Tally
from dqcheck.model.finding import Finding, FindingsLater, one_after_another
from dqcheck.model.record import record
from dqcheck.model.report import (
    Coverage,
    Event,
    InputFile,
    Report,
    RuleError,
    RuleSummary,
    Status,
    Submission,
    SubmissionsLater,
    UnreadPart,
)
from dqcheck.model.rule import Ruleset, Severity
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    from dqcheck.waivers import Entry, Scope

NO_TOTALS: Mapping[tuple[str, str], Decimal] = MappingProxyType({})


@record
class PartialReport:
    """What one ruleset, or the intake of the files, brings to the report. ``files_of`` names the reporting units that
    it met and the files of each, ``compared`` those of which something could be compared, ``incomplete`` those of which
    a table was found only in part. Of a large frame the findings come ``later``, ``failing`` counts them by reporting
    unit and severity, and ``rows`` are the number of failing records and the first of them, by rule."""

    tallies: tuple[Tally, ...] = ()
    findings: tuple[Finding, ...] = ()
    confirmed: tuple[Finding, ...] = ()
    files_of: Mapping[str, Iterable[str]] = field(default_factory=dict)
    tables: Coverage = field(default_factory=Coverage)
    prose: Coverage = field(default_factory=Coverage)
    compared: frozenset[str] = frozenset()
    incomplete: frozenset[str] = frozenset()
    unread: tuple[UnreadPart, ...] = ()
    notes: tuple[LocalText, ...] = ()
    later: FindingsLater | None = None
    failing: Mapping[str, Mapping[Severity, int]] = field(default_factory=dict)
    rows: Mapping[str, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    units: "UnitsLater | None" = None


class UnitsLater(SubmissionsLater):
    """The reporting units of a large frame, which are read when somebody asks for them. ``filled`` is the part of the
    report with all that it says of units, ``statuses`` are those that they may have."""

    # No record: it reads its units once.
    def __init__(self, filled: Callable[[], PartialReport], statuses: frozenset[Status]) -> None:
        self.filled, self._known = filled, statuses

    @property
    def statuses(self) -> frozenset[Status]:
        """The statuses that they may have."""
        return self._known

    @cached_property
    def _told(self) -> tuple[Submission, ...]:
        part = self.filled()
        own = {"compared": part.compared, "incomplete": part.incomplete}
        return submissions(files_by_unit([part]), (), (), (), failing=[part.failing], **own)

    def __len__(self) -> int:
        return len(self._told)

    @overload
    def __getitem__(self, index: int) -> Submission: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Submission]: ...
    def __getitem__(self, index: int | slice) -> Submission | Sequence[Submission]:
        return self._told[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._told == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # it is equal to a tuple of the same submissions


def tell(
    tallies: Sequence[Tally],
    tables: Tables,
    ruleset: Ruleset,
    *,
    confirmed: bool,
    totals: Mapping[tuple[str, str], Decimal] = NO_TOTALS,
) -> PartialReport:
    """The findings of a ruleset, diagnosed, and, when asked for, what holds. ``totals`` are the sums of fields of which
    ``tables`` does not hold all records."""
    findings = findings_of((judged for tally in tallies for judged in tally.kept), tables, ruleset)
    held = (held.judged() for tally in tallies for held in tally.held) if confirmed else ()
    return PartialReport(
        tallies=tuple(tallies),
        findings=diagnosed(findings, tallies, tables, ruleset, totals),
        confirmed=tuple(finding_of(judged, tables, ruleset) for judged in held),
    )


def put_together(
    parts: Sequence[PartialReport],
    event: Event,
    *,
    files: tuple[InputFile, ...] = (),
    absent: Sequence[str] = (),
    waivers: "Sequence[Entry]" = (),
    chosen: bool = False,
) -> Report:
    """The report of a run. ``absent`` are the units from which nothing came; ``chosen`` says that only some rules were
    asked for, so that a waiver may have met nothing for that."""
    later = parts[0].units if len(parts) == 1 and not (files or absent or waivers) else None
    if later is None:
        parts = [part if part.units is None else part.units.filled() for part in parts]
    findings, about_waivers = _findings(parts, waivers, files, chosen=chosen)
    now = [one for part in parts for one in part.findings]
    # Of what is told later the parts count, for each unit, what fails.
    told = in_order(now) if isinstance(findings, FindingsLater) else findings
    tallies = [tally for part in parts for tally in part.tallies]
    return Report(
        event=event,
        files=files,
        submissions=later if later is not None else _units(parts, told, files, absent, waived=bool(waivers)),
        findings=findings,
        confirmed=in_order([one for part in parts for one in part.confirmed]),
        rules=summaries(parts),
        rule_errors=rule_errors(tallies),
        tables=coverage.together(part.tables for part in parts),
        prose=coverage.together(part.prose for part in parts),
        unread=tuple(dict.fromkeys(one for part in parts for one in part.unread)),
        notes=(*told_of_files(files), *(note for part in parts for note in part.notes), *about_waivers),
    )


def _units(
    parts: Sequence[PartialReport],
    told: Sequence[Finding],
    files: Sequence[InputFile],
    absent: Sequence[str],
    *,
    waived: bool,
) -> tuple[Submission, ...]:
    """The reporting units of all parts; what is ``waived`` shows only in findings that are told."""
    return submissions(
        files_by_unit(parts),
        told,
        files,
        absent,
        compared=frozenset[str]().union(*(part.compared for part in parts)),
        incomplete=frozenset[str]().union(*(part.incomplete for part in parts), of_files_in_part(parts, files)),
        failing=() if waived else [part.failing for part in parts],
    )


def told_of_files(files: Sequence[InputFile]) -> Iterator[LocalText]:
    """What was seen in the files and not taken over as it stands."""
    for file in files:
        yield from file.remarks


def of_files_in_part(parts: Iterable[PartialReport], files: Sequence[InputFile]) -> set[str]:
    """The units with a file that was read only in part."""
    lost = {file.source for file in files if file.incomplete}
    return {name for name, held in files_by_unit(parts).items() if lost.intersection(held)}


def _findings(
    parts: Sequence[PartialReport], waivers: "Sequence[Entry]", files: Sequence[InputFile], *, chosen: bool
) -> tuple[Sequence[Finding], tuple[LocalText, ...]]:
    """The findings of all parts in their order, and what has to be said of the waivers."""
    later = [part.later for part in parts if part.later is not None]
    now = [one for part in parts for one in part.findings]
    if waivers or not later:  # which findings are waived shows only when they are told
        told = in_order([*now, *(one for part in later for one in part)])
        return waived(told, waivers, _scope(parts, files, chosen=chosen) if waivers else None)
    return one_after_another(in_order(now), later), ()


def files_by_unit(parts: Iterable[PartialReport]) -> dict[str, set[str]]:
    """The reporting units of all parts, and their files."""
    found: dict[str, set[str]] = {}
    for part in parts:
        for name, files in part.files_of.items():
            found.setdefault(name, set()).update(files)
    return found


def summaries(parts: Iterable[PartialReport]) -> tuple[RuleSummary, ...]:
    """What became of each rule, in all parts of the report that it was asked in."""
    found: dict[str, RuleSummary] = {}
    for part in parts:
        for tally in part.tallies:
            name = tally.rule.qualified
            own = summary(tally, *part.rows.get(name, ()))
            found[name] = both(found[name], own) if name in found else own
    return tuple(found.values())


COUNTS = ("met", "passed", "within_rounding", "failed", "undecided", "errors", "records")


def both(one: RuleSummary, other: RuleSummary) -> RuleSummary:
    """What became of a rule in two parts of a report. The records of two frames are not told apart by their rows."""
    counts = {name: getattr(one, name) + getattr(other, name) for name in COUNTS}
    reasons = Counter(one.reasons) + Counter(other.reasons)
    lacking = tuple(name for name in one.lacking if name in other.lacking)
    called = tuple(told for name, told in zip(one.lacking, one.called, strict=False) if name in other.lacking)
    return replace(one, **counts, reasons=dict(sorted(reasons.items())), rows=(), lacking=lacking, called=called)


def summary(tally: Tally, records: int = 0, rows: tuple[int, ...] = ()) -> RuleSummary:
    """What became of one rule; ``rows`` are the first of the ``records`` that fail it."""
    rule, outcomes = tally.rule, tally.outcomes
    return RuleSummary(
        rule=rule.qualified,
        check=rule.check,
        severity=rule.severity,
        title=rule.title,
        met=tally.met,
        passed=outcomes.get(Outcome.PASS, 0),
        within_rounding=outcomes.get(Outcome.WITHIN_ROUNDING, 0),
        failed=outcomes.get(Outcome.FAIL, 0),
        undecided=outcomes.get(Outcome.UNDECIDED, 0),
        errors=outcomes.get(Outcome.ERROR, 0),
        topic=rule.topic,
        because=rule.because,
        reasons=dict(sorted(tally.reasons.items())),
        records=records,
        rows=rows,
        lacking=tally.lacking,
        called=tally.called,
    )


def rule_errors(tallies: Iterable[Tally]) -> tuple[RuleError, ...]:
    """The faults of rules themselves, each once."""
    return tuple(
        RuleError(rule=tally.rule.qualified, message=message)
        for tally in tallies
        for message in dict.fromkeys(tally.broken)
    )


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings by submission, then the worst first, then by rule and fingerprint: an order that does not depend on the
    order of rows, columns or files. Equal fingerprints are told apart by a number; what another file of the submission
    states alike repeats the first of them."""
    ordered = sorted(
        findings,
        key=lambda f: (
            fold(f.submission),
            f.severity.rank,
            f.rule,
            f.fingerprint,
            tuple(e.value or e.text for e in f.evidence),
            tuple(e.source for e in f.evidence),
        ),
    )
    alike: dict[str, list[Finding]] = {}
    told: list[Finding] = []
    for finding in ordered:
        same = alike.setdefault(finding.fingerprint, [])
        if same:
            repeats = next((one.fingerprint for one in same if one.repeats is None and says_again(finding, one)), None)
            finding = replace(finding, fingerprint=f"{finding.fingerprint}-{len(same) + 1}", repeats=repeats)
        same.append(finding)
        told.append(finding)
    return tuple(told)


def says_again(finding: Finding, other: Finding) -> bool:
    """Whether a finding states of another file of the submission what ``other`` does: a report that was sent as .docx
    and as .pdf has each of its faults once."""
    files, others = {one.source for one in finding.evidence}, {one.source for one in other.evidence}
    return (
        bool(files and others)
        and files.isdisjoint(others)
        and finding.submission == other.submission
        and [one.text for one in finding.evidence] == [one.text for one in other.evidence]
        and finding.message == other.message
    )


def _counted(
    names: Iterable[str], failing: Iterable[Mapping[str, Mapping[Severity, int]]]
) -> dict[str, Counter[Severity]]:
    """The findings of each unit that are not told yet, by severity."""
    counts: dict[str, Counter[Severity]] = {name: Counter() for name in names}
    for of_units in failing:
        for name, severities in of_units.items():
            counts.setdefault(name, Counter()).update(severities)
    return counts


def submissions(
    files_of: Mapping[str, Iterable[str]],
    findings: Sequence[Finding],
    files: Sequence[InputFile],
    absent: Sequence[str],
    *,
    compared: Collection[str],
    incomplete: Collection[str],
    failing: Iterable[Mapping[str, Mapping[Severity, int]]] = (),
) -> tuple[Submission, ...]:
    """The status of every reporting unit. ``files_of`` names the files of each unit that was read, ``compared`` those
    of which something could be compared, ``incomplete`` those of which a table was found in part (a finding may name
    more), ``absent`` the units from which nothing came; ``failing`` counts, by unit and severity, findings that are not
    told yet. A file that is no unit's stands for itself, unless the run was stopped before its turn."""
    counts = _counted(files_of, failing)
    partial: set[object] = set(incomplete)
    for finding in findings:
        if finding.waived is None:
            counts.setdefault(finding.submission, Counter())[finding.severity] += finding.repeats is None
            units = finding.facts.get("incomplete", ())
            partial.update((finding.submission, *units) if isinstance(units, tuple) and units else ())
    units = [
        Submission(
            name=name,
            status=status(count, partial=name in partial, checked=name in compared or name not in files_of),
            files=tuple(sorted(files_of.get(name, ()))),
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            infos=count[Severity.INFO],
        )
        for name, count in counts.items()
    ]
    told = {name for unit in units for name in (unit.name, *unit.files)}
    for file in (one for one in files if not one.unreached):
        if file.problem is not None:
            units.append(Submission(name=file.source, status=Status.UNREADABLE, files=(file.source,)))
        elif file.source not in told:
            units.append(Submission(name=file.source, status=Status.NOT_CHECKED, files=(file.source,)))
    units += [Submission(name=name, status=Status.NOT_SUBMITTED) for name in absent]
    return tuple(sorted(units, key=lambda unit: (fold(unit.name), unit.name)))


def status(count: Mapping[Severity, int], *, partial: bool, checked: bool) -> Status:
    """What may happen next with a submission that was read."""
    if count[Severity.ERROR]:
        return Status.NEEDS_CORRECTION
    if partial:
        return Status.INCOMPLETE
    if not checked:
        return Status.NOT_CHECKED
    return Status.WITH_WARNINGS if count[Severity.WARNING] else Status.ACCEPTED


def waived(
    findings: Sequence[Finding], waivers: "Sequence[Entry]", scope: "Scope | None" = None
) -> tuple[tuple[Finding, ...], tuple[LocalText, ...]]:
    """The findings with the waivers that hold today, and what has to be said about the waivers themselves."""
    if not waivers:
        return tuple(findings), ()
    from dqcheck import waivers as waiving

    applied = waiving.apply(findings, waivers, dt.date.today(), scope)
    return applied.findings, applied.notes


def _scope(parts: Sequence[PartialReport], files: Sequence[InputFile], *, chosen: bool) -> "Scope":
    """What the run looked at, for the waivers that met nothing."""
    from dqcheck import waivers as waiving

    return waiving.Scope(
        rules=frozenset(tally.rule.qualified for part in parts for tally in part.tallies),
        submissions=frozenset(files_by_unit(parts)),
        files=frozenset(waiving.absolute(file) for file in files if not file.problem) if files else None,
        form=not chosen,
    )
