"""The middle of a large column, exact: floats find where it lies, exact numbers settle it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dqcheck.checks.base import Check, resolve
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.kinds.magnitude import Peers, ratio_to
from dqcheck.checks.screening import NOUGHT
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.opened_frames import collect, in_polars
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.engine.screens.row_conditions import Speaks
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Rule

NEAR = 1e-8
"""Relative distance within which floats do not say which of two ratios is larger: numbers are read to ten digits."""


def with_peers(rule: Rule, filed: FiledFrame, columns: Mapping[str, PlainColumn | None], speaks: Speaks | None) -> Rule:
    """A rule that compares values with all others of a column of a lazy frame, with their middle; any other rule as it
    is, and so one on a column that is not seen."""
    check = rule.params
    if not isinstance(check, Check) or speaks is None or (operand := check.peers_in()) is None:
        return rule
    field = resolve(operand, check.table)[1]
    column = columns.get(field)
    if column is None or not column.number:
        return rule
    return replace(rule, params=check.among(_middle(filed, field, column, speaks)))


def _middle(filed: FiledFrame, field: str, column: PlainColumn, speaks: Speaks) -> Peers | None:
    """The middle of the positive numbers of a column, odd ones among them."""
    import polars as pl

    raw: Any = words_of(filed.frame).col(field)
    frame = filed.frame if speaks.meets is None else filed.frame.filter(speaks.meets)
    odd = (column.seen > 0) & (column.seen < NOUGHT)
    odd = odd if column.odd is None else odd | column.odd
    written = collect(frame.filter(odd).select(raw))[field].to_list()
    others = {at: number for at, number in enumerate(_read(filed, field, written)) if number is not None and number > 0}
    plain = in_polars(collect(frame.filter((column.seen > 0) & ~odd).select(raw, size=column.seen)))
    if others:
        more = {field: [written[at] for at in others], "size": list(map(float, others.values()))}
        plain = pl.concat([plain.with_columns(size=pl.col("size").cast(pl.Float64)), pl.DataFrame(more, plain.schema)])
    if plain.is_empty():
        return None
    sizes, at = plain.sort("size"), (len(plain) - 1) // 2
    (median,) = _read(filed, field, [sizes[field][at]])
    assert median is not None
    return Peers(median=median, ratio=_ratio(filed, field, sizes, at, median), count=len(sizes))


def _read(filed: FiledFrame, field: str, written: Sequence[Any]) -> Sequence[Decimal | None]:
    """The numbers of a column, as its records are read; None for what is none."""
    values = filed.table({field: written}).columns[field] if written else ()
    return [value.value if isinstance(value, Quantity) else None for value in values]


def _ratio(filed: FiledFrame, field: str, sizes: Any, at: int, median: Decimal) -> Decimal:
    """The ratio at a place among sorted ones: of those that floats do not tell apart the exact ones are sorted."""
    import polars as pl

    middle = float(median)
    larger, smaller = pl.max_horizontal(pl.col("size"), middle), pl.min_horizontal(pl.col("size"), middle)
    ratios = sizes.select(field, ratio=larger / smaller)
    guess = ratios["ratio"].sort()[at]
    near = ratios.filter(pl.col("ratio").is_between(guess * (1 - NEAR), guess * (1 + NEAR)))
    counted = near.group_by(field).len()
    read = _read(filed, field, counted[field].to_list())
    found = [(ratio_to(median, value), count) for value, count in zip(read, counted["len"], strict=True) if value]
    left = at - ratios.select((pl.col("ratio") < guess * (1 - NEAR)).sum()).item()
    for ratio, count in sorted(found):
        if left < count:
            return ratio
        left -= count
    raise AssertionError("the ratio at a place is among those near it")
