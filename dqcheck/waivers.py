"""Waivers: discrepancies that a person has looked at and accepted, with the reason, who, and until when.

A waiver belongs to one finding *and* to the values that were seen: when a figure changes it lapses, because what was
accepted is no longer what is written. Waivers that expired, lapsed or meet nothing are told, never kept in silence.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from dqcheck import messages
from dqcheck.errors import Problem, RulesetError
from dqcheck.model.finding import Finding, Waiver
from dqcheck.model.record import record
from dqcheck.model.text import LocalText
from dqcheck.output import write

KEYS = ("fingerprint", "rule", "submission", "values", "reason", "by", "until")


@record
class Entry:
    """One line of a waiver file. ``values`` are the evidence's texts as they stood when the finding was accepted;
    ``until`` is the last day on which it holds."""

    fingerprint: str
    rule: str
    submission: str
    values: tuple[str, ...]
    reason: str
    by: str
    until: dt.date | None = None


@record
class Applied:
    """The findings with their waivers, and what has to be said about the waivers themselves."""

    findings: tuple[Finding, ...]
    notes: tuple[LocalText, ...]
    unused: tuple[Entry, ...]


def values_of(finding: Finding) -> tuple[str, ...]:
    """The figures a waiver is tied to: the texts of the evidence, whatever their order in the file."""
    return tuple(
        sorted(f"{item.role}={item.value if item.value is not None else item.text}" for item in finding.evidence)
    )


def entry_for(finding: Finding, *, reason: str, by: str, until: dt.date | None = None) -> Entry:
    """The waiver of a finding as it stands now."""
    return Entry(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        submission=finding.submission,
        values=values_of(finding),
        reason=reason,
        by=by,
        until=until,
    )


def apply(findings: Sequence[Finding], entries: Sequence[Entry], today: dt.date) -> Applied:
    """Mark the findings that are waived, and tell expired, lapsed and unused waivers."""
    by_fingerprint = {entry.fingerprint: entry for entry in entries}
    met: set[str] = set()
    notes: list[LocalText] = []
    marked: list[Finding] = []
    for finding in findings:
        entry = by_fingerprint.get(finding.fingerprint)
        if entry is None:
            marked.append(finding)
            continue
        met.add(entry.fingerprint)
        facts = {"rule": entry.rule, "submission": entry.submission, "until": entry.until}
        if entry.until is not None and entry.until < today:
            notes.append(messages.local("waiver.expired", facts))
            marked.append(finding)
        elif entry.values != values_of(finding):
            notes.append(messages.local("waiver.lapsed", facts))
            marked.append(finding)
        else:
            waiver = Waiver(reason=entry.reason, by=entry.by, until=entry.until.isoformat() if entry.until else None)
            marked.append(replace(finding, waived=waiver))
    unused = tuple(entry for entry in entries if entry.fingerprint not in met)
    notes += [
        messages.local("waiver.unused", {"rule": entry.rule, "submission": entry.submission, "until": entry.until})
        for entry in unused
    ]
    return Applied(findings=tuple(marked), notes=tuple(notes), unused=unused)


def load(path: Path) -> tuple[Entry, ...]:
    """The waivers of a file; none when the file does not exist. Raises RulesetError with every mistake in it."""
    if not path.exists():
        return ()
    import yaml

    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # texts only, safer than SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise RulesetError((Problem(file=str(path), line=line, path="", message=f"not YAML: {error}"),)) from error
    problems: list[Problem] = []
    listed = data.get("waivers") if isinstance(data, dict) else None
    if data not in (None, "") and not isinstance(listed, list):
        problems.append(Problem(file=str(path), line=1, path="waivers", message="expected a list of waivers"))
    entries = [
        entry
        for number, item in enumerate(listed or ())
        if (entry := _entry(item, f"waivers[{number}]", str(path), problems)) is not None
    ]
    if problems:
        raise RulesetError(tuple(problems))
    return tuple(entries)


def _entry(item: object, where: str, file: str, problems: list[Problem]) -> Entry | None:
    def wrong(message: str) -> None:
        problems.append(Problem(file=file, line=1, path=where, message=message))

    if not isinstance(item, dict):
        wrong("expected keys and values")
        return None
    for key in item:
        if key not in KEYS:
            wrong(f"unknown key {key!r}")
    missing = [key for key in ("fingerprint", "rule", "values", "reason", "by") if not item.get(key)]
    if missing:
        wrong(f"missing: {', '.join(missing)}")
        return None
    until = None
    if item.get("until"):
        try:
            until = dt.date.fromisoformat(item["until"])
        except ValueError:
            wrong(f"until: {item['until']!r} is not a date like 2026-12-31")
    return Entry(
        fingerprint=item["fingerprint"],
        rule=item["rule"],
        submission=item.get("submission", ""),
        values=tuple(item["values"]),
        reason=item["reason"],
        by=item["by"],
        until=until,
    )


def save(path: Path, entries: Iterable[Entry]) -> None:
    """Write a waiver file, ordered so that a change is a small difference. Raises UsageError when it cannot be
    written."""
    import yaml

    listed = [
        {
            "fingerprint": entry.fingerprint,
            "rule": entry.rule,
            "submission": entry.submission,
            "values": list(entry.values),
            "reason": entry.reason,
            "by": entry.by,
            **({"until": entry.until.isoformat()} if entry.until else {}),
        }
        for entry in sorted(entries, key=lambda e: (e.submission, e.rule, e.fingerprint))
    ]
    text = yaml.safe_dump({"waivers": listed}, allow_unicode=True, sort_keys=False, width=120)
    write(path, text.encode("utf-8"))
