"""Narrative reports: every figure that prose states and the claims that figures make about each other.

The way of the data: narrative -> blocks (sentences, list lines) and tables -> figures -> groups of figures -> claims,
which the check kinds judge. Nothing here decides whether a report is right.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from dqcheck.model.claim import Claim, Extraction, Figure, TableReading
from dqcheck.model.document import Narrative, Workbook

__all__ = [
    "Stretch", "annotate", "batch_claims", "commune", "extract", "extract_batch", "mentions", "tables",
    "told_elsewhere", "with_tables",
]  # fmt: skip

Stretch = tuple[int, int, int, Literal["figure", "claim", "date", "reference", "name"]]
"""Paragraph (counted from zero), start, end and kind of a stretch of text: a quantity, one that takes part in a claim,
a date, a document's number, or other digits that are no quantity."""


def extract(narrative: Narrative) -> Extraction:
    """Read one narrative: its figures, its claims, the documents it cites. Raises nothing: what is not understood is
    counted as seen."""
    from dqcheck.narratives.extraction import extract as _extract

    return _extract(narrative)


def with_tables(narrative: Narrative, extraction: Extraction) -> tuple[Extraction, TableReading]:
    """What the tables of a report say of their own figures, as those of a workbook do, and the extraction without what
    they say too."""
    from dqcheck.narratives.table_claims import with_tables as _with_tables

    return _with_tables(narrative, extraction)


def tables(narrative: Narrative) -> Workbook:
    """The tables of a report, by its reader or typed in its text, as the sheets of a workbook."""
    from dqcheck.narratives.table_claims import report_tables

    sheets = tuple(one.sheet for one in report_tables(narrative))
    return Workbook(source=narrative.source, path=narrative.path, media=narrative.media, sheets=sheets)


def extract_batch(narratives: Sequence[Narrative]) -> tuple[Extraction, ...]:
    """Read several narratives; claims that only the batch can make (the same document cited with different dates) are
    added to the report that differs."""
    from dataclasses import replace

    extractions = [extract(narrative) for narrative in narratives]
    more: dict[str, list[Claim]] = {}
    if len(extractions) > 1:
        for submission, claim in batch_claims(extractions):
            more.setdefault(submission, []).append(claim)
        for at, claims in told_elsewhere(extractions, ()).items():
            more.setdefault(extractions[at].submission, []).extend(claims)
    return tuple(
        replace(one, claims=(*one.claims, *more.pop(one.submission, ()))) if one.submission in more else one
        for one in extractions
    )


def batch_claims(extractions: Sequence[Extraction]) -> tuple[tuple[str, Claim], ...]:
    """The claims between the reports of a batch, as (submission, claim)."""
    from dqcheck.language.vi.documents import DOCUMENTS
    from dqcheck.prose.documents.registers import batch_claims as _batch_claims

    return _batch_claims(extractions, DOCUMENTS)


def told_elsewhere(
    extractions: Sequence[Extraction], readings: Sequence[TableReading]
) -> Mapping[int, Sequence[Claim]]:
    """The claims that figures of a report are told again in its tables, in another report of its unit or in a workbook,
    by the position of the report."""
    from dqcheck.narratives.tie_out import told_elsewhere as _told_elsewhere

    return _told_elsewhere(extractions, readings)


def mentions(
    extraction: Extraction, patterns: Mapping[tuple[str, str], tuple[str, ...]]
) -> Mapping[tuple[str, str], tuple[Figure, ...]]:
    """The figures of a report that speak of form fields: for each (table, field) those whose label or noun is one of
    the field's patterns. A figure goes to the field whose pattern says most; what only details another figure goes to
    none."""
    from dqcheck.narratives.field_mentions import mentions as _mentions

    return _mentions(extraction, patterns)


def commune(narrative: Narrative) -> str:
    """Name of the unit that reports (``Xã Ba Động``), from the text itself; empty when it does not say."""
    from dqcheck.narratives.extraction import commune as _commune

    return _commune(narrative)


def annotate(narrative: Narrative, extraction: Extraction) -> tuple[Stretch, ...]:
    """Where the figures of a narrative stand, in reading order and without overlap, to show what was understood."""
    from dqcheck.narratives.annotation import annotate as _annotate

    return _annotate(narrative, extraction)
