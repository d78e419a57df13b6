"""The record of a run: one object from which every output is rendered."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from dqcheck.errors import ValidationError
from dqcheck.model.finding import Finding
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


@record
class RuleSummary:
    """What became of a rule: combinations met and how each was judged. ``met`` is the sum of the others. ``lacking``
    are the columns that it asks for and that none of the data has."""

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
    what was seen in it and not taken over as it stands; ``incomplete`` says that figures may be lost by one."""

    source: str
    path: str
    sha256: str
    ruleset: str | None = None
    problem: LocalText | None = None
    remarks: tuple[LocalText, ...] = ()
    incomplete: bool = False


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
    """Everything one run found. ``idle`` says that there was nothing to check, because nothing changed."""

    event: Event
    files: tuple[InputFile, ...] = ()
    submissions: tuple[Submission, ...] = ()
    findings: tuple[Finding, ...] = ()
    confirmed: tuple[Finding, ...] = ()
    rules: tuple[RuleSummary, ...] = ()
    rule_errors: tuple[RuleError, ...] = ()
    tables: Coverage = field(default_factory=Coverage)
    prose: Coverage = field(default_factory=Coverage)
    unread: tuple[UnreadPart, ...] = ()
    notes: tuple[LocalText, ...] = ()
    idle: bool = False

    def worst(self) -> Severity | None:
        """The worst severity among findings that are not waived, or None."""
        ranks = [f.severity for f in self.findings if f.waived is None]
        return min(ranks, key=lambda s: s.rank, default=None)

    @property
    def judged(self) -> int:
        """Number of combinations that were decided. A run that judged nothing is never green."""
        return sum(r.passed + r.within_rounding + r.failed for r in self.rules)

    @property
    def in_vain(self) -> bool:
        """Whether there was something to check, and nothing could be compared."""
        if self.idle:
            return False
        received = [one.status for one in self.submissions if one.status is not Status.NOT_SUBMITTED]
        return not self.judged or (bool(received) and all(status in UNCHECKED for status in received))

    @property
    def partial(self) -> bool:
        """Whether something could not be checked that should have been: a file that was not read or only in part, a
        table found only in part, a submission of which nothing could be compared, a rule without its column."""
        return (
            self.in_vain
            or any(file.problem or file.incomplete for file in self.files)
            or any(one.status in (Status.INCOMPLETE, Status.NOT_CHECKED) for one in self.submissions)
            or any(rule.lacking for rule in self.rules)
        )

    @property
    def ok(self) -> bool:
        """No error or warning, nothing unreadable or incomplete, no rule broken, and something was judged."""
        worst = self.worst()
        return (worst is None or worst is Severity.INFO) and not self.rule_errors and not self.partial

    def raise_for(self, severity: Severity | str = Severity.ERROR) -> None:
        """Raise ValidationError when a finding that is not waived is of this severity or worse, and when the report
        cannot vouch for the data: a rule broke or lacked its column, a file was unreadable, a submission incomplete, or
        nothing was judged."""
        worst = self.worst()
        found = worst is not None and worst.rank <= Severity(severity).rank
        if found or self.rule_errors or self.partial:
            count = sum(f.waived is None and f.severity.rank <= Severity(severity).rank for f in self.findings)
            english = f"{count} findings of severity {Severity(severity).value} or worse, {self.judged} judged."
            raise ValidationError(
                "error.validation", english, count=count, severity=Severity(severity).value, judged=self.judged
            )
