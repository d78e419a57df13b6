"""What the formats for machines at the gate share: the file a finding points at, and its plain sentence."""

from collections.abc import Mapping
from pathlib import PurePath

from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.report import Report
from dqcheck.model.text import Language
from dqcheck.reporters import view

MOST_DIGITS = 9
"""Digits of the number of a row."""


def paths(report: Report) -> Mapping[str, str]:
    """The path of every file by its name, with forward slashes; as given on the command line."""
    return {file.source: PurePath(file.path).as_posix() for file in report.files}


def main_evidence(finding: Finding) -> Evidence | None:
    """The value to point at: the probable culprit, else the first of the evidence."""
    blamed = view.suspects(finding)
    return next((e for i, e in enumerate(finding.evidence) if i in blamed), next(iter(finding.evidence), None))


def line_of(item: Evidence) -> int | None:
    """A line for tools that know nothing but lines: the line of a text, the row of a cell (both counted from one)."""
    place = item.place
    if place.line is not None:
        return place.line
    digits = (place.cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS else None


FLAT = (".csv", ".parquet", ".tsv", ".txt")
"""Endings of files without sheets: a row, or a line, says enough."""


def spot(item: Evidence) -> str:
    """Where a value stands in its file, as short as a compiler says it and in no language: ``19`` (the row of a flat
    table, the line of a text), ``TTHC!F62``, ``p7:12`` (page and line), ``par9`` (paragraph), ``row5`` (of a frame).
    Empty when nothing is known."""
    place = item.place
    if place.cell is not None:
        line = line_of(item)
        if line is not None and item.source.lower().endswith(FLAT):
            return str(line)
        return f"{place.sheet}!{place.cell}" if place.sheet else place.cell
    if place.line is not None:
        return f"p{place.page}:{place.line}" if place.page is not None else str(place.line)
    for sign, number in (("p", place.page), ("par", place.paragraph)):
        if number is not None:
            return f"{sign}{number}"
    return f"row{place.row + 1}" if place.row is not None else place.sheet or ""


def full_sentence(finding: Finding, language: Language) -> str:
    """Unit, message, places and likely cause in one paragraph."""
    card = view.card(finding, language)
    places = "; ".join(
        f"{item.name} {item.text} ({item.shortly})" if item.text else item.shortly for item in card.exhibits[:6]
    )
    words = (f"{finding.submission}: {card.message}" if finding.submission else card.message, places, card.cause)
    return " ".join(filter(None, words))
