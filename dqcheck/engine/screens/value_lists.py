"""Rules on one value alone (a code list, a form of text): each different value is judged once, however many records
have it."""

from collections.abc import Mapping
from typing import Any

from dqcheck.checks.base import Check, operands
from dqcheck.checks.grades import Grades
from dqcheck.engine.judging import judge_rule
from dqcheck.engine.record_judging import in_one_record
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.opened_frames import collect
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.model.rule import Rule

MOST_VALUES = 200_000
"""Different values of a column that are judged one by one."""


def value_grades(filed: FiledFrame, rule: Rule, columns: Mapping[str, PlainColumn | None]) -> Grades | None:
    """The grades of a rule on one value of a lazy frame; None for other rules, and where there are too many values or
    the rule breaks on one."""
    import narwhals as nw

    check = rule.params
    if not isinstance(check, Check) or not check.of_one_value or check.where or not in_one_record(check):
        return None
    (name,) = (field for _, field in operands(check))
    if columns.get(name) is None:
        return None
    column = nw.col(name)
    values: Any = collect(filed.frame.select(column).unique().head(MOST_VALUES + 1))[name].drop_nulls().to_list()
    if len(values) > MOST_VALUES:
        return None
    table = filed.table({name: values})
    tally = judge_rule(rule, {table.name: table}, filed.ruleset)
    if tally.broken:
        return None
    wrong = column.is_in([values[judged.case.home[1]] for judged in tally.kept])
    return Grades(keep=wrong, fails=wrong)
