"""The same quantity stated in several places."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import (
    OPERAND,
    Check,
    Combination,
    Tables,
    Terms,
    Values,
    in_home_table,
    records,
    resolve,
)
from dqcheck.checks.grading import given, rounds_otherwise, undecided, unit_of
from dqcheck.checks.screening import Column, any_of, local
from dqcheck.model.dataset import Ref
from dqcheck.model.quantity import ZERO, Day, Label, Missing, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.folding import fold
from dqcheck.numerals.intervals import EVERYTHING, EXACT, Interval, common, contains, intersection, interval

if TYPE_CHECKING:
    import narwhals as nw


@record
class Agreement(Check):
    """The same quantity is stated with different values (fields, tables, files, prose against table, a reference list).

    Values are grouped by submission or by the text of a field (``by``). Passes when all are equal or one is the
    rounding of the other, holds within rounding when their intervals have a value in common. Where a majority agrees
    the odd values are blamed. Undecided when fewer than two values are there, and when one is missing and the others
    agree.
    """

    kind: ClassVar[str] = "agreement"
    judges_missing: ClassVar[bool] = True
    gathers: ClassVar[bool] = True
    compares_operands: ClassVar[bool] = True
    tolerance_is_of_figure: ClassVar[bool] = True

    values: tuple[str, ...] = field(default=(), metadata=OPERAND)
    by: str = "submission"

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"values": self.values}

    def by_single_records(self, numbers_rows: Callable[[str], bool]) -> bool:
        return len(self.values) > 1 and in_home_table(self) and numbers_rows(resolve(self.by, self.table)[1])

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        groups: dict[str, list[Ref]] = {}
        for name in self.values:
            table, column = resolve(name, self.table)
            if table not in tables:
                continue
            for row in records(self, tables[table]):
                key = self._key(tables, table, row)
                if key is not None:
                    groups.setdefault(key, []).append(Ref(table=table, row=row, field=column))
        for refs in groups.values():
            if len(refs) > 1 or len(self.values) > 1:
                yield {"values": tuple(refs)}

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        """True where the values of one record differ or lack one, where records are judged one by one."""
        if not local(self) or len(self.values) < 2:
            return None
        first, *others = (column(resolve(name, self.table)[1]) for name in self.values)
        return any_of([first.is_null(), *(other.is_null() | (other != first) for other in others)])

    def _key(self, tables: Tables, table: str, row: int) -> str | None:
        if self.by == "submission":
            return tables[table].submissions[row]
        column = tables[table].columns.get(resolve(self.by, table)[1])
        if column is None:
            return None
        value = column[row]
        return fold(value.value if isinstance(value, Label) else value.text) or None

    def judge(self, values: Values, terms: Terms) -> Verdict:
        stated = values["values"]
        there = [index for index, value in enumerate(stated) if not isinstance(value, Missing)]
        if len(there) == len(stated):
            return self._judge(stated, terms)
        verdict = self._judge([stated[index] for index in there], terms)
        if verdict.outcome is not Outcome.FAIL:
            return undecided(next(value.reason.value for value in stated if isinstance(value, Missing)))
        return replace(verdict, suspects=tuple((role, there[at]) for role, at in verdict.suspects))

    def _judge(self, stated: Sequence[Value], terms: Terms) -> Verdict:
        if len(stated) < 2:
            return undecided("single")
        if all(isinstance(value, Quantity) for value in stated):
            return self._numbers([value for value in stated if isinstance(value, Quantity)], terms)
        if all(isinstance(value, Day) for value in stated):
            days = [value for value in stated if isinstance(value, Day)]
            meet = max(day.first for day in days) <= min(day.last for day in days)
            equal = len({(day.first, day.last) for day in days}) == 1
            return self._plain(stated, [day.first.isoformat() for day in days], equal=equal, meet=meet)
        if all(isinstance(value, Label) for value in stated):
            names = [value.value for value in stated if isinstance(value, Label)]
            equal = len({fold(name) for name in names}) == 1
            return self._plain(stated, names, equal=equal, meet=equal)
        return undecided("different-types")

    def _numbers(self, stated: Sequence[Quantity], terms: Terms) -> Verdict:
        amounts = [value.value for value in stated]
        least, most = min(amounts), max(amounts)
        if least == most:
            outcome = Outcome.PASS
        elif terms.tolerance.mode == "exact":
            outcome = Outcome.FAIL
        elif EXACT.subtract(most, least) <= (given(terms, least) or ZERO):
            outcome = Outcome.PASS
        elif common(ranges := [interval(value, terms.rounding) for value in stated]) is not None:
            outcome = Outcome.PASS if _rounds(stated, ranges, amounts, terms) else Outcome.WITHIN_ROUNDING
        else:
            outcome = Outcome.FAIL
        observed, expected, suspects = self._odd(amounts)
        return Verdict(
            outcome=outcome,
            note="agreement." + outcome,
            observed=observed,
            expected=expected,
            discrepancy=EXACT.subtract(observed, expected),
            allowed=ZERO if terms.tolerance.mode == "exact" else self._allowed(stated, terms, expected),
            unit=unit_of(stated),
            suspects=suspects if outcome is Outcome.FAIL else (),
            facts={"stated": self._told(stated)},
        )

    def _told(self, stated: Sequence[Quantity]) -> tuple[object, ...]:
        """The different values as a sentence lists them: in prose as written, else as numbers, the largest first."""
        if not self.values or any(value.qualifier is not None for value in stated):
            first = {value.text: value for value in reversed(stated)}
            return tuple(first[text] for text in dict.fromkeys(value.text for value in stated))
        return tuple(sorted({value.value for value in stated}, reverse=True))

    def _odd(self, amounts: Sequence[Decimal]) -> tuple[Decimal, Decimal, tuple[tuple[str, int], ...]]:
        """What is stated, what is expected, and whom to blame. The value of a strict majority is expected. Without one
        the largest is held against the smallest, for records have no order; in prose the first against the last."""
        if amounts.count(amounts[0]) == len(amounts):
            return amounts[0], amounts[0], ()
        value, most = Counter(amounts).most_common(1)[0]
        if 2 * most > len(amounts):
            odd = [i for i, amount in enumerate(amounts) if amount != value]
            worst = max((amounts[i] for i in odd), key=lambda amount: (abs(amount - value), amount))
            return worst, value, tuple(("values", i) for i in odd)
        if self.values:
            return max(amounts), min(amounts), ()
        return amounts[0], next((a for a in reversed(amounts) if a != amounts[0]), amounts[0]), ()

    def _allowed(self, stated: Sequence[Quantity], terms: Terms, expected: Decimal) -> Decimal | None:
        if any(value.qualifier is not None for value in stated):
            return None
        wide = sorted(value.quantum for value in stated)[-2:]
        return max(EXACT.divide(EXACT.add(wide[0], wide[1]), Decimal(2)), given(terms, expected) or ZERO)

    def _plain(self, stated: Sequence[Value], texts: Sequence[str], *, equal: bool, meet: bool) -> Verdict:
        outcome = Outcome.PASS if equal else Outcome.WITHIN_ROUNDING if meet else Outcome.FAIL
        counts = Counter(texts)
        common_text, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
        odd: tuple[tuple[str, int], ...] = ()
        other = min((text for text in texts if text != common_text), default=common_text)
        if outcome is Outcome.FAIL and 2 * most > len(texts):
            odd = tuple(("values", i) for i, text in enumerate(texts) if text != common_text)
        return Verdict(
            outcome=outcome,
            note="agreement." + outcome,
            observed=other,
            expected=common_text,
            suspects=odd,
            facts={"stated": tuple(sorted({value.text for value in stated}))},
        )

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        stated = [value for value in values["values"] if isinstance(value, Quantity)]
        if len(stated) != len(values["values"]):
            return
        ranges: list[Interval | None] = [interval(value, terms.rounding) for value in stated]
        before = accumulate([EVERYTHING, *ranges], intersection)
        after = [*accumulate([EVERYTHING, *reversed(ranges)], intersection)][-2::-1]
        for at, (left, right) in enumerate(zip(before, after, strict=False)):
            if (wanted := intersection(left, right)) is not None:
                yield "values", at, wanted


def _rounds(stated: Sequence[Quantity], ranges: Sequence[Interval], amounts: Sequence[Decimal], terms: Terms) -> bool:
    """Whether one of the figures is what all others are when they are rounded as coarsely."""
    least, most = min(amounts), max(amounts)
    return any(
        contains(one, least)
        and contains(one, most)
        and not any(rounds_otherwise(amount, coarse, terms) for amount in (least, most))
        for coarse, one in zip(stated, ranges, strict=True)
    )
