"""Names in rules that do not exist, and ids that are there twice."""

from collections.abc import Iterator

from dqcheck.checks.base import Check, resolve
from dqcheck.checks.expression_language import FormulaError
from dqcheck.checks.monies import monies
from dqcheck.errors import Problem
from dqcheck.model.dataset import form_of
from dqcheck.model.record import record
from dqcheck.model.rule import TEXTS, Rule, Ruleset, Severity
from dqcheck.model.text import LocalText
from dqcheck.rulesets.typed import unknown


@record
class Unread:
    """What of a form could not be read, so that nothing is said of names in it: all of it, its period, the fields of
    some tables, the types of some fields (table and name)."""

    form: bool = False
    period: bool = False
    tables: frozenset[str] = frozenset()
    fields: frozenset[tuple[str, str]] = frozenset()


NOTHING = Unread()


def references(ruleset: Ruleset, unread: Unread = NOTHING) -> tuple[Problem, ...]:
    """Unknown tables, fields and code lists, operands of a wrong type, and duplicate ids."""
    problems: list[Problem] = []
    seen: dict[str, Rule] = {}
    for rule in ruleset.rules:
        first = seen.setdefault(rule.id, rule) if rule.id else rule
        if first is not rule:
            problems.append(problem(rule, "id", f"{rule.id!r} is taken (first in {first.file}:{first.line})"))
        if not unread.form:
            problems += [problem(rule, "with", message) for message in _operands(rule, ruleset, unread)]
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


def _operands(rule: Rule, ruleset: Ruleset, unread: Unread) -> Iterator[str]:
    check = rule.params
    if not isinstance(check, Check) or check.claim is not None:
        return
    try:
        fields = check.fields()
    except FormulaError:  # told by the kind's own problems
        return
    if check.table is not None and check.table not in ruleset.tables:
        yield "table: no such table; " + unknown(check.table, list(ruleset.tables))
        return
    named = [(role, name) for role, names in fields.items() for name in names if name]
    choosing = check.choosing()
    named += [(role, name) for role, names in choosing.items() for name in names if check.table or "." in name]
    for role, name in named:
        table, column = resolve(name, check.table)
        form = ruleset.tables.get(form_of(table))
        if form is not None and form.name in unread.tables:
            continue
        if not table:
            if role not in choosing:
                yield f"{role}: {name!r} needs its table: name it as table.field, or give 'table'"
        elif form is None:
            yield f"{role}: no such table; " + unknown(table, list(ruleset.tables))
        elif column not in form.fields:
            yield f"{role}: no such field in {table}; " + unknown(column, list(form.fields))
        elif role in check.choosing_texts and form.fields[column].type not in TEXTS:
            yield f"{role}: {name!r} is of type {form.fields[column].type}; declare it as text, for 1.10 is not 1.1"
        elif (
            role not in choosing
            and (form.name, column) not in unread.fields
            and check.takes
            and form.fields[column].type not in check.takes
        ):
            kind = form.fields[column].type
            yield f"{role}: {name!r} is of type {kind}; {rule.check} compares {', '.join(check.takes)}"
    amounts = monies(check, ruleset.tables, declared=True) if check.of_one_money else {}
    if len(amounts) > 1:
        told = " and ".join(f"{name!r} is in {code}" for code, name in amounts.items())
        yield f"{told}; amounts of different currencies are never added or compared"
    codelist = getattr(check, "list", None)
    if isinstance(codelist, str) and codelist not in ruleset.codelists:
        yield "list: no such code list; " + unknown(codelist, list(ruleset.codelists))
    if getattr(check, "period", None) is True and ruleset.period is None and not unread.period:
        yield "period: the ruleset has no period"
