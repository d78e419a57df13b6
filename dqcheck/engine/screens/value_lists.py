"""What hangs on one value alone (a code list, a form of text, a condition of ``where``): each different value of a
column is asked once, however many records have it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dqcheck.checks.base import Check, operands
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grades import Grades
from dqcheck.engine.judging import judge_rule
from dqcheck.engine.record_judging import in_one_record
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.lazy_engines import dialect_of
from dqcheck.engine.screens.opened_frames import collect
from dqcheck.model.dataset import Table
from dqcheck.model.rule import Rule
from dqcheck.sources.calendar_values import BEYOND, listed

MOST_KEPT = 50_000
"""Different values of a column that are kept once read, for the next rule that asks; of more, so many at a time."""

MOST_NAMED = 5000
"""Values that an engine of its own is asked for by name."""


class ColumnValues:
    """The different values of the columns of a frame, read as its records would be: of each column once, in tables of
    one column. Blanks are not among them."""

    # No record: it remembers what it has read.
    def __init__(self, filed: FiledFrame) -> None:
        self._filed = filed
        self._written: dict[str, Any] = {}
        self._read: dict[str, Table] = {}

    def chosen(self, field: str, pick: Callable[[Table], Sequence[int]]) -> Any:
        """True where the value of a column is one of those that ``pick`` chooses, by their places, from a table of
        different values; None where they are too many to ask an engine for them, or one is no value of Python's."""
        found: list[Any] = []
        for values, table in self.each(field):
            found += [values[at] for at in pick(table)]
        if (len(found) > MOST_NAMED and dialect_of(self._filed.frame) is not None) or any(
            text in found for text in BEYOND
        ):
            return None
        return words_of(self._filed.frame).col(field).is_in(found)

    def blank(self, field: str) -> Table:
        """A table of one record, in which nothing is written."""
        return self._filed.table({field: [None]})

    def each(self, field: str) -> Iterator[tuple[Sequence[Any], Table]]:
        """The different values of a column as they are written, with a table of them, so many at a time."""
        if field not in self._written:
            column: Any = words_of(self._filed.frame).col(field)
            self._written[field] = collect(self._filed.frame.select(column).unique())[field].drop_nulls()
        written = self._written[field]
        if field in self._read:
            yield listed(written), self._read[field]
            return
        for start in range(0, len(written), MOST_KEPT):
            values = listed(written[start : start + MOST_KEPT])
            table = self._filed.table({field: values})
            if len(written) <= MOST_KEPT:
                self._read[field] = table
            yield values, table


def value_grades(values: ColumnValues, rule: Rule, filed: FiledFrame) -> Grades | None:
    """The grades of a rule on one value of a lazy frame; None for other rules, and where the rule breaks on a value."""
    check = rule.params
    if not isinstance(check, Check) or not check.of_one_value or not in_one_record(check):
        return None
    (name,) = (field for _, field in operands(check))
    if name not in filed.columns:
        return None
    broken: list[str] = []

    def failing(table: Table) -> Sequence[int]:
        tally = judge_rule(rule, {table.name: table}, filed.ruleset, rows=range(len(table.submissions)))
        broken.extend(tally.broken)
        return [judged.case.home[1] for judged in tally.kept]

    wrong = values.chosen(name, failing)
    return None if broken or wrong is None else Grades(keep=wrong, fails=wrong)
