"""A frame without rules: read as any table is, for what its own numbers say of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dqcheck.engine.judging import by_kind, judge_rules
from dqcheck.engine.reporting import PartialReport, tell
from dqcheck.engine.screens.opened_frames import ROW, Frame, collect, open_frame
from dqcheck.engine.tally import ClaimCase
from dqcheck.forms.frame import plain_cell
from dqcheck.model.claim import Claim, Figure, TableReading
from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.model.report import Coverage
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.verdict import Outcome
from dqcheck.sources.calendar_values import listed
from dqcheck.tables.any_table import read_tables

MOST_RECORDS = 200_000
"""Records that are read; a frame with more of them is told."""
_HEADER_ROWS = 1


@record
class FrameReading:
    """What a frame says of itself. ``records`` were read; ``more`` says that the frame has others. ``opened`` is the
    frame, with its ``columns``."""

    reading: TableReading
    records: int
    more: bool
    opened: Frame
    columns: tuple[str, ...]


def read_frame(frame: Any, table: str | None = None, *, confirmed: bool = False) -> FrameReading:
    """What the columns and rows of a frame state of each other, each statement that holds only where it is to be
    ``confirmed``. Places are row and column of the frame."""
    opened = open_frame(frame)
    columns = [name for name in opened.collect_schema().names() if name != ROW]
    head = collect(opened.head(MOST_RECORDS + 1))
    lists = {name: listed(head[name])[:MOST_RECORDS] for name in columns}
    records = zip(*(map(plain_cell, lists[name]) for name in columns), strict=True)
    rows: tuple[Sequence[Raw], ...] = (tuple(map(str, columns)), *records)
    sheet = Sheet(name=table or "", rows=rows)
    book = Workbook(source="", path="", media="frame", sheets=(sheet,))
    reading = read_tables(book, most_held=None if confirmed else 0)
    stated = tuple(_placed(claim, columns, table) for claim in reading.claims)
    return FrameReading(
        reading=replace(reading, claims=stated),
        records=len(rows) - _HEADER_ROWS,
        more=len(head) > MOST_RECORDS,
        opened=opened,
        columns=tuple(columns),
    )


def _placed(claim: Claim, columns: Sequence[str], table: str | None) -> Claim:
    """The claim with places in the frame: the first row of the sheet holds the names of the columns."""
    roles: Mapping[str, tuple[Figure, ...]] = {
        role: tuple(replace(figure, place=_place(figure, columns, table)) for figure in figures)
        for role, figures in claim.roles.items()
    }
    return replace(claim, roles=roles)


def _place(figure: Figure, columns: Sequence[str], table: str | None) -> Place:
    """``paragraph`` and ``start`` of a figure of a cell tell its row (from -1 down) and column."""
    return Place(
        table=table, row=-1 - figure.paragraph - _HEADER_ROWS, column=str(columns[figure.start]),
        row_label=figure.place.row_label,
    )  # fmt: skip


def judge_alone(reading: TableReading, ruleset: Ruleset, rules: Sequence[Rule], *, confirmed: bool) -> PartialReport:
    """What a frame without rules comes to: its claims, by the rules on any table."""
    tallies = judge_rules(rules, {}, ruleset, claims=by_kind(ClaimCase(submission="", claim=c) for c in reading.claims))
    for tally in tallies:
        tally.add(Outcome.PASS, reading.counted.get(str(getattr(tally.rule.params, "claim", None)), 0))
    return replace(
        tell(tallies, {}, ruleset, confirmed=confirmed),
        files_of={"": ()},
        compared=frozenset([""] if reading.claims or reading.counted else ()),
        tables=Coverage(seen=reading.seen, understood=reading.checked, checked=reading.checked),
    )
