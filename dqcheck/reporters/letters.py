"""Requests for correction: what is asked of each reporting unit.

One letter a unit, as a .docx in the form of Decree 30/2020/NĐ-CP made from a template, and the same as an e-mail body.
Information is not asked about, nor is what follows from another finding, nor a rule that most units do not match: that
is first a doubt about the form or the rule.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from dqcheck.language.vi.administration import ADMINISTRATION
from dqcheck.messages import legible_record, notation, place_text, sentence
from dqcheck.messages.places import heading_text
from dqcheck.model.finding import Finding
from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.model.report import Report, Status
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.numerals.folding import fold
from dqcheck.reporters import finding_groups, overview, view

UNREAD = ("form.table-unread",)
"""Findings that speak of what this program has not read: of that no unit is asked."""

MOST_VALUES = 6
"""Values of a finding that a letter lists; a longer list is in the annotated workbook."""

MOST_ROWS = 200
"""Figures that a letter lists; where there are more its last row says how many, and a note says what to enclose."""

LONGEST_NAME = 120
"""Bytes of the name of a letter's files; systems take 255, and whole paths of 260."""

PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
RESERVED = frozenset({"con", "prn", "aux", "nul", *PORTS})
"""Names of devices of Windows, whatever their ending."""


@record
class LetterRow:
    """One figure to look at again. ``values`` are lines: what a value is called, what is written, and where."""

    number: int
    title: str
    severity: str
    message: str
    cause: str
    values: tuple[str, ...]
    stated: str
    recomputed: str
    gap: str


@record
class Letter:
    """What is asked of one unit: ``count`` figures, of which ``rows`` list as many as a letter holds. ``name`` is that
    of the files to write, without an ending."""

    unit: str
    count: int
    recipient: str
    name: str
    files: tuple[str, ...]
    rows: tuple[LetterRow, ...]


@record
class Letters:
    """The letters of a batch, and sentences on what is not asked of anyone."""

    letters: tuple[Letter, ...]
    notes: tuple[str, ...]


def letters(
    report: Report,
    language: Language = "vi",
    severities: Collection[Severity] = (Severity.ERROR, Severity.WARNING),
) -> Letters:
    """A letter for each unit with findings of these severities, in the order of the units' names."""
    report = legible_record(report)
    doubted = {rule.rule: count for rule, count in overview.widespread(report)}
    whole, files = overview.whole_files(report), {file.source for file in report.files}
    units = {item.name: item for item in report.submissions if item not in whole}
    made: list[Letter] = []
    notes = [
        sentence("letter.doubted", language, {"title": rule.title, "count": doubted[rule.rule]})
        for rule in report.rules
        if rule.rule in doubted
    ]
    names: set[str] = set()
    shared = _shared(report)
    for group in sorted(finding_groups.groups(report, language), key=lambda group: fold(group.submission.name)):
        asked = [
            (finding, len(group.followers.get(finding.fingerprint, ())), group.also(finding, language))
            for finding in group.findings
            if finding.waived is None and finding.severity in severities and finding.rule not in doubted
        ]
        unread = [finding for finding, *_ in asked if finding.note in UNREAD]
        asked = [one for one in asked if one[0].note not in UNREAD]
        notes += [
            sentence("letter.unread", language, {"name": group.submission.name, "message": finding.message})
            for finding in unread
        ]
        if not asked:
            continue
        unit = units.get(group.submission.name)
        if unit is None:
            facts = {"name": group.submission.name, "count": len(asked)}
            notes.append(sentence("letter.no-unit", language, facts))
            continue
        made.append(
            Letter(
                unit=unit.name,
                count=len(asked),
                recipient=recipient(unit.name, language)
                if unit.name not in files
                else sentence("letter.someone", language),
                name=_file_name(unit.name, names),
                files=tuple(
                    source
                    for source in unit.files or dict.fromkeys(item.source for f, *_ in asked for item in f.evidence)
                    if source not in shared
                ),
                rows=_rows(asked, shared, language),
            )
        )
        if len(asked) > MOST_ROWS:
            facts = {"name": group.submission.name, "count": len(asked), "most": MOST_ROWS}
            notes.append(sentence("letter.shortened", language, facts))
    notes += [
        sentence("letter.unreadable", language, {"name": item.name})
        for item in report.submissions
        if item.status is Status.UNREADABLE
    ]
    return Letters(letters=tuple(made), notes=tuple(notes))


def _shared(report: Report) -> frozenset[str]:
    """The files that hold the figures of several units: none of these has sent them, or knows their cells."""
    counts = Counter(source for item in report.submissions for source in item.files)
    return frozenset(source for source, count in counts.items() if count > 1)


def recipient(unit: str, language: Language) -> str:
    """Who is written to: the People's Committee of an administrative unit; another unit by its own name."""
    kind = next((kind for kind in ADMINISTRATION.units if unit.casefold().startswith(f"{kind} ")), None)
    if kind is None:
        return unit
    name = unit if language == "en" else kind + unit[len(kind) :]
    return sentence("letter.committee", language, {"name": name})


def _rows(
    asked: Sequence[tuple[Finding, int, str]], shared: Collection[str], language: Language
) -> tuple[LetterRow, ...]:
    """The figures that a letter lists, and a row on those that it does not."""
    listed = [_row(number, *one, shared, language) for number, one in enumerate(asked[:MOST_ROWS], start=1)]
    left = len(asked) - len(listed)
    if left:
        more = sentence("letter.more-rows", language, {"count": left})
        blank = dict.fromkeys(("title", "severity", "cause", "stated", "recomputed", "gap"), "")
        listed.append(LetterRow(number=len(listed) + 1, message=more, values=(), **blank))
    return tuple(listed)


def _row(
    number: int, finding: Finding, followers: int, also: str, shared: Collection[str], language: Language
) -> LetterRow:
    card = view.card(finding, language)
    several = len({item.source for item in finding.evidence}) > 1
    names = Counter(item.name for item in card.exhibits)
    # Values of one name are told apart by the headings of their rows.
    by_row = {item.name for item in card.exhibits if names[item.name] > 1 and item.row}
    printed = _printed_places(card, shared, by_row, language)
    values = []
    for item, place in zip(card.exhibits, printed, strict=True):
        where = place if several and item.source not in shared else place.removeprefix(item.source).lstrip(", ")
        name = notation(language).quoted(item.row) if item.name in by_row and item.row else item.name
        told = f"{name}: {item.text}" if item.text else name
        if item.text or where:
            values.append(f"{told} ({where})" if where else told)
    values = list(dict.fromkeys(values))
    more = len(values) - MOST_VALUES
    if more > 1:
        values[MOST_VALUES:] = [view.word("and-more", language, count=more)]
    message = card.message
    if followers:
        message += f" {view.word('follow-count', language, count=followers)}."
    if also:
        message += f" {also}."
    return LetterRow(
        number=number,
        title=card.title,
        severity=card.severity,
        message=message,
        cause=card.cause,
        values=tuple(values),
        stated=card.stated,
        recomputed=card.recomputed,
        gap=card.gap,
    )


def _printed_places(card: view.Card, shared: Collection[str], by_row: Collection[str], language: Language) -> list[str]:
    """Where each value stands, by the headings printed there; a file and a cell only where the file is not ``shared``:
    who has not sent a file does not know its cells. Values called ``by_row`` need no row heading beside it."""
    lines = []
    before: tuple[str | None, str | None] = (None, None)
    for item, exhibit in zip(card.finding.evidence, card.exhibits, strict=True):
        place = item.place
        known = {fold(exhibit.text), fold(exhibit.name)}
        own_row = "" if exhibit.name in by_row else exhibit.row
        row, column = ("" if fold(text) in known else text for text in (own_row, place.column_label or ""))
        headings = heading_text(replace(place, row_label=row, column_label=column), language)
        alike = (item.source, place.sheet) == before
        sheet = "" if alike else place_text(Place(sheet=place.sheet), language)
        lines.append(", ".join(filter(None, (sheet if item.source in shared else exhibit.brief, headings))))
        before = (item.source, place.sheet)
    return lines


def listing(names: Sequence[str], language: Language) -> str:
    """Names in a row: ``a, b và c``."""
    return notation(language).listing(list(names))


def _file_name(unit: str, taken: set[str]) -> str:
    """A name for the files of a unit's letter that every system takes, and that no other letter has."""
    words = "".join(letter if letter.isalnum() else " " for letter in unicodedata.normalize("NFKC", fold(unit))).split()
    plain = "-".join(words).encode()[:LONGEST_NAME].decode(errors="ignore").strip("-") or "unit"
    if plain in RESERVED:
        plain = f"unit-{plain}"
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain}-{number}"
    taken.add(name)
    return name
