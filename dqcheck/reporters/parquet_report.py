"""Parquet: one row a finding, for tables of findings, dashboards and whatever reads columns.

All findings of a report stream into row groups, so that those of a large table are never all in memory. Names are those
of the JSON report; numbers stand as plain decimals in text, the gap also as a float. Every run's file has the same
columns and types, so that the files of many runs are one table. That a file has no row says nothing of what could not
be checked: ``dqcheck.ok`` and ``dqcheck.judged`` stand in its metadata.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from dqcheck.messages import legible_record
from dqcheck.messages.notation import plain_number
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.text import Language

if TYPE_CHECKING:
    import polars as pl

ROWS_AT_A_TIME = 4096
"""Findings that are told, and written, at a time."""

ROW_GROUP = 65_536
"""Findings of a row group of the file."""

PIECE = 1 << 20
"""Bytes of the file that are handed on at a time."""


@record
class FindingColumn:
    """A column of the table of findings: its type as polars and Arrow call it, and what stands in it."""

    name: str
    type: str
    says: str


COLUMNS = tuple(
    FindingColumn(name=name, type=kind, says=says)
    for name, kind, says in (
        ("at", "datetime", "When the report was made, in UTC; null where that is not known."),
        ("tool", "text", "dqcheck and its version."),
        ("ruleset", "text", "The ruleset of the rule."),
        ("ruleset_version", "text", "Its version."),
        ("rule", "text", "Ruleset and rule, `ruleset/id`."),
        ("check", "text", "The check kind."),
        ("topic", "text", "The topic of the rule."),
        ("severity", "text", "`error`, `warning` or `info`."),
        ("outcome", "text", "`fail`; of a relation that holds, `pass` or `within-rounding`."),
        ("submission", "text", "The reporting unit: what the key of the table says."),
        ("source", "text", "The file of the first value; empty for a frame."),
        ("sheet", "text", "Its sheet."),
        ("cell", "text", "Its cell, as `F62`."),
        ("page", "integer", "Its page, from one."),
        ("line", "integer", "Its line, from one."),
        ("table", "text", "The table of the form, or what the frame is called."),
        ("row", "integer", "The record of the frame or large file, from zero; null where an engine keeps no order."),
        ("column", "text", "The column of the first value."),
        ("observed", "text", "What is stated."),
        ("expected", "text", "What the other figures give."),
        ("discrepancy", "text", "The first less the second."),
        ("allowed", "text", "The gap that rounding or the tolerance explains."),
        ("gap", "float", "The discrepancy as a number; null where it is none."),
        ("unit", "text", "The unit of these numbers."),
        ("title_vi", "text", "The title of the rule in Vietnamese."),
        ("title_en", "text", "The same in English."),
        ("message_vi", "text", "What is wrong, in Vietnamese."),
        ("message_en", "text", "The same in English."),
        ("cause", "text", "The likely cause; null where none is likely."),
        ("suggestion", "text", "The value that would hold."),
        ("share_of_total", "float", "The gap as a share of the total over all submissions."),
        ("values", "values", "The values compared: `role`, `text`, `value`, `unit`, `column`, `cell` of each."),
        ("fingerprint", "text", "What the finding is known by from run to run."),
        ("follows", "text", "The fingerprint of the finding that is its root cause."),
        ("repeats", "text", "The fingerprint of the same finding in another file of the submission."),
        ("waived", "boolean", "Whether somebody has accepted it."),
    )
)

VALUE = ("role", "text", "value", "unit", "column", "cell")
"""What is told of each value compared."""


def render(report: Report, language: Language = "vi") -> bytes:
    """The findings as a Parquet file. ``language`` changes nothing: the file holds both."""
    return b"".join(pieces(report, language))


def pieces(report: Report, language: Language = "vi") -> Iterator[bytes]:  # noqa: ARG001
    """The same piece by piece. The file is made whole on the disk first, for its end says where its parts stand."""
    with tempfile.TemporaryFile() as file:
        _write(report, file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write(report: Report, file: IO[bytes]) -> None:
    """Write the findings as they are told: polars takes a block, writes it and asks for the next."""
    from polars.io.plugins import register_io_source

    types = schema()

    def blocks(*_: object) -> "Iterator[pl.DataFrame]":
        import polars as pl

        findings = iter(report.findings)
        known = _run(report)
        while block := [_row(legible_record(one), known) for one in islice(findings, ROWS_AT_A_TIME)]:
            yield pl.DataFrame(block, schema=types, orient="row")

    facts = {"dqcheck.ok": str(report.ok).lower(), "dqcheck.judged": str(report.judged), "dqcheck.at": report.event.at}
    register_io_source(blocks, schema=types).sink_parquet(file, row_group_size=ROW_GROUP, metadata=facts)


def schema() -> "dict[str, Any]":
    """The columns and their types."""
    import polars as pl

    values = pl.List(pl.Struct(dict.fromkeys(VALUE, pl.String)))
    types: Mapping[str, Any] = {
        "text": pl.String,
        "integer": pl.Int64,
        "float": pl.Float64,
        "boolean": pl.Boolean,
        "datetime": pl.Datetime("us", "UTC"),
        "values": values,
    }
    return {column.name: types[column.type] for column in COLUMNS}


@record
class _Run:
    """What all findings of a run share."""

    at: dt.datetime | None
    tool: str
    rulesets: Mapping[str, str]


def _run(report: Report) -> _Run:
    try:
        at = dt.datetime.fromisoformat(report.event.at)
    except ValueError:
        at = None
    known = at.astimezone(dt.UTC) if at is not None and at.tzinfo is not None else None
    return _Run(at=known, tool=report.event.tool, rulesets=report.event.rulesets)


def _row(item: Finding, run: _Run) -> tuple[object, ...]:
    """A finding in the order of ``COLUMNS``."""
    first = item.evidence[0] if item.evidence else None
    place = first.place if first is not None else None
    ruleset = item.rule.rpartition("/")[0]
    title, diagnosis = item.title, item.diagnosis
    return (
        *(run.at, run.tool, ruleset, run.rulesets.get(ruleset)),
        *(item.rule, item.check, item.topic, item.severity.value, item.outcome, item.submission),
        first.source if first is not None else None,
        *((place.sheet, place.cell, place.page, place.line) if place is not None else (None,) * 4),
        (place.table if place is not None else None) or item.table or None,
        *((place.row, place.column or place.column_label) if place is not None else (None, None)),
        *(item.observed, item.expected, item.discrepancy, item.allowed),
        *(_number(item.discrepancy), item.unit),
        *((title.vi, title.en) if title is not None else (None, None)),
        *(item.message.vi, item.message.en),
        *((diagnosis.cause, diagnosis.suggestion) if diagnosis is not None else (None, None)),
        _number(item.influence.share_of_total) if item.influence is not None else None,
        [_value(one) for one in item.evidence],
        *(item.fingerprint, item.follows, item.repeats, item.waived is not None),
    )


def _value(item: Evidence) -> Mapping[str, str | None]:
    place = item.place
    column = place.column or place.column_label
    return dict(zip(VALUE, (item.role, item.text, item.value, item.unit, column, place.cell), strict=True))


def _number(text: str | None) -> float | None:
    number = plain_number(text) if text is not None else None
    return float(number) if number is not None else None
