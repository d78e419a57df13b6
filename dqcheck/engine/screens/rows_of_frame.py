"""What is known of a frame of polars when its rows are held against each other."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dqcheck.checks.conditions import Where
from dqcheck.checks.operands import policy
from dqcheck.engine.screens.added_rows import Pair, addend
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.opened_frames import ROW, collect
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.engine.screens.row_cases import AT
from dqcheck.engine.screens.row_conditions import speaks_of
from dqcheck.engine.screens.row_keys import RowKeys
from dqcheck.engine.screens.value_lists import ColumnValues
from dqcheck.model.record import record
from dqcheck.model.rule import Rule

if TYPE_CHECKING:
    import polars as pl

KEY = "key"
"""Before the number of a part of a key: its column. The first is the same for all records."""


@record
class RowsOfFrame:
    """A frame whose rows a rule holds against each other: its ``columns`` as screens see them, and what its ``keys``
    say."""

    filed: FiledFrame
    columns: Mapping[str, PlainColumn | None]
    values: ColumnValues
    keys: RowKeys

    @property
    def name(self) -> str:
        """The table that the frame holds."""
        return self.filed.form.name

    def meets(self, where: Where, home: str | None) -> "pl.Expr | None":
        """Of which records conditions speak, never null; None where nobody knows."""
        import polars as pl

        speaks = speaks_of(where, home, self.filed, self.values)
        if speaks is None:
            return None
        met: pl.Expr = pl.lit(value=True) if speaks.meets is None else speaks.meets
        return met

    def number(self, name: str) -> PlainColumn | None:
        """A column of numbers; None where there is none."""
        found = self.columns.get(name)
        return found if found is not None and found.number else None

    def rows(self, **asked: "pl.Expr") -> "pl.DataFrame":
        """The rows of the frame with their numbers and what is ``asked`` of each."""
        import polars as pl

        frame: Any = self.filed.frame
        held: Any = collect(frame.select(pl.col(ROW).cast(pl.UInt32).alias(AT), **asked))
        return held  # type: ignore[no-any-return]

    def pairs(self, rule: Rule, totals: Sequence[str], units: Sequence[str]) -> list[Pair] | None:
        """Fields that hold totals, each with that of what is added up; None where one is no column of numbers."""
        found = {name: self.number(name) for name in (*totals, *units)}
        if None in found.values():
            return None
        addends = {name: addend(one) for name, one in found.items() if one is not None}
        return [
            Pair(
                total=total,
                unit=unit,
                stated=addends[total],
                added=addends[unit],
                blank=policy(rule, self.filed.ruleset, self.name, unit),
            )
            for total, unit in zip(totals, units, strict=True)
        ]


def keyed(parts: "Sequence[pl.Expr]") -> "dict[str, pl.Expr]":
    """The columns of a key of several parts."""
    import polars as pl

    return {f"{KEY}0": pl.lit(0, dtype=pl.UInt8), **{f"{KEY}{at}": part for at, part in enumerate(parts, 1)}}


def figures(pairs: Sequence[Pair]) -> "dict[str, pl.Expr]":
    """The columns of the numbers of pairs."""
    found: dict[str, pl.Expr] = {}
    for pair in pairs:
        found |= pair.stated.columns(pair.total) | pair.added.columns(pair.unit)
    return found
