"""A stated total and the parts it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from dqcheck.checks import split_sums
from dqcheck.checks.base import OPERAND, OPTIONAL, Check, Terms, Values
from dqcheck.checks.grading import HALVES, balance, numbers, sum_of, undecided, unit_of, wanted_sum
from dqcheck.checks.screening import Column, all_of, any_of, doubtful, local, present, whole_sum
from dqcheck.checks.screening import numbers as columns
from dqcheck.checks.split_sums import unsigned
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import Interval

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands


@record
class Total(Check):
    """The rounding interval of the total and that of the signed sum of its parts do not meet.

    A part written ``-name`` is subtracted (role ``less``). With ``exhaustive: false`` the parts may stay below the
    total but not exceed it. Passes within three standard deviations of uniform roundings, holds within rounding up to
    the worst case (XBRL Calculations 1.1). Undecided when an operand is missing.

    ``splits`` in place of ``parts`` are several breakdowns of one total, each of two parts or more (men and women; town
    and country). With ``hold: any``, the default, one that adds up is enough, and a part that is missing in one leaves
    the others to decide; with ``hold: all`` every one must add up.
    """

    kind: ClassVar[str] = "total"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"total"})
    may_lack: ClassVar[frozenset[str]] = frozenset({"splits"})
    tolerance_is_of_figure: ClassVar[bool] = True

    total: str = field(default="", metadata=OPERAND)
    parts: tuple[str, ...] = field(default=(), metadata=OPTIONAL)
    exhaustive: bool = True
    splits: tuple[tuple[str, ...], ...] = field(default=(), metadata=OPTIONAL)
    hold: Literal["any", "all"] | None = None

    def problems(self) -> tuple[str, ...]:
        if self.claim is not None:
            return ()
        if bool(self.parts) == bool(self.splits):
            both = "parts: stands beside splits; give one of them" if self.parts else "'parts' is missing (or splits)"
            return (both,)
        return tuple(split_sums.faults(self.total, self.splits, self.hold, exhaustive=self.exhaustive))

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        if self.splits:
            return {"total": (self.total,), "splits": tuple(unsigned(part) for own in self.splits for part in own)}
        roles = {"total": (self.total,), "parts": tuple(name for name in self.parts if not name.startswith("-"))}
        less = tuple(name[1:].strip() for name in self.parts if name.startswith("-"))
        return {**roles, "less": less} if less else roles

    def judge(self, values: Values, terms: Terms) -> Verdict:
        if self.splits:
            return split_sums.judge(values, self.splits, self.hold, terms)
        stated, plus, less = numbers(values["total"]), numbers(values["parts"]), numbers(values.get("less", ()))
        if stated is None or plus is None or less is None:
            return undecided("not-a-number")
        outcome, expected, gap, allowed = balance(stated[0], plus, less, terms, at_most=not self.exhaustive)
        return Verdict(
            outcome=outcome,
            note="total." + outcome if self.exhaustive or outcome is not Outcome.FAIL else "total.exceeded",
            observed=stated[0].value,
            expected=expected,
            discrepancy=gap,
            allowed=allowed,
            unit=stated[0].unit or unit_of(plus),
            facts={"arithmetic": sum_of(plus, less)},
        )

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        if not self.exhaustive or self.splits:
            return
        stated, plus, less = numbers(values["total"]), numbers(values["parts"]), numbers(values.get("less", ()))
        if stated is None or plus is None or less is None:
            return
        signed = [(-1, stated[0]), *((1, part) for part in plus), *((-1, part) for part in less)]
        places = [("total", 0), *(("parts", i) for i in range(len(plus))), *(("less", i) for i in range(len(less)))]
        for at, (role, index) in enumerate(places):
            own = signed[at][0]
            others = [(-own * sign, one) for i, (sign, one) in enumerate(signed) if i != at]
            yield role, index, wanted_sum(others, terms.rounding)

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import balance_grades, wholes

        if self.splits:
            return None
        fields = {role: self.own_fields(names) for role, names in self.fields().items()}
        found = {role: wholes(operand, names) for role, names in fields.items()}
        stated, plus, less = found["total"], found["parts"], found.get("less", [])
        if not local(self) or not stated or plus is None or less is None:
            return None
        return balance_grades(stated[0], plus, less, terms, at_most=not self.exhaustive)

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self) or (terms.rounding not in HALVES and (self.splits or len(self.parts) > 2)):
            return None  # cut off, even equal sums hold within rounding only
        if self.splits:
            return self._screen_of_splits(column)
        fields = self.fields()
        stated, plus = columns(column, self, fields["total"])[0], columns(column, self, fields["parts"])
        less = columns(column, self, fields.get("less", ()))
        expected = whole_sum([*plus, *(-one for one in less)])
        operands = [stated, *plus, *less]
        gap = (stated != expected) if self.exhaustive else (stated < expected)
        return present(gap | doubtful(operands), operands)

    def _screen_of_splits(self, column: Column) -> "nw.Expr":
        """True where not enough breakdowns surely add up."""
        stated = columns(column, self, (self.total,))[0]
        holds = []
        for own in self.splits:
            parts = columns(column, self, tuple(map(unsigned, own)))
            signed = [-part if name.startswith("-") else part for name, part in zip(own, parts, strict=True)]
            equal = (stated == whole_sum(signed)) & ~doubtful([stated, *parts])
            holds.append(equal.fill_null(value=False))
        return ~(all_of(holds) if self.hold == "all" else any_of(holds))
