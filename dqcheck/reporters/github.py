"""Workflow commands of GitHub Actions: findings as annotations of a merge request.

GitHub shows at most ten errors, ten warnings and ten notices of a step and drops the rest without a word. The worst ten
of each are printed as commands, the last line says how many more there are, and where.
"""

from collections.abc import Iterator, Mapping

from dqcheck.messages import legible_record
from dqcheck.model.finding import Finding
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import overview, targets, view
from dqcheck.reporters.view import word

MOST = 10
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, language: Language = "vi") -> str:
    """The findings as workflow commands, at most ``MOST`` of each severity; one place is kept for what is left out."""
    return "\n".join(_lines(legible_record(report), language)) + "\n"


def _lines(report: Report, language: Language) -> Iterator[str]:
    verdict = overview.verdict(report, language)
    paths = targets.paths(report)
    faults = list(_faults(report, language))
    yield from faults
    open_findings = [finding for finding in report.findings if finding.waived is None]
    left = 0
    for severity in Severity:
        here = [finding for finding in open_findings if finding.severity is severity]
        # The faults and the line on what is left out are errors themselves, and count.
        room = MOST - len(faults) - 1 if severity is Severity.ERROR else MOST
        for finding in here[:room]:
            yield _command(finding, paths, language)
        left += max(len(here) - room, 0)
    if left:
        message = word("more-annotations", language, count=left, all=len(open_findings))
        yield f"::error title=dqcheck::{_data(message)}"
    yield _plain(" · ".join((verdict.headline, *verdict.details)))


def _faults(report: Report, language: Language) -> Iterator[str]:
    """What could not be read or run, in one annotation, for its places are few."""
    found = [": ".join(filter(None, told)) for told in overview.shortfalls(report, language)]
    found += [f"{error.rule}: {error.message}" for error in report.rule_errors]
    if found:
        yield f"::error title={_property(word('unchecked', language))}::{_data('; '.join(found))}"


def _command(finding: Finding, paths: Mapping[str, str], language: Language) -> str:
    item = targets.main_evidence(finding)
    properties = []
    if item is not None:
        properties.append(f"file={_property(paths.get(item.source, item.source))}")
        line = targets.line_of(item)
        if line is not None:
            properties.append(f"line={line}")
    properties.append(f"title={_property(f'{view.title(finding, language)} ({finding.rule})')}")
    text = targets.full_sentence(finding, language)
    return f"::{COMMANDS[finding.severity]} {','.join(properties)}::{_data(text)}"


def _data(text: str) -> str:
    """A message as a command carries it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line of the log that can never be a command."""
    return " ".join(text.split()).replace("::", ": :").replace("##[", "# #[")
