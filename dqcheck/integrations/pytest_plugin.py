"""A pytest plugin: ``pytest --dqcheck data/`` makes what is checked a test.

Every discrepancy of severity error that is not waived is a failing test of its file, named by rule and place
(``data/2025-q3.csv::dossiers/received-total-mismatch[19]``: row 19), and so is everything that could not be checked.
Every rule that meets the data and has no such discrepancy is a test that passes, or is skipped when it could decide
nothing. What ``dqcheck.toml`` says holds: rulesets, severities, waivers.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from dqcheck.model.finding import Finding
    from dqcheck.model.report import RuleSummary
    from dqcheck.model.text import Language
    from dqcheck.validation_report import ValidationReport

MOST = 20
"""Discrepancies of a rule that are tests of their own; the others are one test together."""


class DiscrepancyError(Exception):
    """What was checked does not hold; its text says where."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer ``--dqcheck``, ``--dqcheck-rules`` and ``--dqcheck-lang``."""
    from dqcheck.model.text import LANGUAGES

    group = parser.getgroup("dqcheck", "data quality rules as tests")
    group.addoption(
        "--dqcheck", action="append", default=[], metavar="PATH", help="submissions to check, a test a discrepancy"
    )
    group.addoption("--dqcheck-rules", action="append", default=[], metavar="NAME|PATH", help="rulesets to use")
    group.addoption("--dqcheck-lang", choices=LANGUAGES, help="language of the messages")


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the tests of what is checked."""
    paths = config.getoption("--dqcheck")
    if paths:
        items.extend(_items(session, paths, config.getoption("--dqcheck-rules")))


def _items(session: pytest.Session, paths: list[str], rules: list[str]) -> Iterator[pytest.Item]:
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
            numbers=settings.numbers,
            limits=settings.limits(),
        )
    except dqcheck.DqcheckError as error:
        raise pytest.UsageError(f"dqcheck: {error}") from error
    report = legible_record(report.shortened(MOST))
    language = session.config.getoption("--dqcheck-lang") or settings.lang
    yield from _rules(session, report, language)
    yield from _discrepancies(session, report, language)
    yield from _unchecked(session, report, language)


def _rules(session: pytest.Session, report: "ValidationReport", language: "Language") -> Iterator["RuleItem"]:
    """A test for each rule that met the data, but for those whose discrepancies are tests themselves."""
    failing = {finding.rule for finding in _failing(report)}
    broken: dict[str, list[str]] = {}
    for error in report.rule_errors:
        broken.setdefault(error.rule, []).append(error.message)
    for summary in report.rules:
        if (summary.met or summary.lacking) and (summary.rule not in failing or summary.rule in broken):
            faults = tuple(dict.fromkeys(broken.get(summary.rule, ())))
            yield RuleItem.from_parent(session, name=summary.rule, summary=summary, faults=faults, language=language)


def _failing(report: "ValidationReport") -> list["Finding"]:
    return [one for one in report.findings if one.severity.value == "error" and one.waived is None]


def _discrepancies(session: pytest.Session, report: "ValidationReport", language: "Language") -> Iterator["ToldItem"]:
    """A test for each discrepancy, named by rule and place in its file."""
    from dqcheck.messages import sentence
    from dqcheck.reporters import targets

    paths = {file.source: Path(file.path).absolute() for file in report.files}
    files: dict[Path, CheckedFile] = {}
    told: Counter[str] = Counter()
    names: Counter[tuple[Path | None, str]] = Counter()
    # In the order of the files and their rows, which is that of the tests of a file.
    failing = [(targets.main_evidence(finding), finding) for finding in _failing(report)]
    failing.sort(key=lambda one: (one[0].source, targets.line_of(one[0]) or 0) if one[0] else ("", 0))
    for item, finding in failing:
        told[finding.rule] += 1
        if told[finding.rule] > MOST:
            continue
        path = paths.get(item.source) if item else None
        if path is not None and path not in files:
            files[path] = CheckedFile.from_parent(session, path=path)
        name = f"{finding.rule}[{(targets.spot(item) if item else '') or finding.submission}]"
        names[path, name] += 1
        again = f"-{names[path, name]}" if names[path, name] > 1 else ""
        line = targets.line_of(item) if item else None
        yield ToldItem.from_parent(
            files[path] if path is not None else session,
            name=name + again,
            text=targets.full_sentence(finding, language),
            line=line,
        )
    more = {rule: count - MOST for rule, count in told.items() if count > MOST}
    untold = sum(count for severity, count in report.untold.items() if severity.value == "error")
    for rule, count in (*more.items(), *([("dqcheck", untold)] if untold else [])):
        text = sentence("report.not-shown", language, {"count": count})
        yield ToldItem.from_parent(session, name=f"{rule}[+{count}]", text=text, line=None)


def _unchecked(session: pytest.Session, report: "ValidationReport", language: "Language") -> Iterator["ToldItem"]:
    """A failing test for each file that could not be read, for each unit that was not checked or only in part, and for
    a run that judged nothing."""
    from dqcheck.messages import sentence
    from dqcheck.model.report import Status

    told = False
    for file in report.files:
        if file.problem is not None:
            told = True
            parent = CheckedFile.from_parent(session, path=Path(file.path).absolute())
            yield ToldItem.from_parent(parent, name="read", text=file.problem[language], line=None)
    for unit in report.submissions:
        if unit.status in (Status.INCOMPLETE, Status.NOT_CHECKED):
            told = True
            text = f"{unit.name}: {sentence(f'status.{unit.status.value}', language)}"
            yield ToldItem.from_parent(session, name=f"{unit.name}[{unit.status.value}]", text=text, line=None)
    if report.in_vain and not told:
        yield ToldItem.from_parent(session, name="judged", text=sentence("report.nothing-judged", language), line=None)


class CheckedFile(pytest.File):
    """A file that was checked: its discrepancies are its tests."""

    def collect(self) -> list[pytest.Item]:
        """Nothing of its own: all files are checked together."""
        return []


class _CheckedItem(pytest.Item):
    """A test whose failure is told without a traceback."""

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """The discrepancies alone."""
        return str(excinfo.value) if excinfo.errisinstance(DiscrepancyError) else super().repr_failure(excinfo, style)


class RuleItem(_CheckedItem):
    """A rule without discrepancies, as a test."""

    def __init__(
        self, *, summary: "RuleSummary", faults: tuple[str, ...], language: "Language", **options: Any
    ) -> None:
        super().__init__(**options)
        self.summary, self.faults, self.language = summary, faults, language

    def runtest(self) -> None:
        """Raise DiscrepancyError with the faults of the rule itself, or with the columns that it lacks."""
        from dqcheck.messages import sentence

        if self.faults:
            raise DiscrepancyError("\n".join(self.faults))
        if self.summary.lacking:
            raise DiscrepancyError(sentence("report.lacking", self.language, {"names": self.summary.lacking}))
        if self.summary.undecided == self.summary.met:
            pytest.skip(f"{self.summary.undecided} undecided")

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is said to be."""
        return self.path, None, self.name


class ToldItem(_CheckedItem):
    """A discrepancy, or what could not be checked, as a failing test; ``line`` is its row or line, from one."""

    def __init__(self, *, text: str, line: int | None, **options: Any) -> None:
        super().__init__(**options)
        self.text, self.line = text, line

    def runtest(self) -> None:
        """Raise DiscrepancyError with what was found."""
        raise DiscrepancyError(self.text)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The file, the line counted from zero, and the name."""
        return self.path, None if self.line is None else self.line - 1, self.name
