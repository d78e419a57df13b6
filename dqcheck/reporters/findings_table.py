"""Findings as a table for whoever looks at them in Python: as text, as wide as the terminal, and in a notebook."""

import io
import shutil
from collections.abc import Iterator, Sequence
from html import escape

from dqcheck.messages import legible_log, legible_record, notation, place_text
from dqcheck.model.finding import Finding
from dqcheck.model.record import record
from dqcheck.model.text import Language
from dqcheck.reporters import view
from dqcheck.reporters.view import word

MOST = 20
"""Findings in a table; the others are counted."""

WIDTH = 100
"""Columns of text where there is no terminal to ask."""

NARROWEST = 40


@record
class FindingLine:
    """What a table says of a finding: its number, reporting unit, place, severity, rule and sentence."""

    number: int
    unit: str
    place: str
    severity: str
    rule: str
    message: str


def terminal_width() -> int:
    """Columns of the terminal, not fewer than can be read."""
    return max(shutil.get_terminal_size((WIDTH, MOST)).columns, NARROWEST)


def place_of(finding: Finding, language: Language) -> str:
    """Where a finding is: the row of a frame, counted from zero as its other outputs do, or the place in a file."""
    places = [item.place for item in finding.evidence]
    rows = sorted({place.row for place in places if place.row is not None})
    if rows:
        more = len(rows) > 1
        return word("rows", language, rows=_several(rows)) if more else word("row", language, row=str(rows[0]))
    return place_text(places[0], language) if places else ""


def _several(rows: Sequence[int]) -> str:
    few = 3
    return ", ".join(map(str, rows[:few])) + (" …" if len(rows) > few else "")


def lines(findings: Sequence[Finding], language: Language, most: int = MOST) -> Iterator[FindingLine]:
    """The first findings, as a table says them."""
    for number, finding in enumerate(findings[:most]):
        told = legible_record(finding)
        card = view.card(told, language)
        yield FindingLine(
            number=number,
            unit=told.submission,
            place=place_of(told, language),
            severity=card.severity,
            rule=told.rule,
            message=card.message,
        )


def text(findings: Sequence[Finding], language: Language, width: int | None = None) -> str:
    """The first findings as a table of text, ``width`` columns wide (default: the terminal's)."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = width or terminal_width()
    listed = list(lines(findings, language))
    if not listed:
        return word("no-findings", language)
    with_unit = any(line.unit for line in listed)
    headings = ["", *([word("unit", language)] if with_unit else []), word("where", language)]
    headings += [word("severity", language), word("rule", language), word("message", language)]
    table = Table(box=None, pad_edge=False, header_style="")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for line in listed:
        cells = [str(line.number), *([line.unit] if with_unit else []), line.place, line.severity, line.rule]
        table.add_row(*map(Text, [*cells, line.message]))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, force_terminal=False, legacy_windows=False).print(table)
    told = "\n".join(line.rstrip() for line in out.getvalue().splitlines())
    return legible_log(told + _left(findings, language, before="\n"))


def html(findings: Sequence[Finding], language: Language) -> str:
    """The first findings as a table for a notebook."""
    listed = list(lines(findings, language))
    if not listed:
        return f"<p>{escape(word('no-findings', language))}</p>"
    names = ("unit", "where", "severity", "rule", "message")
    headings = "".join(f"<th>{escape(word(name, language))}</th>" for name in names)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(line)) + "</tr>" for line in listed
    )  # fmt: skip
    more = _left(findings, language)
    after = f"<p>{escape(more)}</p>" if more else ""
    return f"<table><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>{after}"


def _cells(line: FindingLine) -> tuple[str, ...]:
    return line.unit, line.place, line.severity, line.rule, line.message


def _left(findings: Sequence[Finding], language: Language, *, before: str = "") -> str:
    left = len(findings) - MOST
    return before + word("and-more-findings", language, count=notation(language).number(left)) if left > 0 else ""
