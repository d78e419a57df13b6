"""A line a discrepancy, as compilers print them: for hooks and logs, where a whole report is too much.

What passes prints nothing. Of many discrepancies the worst few are told, and how many others there are; notes are left
to the other formats.
"""

from collections.abc import Iterator, Mapping

from dqcheck.messages import legible_log, legible_record
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import overview, targets, view
from dqcheck.reporters.view import word

MOST = 20
"""Discrepancies that are told."""

MOST_FAULTS = 10
"""Files, units and rules that are told because they could not be checked."""

CODE = 8
"""Characters of a fingerprint: enough for ``dqcheck waive`` to find the one."""


def render(report: Report, language: Language = "vi") -> str:
    """The lines; empty when there is nothing to correct or to review and nothing was left unchecked."""
    return legible_log("".join(f"{line}\n" for line in _lines(legible_record(report), language)))


def _lines(report: Report, language: Language) -> Iterator[str]:
    faults = _faults(report, language)
    found = [one for one in report.findings if one.open and one.severity is not Severity.INFO]
    if not faults and not found and not report.in_vain:
        return
    yield from faults[:MOST_FAULTS]
    if len(faults) > MOST_FAULTS:
        yield word("and-others", language, count=len(faults) - MOST_FAULTS)
    paths = targets.paths(report)
    found.sort(key=lambda one: (one.severity.rank, *_order(targets.main_evidence(one), paths)))
    for finding in found[:MOST]:
        yield _line(finding, paths, language)
    left = sum(report.found[severity] for severity in (Severity.ERROR, Severity.WARNING)) - min(len(found), MOST)
    if left:
        yield word("more-lines", language, count=left)
    yield f"dqcheck: {overview.verdict(report, language).headline}"


def _faults(report: Report, language: Language) -> list[str]:
    """What could not be read or checked, and rules that broke; that nothing was judged is said by the last line."""
    told = [f"{what}: {why}" for what, why in overview.shortfalls(report, language) if what]
    return [*told, *dict.fromkeys(f"{error.rule}: {error.message}" for error in report.rule_errors)]


def _order(item: Evidence | None, paths: Mapping[str, str]) -> tuple[str, int]:
    """The file, and the line in it: a log is read beside the files."""
    return (paths.get(item.source, item.source), targets.line_of(item) or 0) if item else ("", 0)


def _line(finding: Finding, paths: Mapping[str, str], language: Language) -> str:
    item = targets.main_evidence(finding)
    where = ":".join(filter(None, (paths.get(item.source, item.source), targets.spot(item)))) if item else ""
    card = view.card(finding, language)
    unit = finding.submission if item is None or finding.submission != item.source else ""
    told = " ".join(filter(None, (f"{unit}:" if unit else "", card.message, card.cause)))
    text = f"{card.severity.lower()}: {told} [{finding.rule}, {finding.fingerprint[:CODE]}]"
    return " ".join(f"{where}: {text}".removeprefix(": ").split())
