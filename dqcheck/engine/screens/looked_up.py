"""The screen of a rule that looks figures up in a reference: its records join the figures of their keys.

Keys are compared as the judge compares them; the kind's own screen then compares columns.
Whatever is not plainly a number there (a key that is not found or is there twice, a figure that is blank, long or only
about right) is null in the joined column, and a record with a null is kept: the judge decides.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from dqcheck.checks.base import Check, in_home_table, operands, resolve
from dqcheck.checks.engine_words import of_polars, words_of
from dqcheck.checks.lookups import EVERYONES, SUBMISSION, key_index
from dqcheck.checks.monies import of_several_monies
from dqcheck.checks.operands import terms
from dqcheck.checks.screening import any_of
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.plain_columns import EXACT_INTEGERS, SHORT, PlainColumn
from dqcheck.engine.screens.plan import Screen
from dqcheck.engine.screens.row_conditions import Speaks
from dqcheck.engine.screens.row_keys import PARTED, RowKeys
from dqcheck.model.dataset import Table
from dqcheck.model.quantity import Quantity, Value
from dqcheck.model.rule import TEXTS, Rule

DECIMALS = 3
"""Decimals of a number that floats below ``SHORT`` show with all digits that the judge takes."""


def lookup_screen(
    rule: Rule,
    filed: FiledFrame,
    columns: Mapping[str, PlainColumn | None],
    keys: RowKeys,
    speaks: Speaks | None,
) -> Screen | None:
    """What a rule asks that looks figures up in references; None for others, and where it needs every record."""
    check = rule.params
    if not isinstance(check, Check) or speaks is None or not check.lookup or not _screens(check, filed):
        return None
    own = {name: columns.get(name) for table, name in operands(check) if table == filed.form.name}
    if any(one is None or not one.number for one in own.values()):
        return None
    given = {name: one for name, one in own.items() if one is not None}
    joined: dict[str, Any] = {}
    for table, name in operands(check):
        if table != filed.form.name:
            figures = _joined(check, table, name, filed, keys)
            if figures is None:
                return None
            joined[_alone(table, name)] = figures
    alone = _in_one_table(check)
    if alone is None:
        return None

    def column(name: str) -> Any:
        return joined[name] if name in joined else given[name].seen

    kept = alone.screen(column, terms(rule, filed.ruleset))
    if kept is None:
        return None
    unsure = [one.null for one in given.values()] + [one.odd for one in given.values() if one.odd is not None]
    unsure += [one.is_null() for one in joined.values()]
    return Screen(keep=any_of([kept.fill_null(value=True), *unsure])).of_some(speaks)


def _screens(check: Check, filed: FiledFrame) -> bool:
    """Whether a check judges the records of a frame of polars one by one, and looks up in references."""
    ruleset = filed.ruleset
    return (
        of_polars(filed.frame)
        and not (check.relates_rows or check.gathers or check.reads_decimals or check.claim is not None)
        and not of_several_monies(check, ruleset)
        and check.peers_in() is None
        and all(table == filed.form.name or table in check.lookup for table, _ in operands(check))
        and all(table in ruleset.reference_tables for table in check.lookup)
    )


def _joined(check: Check, table: str, name: str, filed: FiledFrame, keys: RowKeys) -> Any:
    """The figures of a field that is looked up, as a column beside the keys of the frame; None where a key is no text
    and no whole number."""
    other, pairs = filed.ruleset.reference_tables[table], check.lookup[table]
    if set(other.submissions) - {EVERYONES}:
        return None
    mine = [(filed.form.key or "") if own == SUBMISSION else own for own in pairs]
    if not all(_plain(field, filed) for field in mine):
        return None
    index = key_index(other, tuple(pairs.values()))
    found: dict[str, float] = {}
    for (_, key), row in index.rows.items():
        number = _number(other, name, row)
        if number is not None:
            found[PARTED.join(key)] = number
    column: Any = keys.joined(mine)
    return column.replace_strict(
        list(found), list(found.values()), default=None, return_dtype=words_of(filed.frame).Float64
    )


def _plain(field: str, filed: FiledFrame) -> bool:
    """Whether a key is a text or a whole number, which is the same in every record that has it."""
    if field not in filed.columns or field in filed.form.headed:
        return False
    types, words = filed.frame.collect_schema(), words_of(filed.frame)
    text = filed.form.fields[field].type in TEXTS and types[field] == words.String
    return bool(text or types[field].is_integer())


def _number(other: Table, name: str, row: int) -> float | None:
    """A figure of a reference as screens see numbers: whole, or of few decimals; whatever it was rounded to, which only
    lets more hold."""
    column = other.columns.get(name, ())
    value: Value | None = column[row] if 0 <= row < len(column) else None
    if not isinstance(value, Quantity) or value.qualifier is not None:
        return None
    number, size = value.value, abs(value.value)
    if size >= EXACT_INTEGERS:
        return None
    plain = number % 1 == 0 if size >= SHORT else number == round(number, DECIMALS)
    return float(number) if plain else None


def _alone(table: str, name: str) -> str:
    """The field that stands for one of another table."""
    return f"{table}%{name}".replace(".", "%")


def _in_one_table(check: Check) -> Check | None:
    """The check with its figures in one table; None where its operands are not plainly names."""
    renamed: dict[str, Any] = {}

    def named(operand: str) -> str:
        sign = "-" if operand.startswith("-") else ""
        table, name = resolve(operand.removeprefix(sign).strip(), check.table)
        return sign + (name if table == check.table else _alone(table, name))

    for one in fields(check):
        given = getattr(check, one.name)
        if "operand" not in one.metadata or not given:
            continue
        if isinstance(given, str):
            renamed[one.name] = named(given)
        elif isinstance(given, tuple) and all(isinstance(name, str) for name in given):
            renamed[one.name] = tuple(map(named, given))
        else:
            return None
    made = replace(check, lookup={}, **renamed)
    expected = {name if table == check.table else _alone(table, name) for table, name in operands(check)}
    return made if in_home_table(made) and {name for _, name in operands(made)} == expected else None
