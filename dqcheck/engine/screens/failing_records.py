"""The records of a frame that fail its rules: by rule as a frame, with their values and gaps."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dqcheck.checks.base import Check, choosing, operands
from dqcheck.checks.engine_words import of_polars
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.opened_frames import ROW, in_polars
from dqcheck.engine.tally import Tally
from dqcheck.errors import UsageError
from dqcheck.model.record import record
from dqcheck.model.rule import Rule

if TYPE_CHECKING:
    import polars as pl

ROW_COLUMN, GAP_COLUMN = "row", "gap"

MOST_NAMED = 10
"""Rules that are named in place of one that was not run."""


@record
class FailingOfRule:
    """The failing records of one rule: their ``places`` in the frame that holds them, as a sorted series or list, the
    place of the ``homes`` (the first record of each failing case), those of them whose grade is ``mild``, and the
    ``gaps`` that the judge found, by place. ``gap`` is the expression of all others, ``lacking`` are the columns that
    the rule asks for and that the frame does not have."""

    rule: Rule
    places: Any = ()
    homes: Any = ()
    mild: Any = ()
    gaps: Mapping[int, float | None]
    gap: Any = None
    lacking: tuple[str, ...] = ()


class FailingRecords:
    """The failing records of all rules of a frame that was ``filed``. ``frame`` holds at least those, under the names
    of the fields of its table."""

    # No record: a report is looked through for texts, and a frame is none.
    def __init__(self, *, filed: FiledFrame, frame: Any, rules: Mapping[str, FailingOfRule]) -> None:
        self.filed, self.frame, self.rules = filed, frame, rules

    def with_rules(self, more: Mapping[str, FailingOfRule]) -> "FailingRecords":
        """The same with further rules."""
        return FailingRecords(filed=self.filed, frame=self.frame, rules={**self.rules, **more})

    def of(self, name: str) -> "pl.DataFrame":
        """The records that fail a rule (with or without its ruleset) as a frame of polars: ``row`` (where records have
        numbers), the key and the texts that name a record, what tells rows apart where the rule relates them, the
        values that it speaks of under their own names, and ``gap``. Raises UsageError for a rule that was not run."""
        import polars as pl

        found = self._of(name)
        check, places, columns = found.rule.params, list(found.places), self.filed.columns
        named = choosing(check) if isinstance(check, Check) and check.relates_rows else ()
        spoken = (*named, *operands(check)) if isinstance(check, Check) else ()
        asked = [field for table, field in spoken if table == self.filed.form.name]
        known = dict.fromkeys([self.filed.form.key, *self.filed.form.identifying, *self.filed.naming(), *asked])
        fields = [one for one in known if one is not None and one in columns]
        held = self.frame[places] if places else self.frame.head(0)
        gaps = self._gaps(found, held, places)
        rows = self.filed.rows_of(held[ROW].to_list())
        made = {self.named(ROW_COLUMN): pl.Series(rows, dtype=pl.Int64)} if self.filed.has_rows else {}
        for field in fields:
            column: Any = in_polars(held[field])
            made[columns[field]] = column if of_polars(column) else pl.Series(column.to_list(), strict=False)
        return pl.DataFrame({**made, self.named(GAP_COLUMN): gaps})

    @staticmethod
    def _gaps(found: FailingOfRule, held: Any, places: Sequence[int]) -> "pl.Series":
        """The gaps of records at some places: those that the judge found, and for all others what the grades say."""
        import polars as pl

        graded = in_polars(held.select(gap=found.gap)["gap"]) if found.gap is not None and places else None
        if graded is not None and of_polars(graded) and not found.gaps:
            return graded.cast(pl.Float64)  # type: ignore[no-any-return]
        gaps = [None] * len(places) if graded is None else graded.to_list()
        told = [found.gaps.get(place, gap) for place, gap in zip(places, gaps, strict=True)]
        return pl.Series(told, dtype=pl.Float64)

    def judged(self, name: str) -> "FailingRecords":
        """The same, once a rule could be judged. Raises UsageError, as ``of`` does, and for a rule of which the frame
        lacks a column: that no record is known to fail it does not say that none does."""
        found = self._of(name)
        if found.lacking:
            columns = ", ".join(found.lacking)
            english = f"{name!r} could not be judged: the frame has no column for {columns}."
            raise UsageError("error.rule-lacks-columns", english, name=name, columns=columns)
        return self

    def _of(self, name: str) -> FailingOfRule:
        found = self.rules.get(name) or next((one for one in self.rules.values() if one.rule.id == name), None)
        if found is not None:
            return found
        from dqcheck.column_checks.column_names import nearest

        known = list(dict.fromkeys([*(one.rule.id for one in self.rules.values()), *self.rules]))
        near = nearest(name, known) or known[: len(self.rules)]
        listed = ", ".join(near[:MOST_NAMED]) + (", …" if len(near) > MOST_NAMED else "")
        english = f"{name!r} is no rule that was run; nearest: {listed}."
        raise UsageError("error.rule-not-run", english, name=name, names=listed)

    def named(self, name: str) -> str:
        """The name of a column of ours; with ``dqcheck_`` before it where the frame has one of that name."""
        return f"dqcheck_{name}" if name in self.filed.columns.values() else name

    def first_rows(self, most: int) -> dict[str, tuple[int, tuple[int, ...]]]:
        """The number of records that fail each rule, and the rows of the first of them, where they have numbers."""
        rows = self.frame[ROW]
        told = most if self.filed.has_rows else 0
        return {
            name: (len(one.places), tuple(self.filed.rows_of(rows[list(one.places[:told])].to_list())))
            for name, one in self.rules.items()
            if one.places
        }


def of_tally(tally: Tally, places: Sequence[int] | Mapping[int, int] | None = None) -> FailingOfRule:
    """The failing records of a rule that was judged; ``places`` are those of the table's records in the frame (by
    default their own numbers)."""
    at: Any = places if places is not None else range(1 << 62)
    homes: list[int] = []
    mild: list[int] = []
    gaps: dict[int, float | None] = {}
    for judged in tally.kept:
        home, _ = judged.case.home
        rows = [at[ref.row] for ref in judged.case.refs() if ref.table == home]
        if rows:
            gap = judged.verdict.discrepancy
            homes.append(rows[0])
            mild += rows[:1] if judged.verdict.mild else []
            gaps |= dict.fromkeys(rows, None if gap is None else _shown(gap))
    return FailingOfRule(
        rule=tally.rule,
        places=sorted(gaps),
        homes=sorted(homes),
        mild=sorted(mild),
        gaps=gaps,
        lacking=tally.lacking,
    )


def _shown(gap: Any) -> float:
    """A gap as a float, for frames."""
    return float(gap)
