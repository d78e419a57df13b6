"""The cases of a rule that relates rows of a frame: which records each is of, and of which of them it is known, without
the judge, what becomes of them."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from dqcheck.model.record import record

if TYPE_CHECKING:
    import polars as pl

CASE, AT, HOME = "case", "at", "home"
"""Columns of the members: the number of a case, a record of it (by its number in the frame), and whether the record is
one of those that the case is named by."""

Widened = Callable[["pl.Series"], "pl.Series"]
"""Records with those besides which the judge must see to find the same cases."""


@record
class RowCases:
    """``members`` are the records of each case, ``open`` the cases that only the judge can decide. ``passed`` and
    ``undecided`` (by reason) count the judgements on all others. ``widened`` adds the records without which the judge
    would not find the same cases (None: there are no others)."""

    members: "pl.LazyFrame"
    open: "pl.Series"
    passed: int = 0
    undecided: Mapping[str, int]
    widened: Widened | None = None

    def touching(self, rows: Collection[int]) -> "pl.Series":
        """The cases that are of some of these records and that are not ``open``."""
        import polars as pl

        near = self.members.filter(pl.col(AT).is_in(pl.Series(sorted(rows), dtype=pl.UInt32).implode()))
        found = near.select(pl.col(CASE).unique()).collect()[CASE]
        return found.filter(~found.is_in(self.open.implode()))

    def records(self, cases: "pl.Series") -> "tuple[list[int], set[int]]":
        """The records with which cases are judged, in order, and those by which these cases are named."""
        import polars as pl

        own = self.members.filter(pl.col(CASE).is_in(cases.implode())).collect()
        rows = own[AT].unique()
        rows = rows if self.widened is None else self.widened(rows)
        return rows.sort().to_list(), set(own.filter(pl.col(HOME))[AT].to_list())
