"""Rows of a frame that hold the totals of others of a group (check kind ``aggregate``), found all at once."""

from typing import TYPE_CHECKING

from dqcheck.checks.base import resolve
from dqcheck.checks.conditions import Condition, Where
from dqcheck.checks.kinds.aggregate import Aggregate
from dqcheck.checks.operands import terms
from dqcheck.checks.table_rows import plain, within_a_file
from dqcheck.engine.screens.added_rows import KNOWN, TOTAL, UNIT, Pair, cases_of
from dqcheck.engine.screens.row_cases import RowCases
from dqcheck.engine.screens.rows_of_frame import RowsOfFrame, figures, keyed
from dqcheck.model.rule import Rule

if TYPE_CHECKING:
    import polars as pl

MOST_NAMED = 20
"""Rows that a rule may name one by one."""


def totals_of(rule: Rule, check: Aggregate, asked: RowsOfFrame) -> RowCases | None:
    """The totals of groups; None where nobody but the judge can tell them."""
    import polars as pl

    of_total, of_unit = check.where, check.of_where
    totals, units, named = asked.meets(of_total, asked.name), asked.meets(of_unit, asked.name), _named(of_unit, asked)
    by = asked.keys.of(within_a_file(check.by), plain)
    pairs = _pairs(rule, check, asked)
    if totals is None or units is None or named is None or by is None or not pairs:
        return None
    keys = keyed(by)
    rows = asked.rows(**keys, **figures(pairs), **{TOTAL: totals, UNIT: units & ~totals, **named})
    rows = rows.filter(pl.col(TOTAL) | pl.col(UNIT))
    if any(rows[name].null_count() for name in keys):
        return None  # a row that does not say its group may be of any
    return cases_of(rows, list(keys), list(keys), pairs, terms(rule, asked.filed.ruleset), alone=True)


def _pairs(rule: Rule, check: Aggregate, asked: RowsOfFrame) -> list[Pair] | None:
    if check.fields_:
        held = [name for name in check.fields_ if name in asked.filed.columns]
        return asked.pairs(rule, held, held)
    roles = check.fields()
    return asked.pairs(rule, check.own_fields(roles["total"]), check.own_fields(roles["of"]))


def _named(where: Where, asked: RowsOfFrame) -> "dict[str, pl.Expr] | None":
    """What one of the rows of a group must say for each text by which conditions name rows."""
    texts = [(name, text) for name, one in where.items() if isinstance(one, Condition) for text in one.is_]
    if len(texts) > MOST_NAMED:
        return None
    found: dict[str, pl.Expr] = {}
    for at, (name, text) in enumerate(texts):
        said = asked.meets({resolve(name, None)[1]: Condition(is_=(text,))}, asked.name)
        if said is None:
            return None
        found[f"{KNOWN}{at}"] = said
    return found
