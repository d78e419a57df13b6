"""A ruleset's own faults, found before any data is: what its rules say together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from dqcheck.checks.base import Check, operands, resolve
from dqcheck.errors import Problem
from dqcheck.model.rule import Field, Rule, Ruleset
from dqcheck.numerals.folding import fold
from dqcheck.rulesets.cross_references import problem, references
from dqcheck.rulesets.declared_tables import code_of_unit
from dqcheck.rulesets.formula_soundness import contrary_formulas, idle_formulas
from dqcheck.rulesets.loader import in_order, read
from dqcheck.rulesets.message_places import unfilled_places

HUNDRED = Decimal(100)

Parts = Mapping[str, Fraction]
"""The fields of a sum with their signs."""


def selfcheck(ruleset: Ruleset) -> tuple[Problem, ...]:
    """Unknown names, duplicate ids, circular, contradictory and double counting totals, bounds that can never fail."""
    return (*references(ruleset), *contradictions(ruleset))


def faults(name_or_path: str | Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a ruleset, in its files and between its rules, whether or not it can be loaded.
    Raises UsageError when there is none."""
    draft = read(name_or_path)
    named = references(replace(draft.ruleset, rules=draft.rules), draft.unread)
    return in_order((*draft.problems, *named, *contradictions(draft.ruleset)))


def contradictions(ruleset: Ruleset) -> tuple[Problem, ...]:
    """What the rules of a ruleset say together, rules that can never fail or never hold, and messages with a gap."""
    problems: list[Problem] = []
    sums = {
        rule.id: (rule, *_sum(rule))
        for rule in ruleset.rules
        if rule.enabled and rule.check == "total" and _whole(rule)
    }
    problems += _circular(list(sums.values()))
    problems += _double_counting(list(sums.values()))
    problems += _contradictory(list(sums.values()))
    problems += contrary_formulas(ruleset)
    for rule in ruleset.rules:
        problems += [problem(rule, "with", message) for message in _never_fails(rule, ruleset)]
        problems += [problem(rule, "with", message) for message in idle_formulas(rule, ruleset)]
        problems += [problem(rule, "message", message) for message in unfilled_places(rule, ruleset)]
        problems += [problem(rule, f"examples[{at}]", message) for at, message in _examples(rule)]
    return tuple(problems)


Sum = tuple[Rule, str, Parts]


def _whole(rule: Rule) -> bool:
    """Whether a total speaks of all records of one table, all of its parts being named."""
    check = rule.params
    return (
        isinstance(check, Check)
        and check.claim is None
        and not check.where
        and "parts" in check.fields()
        and bool(getattr(check, "exhaustive", True))
    )


def _sum(rule: Rule) -> tuple[str, Parts]:
    check = rule.params
    assert isinstance(check, Check)
    fields = check.fields()

    def name(operand: str) -> str:
        return ".".join(resolve(operand, check.table))

    parts: dict[str, Fraction] = {}
    for role, sign in (("parts", 1), ("less", -1)):
        for operand in fields.get(role, ()):
            parts[name(operand)] = parts.get(name(operand), Fraction(0)) + sign
    return name(fields["total"][0]), parts


def _circular(sums: Sequence[Sum]) -> Iterator[Problem]:
    """A total that is, through its parts, a part of itself."""
    parts_of: dict[str, set[str]] = {}
    for _, total, parts in sums:
        parts_of.setdefault(total, set()).update(name for name, sign in parts.items() if sign > 0)
    for rule, total, _ in sums:
        seen: set[str] = set()
        waiting = list(parts_of[total])
        while waiting:
            name = waiting.pop()
            if name == total:
                yield problem(rule, "with.parts", f"circular: {total} is, through its parts, a part of itself")
                break
            if name not in seen:
                seen.add(name)
                waiting += parts_of.get(name, ())


def _double_counting(sums: Sequence[Sum]) -> Iterator[Problem]:
    """A part that is named twice, or that a subtotal beside it already holds."""
    by_total: dict[str, list[Parts]] = {}
    for _, total, parts in sums:
        by_total.setdefault(total, []).append(parts)
    for rule, _, parts in sums:
        for name, times in parts.items():
            if times > 1:
                yield problem(rule, "with.parts", f"double counting: {name} is added {times} times")
        for subtotal, sign in parts.items():
            inside = _descendants(subtotal, by_total)
            twice = sorted(name for name in parts if name in inside and parts[name] * sign > 0)
            if twice:
                yield problem(rule, "with.parts", f"double counting: {subtotal} already holds {', '.join(twice)}")


def _descendants(total: str, by_total: Mapping[str, Sequence[Parts]]) -> set[str]:
    found: set[str] = set()
    waiting = [total]
    while waiting:
        for parts in by_total.get(waiting.pop(), ()):
            for name, sign in parts.items():
                if sign > 0 and name not in found:
                    found.add(name)
                    waiting.append(name)
    return found


def _contradictory(sums: Sequence[Sum]) -> Iterator[Problem]:
    """Totals that together force a field to be zero, and the same total twice.

    The sums are the rows of a homogeneous linear system, reduced one by one (Gauss-Jordan, exact): a row that leaves
    one field alone says that this field is zero.
    """
    seen: dict[tuple[str, frozenset[tuple[str, Fraction]]], Rule] = {}
    basis: dict[str, dict[str, Fraction]] = {}
    told: set[str] = set()
    for rule, total, parts in sums:
        first = seen.setdefault((total, frozenset(parts.items())), rule)
        if first is not rule:
            yield problem(rule, "with", f"says the same as {first.id}")
            continue
        row: dict[str, Fraction] = {name: -sign for name, sign in parts.items()}
        row[total] = row.get(total, Fraction(0)) + 1
        row = _reduced({name: value for name, value in row.items() if value}, basis)
        if not row:
            continue
        pivot = min(row)
        row = {name: value / row[pivot] for name, value in row.items()}
        for name, other in list(basis.items()):
            if factor := other.get(pivot):
                basis[name] = _minus(other, row, factor)
        basis[pivot] = row
        for name, other in sorted(basis.items()):
            if len(other) == 1 and name not in told:
                told.add(name)
                yield problem(
                    rule, "with", f"contradictory: together with the other totals it forces {name} to be zero"
                )


def _reduced(row: dict[str, Fraction], basis: Mapping[str, Mapping[str, Fraction]]) -> dict[str, Fraction]:
    for pivot, other in basis.items():
        if factor := row.get(pivot):
            row = _minus(row, other, factor)
    return row


def _minus(row: Mapping[str, Fraction], other: Mapping[str, Fraction], factor: Fraction) -> dict[str, Fraction]:
    result = dict(row)
    for name, value in other.items():
        result[name] = result.get(name, Fraction(0)) - factor * value
    return {name: value for name, value in result.items() if value}


def _never_fails(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    check = rule.params
    if not isinstance(check, Check) or check.claim is not None:
        return
    named = [".".join(resolve(name, check.table)) for names in check.fields().values() for name in names]
    if check.compares_operands and len(named) > 1 and len(set(named)) == 1:
        yield f"compares {named[0]} with itself, so that it can never fail"
    tolerance = rule.tolerance
    if check.tolerance_is_of_figure and tolerance.pct is not None and tolerance.pct >= HUNDRED:
        yield f"a tolerance of {tolerance.pct}% accepts a figure of zero, so that it can hardly ever fail"
    if check.relates_rows:
        yield from _rows_never_met(check, ruleset)
    if check.bounds_value:
        yield from _bounds(check, named[0], ruleset)


def _rows_never_met(check: Check, ruleset: Ruleset) -> Iterator[str]:
    """Conditions on rows that none of them fulfils."""
    form = ruleset.tables.get(operands(check)[0][0])
    if form is None:
        return
    chosen = {name for role, name in _conditions(check)}
    if getattr(check, "by", None) == "submission" and form.key in chosen:
        yield f"by: every row is the submission that its {form.key} names, so that nothing is added; give by: file"
    for role, name in _conditions(check):
        condition, field = getattr(check, role)[name], form.fields.get(name)
        codes = _codes(field, ruleset) if field is not None else frozenset()
        unknown_ones = [text for text in getattr(condition, "is_", ()) if text and fold(text) not in codes]
        if codes and unknown_ones:
            yield f"{role}: {name} is never {unknown_ones[0]!r}, which is none of its codes"


def _conditions(check: Check) -> Iterator[tuple[str, str]]:
    """Each condition of a check on rows: its parameter and field."""
    for role in ("where", "of_where", "whole_where"):
        for name in getattr(check, role, ()):
            yield role, name


def _codes(field: Field, ruleset: Ruleset) -> frozenset[str]:
    """What a field may say, folded; nothing where it may say anything."""
    listed = ruleset.codelists.get(field.codelist or "")
    both = (*listed.codes.keys(), *listed.codes.values()) if listed is not None else field.codes
    return frozenset(map(fold, both))


def _bounds(check: Check, name: str, ruleset: Ruleset) -> Iterator[str]:
    """Bounds that no value can leave once it lies in the form's own range or is of the field's type."""
    table, _, column = name.rpartition(".")
    form = ruleset.tables.get(table)
    field = form.fields.get(column) if form else None
    if field is None:
        return
    code = code_of_unit(field)
    for side, own in zip(("at_least", "at_most"), cast("tuple[Any, Any]", field.bounds), strict=True):
        given = getattr(check, side, None)
        if (stated := getattr(given, "unit", None)) and stated != code:
            yield f"{side}: is in {stated}, but {column} is in {code or 'no unit'}"
            continue
        bound = getattr(given, "value", given)
        other = field.bounds[side == "at_least"]
        if other is not None and type(bound) is type(other) and _beyond(bound, other, side):
            yield f"{side}: {bound} is never met, as the form's own bound of {column} is {other}"
        if bound is None or own is None or type(bound) is not type(own):
            continue
        if bound <= own if side == "at_least" else bound >= own:
            yield f"{side}: {bound} can never fail, as the form's own bound of {column} is {own}"


def _beyond(bound: Any, other: Any, side: str) -> bool:
    """Whether a bound lies beyond the form's own bound of the other side."""
    return bool(bound > other if side == "at_least" else bound < other)


def _examples(rule: Rule) -> Iterator[tuple[int, str]]:
    from dqcheck.rulesets.examples import EXPECTATIONS
    from dqcheck.rulesets.typed import unknown

    for at, example in enumerate(rule.examples, 1):
        if example.expect not in EXPECTATIONS:
            yield at, "expect: " + unknown(example.expect, EXPECTATIONS)
        against = isinstance(rule.params, Check) and rule.params.claim == "mention"
        given = (example.data is not None) + (example.text is not None)
        if given != (2 if against else 1):
            yield at, "give both data and text" if against else "give either data or text"
