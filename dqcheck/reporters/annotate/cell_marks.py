"""Which cells of a workbook are marked, and what is said there."""

import unicodedata
from collections.abc import Iterable, Mapping

from dqcheck.messages import legible_line, sentence
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import finding_groups, view

LONGEST = 4_000
"""Characters of a comment: more cannot be read in its box."""


@record
class CellMark:
    """A cell to fill and to comment, with the worst severity of what is said of it and the text."""

    sheet: str
    cell: str
    severity: Severity
    text: str


@record
class ListedFinding:
    """A finding of this workbook: the cells that are marked for it, as (sheet, cell or None), and those that they were
    compared with."""

    card: view.Card
    at: tuple[tuple[str, str | None], ...]
    compared: tuple[tuple[str, str | None], ...]


@record
class Marked:
    """Everything that the copy of one workbook says."""

    marks: tuple[CellMark, ...]
    lines: tuple[ListedFinding, ...]


def marked(report: Report, source: str, sheets: Iterable[str], language: Language) -> Marked:
    """The marks of a file: its findings that are not waived, root causes before what follows from them."""
    known = {_sheet_key(name): name for name in sheets}
    lines, told = [], dict[tuple[str, str], list[view.Card]]()
    for group in finding_groups.groups(report, language):
        for finding in group.of_each_file():
            if finding.waived is not None or all(item.source != source for item in finding.evidence):
                continue
            card = view.card(finding, language)
            blamed = _blamed(finding, source)
            at = _cells(finding, blamed, source, known)
            others = [i for i in range(len(finding.evidence)) if i not in blamed]
            lines.append(ListedFinding(card=card, at=at, compared=_cells(finding, others, source, known)))
            for sheet, cell in at:
                if cell is not None:
                    told.setdefault((sheet, cell), []).append(card)
    marks = [
        CellMark(
            sheet=sheet,
            cell=cell,
            severity=min((card.finding.severity for card in cards), key=lambda severity: severity.rank),
            text=_shortened("\n\n".join(dict.fromkeys(comment(card, language) for card in cards))),
        )
        for (sheet, cell), cards in told.items()
    ]
    return Marked(marks=tuple(marks), lines=tuple(lines))


def comment(card: view.Card, language: Language) -> str:
    """What a comment says of a finding: what is stated, what was expected, what it was compared with. What follows from
    another finding is put shortly: it goes when that one goes."""
    lines = [f"{card.severity}: {card.title}", card.message]
    if card.finding.follows is not None:
        return "\n".join(lines)
    facts = (("stated", card.stated), ("recomputed", card.recomputed), ("gap", card.gap))
    lines += [f"{view.word(name, language)}: {text}" for name, text in facts if text]
    if card.allowed and card.finding.allowed != "0":
        lines.append(f"{view.word('allowed', language)}: {card.allowed}")
    values = [item for item in card.exhibits if item.text]
    if len(values) > 1:
        lines.append(sentence("annotate.compared", language) + ":")
        lines += [f"- {item.name}: {item.text} ({item.where or item.source})" for item in values]
    if card.cause:
        lines.append(card.cause)
    return "\n".join(lines)


def _blamed(finding: Finding, source: str) -> list[int]:
    """The evidence to mark in this file: the suspects; the values that do not agree; else the first, which is the one
    that was stated."""
    here = [index for index, item in enumerate(finding.evidence) if item.source == source]
    blamed = view.suspects(finding)
    suspects = [index for index in here if index in blamed]
    if suspects:
        return suspects
    first = finding.evidence[here[0]].role
    return [index for index in here if finding.evidence[index].role == first] if first == "values" else here[:1]


def _cells(
    finding: Finding, indices: Iterable[int], source: str, known: Mapping[str, str]
) -> tuple[tuple[str, str | None], ...]:
    found = (_cell(finding.evidence[index], source, known) for index in indices)
    return tuple(dict.fromkeys(place for place in found if place is not None))


def _cell(item: Evidence, source: str, known: Mapping[str, str]) -> tuple[str, str | None] | None:
    if item.source != source or item.place.sheet is None:
        return None
    sheet = known.get(_sheet_key(item.place.sheet))
    return None if sheet is None else (sheet, item.place.cell)


def _sheet_key(name: str) -> str:
    """What a sheet is known by: a copy of another format has its name as it may be shown."""
    return unicodedata.normalize("NFC", legible_line(name))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
