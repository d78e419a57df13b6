"""One self-contained HTML page that opens offline: for the reviewer, and for paper (A4).

Everything is in the page from the start, so that it prints, can be searched and works without scripts; the script only
filters and sorts. The content security policy allows the page's own style and script by their hashes and nothing else.
"""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dqcheck.messages import legible_record, notation, sentence
from dqcheck.model.finding import Finding
from dqcheck.model.record import record
from dqcheck.model.report import Report, Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.numerals.folding import fold
from dqcheck.reporters import charts, finding_groups, overview, repeats, view
from dqcheck.reporters.neighbourhood import NeighbourGrid, neighbourhood
from dqcheck.reporters.page_limit import on_page
from dqcheck.reporters.view import word

if TYPE_CHECKING:
    from jinja2 import Template

MOST_INFLUENCES = 12
MOST_UNITS = 2000
"""Units with a row of the matrix, those to correct first; of the others the page says how many there are."""
MOST_REPEATED = 100
"""Findings of one problem in many places that are shown behind its fold."""

TILES = {
    Status.NEEDS_CORRECTION: "error",
    Status.INCOMPLETE: "unknown",
    Status.NOT_CHECKED: "unknown",
    Status.WITH_WARNINGS: "warning",
    Status.ACCEPTED: "good",
    Status.UNREADABLE: "unknown",
    Status.NOT_SUBMITTED: "unknown",
}
"""The tone of the tile of each status, in the order of the tiles."""
ALWAYS = (Status.NEEDS_CORRECTION, Status.ACCEPTED)
"""Statuses whose tile is there even when no unit has them."""


@record
class PageFinding:
    """A finding on the page: its anchor, its words, and what the filter asks of it. ``quotes`` are the sentences it
    quotes, cut into pieces with a mark on the figures, ``places`` where a problem of many places stands, ``also``
    where the same finding stands in other files, ``grid`` its cells as they stand on their sheet."""

    anchor: str
    card: view.Card
    unit: str
    rank: int
    share: str
    quotes: tuple[tuple[tuple[str, bool], ...], ...] = ()
    follows: tuple["PageFinding", ...] = ()
    places: str = ""
    also: str = ""
    grid: NeighbourGrid | None = None


@record
class PageUnit:
    """A submission on the page with its findings and its row of the matrix; ``left`` says, rule by rule, how many more
    there are than the page shows."""

    anchor: str
    submission: Submission
    findings: tuple[PageFinding, ...]
    cells: tuple["MatrixCell", ...] = ()
    left: tuple[str, ...] = ()


@record
class MatrixCell:
    """A unit's findings on a topic: how many, and the worst severity."""

    topic: str
    count: int = 0
    worst: str = ""


def render(report: Report, language: Language = "vi") -> str:
    """The report as an HTML page."""
    report = legible_record(report)
    template, style, script = _parts()
    names = _Anchors()
    units = _units(report, language, names)
    topics = _topics(report)
    sent = _sent(report, units)
    facts: Mapping[str, object] = {
        "lang": language,
        "policy": policy(style, script),
        "style": style,
        "script": script,
        "t": lambda name, **given: word(name, language, **given),
        "say": lambda key: sentence(key, language),
        "n": notation(language).number,
        "topic": lambda name: view.topic_name(name, language),
        "check": lambda name: view.check_name(name, language),
        "report": report,
        "verdict": overview.verdict(report, language),
        "event": overview.event_line(report, language),
        "tiles": _tiles(report, language),
        "units": units,
        "cards": sum(finding.repeats is None for finding in report.findings),
        "repeated": _repeated(report, units, language, names),
        "matrix": _matrix(report, sent[:MOST_UNITS], units, topics, language),
        "further": Counter(item.status.value for item in sent[MOST_UNITS:]),
        "absent": [item.name for item in report.submissions if item.status is Status.NOT_SUBMITTED],
        "topics": topics,
        "columns": _column_totals(report, topics),
        "doubted": overview.widespread(report),
        "reporting": len(overview.reporting(report)),
        "kinds": charts.kinds(report, language),
        "influences": charts.influences(report, language, MOST_INFLUENCES),
        "severities": tuple(Severity),
        "rules": sorted(report.rules, key=lambda rule: (-rule.failed, rule.rule)),
        "filter_rules": _filter_rules(report, language),
        "unread": overview.unread(report, language),
        "unread_title": overview.unread_title(report, language),
        "unread_whole": overview.unread(report, language, whole=True),
        "unchecked": overview.unchecked(report, language),
        "unchecked_briefly": overview.unchecked_briefly(report, language),
        "coverage": charts.coverage(report, language),
        "confirmed": [view.card(finding, language) for finding in report.confirmed],
    }
    return template.render(facts)


def policy(style: str, script: str) -> str:
    """The content security policy of the page: nothing is loaded, only this style and this script run."""
    allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _parts() -> "tuple[Template, str, str]":
    """The template, and the style and script exactly as they stand between their tags."""
    from jinja2 import Environment, StrictUndefined

    folder = files("dqcheck.reporters") / "templates"
    source, style, script = (
        (folder / name).read_text(encoding="utf-8") for name in ("report.html.jinja", "report.css", "report.js")
    )
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(source), f"\n{style}", f"\n{script}"


class _Anchors:
    """Anchors made of names, each given once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def make(self, prefix: str, name: str) -> str:
        base = prefix + (re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "x")
        anchor, number = base, 2
        while anchor in self._taken:
            anchor, number = f"{base}-{number}", number + 1
        self._taken.add(anchor)
        return anchor


def _units(report: Report, language: Language, names: _Anchors) -> tuple[PageUnit, ...]:
    found, titles = [], {finding.rule: view.title(finding, language) for finding in report.findings}
    for one in on_page(finding_groups.groups(report, language, apart=repeats.members(repeats.repeats(report)))):
        group = one.group
        anchor = names.make("u-", group.submission.name)
        shown = tuple(_shown(f, group, anchor, language, names) for f in group.findings)
        left = tuple(
            word("left-out", language, count=count, title=titles[rule]) for rule, count in sorted(one.left.items())
        )
        found.append(PageUnit(anchor=anchor, submission=group.submission, findings=shown, left=left))
    return tuple(found)


def _repeated(
    report: Report, units: Iterable[PageUnit], language: Language, names: _Anchors
) -> tuple[PageFinding, ...]:
    """The problems of many places: the first finding of each, with the others behind a fold."""
    anchors = {unit.submission.name: unit.anchor for unit in units}
    found = []
    for repeat in repeats.repeats(report):
        first, *others = (
            _shown(f, None, anchors.get(f.submission, ""), language, names) for f in repeat.findings[:MOST_REPEATED]
        )
        found.append(replace(first, follows=tuple(others), places=repeats.places(repeat, language)))
    return tuple(found)


def _shown(
    finding: Finding,
    group: finding_groups.FindingGroup | None,
    unit: str,
    language: Language,
    names: _Anchors,
    *,
    follows: bool = False,
) -> PageFinding:
    followers = group.followers.get(finding.fingerprint, ()) if group and not follows else ()
    others = tuple(_shown(f, group, unit, language, names, follows=True) for f in followers)
    card = view.card(finding, language)
    return PageFinding(
        anchor=names.make("f-", finding.fingerprint),
        card=card,
        unit=unit,
        rank=min((finding_groups.rank(finding), *(other.rank for other in others))),
        share=finding.influence.share_of_total if finding.influence else "0",
        quotes=_quotes(card.exhibits),
        follows=others,
        also=group.also(finding, language) if group else "",
        grid=neighbourhood(finding, followers),
    )


def _quotes(items: Sequence[view.Exhibit]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The sentences of the evidence, each once, cut where its figures stand: (text, is a figure of this finding)."""
    found = []
    for quote in view.quotes(items):
        spans = sorted(
            (at, at + len(text)) for text in view.written_in(quote, items) if text and (at := quote.find(text)) >= 0
        )
        pieces, end = [], 0
        for start, stop in spans:
            if start >= end:
                pieces += [(quote[end:start], False), (quote[start:stop], True)]
                end = stop
        found.append((*pieces, (quote[end:], False)))
    return tuple(found)


def _topics(report: Report) -> tuple[str, ...]:
    """Topics in the order of the rules; those of findings whose rule is not listed come last."""
    met = (rule.topic for rule in report.rules if rule.met)
    return tuple(dict.fromkeys((*met, *(finding.topic for finding in report.findings))))


def _sent(report: Report, units: Iterable[PageUnit]) -> Sequence[Submission]:
    """What was sent, what is of no submission first, then those to correct."""
    listed = {item.name for item in report.submissions}
    others = [unit.submission for unit in units if unit.submission.name not in listed]
    ordered = (*others, *sorted(report.submissions, key=overview.standing))
    return [item for item in ordered if item.status is not Status.NOT_SUBMITTED]


def _matrix(
    report: Report,
    sent: Iterable[Submission],
    units: Iterable[PageUnit],
    topics: Sequence[str],
    language: Language,
) -> tuple[PageUnit, ...]:
    """A row for each of what was ``sent``, with one cell a topic."""
    by_name: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.open:
            by_name.setdefault(finding.submission or word("whole-batch", language), []).append(finding)
    anchors = {unit.submission.name: unit.anchor for unit in units}
    return tuple(
        PageUnit(
            anchor=anchors.get(item.name, ""),
            submission=item,
            findings=(),
            cells=tuple(_cell(topic, by_name.get(item.name, ())) for topic in topics),
        )
        for item in sent
    )


def _cell(topic: str, findings: Iterable[Finding]) -> MatrixCell:
    here = [finding.severity for finding in findings if finding.topic == topic]
    worst = min(here, key=lambda severity: severity.rank, default=None)
    return MatrixCell(topic=topic, count=len(here), worst=worst.value if worst else "")


def _column_totals(report: Report, topics: Sequence[str]) -> tuple[int, ...]:
    """For each topic, how many units have something to correct or to review there."""
    units: dict[str, set[str]] = {}
    whole = {item.name for item in overview.whole_files(report)}
    for finding in report.findings:
        if finding.waived is None and finding.submission not in whole:
            units.setdefault(finding.topic, set()).add(finding.submission)
    return tuple(len(units.get(topic, ())) for topic in topics)


def _tiles(report: Report, language: Language) -> tuple[tuple[str, str, str], ...]:
    """The figures at the top, as (number, words, tone)."""
    marks = notation(language)
    tally = {severity: report.found.get(severity, 0) for severity in Severity}
    statuses = [item.status for item in overview.reporting(report)]
    numbers = (
        (len(statuses), "tile-units", ""),
        *(
            (statuses.count(status), f"tile-{status.value}", tone)
            for status, tone in TILES.items()
            if status in ALWAYS or statuses.count(status)
        ),
        (sum(tally.values()), "tile-findings", "warning"),
        (report.judged, "tile-judged", ""),
    )
    return tuple((marks.number(number), word(name, language), tone if number else "") for number, name, tone in numbers)


def _filter_rules(report: Report, language: Language) -> list[tuple[str, str]]:
    """Rules that have findings, as (id, title), by title."""
    titles = {finding.rule: view.title(finding, language) for finding in report.findings}
    return sorted(titles.items(), key=lambda item: (fold(item[1]), item[0]))
