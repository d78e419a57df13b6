"""A total over units: a total row, sheet or province figure."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import ClassVar, Literal

from dqcheck.checks import unit_totals
from dqcheck.checks.base import OPERAND, Check, Combination, Tables, Terms, Values, records, resolve
from dqcheck.model.dataset import Ref
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Verdict
from dqcheck.numerals.intervals import Interval


@record
class Aggregate(Check):
    """A total row, sheet or province figure differs from the sum over units.

    ``by: submission`` adds the records of the same submission, ``by: all`` those of all. Where both operands are one
    table, ``where`` picks the records of the total and all others are units. Graded like ``total``. Undecided when a
    unit's value is missing.
    """

    kind: ClassVar[str] = "aggregate"
    gathers: ClassVar[bool] = True
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"total"})
    tolerance_is_of_figure: ClassVar[bool] = True

    total: str = field(default="", metadata=OPERAND)
    of: str = field(default="", metadata=OPERAND)
    by: Literal["submission", "all"] = "submission"

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"total": (self.total,), "of": (self.of,)}

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        (total_table, total_field), (unit_table, unit_field) = (
            resolve(self.total, self.table),
            resolve(self.of, self.table),
        )
        if total_table not in tables or unit_table not in tables:
            return
        totals, units = tables[total_table], tables[unit_table]
        chosen = records(self, totals)
        apart = set(chosen) if total_table == unit_table else set()
        groups: dict[str, list[Ref]] = {}
        for row, submission in enumerate(units.submissions):
            if row not in apart:
                key = submission if self.by == "submission" else ""
                groups.setdefault(key, []).append(Ref(table=unit_table, row=row, field=unit_field))
        for row in chosen:
            key = totals.submissions[row] if self.by == "submission" else ""
            yield {
                "total": (Ref(table=total_table, row=row, field=total_field),),
                "of": tuple(groups.get(key, ())),
            }

    def judge(self, values: Values, terms: Terms) -> Verdict:
        return unit_totals.added_up(self.kind, values, terms)

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        return unit_totals.solutions(values, terms)
