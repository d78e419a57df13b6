"""Tallies become the report: findings in their order, the status of each submission, the summary of each rule."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dqcheck.engine.judging import Tally
from dqcheck.model.finding import Finding
from dqcheck.model.quantity import Missing, Value
from dqcheck.model.report import InputFile, RuleError, RuleSummary, Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    from dqcheck.waivers import Entry


def summary(tally: Tally) -> RuleSummary:
    """What became of one rule."""
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
    order of rows, columns or files. Equal fingerprints are told apart by a number."""
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
    seen: Counter[str] = Counter()
    told: list[Finding] = []
    for finding in ordered:
        seen[finding.fingerprint] += 1
        count = seen[finding.fingerprint]
        told.append(finding if count == 1 else replace(finding, fingerprint=f"{finding.fingerprint}-{count}"))
    return tuple(told)


def submissions(
    files_of: Mapping[str, Sequence[str]],
    findings: Sequence[Finding],
    unreadable: Sequence[InputFile],
    absent: Sequence[str],
) -> tuple[Submission, ...]:
    """The status of every reporting unit. ``files_of`` names the files of each unit that was read, ``unreadable`` the
    files that were not, ``absent`` the units from which nothing came."""
    counts: dict[str, Counter[Severity]] = {name: Counter() for name in files_of}
    for finding in findings:
        if finding.waived is None:
            counts.setdefault(finding.submission, Counter())[finding.severity] += 1
    units = [
        Submission(
            name=name,
            status=status(count),
            files=tuple(sorted(set(files_of.get(name, ())))),
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            infos=count[Severity.INFO],
        )
        for name, count in counts.items()
    ]
    units += [Submission(name=file.source, status=Status.UNREADABLE, files=(file.source,)) for file in unreadable]
    units += [Submission(name=name, status=Status.NOT_SUBMITTED) for name in absent]
    return tuple(sorted(units, key=lambda unit: (fold(unit.name), unit.name)))


def status(count: Mapping[Severity, int]) -> Status:
    """What may happen next with a submission that was read."""
    if count[Severity.ERROR]:
        return Status.NEEDS_CORRECTION
    return Status.WITH_WARNINGS if count[Severity.WARNING] else Status.ACCEPTED


def written(column: Sequence[Value]) -> tuple[int, int]:
    """How many values of a column are written, and how many of these were read."""
    lacking = [value for value in column if isinstance(value, Missing)]
    read = len(column) - len(lacking)
    return read + sum(value.written for value in lacking), read


def waived(
    findings: Sequence[Finding], waivers: "Sequence[Entry]"
) -> tuple[tuple[Finding, ...], tuple[LocalText, ...]]:
    """The findings with the waivers that hold today, and what has to be said about the waivers themselves."""
    if not waivers:
        return tuple(findings), ()
    from dqcheck import waivers as waiving

    applied = waiving.apply(findings, waivers, dt.date.today())
    return applied.findings, applied.notes
