"""Figures of a column that can be read in two ways where nothing in the file says which is meant: told once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from dqcheck import messages
from dqcheck.checks.base import Tables
from dqcheck.engine.findings import finding_of, fingerprint
from dqcheck.engine.tally import Judged
from dqcheck.model.finding import Finding
from dqcheck.model.rule import Ruleset

NOTE = "type.open"
SHOWN_FIGURES = 3
"""Figures of a column that a finding shows with their places."""

_Column = tuple[str, str | None, str]
"""The file of a column, its sheet, and its letters or name."""


def findings_of(kept: Iterable[Judged], tables: Tables, ruleset: Ruleset) -> list[Finding]:
    """The findings of verdicts, in their order; those on the notation of one column as one finding."""
    found: list[Finding | _Column] = []
    columns: dict[_Column, list[Judged]] = {}
    for judged in kept:
        if judged.verdict.note != NOTE:
            found.append(finding_of(judged, tables, ruleset))
            continue
        column = _column_of(judged, tables)
        if column not in columns:
            found.append(column)
        columns.setdefault(column, []).append(judged)
    return [one if isinstance(one, Finding) else _told(columns[one], tables, ruleset) for one in found]


def _column_of(judged: Judged, tables: Tables) -> _Column:
    """The column that a value stands in; labels and values have theirs on a sheet too."""
    ref = next(judged.case.refs())
    locator = tables[ref.table].locator
    place = locator.place(ref.row, ref.field)
    letters = (place.cell or "").rstrip("0123456789")
    return locator.source(ref.row), place.sheet, letters or place.column or ref.field


def _told(column: Sequence[Judged], tables: Tables, ruleset: Ruleset) -> Finding:
    """The one finding of a column: of its unit where all of its records are of one, else of the file (a frame has its
    table's name)."""
    shown = [finding_of(judged, tables, ruleset) for judged in column[:SHOWN_FIGURES]]
    first, refs = shown[0], [next(judged.case.refs()) for judged in column]
    units = {tables[ref.table].submissions[ref.row] for ref in refs}
    source = tables[refs[0].table].locator.source(refs[0].row)
    submission = first.submission if len(units) == 1 else source or refs[0].table
    alone = len({ref.field for ref in refs}) == 1
    facts = {**first.facts, "count": len(column), "observed": first.observed}
    facts |= {"column": _label(first), "sheet": first.evidence[0].place.sheet or ""}
    return replace(
        first,
        submission=submission,
        message=messages.local("type.open.column" if alone else "type.open.sheet", facts),
        evidence=tuple(chain.from_iterable(one.evidence for one in shown)),
        fingerprint=fingerprint(first.rule, submission, refs[0].field),
        facts=facts,
    )


def _label(finding: Finding) -> object:
    """What the form calls the column, else what is printed over it."""
    piece = finding.evidence[0]
    return piece.label or piece.place.column_label or piece.place.row_label or piece.place.column or ""
