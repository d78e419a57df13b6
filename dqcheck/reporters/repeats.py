"""One problem, one line: what is wrong in the same way in many places of a batch is told once, with its count and its
places, after the arithmetic."""

from collections.abc import Iterable
from itertools import chain

from dqcheck.messages import place_text
from dqcheck.model.finding import Finding
from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.text import Language
from dqcheck.reporters.view import word

FILING = ("form", "type")
"""Check kinds that speak of how something was filed or written; no figure is compared by them."""

FEWEST = 3
"""Places of one problem from which on it is told once."""

MOST_PLACES = 6
"""Places of a problem that are named; the fold of the page, the workbook and JSON hold all."""


@record
class Repeat:
    """Findings of one problem, in the order of the report, and those that say the same of another file."""

    findings: tuple[Finding, ...]
    copies: tuple[Finding, ...] = ()

    @property
    def told(self) -> int:
        """How many findings of the report it tells."""
        return len(self.findings) + len(self.copies)


def repeats(report: Report) -> tuple[Repeat, ...]:
    """The problems of filing that stand in several places: of one rule, table and severity. What follows from another
    finding, or has some that follow from it, stays where it is; so do findings that share their place, for each says
    something else of it."""
    roots = {finding.follows for finding in report.findings}
    groups: dict[tuple[object, ...], list[Finding]] = {}
    copies: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        if finding.check in FILING and finding.waived is None:
            if finding.repeats is not None:
                copies.setdefault(finding.repeats, []).append(finding)
            elif finding.follows is None and finding.fingerprint not in roots:
                groups.setdefault((finding.rule, finding.table, finding.severity), []).append(finding)
    found = [
        Repeat(findings=tuple(group), copies=tuple(chain.from_iterable(copies.get(f.fingerprint, ()) for f in group)))
        for group in groups.values()
        if len(set(map(_spot, group))) >= FEWEST
    ]
    return tuple(sorted(found, key=lambda one: (one.findings[0].severity.rank, -len(one.findings))))


def members(given: Iterable[Repeat]) -> frozenset[int]:
    """The findings of repeats, by identity."""
    return frozenset(map(id, chain.from_iterable((*one.findings, *one.copies) for one in given)))


def places(repeat: Repeat, language: Language) -> str:
    """Where the problem stands: the first units with their cells, each once, and how many more places there are."""
    named: dict[str, dict[str, None]] = {}
    for finding in {_spot(one): one for one in repeat.findings}.values():
        named.setdefault(finding.submission, {})[_place(finding, language)] = None
    more = sum(map(len, named.values())) - MOST_PLACES
    told, left = [], MOST_PLACES
    for unit, cells in named.items():
        if left > 0:
            where = "; ".join(filter(None, list(cells)[:left]))
            told.append(f"{unit} ({where})" if where else unit)
            left -= len(cells)
    return "; ".join(told + ([word("and-others", language, count=more)] if more > 0 else []))


def _spot(finding: Finding) -> tuple[object, ...]:
    """The place of a finding, as far as it names one."""
    item = finding.evidence[0] if finding.evidence else None
    return (finding.submission, (item.source, item.place) if item is not None else None)


def _place(finding: Finding, language: Language) -> str:
    item = finding.evidence[0] if finding.evidence else None
    return place_text(item.place, language) if item is not None else ""
