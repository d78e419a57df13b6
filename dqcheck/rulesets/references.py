"""Names in rules that do not exist, and ids that are there twice."""

from collections.abc import Iterator

from dqcheck.checks.base import Check, resolve
from dqcheck.errors import Problem
from dqcheck.model.rule import Rule, Ruleset, Severity
from dqcheck.model.text import LocalText
from dqcheck.rulesets.typed import unknown

PREVIOUS = "previous."
NUMBERS = ("count", "number", "percent", "money")
DATES = ("date",)
TYPES = {
    "total": NUMBERS,
    "shares": NUMBERS,
    "percentage": NUMBERS,
    "growth": NUMBERS,
    "product": NUMBERS,
    "part": NUMBERS,
    "aggregate": NUMBERS,
    "magnitude": NUMBERS,
    "change": NUMBERS,
    "order": (*NUMBERS, *DATES),
    "within": DATES,
    "expression": (*NUMBERS, *DATES),
}
"""Field types that the operands of a check kind may have; kinds that are not here take any."""


def references(ruleset: Ruleset) -> tuple[Problem, ...]:
    """Unknown tables, fields and code lists, operands of a wrong type, and duplicate ids."""
    problems: list[Problem] = []
    seen: dict[str, Rule] = {}
    for rule in ruleset.rules:
        first = seen.setdefault(rule.id, rule)
        if first is not rule:
            problems.append(problem(rule, "id", f"{rule.id!r} is taken (first in {first.file}:{first.line})"))
        problems += [problem(rule, "with", message) for message in _operands(rule, ruleset)]
    problems += [Problem(file=ruleset.path, line=1, path=path, message=message) for path, message in _form(ruleset)]
    return tuple(problems)


def mistakes(ruleset: Ruleset) -> tuple[Problem, ...]:
    """What is wrong with a ruleset whose records were built in Python, where no reader of YAML has looked at them."""
    problems = [problem(rule, part, message) for rule in ruleset.rules for part, message in _built(rule, ruleset)]
    return tuple(problems) or references(ruleset)


def _built(rule: Rule, ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    check = rule.params
    if rule.ruleset != ruleset.name:
        yield "ruleset", f"{rule.ruleset!r} is not the ruleset that holds the rule, {ruleset.name!r}"
    for part, value, kind in (("title", rule.title, LocalText), ("severity", rule.severity, Severity)):
        if not isinstance(value, kind):
            yield part, f"expected a {kind.__name__}, not {value!r}"
    if not isinstance(check, Check):
        yield "params", f"expected the parameters of a check kind (dqcheck.checks), not {check!r}"
    elif check.kind != rule.check:
        yield "check", f"{rule.check!r} is not the kind of its parameters, {check.kind!r}"
    else:
        yield from (("with", message) for message in check.problems())


def problem(rule: Rule, part: str, message: str) -> Problem:
    """A problem of a rule, where its author finds it."""
    return Problem(file=rule.file, line=rule.line, path=f"{rule.id}.{part}", message=message)


def _form(ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    if ruleset.units is not None and ruleset.units not in ruleset.codelists:
        yield "units", "no such code list; " + unknown(ruleset.units, list(ruleset.codelists))
    for table in ruleset.tables.values():
        if table.key is not None and table.key not in table.fields:
            yield f"tables.{table.name}.key", "no such field; " + unknown(table.key, list(table.fields))
        for column in table.fields.values():
            if column.codelist is not None and column.codelist not in ruleset.codelists:
                message = "no such code list; " + unknown(column.codelist, list(ruleset.codelists))
                yield f"tables.{table.name}.fields.{column.name}.codelist", message


def _operands(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    check = rule.params
    if not isinstance(check, Check) or check.claim is not None:
        return
    if check.table is not None and check.table not in ruleset.tables:
        yield "table: no such table; " + unknown(check.table, list(ruleset.tables))
        return
    named = [(role, name) for role, names in check.fields().items() for name in names]
    named += [("where", name) for name in check.where]
    if (by := getattr(check, "by", None)) is not None:
        fields = (by,) if isinstance(by, str) else by
        named += [("by", name) for name in fields if name not in ("submission", "all") and (check.table or "." in name)]
    for role, name in named:
        table, column = resolve(name, check.table)
        form = ruleset.tables.get(table.removeprefix(PREVIOUS))
        if not table:
            if role != "where":
                yield f"{role}: {name!r} needs its table: name it as table.field, or give 'table'"
        elif form is None:
            yield f"{role}: no such table; " + unknown(table, list(ruleset.tables))
        elif column not in form.fields:
            yield f"{role}: no such field in {table}; " + unknown(column, list(form.fields))
        elif (
            role not in ("where", "by") and (wanted := TYPES.get(rule.check)) and form.fields[column].type not in wanted
        ):
            kind = form.fields[column].type
            yield f"{role}: {name!r} is of type {kind}; {rule.check} compares {', '.join(wanted)}"
    codelist = getattr(check, "list", None)
    if isinstance(codelist, str) and codelist not in ruleset.codelists:
        yield "list: no such code list; " + unknown(codelist, list(ruleset.codelists))
