"""A stated percentage of a part in its whole."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from dataclasses import replace as changed
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks import table_rows
from dqcheck.checks.base import OPERAND, Check, Combination, Tables, Terms, Values, by_record, in_home_table
from dqcheck.checks.conditions import Where, faults
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grading import HALVES, HUNDRED, rounds_otherwise, undecided
from dqcheck.checks.proportions import allowance, grade, other_convention, quotient, step, tolerated
from dqcheck.checks.screening import Column, half_step, local, off_quotient, present
from dqcheck.checks.screening import numbers as columns
from dqcheck.checks.table_rows import GROUP, GROUPS, By, Groups, key_of
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, Field, FieldType, Rounding
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import EXACT, Interval, contains, interval, point, rounded, scale

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands

_times, _minus, _half = EXACT.multiply, EXACT.subtract, Decimal("0.5")


@record
class Percentage(Check):
    """100·part/whole lies outside the rounding interval of the stated percentage.

    Passes when the quotient rounds to the stated percentage under the declared convention, holds within rounding when
    only the intervals of rounded operands reach it. A percentage that is the truncation of the quotient fails mildly.
    Undecided when the whole is zero. ``decimals`` is the least precise step that counts (written digits may be
    coarser).

    With ``whole_where`` the whole is that of another row, the one that it picks among the rows that ``by`` says belong
    together: those of a ``file`` (the default), ``sheet`` or ``submission``, ``all``, or those that share the text of
    fields. Rows never belong together beyond a file, but by ``submission`` or ``all``. Undecided when it picks none
    there, or several.
    """

    kind: ClassVar[str] = "percentage"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"stated", "whole"})
    may_lack: ClassVar[frozenset[str]] = frozenset({GROUP})
    groups: ClassVar[tuple[str, ...]] = GROUPS

    stated: str = field(default="", metadata=OPERAND)
    part: str = field(default="", metadata=OPERAND)
    whole: str = field(default="", metadata=OPERAND)
    decimals: int | None = None
    whole_where: Where = field(default_factory=dict)
    by: By = ()

    @property
    def relates_rows(self) -> bool:
        return bool(self.whole_where) and self.claim is None

    @property
    def gathers_by_record(self) -> bool:
        return not self.relates_rows

    @property
    def reads_decimals(self) -> bool:
        return self.decimals is None

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"stated": (self.stated,), "part": (self.part,), "whole": (self.whole,)}

    def choosing(self) -> Mapping[str, tuple[str, ...]]:
        return {**Check.choosing(self), "whole_where": tuple(self.whole_where)}

    def naming_fields(self) -> tuple[str, ...]:
        return (*table_rows.grouping_fields(self.by), *self.whole_where)

    def problems(self) -> tuple[str, ...]:
        found = [*faults("where", self.where), *faults("whole_where", self.whole_where)]
        found += table_rows.faults_of_groups(self.by)
        if not self.whole_where and self.by:
            found.append("by: says among which rows whole_where picks the whole; give whole_where")
        if self.relates_rows and not in_home_table(self):
            found.append("whole_where: picks rows of one table; give table, and operands of that table")
        return tuple(found)

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        if not self.relates_rows:
            yield from by_record(self, tables)
            return
        stated, part, whole = self.own_fields((self.stated, self.part, self.whole))
        by, home = table_rows.within_a_file(self.by), self.table or ""
        wholes = Groups(by, table_rows.rows(tables, home, self.whole_where))
        for row in table_rows.rows(tables, home, self.where):
            key = key_of(by, row)
            found = {"stated": (row.ref(stated),), "part": (row.ref(part),)}
            if None in key:
                yield {**found, GROUP: (wholes.blank_cell(key, row),)}
                continue
            unsaid = wholes.open(key)
            picked = tuple(other.ref(whole) for other in wholes.of(key)[:2])  # two are as undecided as many
            yield {**found, "whole": picked, **({GROUP: unsaid} if unsaid else {})}

    def completed(self, field_of: Callable[[str], Field | None]) -> "Percentage":
        stated = field_of(self.stated)
        if self.decimals is not None or stated is None or stated.decimals is None:
            return self
        return changed(self, decimals=stated.decimals)

    def judge(self, values: Values, terms: Terms) -> Verdict:
        if GROUP in values:
            return undecided("no-group")
        if len(values["whole"]) > 1:
            return undecided("several-rows")
        stated, part, whole = values["stated"][0], values["part"][0], values["whole"][0]
        if not (isinstance(stated, Quantity) and isinstance(part, Quantity) and isinstance(whole, Quantity)):
            return undecided("not-a-number")
        if not whole.value:
            return undecided("zero-whole")
        quantum = step(stated, self.decimals)
        p, w = (part.value, whole.value) if whole.value > 0 else (-part.value, -whole.value)
        gap = _minus(_times(stated.value, w), _times(HUNDRED, p))
        outcome, note = self._outcome(stated, part, whole, quantum, gap, w, terms)
        expected = quotient(p, w)
        difference = stated.value - expected
        return Verdict(
            outcome=outcome,
            note=note,
            observed=stated.value,
            expected=expected,
            discrepancy=difference,
            allowed=None if stated.qualifier else allowance(quantum, difference, expected, terms),
            unit="%",
            mild=note in ("percentage.truncated", "percentage.rounded"),
            facts={"arithmetic": (HUNDRED, "×", part.value, "/", whole.value)},
        )

    def _outcome(
        self,
        stated: Quantity,
        part: Quantity,
        whole: Quantity,
        quantum: Decimal,
        gap: Decimal,
        w: Decimal,
        terms: Terms,
    ) -> tuple[Outcome, str]:
        """The grade and its sentence; ``gap`` is (stated - quotient)·w, so that nothing is divided."""
        if not gap:
            return Outcome.PASS, "percentage.pass"
        if terms.tolerance.mode == "exact":
            return Outcome.FAIL, "percentage.fail"
        bound = _times(_times(quantum, _half), w)
        size = abs(gap)
        if stated.qualifier is None and terms.rounding in HALVES and size < bound:
            return Outcome.PASS, "percentage.pass"
        p = part.value if whole.value > 0 else -part.value
        if terms.tolerance.mode == "given" and tolerated(gap, w, quotient(p, w), terms):
            return Outcome.PASS, "percentage.pass"
        written = changed(stated, quantum=quantum)
        parts, wholes = interval(part, terms.rounding), interval(whole, terms.rounding)
        if whole.value < 0:
            parts, wholes = scale(parts, Decimal(-1)), scale(wholes, Decimal(-1))
        outcome = grade(interval(written, terms.rounding), p, w, parts, wholes)
        if outcome is Outcome.PASS and size == bound:
            exact = EXACT.divide(_times(HUNDRED, p), w)  # without a remainder, as it lies between two steps
            if rounds_otherwise(exact, written, terms):
                outcome = Outcome.WITHIN_ROUNDING
        if outcome is not Outcome.FAIL or stated.qualifier is not None:
            return outcome, "percentage." + outcome
        other = other_convention(terms.rounding)
        if contains(scale(interval(written, other), w), _times(HUNDRED, p)):
            return outcome, "percentage.rounded" if other is Rounding.HALF_UP else "percentage.truncated"
        return outcome, "percentage.fail"

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        if GROUP in values or len(values["whole"]) > 1:
            return
        stated, part, whole = values["stated"][0], values["part"][0], values["whole"][0]
        if not (isinstance(stated, Quantity) and isinstance(part, Quantity) and isinstance(whole, Quantity)):
            return
        if not whole.value or stated.qualifier is not None:
            return
        quantum = step(stated, self.decimals)
        written = interval(changed(stated, quantum=quantum), terms.rounding)
        exact = quotient(part.value, whole.value)
        yield "stated", 0, point(rounded(exact, quantum, terms.rounding))
        low, high = written.low, written.high
        if low is None or high is None:
            return
        ends = sorted(_times(end, whole.value).scaleb(-2) for end in (low, high))
        yield "part", 0, Interval(low=ends[0], high=ends[1])
        if low > 0 and part.value > 0:
            hundredfold = _times(HUNDRED, part.value)
            yield "whole", 0, Interval(low=hundredfold / high, high=hundredfold / low)

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import ratio_grades

        stated, part, whole = map(operand, self.own_fields((self.stated, self.part, self.whole)))
        if not local(self) or part.whole is None or whole.whole is None:
            return None
        return ratio_grades(stated, part.whole, whole.whole, (part.seen, whole.seen), terms, self.decimals)

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self):
            return None
        operands = columns(column, self, (self.stated, self.part, self.whole))
        stated, part, whole = operands
        half = half_step(stated) if self.decimals is None else words_of(stated).lit(0.5 * 10.0**-self.decimals)
        return present(off_quotient(stated, part, whole, half, terms, times=100.0), operands)
