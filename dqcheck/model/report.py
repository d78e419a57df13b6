"""The record of a run: one object from which every output is rendered."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import Self

from dqcheck.model.finding import Finding, FindingsLater
from dqcheck.model.record import record
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText


class Status(StrEnum):
    """What may happen next with a submission."""

    ACCEPTED = "accepted"
    WITH_WARNINGS = "with-warnings"
    NEEDS_CORRECTION = "needs-correction"
    INCOMPLETE = "incomplete"  # a table was found only in part
    NOT_CHECKED = "not-checked"  # nothing in it could be compared
    UNREADABLE = "unreadable"
    NOT_SUBMITTED = "not-submitted"


UNCHECKED = (Status.NOT_CHECKED, Status.UNREADABLE)
"""What a submission is of which nothing was compared."""


@record
class Submission:
    """A reporting unit of the batch, its files, and its findings by severity."""

    name: str
    status: Status
    files: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    infos: int = 0


class SubmissionsLater(Sequence[Submission]):
    """Submissions that are named when they are looked at: a table may have as many as it has records."""

    @property
    @abstractmethod
    def statuses(self) -> frozenset[Status]:
        """The statuses that they may have; none where there are no submissions."""


@record
class RuleSummary:
    """What became of a rule: combinations met and how each was judged. ``met`` is the sum of the others. ``lacking``
    are the columns that it asks for and that none of the data has, which the form calls as ``called`` says. Of a frame
    ``records`` counts those that fail, and ``rows`` are the first of them, from zero."""

    rule: str
    check: str
    severity: Severity
    title: LocalText
    met: int = 0
    passed: int = 0
    within_rounding: int = 0
    failed: int = 0
    undecided: int = 0
    errors: int = 0
    topic: str = ""
    because: LocalText | None = None
    reasons: Mapping[str, int] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()
    called: tuple[LocalText, ...] = ()
    rows: tuple[int, ...] = ()
    records: int = 0


@record
class UnreadPart:
    """A part of what was sent that was not read: figures in a ``range`` of cells (``B5:F20``) of a ``sheet``, or of the
    whole sheet or file. ``numbers`` is how many figures stand there, None where nobody could count them; ``reason`` is
    the kind of cause, ``why`` says it in both languages."""

    source: str
    reason: str
    why: LocalText
    sheet: str | None = None
    range: str | None = None
    numbers: int | None = None


@record
class Coverage:
    """How much of what was sent was looked at. In prose: figures seen, understood, checked. In tables: values of the
    form and every number beside them (``seen``), typed (``understood``), used by a judged rule (``checked``)."""

    seen: int = 0
    understood: int = 0
    checked: int = 0


@record
class InputFile:
    """A file of the batch. ``problem`` says, in both languages, why it could not be read, or None. ``remarks`` tell
    what was seen in it and not taken over as it stands; ``incomplete`` says that figures may be lost by one,
    ``unreached`` that the user ended the reading before its turn."""

    source: str
    path: str
    sha256: str
    ruleset: str | None = None
    problem: LocalText | None = None
    remarks: tuple[LocalText, ...] = ()
    incomplete: bool = False
    unreached: bool = False


@record
class RuleError:
    """A rule or dqcheck itself broke on a combination. Never a fault of the data."""

    rule: str
    message: str


@record
class Event:
    """When and with what the report was made. ``at`` is an ISO time, ``rulesets`` maps name to version."""

    at: str
    tool: str
    rulesets: Mapping[str, str] = field(default_factory=dict)


@record
class Report:
    """Everything one run found. ``idle`` says that there was nothing to check, because nothing changed. ``untold``
    counts, by severity, the findings of a large table that are not among ``findings``."""

    event: Event
    files: tuple[InputFile, ...] = ()
    submissions: Sequence[Submission] = ()
    findings: Sequence[Finding] = ()
    confirmed: tuple[Finding, ...] = ()
    rules: tuple[RuleSummary, ...] = ()
    rule_errors: tuple[RuleError, ...] = ()
    tables: Coverage = field(default_factory=Coverage)
    prose: Coverage = field(default_factory=Coverage)
    unread: tuple[UnreadPart, ...] = ()
    notes: tuple[LocalText, ...] = ()
    idle: bool = False
    untold: Mapping[Severity, int] = field(default_factory=dict)

    @property
    def found(self) -> Mapping[Severity, int]:
        """The number of findings of each severity that are not waived; what a file repeats is counted once."""
        told = (
            Counter(self.findings.severities)
            if isinstance(self.findings, FindingsLater)
            else Counter(one.severity for one in self.findings if one.open)
        )
        return told + Counter(self.untold)

    def shortened(self, most: int) -> Self:
        """The report with at most so many findings of each rule, where they are told later; the others are counted."""
        if not isinstance(self.findings, FindingsLater):
            return self
        told = self.findings.first(most)
        left = Counter(self.findings.severities)
        left.subtract(Counter(one.severity for one in told))
        return replace(self, findings=told, untold={one: count for one, count in left.items() if count})

    def worst(self) -> Severity | None:
        """The worst severity among findings that are not waived, or None."""
        return min(self.found, key=lambda s: s.rank, default=None)

    @property
    def judged(self) -> int:
        """Number of combinations that were decided. A run that judged nothing is never green."""
        return sum(r.passed + r.within_rounding + r.failed for r in self.rules)

    @property
    def _statuses(self) -> frozenset[Status]:
        given = self.submissions
        return given.statuses if isinstance(given, SubmissionsLater) else frozenset(one.status for one in given)

    @property
    def in_vain(self) -> bool:
        """Whether there was something to check, and nothing could be compared."""
        if self.idle:
            return False
        received = self._statuses - {Status.NOT_SUBMITTED}
        return not self.judged or (bool(received) and all(status in UNCHECKED for status in received))

    @property
    def partial(self) -> bool:
        """Whether something could not be checked that should have been: a file that was not read or only in part, a
        table found only in part, a submission of which nothing could be compared, a rule without its column."""
        return (
            self.in_vain
            or any(file.problem or file.incomplete for file in self.files)
            or not self._statuses.isdisjoint({Status.INCOMPLETE, Status.NOT_CHECKED})
            or any(rule.lacking for rule in self.rules)
        )

    @property
    def ok(self) -> bool:
        """No error or warning, nothing unreadable or incomplete, no rule broken, and something was judged."""
        worst = self.worst()
        return (worst is None or worst is Severity.INFO) and not self.rule_errors and not self.partial

    def accepted(self, severity: Severity | str = Severity.ERROR) -> bool:
        """Whether no finding that is not waived is of this severity or worse, and the report can vouch for the data: no
        rule broke or lacked its column, no file was unreadable, no submission incomplete, and something was judged.
        Raises UsageError for a severity that there is not."""
        least, worst = Severity.called(severity), self.worst()
        found = worst is not None and worst.rank <= least.rank
        return not (found or self.rule_errors or self.partial)
