"""Of which records of a frame a rule speaks: its conditions (``where``) as one expression, exact for every record."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from dqcheck.checks.base import resolve
from dqcheck.checks.conditions import Condition, Where, holds
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.screening import all_of
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.value_lists import ColumnValues
from dqcheck.model.dataset import Table, rows_of
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS


@record
class Speaks:
    """Of which records a rule speaks: ``meets`` is true for them and never null (None: all). ``scope`` is the same for
    rules with the same conditions."""

    meets: Any = None
    scope: str = ""


EVERY = Speaks()


def speaks_of(where: Where, home: str | None, filed: FiledFrame, values: ColumnValues) -> Speaks | None:
    """Of which records conditions speak whose plain names are of the table ``home``; None where texts of numbers or
    dates decide, which later records may show to be written otherwise, or too many values."""
    conditions = _conditions(where, home, filed)
    if not conditions:
        return EVERY
    met = [_met(field, condition, filed, values) for field, condition in conditions]
    if any(one is None for one in met):
        return None
    return Speaks(meets=all_of(met), scope=repr(conditions))


def _conditions(where: Where, home: str | None, filed: FiledFrame) -> Sequence[tuple[str, tuple[str, ...] | Condition]]:
    """The conditions on fields of the frame's own table, as ``checks.base.meeting`` takes them."""
    found = []
    for name, condition in where.items():
        table, field = resolve(name, home)
        if table == rows_of(filed.form.name) or (not table and name in filed.columns):
            found.append((field, condition))
    return found


def _met(field: str, condition: tuple[str, ...] | Condition, filed: FiledFrame, values: ColumnValues) -> Any:
    words = words_of(filed.frame)
    if field not in filed.columns:
        absent = words.col(next(iter(filed.columns))).is_null()
        return absent & ~absent
    if filed.frame.collect_schema()[field] == words.String and filed.form.fields[field].type in (*NUMBERS, *DATES):
        return None
    chosen = values.chosen(field, partial(_holding, field=field, condition=condition))
    if chosen is None:
        return None
    met = chosen.fill_null(value=False)
    blank = _holding(values.blank(field), field=field, condition=condition)
    return met | words.col(field).is_null() if blank else met


def _holding(table: Table, *, field: str, condition: tuple[str, ...] | Condition) -> Sequence[int]:
    """The records of a table whose field meets a condition."""
    return [row for row, value in enumerate(table.columns[field]) if holds(condition, value)]
