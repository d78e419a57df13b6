"""Groups of rows of a frame that should state the same (check kind ``agreement`` by a field), found all at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dqcheck.checks.base import resolve
from dqcheck.checks.kinds.agreement import Agreement
from dqcheck.checks.operands import policy
from dqcheck.checks.table_rows import SUBMISSION
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.engine.screens.row_cases import AT, CASE, HOME, RowCases
from dqcheck.engine.screens.rows_of_frame import RowsOfFrame
from dqcheck.model.quantity import Label, Value
from dqcheck.model.rule import MissingPolicy, Rule
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    import polars as pl

GROUP = "group"
EXACT = 2.0**52
"""Floats from here on may be equal where whole numbers are not."""


def agreeing(rule: Rule, check: Agreement, asked: RowsOfFrame) -> RowCases | None:
    """The rows of each group; None where nobody but the judge can tell them."""
    import polars as pl

    met = asked.meets(check.where, check.table)
    fields = [resolve(name, check.table)[1] for name in check.values]
    stated = _stated(fields, asked)
    key = _key(check, asked)
    if met is None or stated is None or key is None:
        return None
    columns = {f"{at} {what}": one for at, given in enumerate(stated) for what, one in given.items()}
    rows = asked.rows(**{GROUP: key}, **columns, met=met).filter(pl.col("met") & pl.col(GROUP).is_not_null())
    skips = {policy(rule, asked.filed.ruleset, asked.name, name) for name in fields} != {MissingPolicy.UNDECIDED}
    return _cases(rows, len(fields), skips=skips)


def _key(check: Agreement, asked: RowsOfFrame) -> "pl.Expr | None":
    """What the rows of a group have in common; null where a row says nothing."""
    if check.by == SUBMISSION:
        return asked.keys.submission()
    by = resolve(check.by, asked.name)[1]
    return asked.keys.said(by, _said) if by in asked.filed.columns else None


def _said(value: Value) -> str | None:
    return fold(value.value if isinstance(value, Label) else value.text) or None


def _stated(fields: Sequence[str], asked: RowsOfFrame) -> "list[dict[str, pl.Expr]] | None":
    """What the columns state as it compares; None where they are not of one kind."""
    found = [asked.columns.get(name) for name in fields]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    if all(one.number for one in known):
        return [_number(one) for one in known]
    if all(one.dated for one in known):
        return [_day(one) for one in known]
    if any(
        one.number or one.dated or asked.filed.form.fields[name].type != "text"
        for one, name in zip(known, fields, strict=True)
    ):
        return None
    return [_text(one, asked.keys.said(name, _said)) for one, name in zip(known, fields, strict=True)]


def _number(one: PlainColumn) -> "dict[str, pl.Expr]":
    import polars as pl

    number = one.seen.cast(pl.Float64)
    return _columns(one, number, number.abs() >= EXACT)


def _day(one: PlainColumn) -> "dict[str, pl.Expr]":
    import polars as pl

    return _columns(one, one.seen.cast(pl.Date), pl.lit(value=False))


def _text(one: PlainColumn, said: "pl.Expr") -> "dict[str, pl.Expr]":
    return _columns(one, said, said.is_null())


def _columns(one: PlainColumn, value: "pl.Expr", strange: "pl.Expr") -> "dict[str, pl.Expr]":
    odd = strange.fill_null(value=False) & ~one.null
    return {"value": value, "null": one.null, "odd": odd if one.odd is None else odd | one.odd}


def _cases(rows: "pl.DataFrame", count: int, *, skips: bool) -> RowCases:
    import polars as pl

    every = range(count)
    grouped = rows.group_by(GROUP, maintain_order=True).agg(
        rows=pl.len(),
        least=pl.min_horizontal(pl.col(f"{at} value").min() for at in every),
        most=pl.max_horizontal(pl.col(f"{at} value").max() for at in every),
        lacks=pl.any_horizontal(pl.col(f"{at} null").any() for at in every),
        odd=pl.any_horizontal(pl.col(f"{at} odd").any() for at in every),
    )
    cases = grouped.filter((pl.col("rows") > 1) | (count > 1)).with_row_index(CASE)
    # Fewer than two values are never found to differ.
    alike = pl.col("least").eq_missing(pl.col("most")) & ~pl.col("odd")
    known = cases.with_columns(holds=alike & ~pl.col("lacks"), blank=alike & pl.col("lacks") & pl.lit(value=not skips))
    members = rows.lazy().join(known.lazy().select(CASE, GROUP), on=GROUP)
    return RowCases(
        members=members.select(CASE, AT, pl.lit(value=True).alias(HOME)),
        open=known.filter(~(pl.col("holds") | pl.col("blank")))[CASE],
        passed=int(known["holds"].sum()),
        undecided={"undecided.blank": int(known["blank"].sum())},
    )
