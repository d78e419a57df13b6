"""Names in rules that do not exist, and ids that are there twice."""

from collections.abc import Iterator, Mapping

from dqcheck.checks.base import Check, FormulaError, resolve
from dqcheck.checks.monies import monies
from dqcheck.checks.operands import policy
from dqcheck.errors import Problem
from dqcheck.model.dataset import form_of
from dqcheck.model.record import record
from dqcheck.model.rule import TEXTS, FieldType, MissingPolicy, Rule, Ruleset, Severity
from dqcheck.model.text import LocalText
from dqcheck.numerals.pieces import marks_of
from dqcheck.rulesets.declared_layouts import layout_problems
from dqcheck.rulesets.declared_lookups import kind_of, wrong_lookups
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
    problems += [
        Problem(file=ruleset.path, line=0, path=f"tables.{form.name}.{part}", message=message)
        for form in ruleset.tables.values()
        for part, message in layout_problems(form)
    ]
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
        yield from (("markers", message) for message in wrong_markers(rule.markers, check))


def wrong_markers(markers: Mapping[str, str], check: object) -> Iterator[str]:
    """Marks that are never read behind a figure, and marks in a rule on texts, whose figures have none."""
    if markers and isinstance(check, Check) and check.claim is not None:
        yield "are of figures in tables; a rule on claims has none"
    for mark in markers:
        if marks_of(f"1 {mark}") != (mark,):
            yield f"{mark!r} is no mark that is read behind a figure, such as '*', '(e)', '[1]' or 'p'"


def problem(rule: Rule, part: str, message: str) -> Problem:
    """A problem of a rule, where its author finds it."""
    return Problem(file=rule.file, line=rule.line, path=f"{rule.id}.{part}", message=message)


def _operands(rule: Rule, ruleset: Ruleset, unread: Unread) -> Iterator[str]:
    check = rule.params
    if not isinstance(check, Check):
        return
    if check.claim is not None:
        if check.lookup:
            yield "lookup: a rule on claims looks nothing up"
        return
    try:
        fields = check.fields()
    except FormulaError:  # told by the kind's own problems
        return
    if check.table is not None and check.table not in ruleset.tables:
        yield "table: no such table; " + unknown(check.table, list(ruleset.tables))
        return
    yield from wrong_lookups(rule, check, ruleset, unread.tables)
    named = [(role, name) for role, names in fields.items() for name in names if name]
    choosing = check.choosing()
    named += [(role, name) for role, names in choosing.items() for name in names if check.table or "." in name]
    for role, name in named:
        table, column = resolve(name, check.table)
        form = ruleset.form(table)
        if form_of(table) in unread.tables:
            continue
        if not table:
            if role not in choosing:
                yield f"{role}: {name!r} needs its table: name it as table.field, or give 'table'"
        elif form is None:
            yield f"{role}: no such table; " + unknown(table, [*ruleset.tables, *ruleset.references])
        elif column not in form.fields:
            yield f"{role}: no such field in {table}; " + unknown(column, list(form.fields))
        elif role in check.choosing_texts and form.fields[column].type not in TEXTS:
            yield f"{role}: {name!r} is of type {form.fields[column].type}; declare it as text, for 1.10 is not 1.1"
        elif (
            role not in choosing
            and (form.name, column) not in unread.fields
            and (taken := check.types_of(name))
            and form.fields[column].type not in taken
        ):
            kind = form.fields[column].type
            yield f"{role}: {name!r} is of type {kind}; {rule.check} compares {', '.join(taken)}"
    yield from _unlike(check, ruleset)
    for name in check.asks_for_blanks():
        chosen = policy(rule, ruleset, *resolve(name, check.table))
        if chosen is not MissingPolicy.UNDECIDED:
            done = "counts as zero" if chosen is MissingPolicy.ZERO else "skips the record"
            why = f"for a blank {done} (missing: {chosen})"
            yield f"that: '{name} is blank' is never seen, {why}; say 'missing: undecided'"
    amounts = monies(check, ruleset.tables, declared=True) if check.of_one_money else {}
    if len(amounts) > 1:
        told = " and ".join(f"{name!r} is in {code}" for code, name in amounts.items())
        yield f"{told}; amounts of different currencies are never added or compared"
    codelist = getattr(check, "list", None)
    if isinstance(codelist, str) and codelist not in ruleset.codelists:
        yield "list: no such code list; " + unknown(codelist, list(ruleset.codelists))
    if getattr(check, "period", None) is True and ruleset.period is None and not unread.period:
        yield "period: the ruleset has no period"


def _unlike(check: Check, ruleset: Ruleset) -> Iterator[str]:
    """Operands that are compared as they are and are of different kinds."""
    for pair in check.held_alike():
        types: list[FieldType] = []
        for table, name in (resolve(one, check.table) for one in pair):
            form = ruleset.form(table)
            types += [form.fields[name].type] if form is not None and name in form.fields else []
        if len(types) == 2 and kind_of(types[0]) is not kind_of(types[1]):
            yield f"that: {pair[0]!r} is of type {types[0]} and {pair[1]!r} of type {types[1]}; they do not compare"
