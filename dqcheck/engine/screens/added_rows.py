"""Totals over rows of a frame against the sums of their rows, in whole numbers: which of them surely hold, and which a
blank surely leaves undecided. All others are for the judge."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dqcheck.checks.base import Terms
from dqcheck.checks.grading import HALVES
from dqcheck.checks.whole_numbers import steps
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.engine.screens.row_cases import AT, CASE, HOME, RowCases, Widened
from dqcheck.model.record import record
from dqcheck.model.rule import MissingPolicy

if TYPE_CHECKING:
    import polars as pl

TOTAL, UNIT, KNOWN = "is_total", "is_unit", "known"
"""Columns of rows: which are totals, which are added up, and what must be true of one of the rows that are added."""

PLACES = 3
"""Decimals that are looked for in floats of no declared decimals: those of more are for the judge."""
MOST_SHORT, MOST_WHOLE = 1e9, 1e12
"""Floats below these, of so many decimals and whole ones, are that number of thousandths."""
MOST_FACTOR = 10**9
"""By how much whole numbers may be multiplied, so that a thousand million of 64 bits add up in 128."""
BELOW = 1 - 1e-9
"""Less than a share of a sum by more than floats err."""


@record
class AddedColumn:
    """A column as it is added up: its numbers in ``units`` of ``10**-places``, null where they are ``odd`` or nothing
    is written. ``quantum`` is the step that each was rounded to; None where each has its own."""

    units: "pl.Expr"
    null: "pl.Expr"
    odd: "pl.Expr"
    places: int
    quantum: Decimal | None

    def columns(self, name: str) -> "dict[str, pl.Expr]":
        """Its columns in a frame of rows."""
        return {f"{name} units": self.units, f"{name} null": self.null, f"{name} odd": self.odd}


def addend(column: PlainColumn) -> AddedColumn:
    """A column of numbers as it is added up."""
    import polars as pl

    odd = pl.lit(value=False) if column.odd is None else column.odd
    whole, seen = column.whole, column.seen
    if whole is not None:
        lost = odd | (whole.units.is_null() & ~column.null)
        return AddedColumn(
            units=_without(whole.units, lost), null=column.null, odd=lost, places=whole.places, quantum=whole.quantum
        )
    number = seen.cast(pl.Float64)
    size = number.abs()
    short = ((number.round(PLACES) == number) & (size < MOST_SHORT)) | (
        (number.round(0) == number) & (size < MOST_WHOLE)
    )
    lost = odd | (~short.fill_null(value=False) & ~column.null)
    units = (number * 10**PLACES).round(0)
    return AddedColumn(
        units=_without(units, lost).cast(pl.Int64), null=column.null, odd=lost, places=PLACES, quantum=None
    )


def _without(units: Any, odd: "pl.Expr") -> "pl.Expr":
    import polars as pl

    return pl.when(~odd).then(units)


@record
class Pair:
    """A total and what is added up to it, by the names of their columns, with what a blank does among the latter."""

    total: str
    unit: str
    stated: AddedColumn
    added: AddedColumn
    blank: MissingPolicy


def cases_of(
    rows: "pl.DataFrame",
    total_keys: Sequence[str],
    unit_keys: Sequence[str],
    pairs: Sequence[Pair],
    terms: Terms,
    *,
    alone: bool,
    widened: Widened | None = None,
) -> RowCases | None:
    """The cases of totals with the rows that have the same keys: also of those without any rows if they may stand
    ``alone``. ``rows`` have their keys, the columns of the ``pairs``, ``TOTAL``, ``UNIT`` and columns that begin with
    ``KNOWN``. None where the verdicts hang on more than sums."""
    import polars as pl

    told = [_told(pair, at, terms) for at, pair in enumerate(pairs)]
    if None in told:
        return None
    names = {pair.total: pair for pair in pairs}
    totals = rows.lazy().filter(pl.col(TOTAL)).group_by(total_keys, maintain_order=True)
    stated = totals.agg(pl.len().alias("heads"), *(part for name in names for part in _heads(name)))
    known = [name for name in rows.columns if name.startswith(KNOWN)]
    units = rows.lazy().filter(pl.col(UNIT)).group_by(unit_keys)
    summed = units.agg(
        *(part for name in dict.fromkeys(pair.unit for pair in pairs) for part in _sums(name)),
        known=pl.all_horizontal(pl.lit(value=True), *(pl.col(name).any() for name in known)),
    )
    joined = stated.join(summed, left_on=total_keys, right_on=unit_keys, how="left" if alone else "inner")
    cases = joined.with_row_index(CASE).with_columns(*(part for one in told if one for part in one)).collect()
    return _cases(rows, cases, total_keys, unit_keys, len(pairs), widened)


def _heads(name: str) -> "list[pl.Expr]":
    import polars as pl

    return [
        pl.col(f"{name} units").first().alias(f"{name} stated"),
        pl.col(f"{name} null").any().alias(f"{name} unstated"),
        pl.col(f"{name} odd").any().alias(f"{name} strange"),
    ]


def _sums(name: str) -> "list[pl.Expr]":
    import polars as pl

    return [
        pl.col(f"{name} units").cast(pl.Int128).sum().alias(f"{name} sum"),
        pl.col(f"{name} units").count().alias(f"{name} count"),
        pl.col(f"{name} null").any().alias(f"{name} lacks"),
        pl.col(f"{name} odd").any().alias(f"{name} oddly"),
    ]


def _told(pair: Pair, at: int, terms: Terms) -> "list[pl.Expr] | None":
    """Of which cases a pair of columns holds, and of which it is undecided for a blank."""
    import polars as pl

    close = _close(pair, terms)
    if close is None:
        return None
    total, unit = pair.total, pair.unit
    plain = pl.col("known") & ~pl.col(f"{total} strange") & ~pl.col(f"{unit} oddly")
    whole = plain & ~pl.col(f"{total} unstated") & (pl.col("heads") == 1)
    if pair.blank is MissingPolicy.UNDECIDED:
        lacks = pl.col(f"{total} unstated") | pl.col(f"{unit} lacks")
        blank, holds = plain & lacks, whole & ~lacks & close
    else:
        blank, holds = pl.lit(value=False), whole & close
        if pair.blank is MissingPolicy.SKIP:
            holds &= pl.col(f"{unit} count") > 0
    return [
        holds.fill_null(value=False).alias(f"{at} holds"),
        blank.fill_null(value=False).alias(f"{at} blank"),
    ]


def _close(pair: Pair, terms: Terms) -> "pl.Expr | None":
    """Where a total surely is the sum, as rounded (see ``grading.balance``); None where that takes more."""
    import polars as pl

    quanta = [one.quantum for one in (pair.stated, pair.added)]
    exact = all(quantum is not None and not quantum for quantum in quanta)
    mode = terms.tolerance.mode
    if not exact and terms.rounding not in HALVES and mode != "exact":
        return None
    places = max([pair.stated.places, pair.added.places, *(-one.adjusted() for one in quanta if one)])
    factors = [10 ** (places - one.places) for one in (pair.stated, pair.added)]
    if max(factors) > MOST_FACTOR:
        return None
    added = pl.col(f"{pair.unit} sum") * factors[1]
    gap = (pl.col(f"{pair.total} stated").cast(pl.Int128) * factors[0] - added).abs()
    close = [gap == 0]
    if mode != "exact" and not exact and None not in quanta:
        q, p = (steps(one or Decimal(0), places) for one in quanta)
        count = pl.col(f"{pair.unit} count").cast(pl.Int128)
        within = gap * 2 <= count * p + q
        near = pl.when(within).then(gap)  # what is squared is small
        close.append(near * near * 4 <= (count * (p * p) + q * q) * 3)
    if mode == "given" and terms.tolerance.abs is not None:
        close.append(gap <= steps(terms.tolerance.abs, places))
    if mode == "given" and terms.tolerance.pct is not None:
        share = float(terms.tolerance.pct) / 100 * BELOW
        close.append(gap.cast(pl.Float64) <= added.abs().cast(pl.Float64) * share)
    return pl.any_horizontal(close)


def _cases(
    rows: "pl.DataFrame",
    cases: "pl.DataFrame",
    total_keys: Sequence[str],
    unit_keys: Sequence[str],
    pairs: int,
    widened: Widened | None,
) -> RowCases:
    """Cases of which is told what becomes of each pair of columns."""
    import polars as pl

    settled = pl.all_horizontal([pl.col(f"{at} holds") | pl.col(f"{at} blank") for at in range(pairs)])
    closed = cases.filter(settled)
    counts = {what: sum(int(closed[f"{at} {what}"].sum()) for at in range(pairs)) for what in ("holds", "blank")}
    numbered = cases.lazy().select(CASE, *total_keys)
    heads = rows.lazy().filter(pl.col(TOTAL)).join(numbered, on=total_keys)
    under = rows.lazy().filter(pl.col(UNIT)).join(numbered, left_on=unit_keys, right_on=total_keys)
    members = [
        heads.select(CASE, AT, pl.lit(value=True).alias(HOME)),
        under.select(CASE, AT, pl.lit(value=False).alias(HOME)),
    ]
    return RowCases(
        members=pl.concat(members),
        open=cases.filter(~settled)[CASE],
        passed=counts["holds"],
        undecided={"undecided.blank": counts["blank"]},
        widened=widened,
    )
