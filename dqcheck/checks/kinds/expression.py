"""A formula of the ruleset's author."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import INTERNAL, Check, FormulaError, Terms, Values, resolve
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_ranges import FormulaRange, exact, of_interval
from dqcheck.checks.expression_tree import Exact, Node, names, pieces, walk
from dqcheck.checks.expression_truth import (
    Grade,
    Known,
    Situation,
    UndecidableError,
    chosen_branches,
    culprit,
    standing,
    value,
)
from dqcheck.checks.expression_types import TypesOfOperands, fields_compared, mixed, types_of_operands
from dqcheck.checks.grading import undecided
from dqcheck.checks.screening import Column, local, present
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.quantity import Label, Missing, MissingReason, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, TEXTS, Field, FieldType, Rounding
from dqcheck.model.verdict import FormulaText, Outcome, Verdict
from dqcheck.numerals.folding import comparable
from dqcheck.numerals.intervals import SHOWN, interval
from dqcheck.numerals.units import unit_named

if TYPE_CHECKING:
    import narwhals as nw

BLANKS = (MissingReason.BLANK, MissingReason.NOT_AVAILABLE)
"""What ``is blank`` finds true, as ``required`` does: nothing is written, or that there is no figure."""

_OUTCOMES = {Grade.HOLDS: Outcome.PASS, Grade.WITHIN: Outcome.WITHIN_ROUNDING}


@record
class Expression(Check):
    """A formula in a small closed language is false: ``that: "if kind == 'city' then streets > 0"``.

    Numbers, field names, ``+ - * / ( )``, ``abs``, ``sum``, ``min``, ``max``; comparisons (``=`` is ``==``, ``<>`` is
    ``!=``), ``in (1, 2)``, ``and``, ``or``, ``not``, ``if ... then ... else ...``. Texts in quotation marks are
    compared with ``==``, ``!=``, ``in``, ``contains``, ``starts with``, ``ends with``, whatever their case;
    ``is blank`` asks whether something is written; dates count as days. Each field is its own role.

    A rounded number stands for its interval: false is what no value in it makes true, and what only an unwritten one
    does holds within rounding. Undecided where rounding leaves open whether the condition of an ``if`` is true and the
    branches differ, on a division by zero, and when a value is missing that decides. A tolerance is one of equality:
    ``==``, ``<=`` and ``>=`` forgive a gap up to it (a percentage: of what stands on the right), ``!=`` asks for a
    larger one, ``<``, ``>`` and the condition of an ``if`` stay exact; ``exact`` takes numbers as they are written.
    """

    kind: ClassVar[str] = "expression"
    takes: ClassVar[tuple[FieldType, ...]] = (*NUMBERS, *DATES, *TEXTS)

    that: str = ""
    types: TypesOfOperands = field(default=(), metadata=INTERNAL)
    exact: tuple[str, ...] = field(default=(), metadata=INTERNAL)

    @property
    def weighs_missing(self) -> bool:
        return _weighs(self.that)

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
        if not names(formula):
            return ("that: names no field, so that it says nothing of a record",)
        return tuple(f"that: {message}" for message in mixed(formula))

    def types_of(self, operand: str) -> tuple[FieldType, ...]:
        return types_of_operands(parse(self.that)).get(operand, self.takes)

    def held_alike(self) -> tuple[tuple[str, str], ...]:
        return fields_compared(parse(self.that))

    def asks_for_blanks(self) -> tuple[str, ...]:
        return tuple(one.operands[0].name for one in walk(parse(self.that)) if one.kind == "blank")

    def completed(self, field_of: Callable[[str], Field | None]) -> "Expression":
        given = {name: found for name in names(parse(self.that)) if (found := field_of(name)) is not None}
        types = tuple((name, one.type) for name, one in given.items())
        return replace(self, types=types, exact=tuple(name for name, one in given.items() if _is_exact(one)))

    def judge(self, values: Values, terms: Terms) -> Verdict:
        formula = parse(self.that)
        known = {role: _known(given[0], terms) for role, given in values.items()}
        absent = MissingReason.ABSENT.value
        if any(one.missing == absent for one in known.values()):
            return undecided(next(one.missing for one in known.values() if one.missing))
        tolerance = terms.tolerance
        at = Situation(known=known)
        if tolerance.mode == "given":
            share = exact(tolerance.pct.scaleb(-2)) if tolerance.pct is not None else 0
            at = Situation(known=known, slack=exact(tolerance.abs or Decimal(0)), share=share)
        stood = standing(formula, at)
        if stood.grade is Grade.OPEN:
            return undecided(stood.reason, that=_told(self.that))
        if stood.grade is Grade.FAILS:
            return self._failing(formula, at)
        outcome = _OUTCOMES[stood.grade]
        return Verdict(outcome=outcome, note=f"expression.{outcome}", facts={"that": _told(self.that)})

    def _failing(self, formula: Node, at: Situation) -> Verdict:
        observed, expected = _sides(formula, at)
        numeric = isinstance(observed, Fraction | int) and isinstance(expected, Fraction | int)
        facts: dict[str, object] = {"that": _told(self.that)}
        if formula.kind == "if" and len(chosen := chosen_branches(formula.operands[0], at).branches) == 1:
            condition = formula.operands[0] if chosen[0] else Node(kind="not", operands=formula.operands[:1])
            facts |= {"when": _text_of(condition), "then": _text_of(formula.operands[1 if chosen[0] else 2])}
        return Verdict(
            outcome=Outcome.FAIL,
            note="expression.fail-if" if "when" in facts else "expression.fail",
            observed=_shown(observed),
            expected=_shown(expected),
            discrepancy=_decimal(observed - expected) if numeric else None,  # type: ignore[operator]  # both are numbers
            facts=facts,
        )

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        from dqcheck.checks.expression_screen import Columns, bounded, may_fail

        formula, types = parse(self.that), dict(self.types)
        dated = any(kind in DATES for kind in types.values())
        if not local(self) or terms.tolerance.mode == "given" or dated or not bounded(formula):
            return None
        fields = names(formula)
        used = types_of_operands(formula)
        texts = [name for name in fields if types.get(name, used[name][0]) in TEXTS]
        numeric = [name for name in fields if name not in texts]
        own = [column(resolve(name, self.table)[1]) for name in fields]
        given = Columns(
            numbers=dict(zip(numeric, columns(column, self, numeric), strict=True)),
            texts={name: _text(column(resolve(name, self.table)[1])) for name in texts},
            exact=self.exact,
            words=words_of(own[0]),
        )
        return present(may_fail(formula, given), own)


@lru_cache(maxsize=512)
def _weighs(that: str) -> bool:
    """Whether a formula may be decided although a field is missing: it joins conditions, or asks for a blank."""
    return any(one.kind in ("and", "or", "if", "in", "choice", "blank") for one in walk(parse(that)))


@lru_cache(maxsize=512)
def _told(that: str) -> FormulaText:
    """A formula as verdicts tell it."""
    return _text_of(parse(that))


def _text_of(node: Node) -> FormulaText:
    return FormulaText(pieces=tuple(pieces(node)))


def _is_exact(declared: Field) -> bool:
    """Whether no value of a field is rounded."""
    unit = unit_named(declared.unit) if declared.unit else None
    return declared.type in TEXTS or (declared.type == "count" and (unit is None or unit.scale == 1))


def _known(given: Value, terms: Terms) -> Known:
    """What is known of a value."""
    if isinstance(given, Quantity):
        rounded = (given.quantum or given.qualifier is not None) and terms.tolerance.mode != "exact"
        return Known(exact(given.value), partial(_interval, given, terms.rounding) if rounded else None)
    if isinstance(given, Missing):
        return Known(missing=given.reason.value, blank=given.reason in BLANKS)
    if isinstance(given, Label):
        return Known(text=comparable(given.value))
    first, last = given.first.toordinal(), given.last.toordinal()
    return Known(first, None if first == last else partial(FormulaRange, low=first, high=last))


def _interval(given: Quantity, rounding: Rounding) -> FormulaRange:
    return of_interval(interval(given, rounding))


def _text(column: "nw.Expr") -> "nw.Expr":
    """A column as texts; where it has none the record is not screened."""
    return column.cast(words_of(column).String).fill_null("")


def _sides(formula: Node, at: Situation) -> Iterator[Exact | str | None]:
    """Both sides of the comparison that makes a formula false."""
    found = culprit(formula, at)
    try:
        yield from (None, None) if found is None else [_side(one, at) for one in found[1:]]
    except UndecidableError:
        yield from (None, None)


def _side(node: Node, at: Situation) -> Exact | str | None:
    if node.kind == "text":
        return node.text
    text = at.known[node.name].text if node.kind == "name" else None
    return text if text is not None else value(node, at)


def _shown(side: Exact | str | None) -> Decimal | str | None:
    return side if side is None or isinstance(side, str) else _decimal(side)


def _decimal(number: Exact) -> Decimal:
    one = Fraction(number)
    return SHOWN.divide(Decimal(one.numerator), Decimal(one.denominator))
