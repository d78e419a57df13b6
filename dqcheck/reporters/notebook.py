"""A short view of a report for notebooks (``_repr_html_``): the verdict, and the first findings as a table.

A notebook brings its own style sheet and its own light or dark, so only inherited colours are used.
"""

from collections.abc import Iterator
from html import escape

from dqcheck.messages import legible_record, notation
from dqcheck.model.finding import Finding
from dqcheck.model.report import Report
from dqcheck.model.text import Language
from dqcheck.reporters import at_a_glance, finding_groups, findings_table, view
from dqcheck.reporters.view import word

MOST = 20
COLUMNS = ("unit", "severity", "title-column", "stated", "recomputed", "gap", "where")
TONES = {"good": "#2e8b57", "warn": "#b8860b", "bad": "#c0392b", "unknown": "#7d5ba6"}


def render(report: Report, language: Language = "vi") -> str:
    """The report as a piece of HTML, at most ``MOST`` findings."""
    return "\n".join(_parts(legible_record(report), language)) + "\n"


def _parts(report: Report, language: Language) -> Iterator[str]:
    verdict = at_a_glance.verdict(report, language)
    yield '<div class="dqcheck-report">'
    yield (
        f'<p style="border-left:5px solid {TONES[verdict.tone]};padding-left:.7em">'
        f"<b>{escape(verdict.headline)}</b><br>{escape(' · '.join(verdict.details))}</p>"
    )
    ordered = [
        (group.submission.name, finding)
        for group in finding_groups.groups(report, language)
        for finding in group.told()
    ]
    if ordered:
        headings = "".join(f"<th>{escape(word(name, language))}</th>" for name in COLUMNS)
        yield f"<table><thead><tr>{headings}</tr></thead><tbody>"
        for name, finding in ordered[:MOST]:
            yield _row(name, finding, language)
        yield "</tbody></table>"
    if len(ordered) > MOST:
        left = notation(language).number(len(ordered) - MOST)
        yield f"<p>{escape(word('and-more', language, count=left))}</p>"
    yield "</div>"


def _row(name: str, finding: Finding, language: Language) -> str:
    card = view.card(finding, language)
    of_frame = any(item.place.row is not None for item in finding.evidence)
    places = "; ".join(item.shortly for item in card.exhibits[:3])
    where = findings_table.place_of(finding, language) if of_frame else places
    cells = (name, card.severity, card.title, card.stated, card.recomputed, card.gap, where)
    return f'<tr title="{escape(card.message)}">' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
