"""Formulas that every record meets, or none: found before any data is."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dqcheck.checks.base import Check, FormulaError, resolve
from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_ranges import FormulaRange, exact
from dqcheck.checks.expression_tree import Exact, Node, names, walk, written
from dqcheck.errors import Problem
from dqcheck.model.rule import Field, Rule, Ruleset
from dqcheck.rulesets.cross_references import problem
from dqcheck.rulesets.satisfiable import can_be

NO_RANGES: Mapping[str, FormulaRange] = {}


def formula_of(rule: Rule) -> Node | None:
    """The formula of a rule; None where it has none that can be read."""
    that = getattr(rule.params, "that", None)
    try:
        return parse(that) if isinstance(that, str) and that else None
    except FormulaError:
        return None


def idle_formulas(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    """What a formula says that is always or never true, by itself or within the form's own bounds of its fields."""
    formula, check = formula_of(rule), rule.params
    if formula is None or not isinstance(check, Check):
        return
    bounds = ranges(formula, check.table, ruleset)
    for known, by in ((NO_RANGES, ""), (bounds, _by(bounds))):
        if not can_be(formula, known, truth=False):
            yield f"that: it is always true{by}, so that it can never fail"
            return
        if rule.tolerance.mode != "given" and not can_be(formula, known):
            yield f"that: it is never true{by}, so that every record fails"
            return
    yield from _conditions(formula, bounds)


def _conditions(formula: Node, bounds: Mapping[str, FormulaRange]) -> Iterator[str]:
    """Conditions of an ``if`` that do not choose."""
    for node in walk(formula):
        if node.kind in ("if", "choice"):
            for truth, word in ((True, "never"), (False, "always")):
                condition = node.operands[0]
                if not can_be(condition, bounds, truth=truth):
                    yield f"that: the condition '{written(condition)}' is {word} true, so that it chooses nothing"


def ranges(formula: Node, table: str | None, ruleset: Ruleset) -> Mapping[str, FormulaRange]:
    """The form's own bounds of the fields of a formula."""
    found: dict[str, FormulaRange] = {}
    for name in names(formula):
        home, column = resolve(name, table)
        form = ruleset.form(home)
        field = form.fields.get(column) if form is not None else None
        if field is not None and (range_ := _range(field)) is not None:
            found[name] = range_
    return found


def _range(field: Field) -> FormulaRange | None:
    low, high = (None if bound is None else _number(bound) for bound in field.bounds)
    return None if low is None and high is None else FormulaRange(low=low, high=high)


def _number(bound: Decimal | dt.date) -> Exact:
    return exact(bound) if isinstance(bound, Decimal) else bound.toordinal()


def _by(bounds: Mapping[str, FormulaRange]) -> str:
    return f" within the form's own bounds of {', '.join(bounds)}" if bounds else ""


def contrary_formulas(ruleset: Ruleset) -> Iterator[Problem]:
    """Formulas of one table that no record meets together: the rule that comes last, with those that it contradicts."""
    by_table: dict[str, list[tuple[Rule, Node]]] = {}
    for rule in ruleset.rules:
        formula, check = formula_of(rule), rule.params
        plain = isinstance(check, Check) and not check.where and not check.lookup and check.table
        if formula is not None and plain and rule.enabled and rule.tolerance.mode != "given":
            by_table.setdefault(str(plain), []).append((rule, formula))
    for table, given in by_table.items():
        yield from _contrary(table, given, ruleset)


def _contrary(table: str, given: Sequence[tuple[Rule, Node]], ruleset: Ruleset) -> Iterator[Problem]:
    kept: list[tuple[Rule, Node]] = []
    for rule, formula in given:
        if not _can_all([formula], table, ruleset):
            continue  # it is told by itself
        if _can_all([*(node for _, node in kept), formula], table, ruleset):
            kept.append((rule, formula))
            continue
        against = list(kept)
        for one in kept:
            fewer = [other for other in against if other is not one]
            if not _can_all([*(node for _, node in fewer), formula], table, ruleset):
                against = fewer
        yield problem(
            rule, "with", f"contradictory: no record meets it together with {', '.join(r.id for r, _ in against)}"
        )


def _can_all(formulas: Sequence[Node], table: str, ruleset: Ruleset) -> bool:
    joined = Node(kind="and", operands=tuple(formulas))
    return can_be(joined, ranges(joined, table, ruleset))
