"""The hierarchies of the rows of a frame (check kind ``footing`` by code, parent or level), found all at once."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from dqcheck.checks.hierarchies import level_of
from dqcheck.checks.kinds.footing import Footing
from dqcheck.checks.operands import terms
from dqcheck.checks.table_rows import plain, within_a_file
from dqcheck.engine.screens.added_rows import KNOWN, TOTAL, UNIT, cases_of
from dqcheck.engine.screens.row_cases import AT, RowCases
from dqcheck.engine.screens.rows_of_frame import RowsOfFrame, figures, keyed
from dqcheck.model.quantity import Value
from dqcheck.model.rule import Rule
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    import polars as pl

OWN, ABOVE, WHOLE = "own", "above", "whole"
"""What a row is called where others name it, what it names, and whether no row between the two is lacking."""

MOST_STEPS = 64
"""Steps of a code, or levels."""


def families_of(rule: Rule, check: Footing, asked: RowsOfFrame) -> RowCases | None:
    """The rows under which others stand, with those; None where nobody but the judge can tell them."""
    import polars as pl

    met = asked.meets(check.where, check.table)
    by = asked.keys.of(within_a_file(check.by), plain)
    held = [name for name in check.fields_ if name in asked.filed.columns]
    pairs = asked.pairs(rule, held, held)
    links = _links(check, asked)
    if met is None or by is None or not pairs or links is None:
        return None
    keys = keyed(by)
    rows = asked.rows(**keys, **figures(pairs), **links, met=met).filter("met")
    if any(rows[name].null_count() for name in keys):
        return None  # a row that does not say its group may be of any
    placed = _placed(rows, check, list(keys))
    if placed is None:
        return None
    placed = placed.with_columns(pl.col(OWN).is_not_null().alias(TOTAL), pl.col(ABOVE).is_not_null().alias(UNIT))
    own, above = [*keys, OWN], [*keys, ABOVE]
    widened = None if check.parent else partial(_with_those_above, placed, own, above)
    given = terms(rule, asked.filed.ruleset)
    return cases_of(placed, own, above, pairs, given, alone=False, widened=widened)


def _links(check: Footing, asked: RowsOfFrame) -> "dict[str, pl.Expr] | None":
    """What rows say of where they stand; None where the frame has no such column."""
    given = [name for name in (check.code, check.level, check.parent, check.name if check.parent else None) if name]
    if any(name not in asked.filed.columns for name in given):
        return None
    if check.parent and check.name:
        return {OWN: asked.keys.said(check.name, plain), ABOVE: asked.keys.said(check.parent, plain)}
    if check.code:
        return {OWN: asked.keys.said(check.code, _steps)}
    return {"level": asked.keys.read(check.level or "", _level)}


def _steps(value: Value) -> str | None:
    return fold(value.text) or None


def _level(value: Value) -> str | None:
    found = level_of(value)
    return None if found is None else str(found)


def _placed(rows: "pl.DataFrame", check: Footing, keys: Sequence[str]) -> "pl.DataFrame | None":
    """The rows with what they are called and what is above them; None where that is not said of all."""
    import polars as pl

    if check.parent:
        named = pl.when(pl.col(ABOVE).ne_missing(pl.col(OWN))).then(pl.col(ABOVE))
        return rows.with_columns(named.alias(ABOVE))
    return _by_code(rows, keys) if check.code else _by_level(rows, keys)


def _by_code(rows: "pl.DataFrame", keys: Sequence[str]) -> "pl.DataFrame | None":
    """Above a code stands the longest one that it begins with and that a row has."""
    import polars as pl

    coded = rows.filter(pl.col(OWN).is_not_null())
    known = coded.select(*keys, OWN).unique()
    shorter = pl.col(ABOVE).str.extract("^(.*) [^ ]+$")
    left, found = known.with_columns(pl.col(OWN).alias(ABOVE)), []
    for step in range(MOST_STEPS):
        left = left.with_columns(shorter.alias(ABOVE)).filter(pl.col(ABOVE).is_not_null())
        if left.is_empty():
            break
        there = left.join(known, left_on=[*keys, ABOVE], right_on=[*keys, OWN], how="semi")
        found.append(there.with_columns(pl.lit(step == 0).alias(WHOLE)))
        left = left.join(known, left_on=[*keys, ABOVE], right_on=[*keys, OWN], how="anti")
    else:
        return None
    if not found:
        return coded.with_columns(pl.lit(None, dtype=pl.String).alias(ABOVE))
    above = pl.concat(found)
    # All that stand under a code must be one step below it.
    whole = above.group_by([*keys, ABOVE]).agg(pl.col(WHOLE).all().alias(KNOWN))
    return coded.join(above.drop(WHOLE).join(whole, on=[*keys, ABOVE]), on=[*keys, OWN], how="left")


def _by_level(rows: "pl.DataFrame", keys: Sequence[str]) -> "pl.DataFrame | None":
    """Above a row stands the nearest one before it whose level is smaller."""
    import polars as pl

    read = rows.with_columns(pl.col("level").cast(pl.Int64, strict=False))
    levels = read["level"].unique()
    if levels.null_count() or len(levels) > MOST_STEPS:
        return None
    level = pl.col("level")
    before = [
        pl.when(level == one).then(pl.when(level < one).then(pl.col(AT)).forward_fill()) for one in levels.to_list()
    ]
    placed = read.with_columns(
        pl.coalesce(pl.lit(None, dtype=pl.UInt32), *before).over(keys).alias(ABOVE), pl.col(AT).alias(OWN)
    )
    heads = placed.select(pl.col(AT).alias(ABOVE), pl.col("level").alias("over"))
    placed = placed.join(heads, on=ABOVE, how="left", maintain_order="left")
    whole = (pl.col("level") == pl.col("over") + 1).all().over(ABOVE)
    return placed.with_columns(whole.alias(KNOWN))


def _with_those_above(
    rows: "pl.DataFrame", own: Sequence[str], above: Sequence[str], given: "pl.Series"
) -> "pl.Series":
    """Records with all rows above them: without these a row would stand under one further up."""
    import polars as pl

    links = rows.select(AT, *dict.fromkeys([*own, *above]))
    found, new = given, given
    while len(new):
        named = links.filter(pl.col(AT).is_in(new.implode())).select(above).drop_nulls().unique()
        over = links.join(named, left_on=own, right_on=above, how="semi")[AT]
        new = over.filter(~over.is_in(found.implode()))
        found = pl.concat([found, new])
    return found
