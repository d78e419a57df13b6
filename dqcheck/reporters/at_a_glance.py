"""A report in a few lines: its verdict, what it says first, and the words of the error that it raises."""

import textwrap
from collections.abc import Sequence
from dataclasses import replace

from dqcheck.messages import legible_log, legible_record, notation
from dqcheck.model.finding import Finding, FindingsLater
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import findings_table, overview, view
from dqcheck.reporters.overview import BatchVerdict
from dqcheck.reporters.view import word

MOST = 3
"""Findings that are told in a few lines."""

MOST_RAISED = 5
"""Findings that an error tells."""

SIGNS = {"good": "✓", "warn": "!", "bad": "✗", "unknown": "?"}


def verdict(report: Report, language: Language) -> BatchVerdict:
    """The first thing a reader sees; of a frame, which has no files and often no units, in words of its own."""
    told = overview.verdict(report, language)
    if report.files or report.idle:
        return told
    found, failing = sum(report.found.values()), sum(1 for rule in report.rules if rule.failed)
    counts = {severity.value: report.found.get(severity, 0) for severity in Severity}
    undecided = sum(rule.undecided for rule in report.rules)
    details = [word("tally", language, **counts)] if found else []
    details += [word("frame-judged", language, judged=report.judged)]
    details += [word("frame-undecided", language, undecided=undecided)] if undecided else []
    if found and not report.in_vain:
        headline = word("frame-verdict", language, findings=found, failing=failing, rules=len(report.rules))
        return replace(told, headline=headline, details=tuple(details))
    return replace(told, details=tuple(details))


def first(report: Report, most: int, severity: Severity = Severity.INFO) -> Sequence[Finding]:
    """The first findings of a severity or worse that are not waived, the worst before the others."""
    listed = report.findings
    known = listed.first(most) if isinstance(listed, FindingsLater) else listed
    chosen = [one for one in known if one.open and one.severity.rank <= severity.rank]
    return sorted(chosen, key=lambda one: (one.severity.rank, _row(one)))[:most]


def _row(finding: Finding) -> int:
    return min((item.place.row for item in finding.evidence if item.place.row is not None), default=-1)


def lines(report: Report, language: Language) -> str:
    """The report in a few lines, as wide as the terminal."""
    told, width = verdict(report, language), findings_table.terminal_width()
    found, shown = sum(report.found.values()), first(report, MOST)
    parts = _wrapped(f"{SIGNS[told.tone]} {told.headline}", width, first="")
    parts += _wrapped(" · ".join(told.details), width)
    parts += [line for one in shown for line in _wrapped(sentence_of(one, language), width)]
    if not found:
        parts += [line for text in _shortfalls(report, language) for line in _wrapped(text, width)]
    if found > len(shown):
        left = notation(language).number(found - len(shown))
        parts += _wrapped(word("and-more-findings", language, count=left) + ": report.findings", width)
    return legible_log("\n".join(parts))


def sentence_of(finding: Finding, language: Language) -> str:
    """A finding on a line: where, of whom, and what."""
    told = legible_record(finding)
    where = ", ".join(filter(None, (told.submission, findings_table.place_of(told, language))))
    message = view.card(told, language).message
    return f"{where}: {message}" if where else message


def raised(report: Report, severity: Severity, language: Language) -> str:
    """What an error says of a report that does not pass."""
    count = sum(number for one, number in report.found.items() if one.rank <= severity.rank)
    told = first(report, MOST_RAISED, severity)
    facts = {"count": count, "severity": severity.value, "judged": report.judged}
    parts = [word("does-not-pass", language, **facts)]
    parts += [f"  {sentence_of(one, language)} [{one.rule}]" for one in told]
    if count > len(told):
        parts.append("  " + word("and-more-findings", language, count=notation(language).number(count - len(told))))
    parts += [f"  {text}" for text in _shortfalls(report, language)]
    return legible_log("\n".join(parts))


def _shortfalls(report: Report, language: Language) -> list[str]:
    """What keeps a report from vouching for the data, each on a line."""
    broken = {error.rule: word("rule-broken", language, message=error.message) for error in report.rule_errors}
    told = [*broken.items(), *overview.shortfalls(report, language)]
    return [f"{what}: {why}" if what else why for what, why in told[:MOST_RAISED]]


def _wrapped(text: str, width: int, first: str = "  ") -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent="    ", break_long_words=False)
