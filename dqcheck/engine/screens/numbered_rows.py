"""Groups of rows of a frame with numbers and dates of documents (check kind ``sequence``), found all at once: one is
for the judge unless its dates rise with its numbers and, where it is asked, none of these lacks or occurs twice."""

from typing import TYPE_CHECKING

from dqcheck.checks.base import resolve
from dqcheck.checks.kinds.sequence import Sequence, leading_number
from dqcheck.checks.table_rows import SUBMISSION
from dqcheck.engine.screens.row_cases import AT, CASE, HOME, RowCases
from dqcheck.engine.screens.rows_of_frame import RowsOfFrame, keyed
from dqcheck.model.quantity import Missing, Value
from dqcheck.model.rule import Rule
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    import polars as pl

NUMBER, DAY, YEAR, ODD = "number", "day", "year", "odd"

NONE = "none"
"""What a value says that is there and has no number."""


def numbered(rule: Rule, check: Sequence, asked: RowsOfFrame) -> RowCases | None:  # noqa: ARG001  # as other finders
    """The documents of each issuer and series; None where nobody but the judge can tell them."""
    import polars as pl

    name = resolve(check.number, check.table)[1]
    met, day = asked.meets(check.where, check.table), _day(check, asked)
    series = [resolve(field, check.table)[1] for field in check.by]
    by = asked.keys.of([SUBMISSION, *series], _text)
    if met is None or day is None or by is None or name not in asked.filed.columns:
        return None
    keys = keyed([part.fill_null("") for part in by])
    rows = asked.rows(**keys, **day, **{NUMBER: asked.keys.numbered(name, _number)}, met=met)
    there = pl.col("met") & pl.col(NUMBER).is_not_null() & (pl.col(DAY).is_not_null() | pl.col(ODD))
    rows = rows.filter(there).with_columns(
        pl.col(NUMBER).cast(pl.Int64, strict=False), pl.col(DAY).dt.year().alias(YEAR)
    )
    return _cases(rows, list(keys), dated=check.date is not None, gapless=check.gapless)


def _day(check: Sequence, asked: RowsOfFrame) -> "dict[str, pl.Expr] | None":
    """The days of documents, and which of them are odd; the same for all where nobody asks for days."""
    import polars as pl

    if check.date is None:
        return {DAY: pl.lit("2000-01-01").str.to_date(), ODD: pl.lit(value=False)}
    found = asked.columns.get(resolve(check.date, check.table)[1])
    if found is None or found.dated is None:
        return None
    odd = pl.lit(value=False) if found.odd is None else found.odd
    return {DAY: found.seen.cast(pl.Date), ODD: odd}


def _text(value: Value) -> str | None:
    return fold(value.text)


def _number(value: Value) -> str | None:
    if isinstance(value, Missing):
        return None
    number = leading_number(value)
    return NONE if number is None else str(number)


def _cases(rows: "pl.DataFrame", keys: list[str], *, dated: bool, gapless: bool) -> RowCases:
    """The cases of rows, by their keys, of which is known whether their numbers and days run as they should."""
    import polars as pl

    known = rows.filter(pl.col(NUMBER).is_not_null())
    ordered = known.sort([*keys, YEAR, NUMBER, DAY])
    same = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in (*keys, YEAR))
    falls = ordered.select(*keys, falls=same & (pl.col(DAY) < pl.col(DAY).shift(1)))
    wrong = falls.group_by(keys).agg(pl.col("falls").any())
    if gapless:
        spread = pl.col(NUMBER).max() - pl.col(NUMBER).min() + 1
        even = (pl.col(NUMBER).n_unique() == pl.len()) & (spread == pl.len())
        years = known.group_by([*keys, YEAR]).agg(even=even)
        wrong = wrong.join(years.group_by(keys).agg(pl.col("even").all()), on=keys).with_columns(
            falls=(pl.col("falls") & pl.lit(value=dated)) | ~pl.col("even")
        )
    groups = rows.group_by(keys, maintain_order=True).agg(pl.col(ODD).any()).with_row_index(CASE)
    told = groups.join(wrong, on=keys, how="left").with_columns(
        holds=~pl.col(ODD) & ~pl.col("falls").fill_null(value=True)
    )
    members = rows.lazy().join(told.lazy().select(CASE, *keys), on=keys)
    return RowCases(
        members=members.select(CASE, AT, pl.lit(value=True).alias(HOME)),
        open=told.filter(~pl.col("holds"))[CASE],
        passed=int(told["holds"].sum()),
        undecided={},
    )
