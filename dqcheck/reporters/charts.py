"""The numbers behind the charts: findings by kind, influence on the province's totals, coverage."""

from collections import Counter
from decimal import Decimal

from dqcheck.messages import notation
from dqcheck.messages.notation import plain_number
from dqcheck.model.finding import Finding, Influence
from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import overview, view
from dqcheck.reporters.view import word

FULL = 1000
"""Width of the longest bar, in the units of the drawing."""


@record
class Segment:
    """A piece of a bar: where it begins, how long it is, what it stands for."""

    start: int
    length: int
    tone: str
    label: str


@record
class Bar:
    """One line of a chart. ``key`` names what a click filters by."""

    label: str
    detail: str
    value: str
    segments: tuple[Segment, ...]
    key: str = ""


def kinds(report: Report, language: Language) -> list[Bar]:
    """Findings by check kind, most frequent first, divided by severity."""
    tally: Counter[tuple[str, Severity]] = Counter(
        (finding.check, finding.severity) for finding in report.findings if finding.open
    )
    totals: Counter[str] = Counter()
    for (check, _), count in tally.items():
        totals[check] += count
    most = max(totals.values(), default=1)
    marks = notation(language)
    bars = []
    for check, total in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        start, segments = 0, []
        for severity in Severity:
            count = tally[check, severity]
            if count:
                length = max(FULL * count // most, 4)
                segments.append(Segment(start=start, length=length, tone=severity.value, label=marks.number(count)))
                start += length
        bars.append(
            Bar(
                label=view.check_name(check, language),
                detail="",
                value=marks.number(total),
                segments=tuple(segments),
                key=check,
            )
        )
    return bars


def influences(report: Report, language: Language, most: int) -> list[Bar]:
    """The findings that would move a total of the province most, largest first, at most ``most``; of several findings
    of a unit on one indicator only the largest."""
    largest_of: dict[tuple[str, str], tuple[Decimal, Finding, Influence]] = {}
    for finding in report.findings:
        share = plain_number(finding.influence.share_of_total) if finding.influence else None
        if share and finding.waived is None and finding.influence:
            key = (finding.submission, finding.influence.indicator.vi)
            if key not in largest_of or share > largest_of[key][0]:
                largest_of[key] = (share, finding, finding.influence)
    measured = sorted(largest_of.values(), key=lambda item: -item[0])
    largest = measured[0][0] if measured else Decimal(1)
    return [
        Bar(
            label=finding.submission or word("whole-batch", language),
            detail=influence.indicator[language],
            value=view.share_text(influence.share_of_total, language),
            segments=(
                Segment(start=0, length=max(int(FULL * share / largest), 4), tone=finding.severity.value, label=""),
            ),
            key=finding.fingerprint,
        )
        for share, finding, influence in measured[:most]
    ]


def coverage(report: Report, language: Language) -> list[Bar]:
    """Of the figures seen: those checked, and those understood but not checked, for tables and for prose."""
    parts = [part for part in (report.tables, report.prose) if part.seen]
    bars = []
    for part, line in zip(parts, overview.coverage_lines(report, language), strict=True):
        checked = FULL * min(part.checked, part.seen) // part.seen
        understood = FULL * min(part.understood, part.seen) // part.seen
        segments = (
            Segment(start=0, length=checked, tone="good", label=""),
            Segment(start=checked, length=max(understood - checked, 0), tone="faint", label=""),
        )
        bars.append(Bar(label=line, detail="", value="", segments=segments))
    return bars
