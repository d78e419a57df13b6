"""A pytest plugin: ``pytest --dqcheck data/`` makes every rule that meets the data a test.

A rule fails when it has a finding of severity error that is not waived, and is skipped when it could decide nothing.
What ``dqcheck.toml`` says holds: rulesets, severities, waivers.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from dqcheck.model.text import Language
    from dqcheck.validation_report import ValidationReport


class DiscrepancyError(Exception):
    """A rule does not hold; its text lists where."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer ``--dqcheck``, ``--dqcheck-rules`` and ``--dqcheck-lang``."""
    from dqcheck.model.text import LANGUAGES

    group = parser.getgroup("dqcheck", "data quality rules as tests")
    group.addoption(
        "--dqcheck", action="append", default=[], metavar="PATH", help="submissions to check, a test a rule"
    )
    group.addoption("--dqcheck-rules", action="append", default=[], metavar="NAME|PATH", help="rulesets to use")
    group.addoption("--dqcheck-lang", choices=LANGUAGES, help="language of the messages")


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each rule."""
    paths = config.getoption("--dqcheck")
    if paths:
        items.extend(_items(session, paths, config.getoption("--dqcheck-rules")))


def _items(session: pytest.Session, paths: list[str], rules: list[str]) -> Iterator["RuleItem"]:
    import dqcheck
    from dqcheck.config import find
    from dqcheck.messages import legible_record

    try:
        settings = find(session.config.rootpath)
        report = dqcheck.check(
            [Path(path) for path in paths],
            rules=rules or settings.rulesets(),
            select=settings.select,
            ignore=settings.ignore,
            severity=settings.severity,
            waivers=settings.path(settings.waivers),
        )
    except dqcheck.DqcheckError as error:
        raise pytest.UsageError(f"dqcheck: {error}") from error
    report = legible_record(report)
    language = session.config.getoption("--dqcheck-lang") or settings.lang
    names = [summary.rule for summary in report.rules if summary.met or summary.lacking]
    names += sorted({finding.rule for finding in report.findings} - set(names))
    for name in names:
        yield RuleItem.from_parent(session, name=name, report=report, language=language)
    for file in report.files:
        if file.problem is not None:
            yield RuleItem.from_parent(session, name=file.source, report=report, language=language)


class RuleItem(pytest.Item):
    """One rule, or one file that could not be read, as a test."""

    def __init__(self, *, report: "ValidationReport", language: "Language", **options: Any) -> None:
        super().__init__(**options)
        self.report, self.language = report, language

    def runtest(self) -> None:
        """Raise DiscrepancyError with every discrepancy of the rule, with the columns it lacks, or with the problem of
        the file."""
        from dqcheck.messages import sentence

        language = self.language
        broken = [error.message for error in self.report.rule_errors if error.rule == self.name]
        broken += [file.problem[language] for file in self.report.files if file.problem and file.source == self.name]
        if broken:
            raise DiscrepancyError("\n".join(broken))
        found = [
            f"{finding.submission}: {finding.message[language]}"
            for finding in self.report.findings
            if finding.rule == self.name and finding.severity.value == "error" and finding.waived is None
        ]
        if found:
            raise DiscrepancyError("\n".join(found))
        summary = next((one for one in self.report.rules if one.rule == self.name), None)
        if summary is not None and summary.lacking:
            raise DiscrepancyError(sentence("report.lacking", language, {"names": summary.lacking}))
        if summary is not None and summary.undecided == summary.met:
            pytest.skip(f"{summary.undecided} undecided")

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """The discrepancies alone, without a traceback."""
        return str(excinfo.value) if excinfo.errisinstance(DiscrepancyError) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is said to be."""
        return self.path, None, self.name
