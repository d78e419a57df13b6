"""Rows of a frame of which a percentage is stated of another row (check kind ``percentage`` with ``whole_where``): the
whole is joined to each row, which is then held against it as one record is."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dqcheck.checks.kinds.percentage import Percentage
from dqcheck.checks.operands import policy, terms
from dqcheck.checks.table_rows import plain, within_a_file
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.engine.screens.row_cases import AT, CASE, HOME, RowCases
from dqcheck.engine.screens.rows_of_frame import RowsOfFrame, keyed
from dqcheck.model.rule import MissingPolicy, Rule

if TYPE_CHECKING:
    import polars as pl

WHOLE, COUNT, WHERE = "%whole", "%wholes", "%at"
"""The whole of a row, how many rows are picked for it, and the first of them."""


def of_wholes(rule: Rule, check: Percentage, asked: RowsOfFrame) -> RowCases | None:
    """The rows of which a percentage is stated; None where nobody but the judge can tell them."""
    import polars as pl

    stated, part, whole = check.own_fields((check.stated, check.part, check.whole))
    columns = {"stated": asked.number(stated), "part": asked.number(part), WHOLE: asked.number(whole)}
    known = {name: one for name, one in columns.items() if one is not None}
    met, picked = asked.meets(check.where, check.table), asked.meets(check.whole_where, asked.name)
    by = asked.keys.of(within_a_file(check.by), plain)
    kept = None if len(known) < len(columns) else _kept(rule, check, asked)
    if met is None or picked is None or by is None or kept is None:
        return None
    keys = keyed(by)
    own = {name: value for of, one in known.items() for name, value in _figures(of, one).items()}
    rows = asked.rows(**keys, **own, met=met, picked=picked)
    rows = rows.filter(pl.col("met") | pl.col("picked"))
    if any(rows[name].null_count() for name in keys):
        return None  # a row that does not say its group may be of any
    names = [f"{WHOLE} {what}" for what in ("seen", "null", "odd")]
    groups = (
        rows.filter(pl.col("picked"))
        .group_by(list(keys))
        .agg(pl.len().alias(COUNT), pl.col(AT).first().alias(WHERE), *(pl.col(name).first() for name in names))
    )
    joined = rows.filter(pl.col("met")).drop(names).join(groups, on=list(keys), how="left", maintain_order="left")
    fields = {policy(rule, asked.filed.ruleset, asked.name, name) for name in (stated, part, whole)}
    return _cases(joined, rows, list(keys), kept, blank=fields == {MissingPolicy.UNDECIDED})


def _kept(rule: Rule, check: Percentage, asked: RowsOfFrame) -> "pl.Expr | None":
    """Where a stated percentage may not be that of the part in its whole."""
    import polars as pl

    alone = replace(check, stated="stated", part="part", whole=WHOLE, whole_where={}, by=())
    kept: Any = alone.screen(lambda name: pl.col(f"{name} seen"), terms(rule, asked.filed.ruleset))  # type: ignore[arg-type, return-value]
    return kept  # type: ignore[no-any-return]


def _figures(name: str, one: PlainColumn) -> "dict[str, pl.Expr]":
    import polars as pl

    odd = [condition for condition in (one.odd, one.coarse) if condition is not None]
    return {
        f"{name} seen": one.seen,
        f"{name} null": one.null,
        f"{name} odd": pl.any_horizontal(pl.lit(value=False), *odd),
    }


def _cases(joined: "pl.DataFrame", rows: "pl.DataFrame", keys: list[str], kept: "pl.Expr", *, blank: bool) -> RowCases:
    """The cases of rows, one each, with the wholes that are picked for them."""
    import polars as pl

    odd = pl.any_horizontal(pl.col(f"{name} odd").fill_null(value=False) for name in ("stated", "part", WHOLE))
    lacks = pl.col("stated null") | pl.col("part null")
    single = (pl.col(COUNT) == 1).fill_null(value=False)
    there = ~lacks & single & ~pl.col(f"{WHOLE} null").fill_null(value=True)
    told = joined.with_row_index(CASE).with_columns(
        holds=there & ~odd & ~kept.fill_null(value=True),
        blank=pl.lit(value=blank) & ~odd & (lacks | (single & pl.col(f"{WHOLE} null").fill_null(value=False))),
    )
    # Of several rows that are picked two say as much as all.
    picked = rows.lazy().filter(pl.col("picked")).group_by(keys, maintain_order=True).head(2)
    wholes = picked.select(pl.col(AT).alias(WHERE), *keys)
    members = [
        told.lazy().select(CASE, AT, pl.lit(value=True).alias(HOME)),
        told.lazy()
        .select(CASE, *keys)
        .join(wholes, on=keys)
        .select(CASE, pl.col(WHERE).alias(AT), pl.lit(value=False).alias(HOME)),
    ]
    return RowCases(
        members=pl.concat(members),
        open=told.filter(~(pl.col("holds") | pl.col("blank")))[CASE],
        passed=int(told["holds"].sum()),
        undecided={"undecided.blank": int(told["blank"].sum())},
    )
