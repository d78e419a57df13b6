"""The findings of each submission as the reports for people tell them: what follows from another beneath it, what
repeats another beside it."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from dqcheck.model.finding import Finding
from dqcheck.model.record import record
from dqcheck.model.report import Report, Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters.overview import standing
from dqcheck.reporters.repeats import FILING
from dqcheck.reporters.view import card, word


@record
class FindingGroup:
    """The findings of one submission, worst first; ``followers`` lists, for a root cause, what follows from it,
    ``copies`` for a finding those that say the same of another file: they are told beside it and are none of their
    own."""

    submission: Submission
    findings: tuple[Finding, ...]
    followers: Mapping[str, tuple[Finding, ...]]
    copies: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    def told(self) -> Iterator[Finding]:
        """All findings of the submission, each root cause before what follows from it."""
        for finding in self.findings:
            yield finding
            yield from self.followers.get(finding.fingerprint, ())

    def of_each_file(self) -> Iterator[Finding]:
        """The same with the copies of each."""
        for finding in self.told():
            yield from (finding, *self.copies.get(finding.fingerprint, ()))

    def also(self, finding: Finding, language: Language) -> str:
        """Where else the same stands: ``ba-dong.pdf, trang 6``; nothing where it stands once."""
        copies = self.copies.get(finding.fingerprint, ())
        places = (card(one, language).exhibits[0].shortly for one in copies)
        return word("also-at", language, places="; ".join(places)) if copies else ""


def groups(report: Report, language: Language, *, apart: Container[int] = ()) -> list[FindingGroup]:
    """Submissions that have findings, those to correct first; findings of no submission come before all others, and
    submissions of which only the filing is told after those with arithmetic. ``apart`` are findings, by identity, that
    are told elsewhere."""
    by_name: dict[str, list[Finding]] = {}
    for finding in report.findings:
        own = by_name.setdefault(finding.submission, [])
        if id(finding) not in apart:
            own.append(finding)
    listed = {item.name: item for item in report.submissions}
    found = []
    for name, every in by_name.items():
        findings, copies = _without_copies(every)
        submission = listed.get(name) or _unlisted(name, findings, language)
        findings.sort(key=rank)
        above = {f.fingerprint: f.follows for f in findings}
        followers: dict[str, list[Finding]] = {}
        for item in findings:
            root = _root(item.fingerprint, above)
            if root is not None:
                followers.setdefault(root, []).append(item)
        folded = {id(f) for group in followers.values() for f in group}
        roots = [f for f in findings if id(f) not in folded]
        # A root cause stands where the worst of what follows from it would stand.
        roots.sort(key=lambda f: min((rank(f), *(rank(g) for g in followers.get(f.fingerprint, ())))))
        found.append(
            FindingGroup(
                submission=submission,
                findings=tuple(roots),
                followers={root: tuple(group) for root, group in followers.items()},
                copies=copies,
            )
        )
    return sorted(found, key=lambda g: (g.submission.name in listed, _only_filing(g.findings), *standing(g.submission)))


def _without_copies(findings: Sequence[Finding]) -> tuple[list[Finding], Mapping[str, tuple[Finding, ...]]]:
    """Findings without those that repeat another of them, and these, by what they repeat."""
    own = {finding.fingerprint for finding in findings if finding.repeats is None}
    copies: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.repeats in own:
            copies.setdefault(str(finding.repeats), []).append(finding)
    left = [finding for finding in findings if finding.repeats not in own]
    return left, {mark: tuple(others) for mark, others in copies.items()}


def _only_filing(findings: Sequence[Finding]) -> bool:
    return all(finding.check in FILING for finding in findings)


def rank(finding: Finding) -> int:
    """Where a finding stands among those of its submission: the arithmetic by severity, then the filing, then what is
    accepted."""
    if finding.waived:
        return 2 * len(Severity)
    return finding.severity.rank + len(Severity) * (finding.check in FILING)


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Findings that are not waived, by severity; what repeats another is none of its own."""
    tally = dict.fromkeys(Severity, 0)
    for finding in findings:
        if finding.open:
            tally[finding.severity] += 1
    return tally


def _root(fingerprint: str, above: Mapping[str, str | None]) -> str | None:
    """The fingerprint at the end of the chain of what a finding follows from; None when it follows from nothing that is
    here, or the chain runs in a circle."""
    seen, at = {fingerprint}, fingerprint
    while (parent := above.get(at)) in above:
        at = str(parent)
        if at in seen:
            return None
        seen.add(at)
    return at if at != fingerprint else None


def _unlisted(name: str, findings: Sequence[Finding], language: Language) -> Submission:
    tally = counts(findings)
    status = Status.NEEDS_CORRECTION if tally[Severity.ERROR] else Status.WITH_WARNINGS
    return Submission(
        name=name or word("whole-batch", language),
        status=status,
        errors=tally[Severity.ERROR],
        warnings=tally[Severity.WARNING],
        infos=tally[Severity.INFO],
    )
