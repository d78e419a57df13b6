"""CSV: one row a finding, for sorting and counting elsewhere.

UTF-8 with a byte order mark, for without it Excel garbles Vietnamese; numbers are plain decimals; column names are
those of the JSON report.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from dqcheck.messages import legible_record
from dqcheck.model.finding import Finding
from dqcheck.model.report import Report
from dqcheck.model.text import Language
from dqcheck.reporters import view
from dqcheck.reporters.formula_injection import neutral

COLUMNS = (
    *("submission", "severity", "rule", "check", "topic", "title", "message"),
    *("observed", "expected", "discrepancy", "allowed", "unit"),
    *("source", "place", "texts", "cause", "suggestion", "share_of_total"),
    *("follows", "repeats", "waived", "fingerprint"),
)


def render(report: Report, language: Language = "vi") -> str:
    """The findings as CSV text; words are in the language, names of columns never change."""
    return "".join(pieces(report, language))


def pieces(report: Report, language: Language = "vi") -> Iterator[str]:
    """The same line by line."""
    yield "\ufeff" + _line(COLUMNS)
    for finding in map(legible_record, report.findings):
        yield _line([neutral(text) for text in _row(finding, language)])


def _line(texts: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(texts)
    return out.getvalue()


def _row(finding: Finding, language: Language) -> tuple[str, ...]:
    card = view.card(finding, language)
    sources = dict.fromkeys(item.source for item in card.exhibits)
    return (
        *(finding.submission, finding.severity.value, finding.rule, finding.check, finding.topic),
        *(card.title, card.message),
        *(value or "" for value in (finding.observed, finding.expected, finding.discrepancy, finding.allowed)),
        finding.unit or "",
        "; ".join(sources),
        "; ".join(item.where for item in card.exhibits),
        "; ".join(item.text for item in card.exhibits),
        finding.diagnosis.cause if finding.diagnosis else "",
        (finding.diagnosis.suggestion if finding.diagnosis else None) or "",
        finding.influence.share_of_total if finding.influence else "",
        finding.follows or "",
        finding.repeats or "",
        card.waived,
        finding.fingerprint,
    )
