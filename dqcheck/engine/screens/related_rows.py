"""Rules that hold rows of a frame against each other: their cases are found all at once, and the judge sees the records
of those that may fail alone."""

from collections import abc
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from dqcheck.checks.base import Check, operands
from dqcheck.checks.kinds.aggregate import Aggregate
from dqcheck.checks.kinds.agreement import Agreement
from dqcheck.checks.kinds.footing import Footing
from dqcheck.checks.kinds.percentage import Percentage
from dqcheck.checks.kinds.sequence import Sequence
from dqcheck.checks.monies import of_several_monies
from dqcheck.engine.judging import judge_rule
from dqcheck.engine.screens.agreeing_rows import agreeing
from dqcheck.engine.screens.every_record import (
    Related,
    fields_named,
    judged_whole,
    moved,
    related,
    solves,
    told_at,
)
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.frame_plan import Planned
from dqcheck.engine.screens.numbered_rows import numbered
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.engine.screens.row_cases import RowCases
from dqcheck.engine.screens.row_families import families_of
from dqcheck.engine.screens.row_totals import totals_of
from dqcheck.engine.screens.rows_of_frame import RowsOfFrame
from dqcheck.engine.screens.rows_of_wholes import of_wholes
from dqcheck.engine.tally import Judged, Tally, held_case
from dqcheck.model.dataset import Table
from dqcheck.model.record import record
from dqcheck.model.rule import Rule
from dqcheck.model.verdict import Outcome
from dqcheck.sources.calendar_values import listed

Finder = Callable[[Rule, Any, RowsOfFrame], RowCases | None]

FINDERS: Mapping[type[Check], Finder] = {
    Aggregate: totals_of,
    Agreement: agreeing,
    Footing: families_of,
    Percentage: of_wholes,
    Sequence: numbered,
}
"""What finds the cases of a check kind; of other kinds, and of what somebody derived from these, every record is
judged."""


@record
class RelatedRows:
    """A rule that holds the rows of a frame against each other, with its cases. ``frame`` has all records, carried
    out."""

    rule: Rule
    cases: RowCases
    filed: FiledFrame
    frame: Any

    def judged(self) -> Tally:
        """What becomes of all cases. Records are named by their number in the frame."""
        tally = self._judge(*self.cases.records(self.cases.open))
        tally.add(Outcome.PASS, self.cases.passed)
        for reason, count in self.cases.undecided.items():
            tally.add(Outcome.UNDECIDED, count, reason)
        return tally

    def held(self, rows: Collection[int]) -> abc.Sequence[Judged]:
        """The cases that hold without the judge and are of some of these records."""
        near = self.cases.touching(rows)
        return [one.judged() for one in self._judge(*self.cases.records(near)).held] if len(near) else []

    def _judge(self, rows: abc.Sequence[int], homes: Collection[int]) -> Tally:
        """The verdicts on the cases of some records that are named by their ``homes``."""
        own = self.filed.form.name
        fields = [name for name in self.filed.columns if name in fields_named(self.rule, self.filed)]
        table = self.filed.table({name: listed(self.frame[name][rows]) for name in fields}, rows)
        tables = {**self.filed.ruleset.reference_tables, own: table}
        at = {row: place for place, row in enumerate(rows)}
        tally = judge_rule(self.rule, tables, self.filed.ruleset, homes={at[row] for row in homes})
        tally.kept = [moved(one, own, rows.__getitem__) for one in tally.kept]
        tally.held = [held_case(moved(one.judged(), own, rows.__getitem__)) for one in tally.held]
        return tally


@record
class JudgedRows:
    """What became of rules (by their place in the list) that no screen can speak for. ``table`` holds the columns that
    some of them name, with all records (None: nobody needed these), ``related`` are the others."""

    tallies: Mapping[int, Tally]
    table: Table | None
    related: Mapping[int, RelatedRows]

    def failing(self, name: str) -> abc.Sequence[int]:
        """The records of cases that fail, of the table of this name."""
        kept = (judged for tally in self.tallies.values() for judged in tally.kept)
        return sorted({ref.row for judged in kept for ref in judged.case.refs() if ref.table == name})

    def told(self, name: str, at: Mapping[int, int]) -> Mapping[int, Related]:
        """The cases of rules that are not judged on single records, of the table of this name; ``at`` are the places
        of the records that fail something."""
        found = {index: related(tally, name, at) for index, tally in self.tallies.items()}
        return {
            index: replace(one, more=partial(self._more, index, name, at)) if index in self.related else one
            for index, one in found.items()
            if one is not None
        }

    def _more(self, index: int, name: str, at: Mapping[int, int]) -> abc.Sequence[Judged]:
        one = self.related[index]
        return told_at(one.held(at), name, at) if solves(one.rule.params) else ()


def judged_rows(filed: FiledFrame, plan: Planned, columns: Mapping[str, PlainColumn | None], frame: Any) -> JudgedRows:
    """Judge the rules of a plan that have no screen on a frame of polars that was carried out, in its order."""
    asked = RowsOfFrame(filed=filed, columns=columns, values=plan.values, keys=plan.keys)
    found = {index: one for index, rule in plan.left.items() if (one := related_rows(rule, asked, frame)) is not None}
    others = {index: rule for index, rule in plan.left.items() if index not in found}
    whole = judged_whole(filed, others, frame, plan.rules) if others else None
    tallies = {**({} if whole is None else whole.tallies), **{index: one.judged() for index, one in found.items()}}
    return JudgedRows(tallies=tallies, table=None if whole is None else whole.table, related=found)


def related_rows(rule: Rule, asked: RowsOfFrame, frame: Any) -> RelatedRows | None:
    """The cases of a rule that relates the rows of a frame; None where every record must be judged."""
    check = rule.params
    if not isinstance(check, Check) or type(check) not in FINDERS or check.claim is not None:
        return None
    tables = {table for table, _ in operands(check)}
    if (
        tables != {asked.name}
        or not (check.gathers or check.relates_rows)
        or of_several_monies(check, asked.filed.ruleset)
    ):
        return None
    # What a column holds of which the type tells too little, its values are counted by.
    if any(asked.columns.get(name) is None for name in fields_named(rule, asked.filed) if name in asked.filed.columns):
        return None
    cases = FINDERS[type(check)](rule, check, asked)
    return None if cases is None else RelatedRows(rule=rule, cases=cases, filed=asked.filed, frame=frame)
