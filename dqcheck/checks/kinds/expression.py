"""A formula of the ruleset's author."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import Check, Terms, Values
from dqcheck.checks.expression_language import OPPOSITE, FormulaError, Node, broken, holds, names, parse
from dqcheck.checks.grading import undecided
from dqcheck.checks.screening import (
    EXACT_DECIMALS,
    GUARD,
    Column,
    all_of,
    any_of,
    approximate,
    doubtful,
    local,
    present,
)
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.quantity import Day, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import SHOWN

if TYPE_CHECKING:
    from decimal import Decimal

    import narwhals as nw


@record
class Expression(Check):
    """A formula in a small closed language is false: ``that: "a + b <= c or c == 0"``.

    Numbers, field names, ``+ - * / ( )``, comparisons, ``and``, ``or``, ``not``; dates count as days. Judged exactly on
    the written values. A tolerance ``abs`` is one of equality: ``==``, ``<=`` and ``>=`` forgive a gap up to it, ``!=``
    asks for a larger one, ``<`` and ``>`` stay exact. Each field is its own role. Undecided on a division by zero.
    """

    kind: ClassVar[str] = "expression"
    takes: ClassVar[tuple[FieldType, ...]] = (*NUMBERS, *DATES)

    that: str = ""

    @property
    def of_one_money(self) -> bool:
        return not {"*", "/"} & set(self.that)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {name: (name,) for name in names(parse(self.that))}

    def problems(self) -> tuple[str, ...]:
        try:
            formula = parse(self.that)
        except FormulaError as error:
            return (f"that: {error}",)
        return () if names(formula) else ("that: names no field, so that it says nothing of a record",)

    def judge(self, values: Values, terms: Terms) -> Verdict:
        known: dict[str, Fraction] = {}
        for role, given in values.items():
            number = _number(given[0])
            if number is None:
                return undecided("not-a-number")
            known[role] = number
        formula = parse(self.that)
        slack = Fraction(terms.tolerance.abs or 0) if terms.tolerance.mode == "given" else Fraction(0)
        try:
            if holds(formula, known, slack):
                return Verdict(outcome=Outcome.PASS, note="expression.pass", facts={"that": self.that})
            sides = broken(formula, known, slack)
        except ZeroDivisionError:
            return undecided("zero-division")
        observed, expected = (_decimal(sides[0]), _decimal(sides[1])) if sides else (None, None)
        return Verdict(
            outcome=Outcome.FAIL,
            note="expression.fail",
            observed=observed,
            expected=expected,
            discrepancy=_decimal(sides[0] - sides[1]) if sides else None,
            facts={"that": self.that},
        )

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        formula = parse(self.that)
        if not local(self) or terms.tolerance.mode == "given" or not _plain(formula):
            return None
        fields = names(formula)
        operands = columns(column, self, fields)
        known = dict(zip(fields, operands, strict=True))
        if not operands:
            return None
        may = _may(formula, known, truth=False)
        if divides(formula):
            # A quotient by zero is undecided, not passed: the judge has to see it.
            may = any_of([may, *(operand == 0 for operand in operands)])
        return present(may, operands)


def _number(value: Value) -> Fraction | None:
    if isinstance(value, Quantity):
        return Fraction(value.value)
    return Fraction(value.first.toordinal()) if isinstance(value, Day) else None


def _decimal(value: Fraction) -> "Decimal":
    from decimal import Decimal

    return SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator))


def divides(node: Node) -> bool:
    """Whether a formula holds a quotient."""
    return node.kind == "/" or any(divides(operand) for operand in node.operands)


def _plain(node: Node) -> bool:
    """Whether floats bound the formula: no product or quotient of anything but numbers and fields."""
    if node.kind in ("*", "/") and any(operand.kind not in ("number", "name") for operand in node.operands):
        return False
    return all(_plain(operand) for operand in node.operands)


def _may(node: Node, known: "Mapping[str, nw.Expr]", *, truth: bool) -> "nw.Expr":
    """True wherever a condition may have this truth: floats within the guard band of equality count for both."""
    if node.kind == "not":
        return _may(node.operands[0], known, truth=not truth)
    if node.kind in ("and", "or"):
        parts = [_may(operand, known, truth=truth) for operand in node.operands]
        return all_of(parts) if (node.kind == "and") is truth else any_of(parts)
    pairs = zip(node.operators, node.operands, node.operands[1:], strict=False)
    each = [_compared(operator, a, b, known, truth=truth) for operator, a, b in pairs]
    return all_of(each) if truth else any_of(each)


def _compared(operator: str, a: Node, b: Node, known: "Mapping[str, nw.Expr]", *, truth: bool) -> "nw.Expr":
    """A comparison that may be true (or false): an inequality with a guard band that grows with its numbers."""
    if not truth:
        operator = OPPOSITE[operator]
    left, left_size = _arithmetic(a, known)
    right, right_size = _arithmetic(b, known)
    gap, guard = left - right, (left_size + right_size) * GUARD
    if operator in ("<", "<="):
        return gap <= guard
    if operator in (">", ">="):
        return gap >= -guard
    if operator == "==":
        return gap.abs() <= guard
    # Unequal: floats that differ by less than the guard may still differ exactly, so equality must be proved.
    used = [known[name] for name in dict.fromkeys((*names(a), *names(b)))]
    unsure = (left_size + right_size) >= EXACT_DECIMALS
    return (gap != 0) | unsure | doubtful(used) if used else (gap != 0) | unsure


def _arithmetic(node: Node, known: "Mapping[str, nw.Expr]") -> "tuple[nw.Expr, nw.Expr]":
    """The value of a node and the size of the numbers that went into it."""
    import narwhals as nw

    if node.kind == "number":
        number = approximate(node.number)
        return nw.lit(number), nw.lit(abs(number))
    if node.kind == "name":
        return known[node.name], known[node.name].abs()
    a, a_size = _arithmetic(node.operands[0], known)
    if node.kind == "negative":
        return -a, a_size
    b, b_size = _arithmetic(node.operands[1], known)
    if node.kind == "+":
        return a + b, a_size + b_size
    if node.kind == "-":
        return a - b, a_size + b_size
    result = a * b if node.kind == "*" else a / b
    return result, result.abs()
