"""What is wrong with how a rule looks figures up in another table."""

from collections.abc import Collection, Iterator, Mapping

from dqcheck.checks.base import Check, operands
from dqcheck.checks.lookups import SUBMISSION, key_index
from dqcheck.model.rule import DATES, NUMBERS, TEXTS, FieldType, ReferenceTable, Rule, Ruleset, TableForm
from dqcheck.rulesets.typed import unknown

TOLD = 3
"""Repeated keys of a reference that are named."""
KINDS = (NUMBERS, DATES, TEXTS)
"""Types of which values compare as keys."""


def wrong_lookups(rule: Rule, check: Check, ruleset: Ruleset, unread: Collection[str]) -> Iterator[str]:
    """What is wrong with the lookups of a rule, and references that are not looked up in. Nothing is said of tables
    that could not be read."""
    used = {table for table, _ in operands(check)}
    for table in sorted(used & set(ruleset.references) - set(check.lookup)):
        own = next(iter(ruleset.references[table].fields))
        example = f"lookup: {{{table}: {{submission: {own}}}}}"
        yield f"lookup: say by which field a record of {table} is found, as in '{example}'"
    if not check.lookup:
        return
    home = ruleset.tables.get(check.table or "")
    if not check.gathers_by_record:
        yield f"lookup: {rule.check} gathers its records itself and looks nothing up"
    elif home is None:
        yield "lookup: the rule needs a 'table' whose records it judges"
    elif check.table not in used:
        yield f"lookup: the rule names no field of its own table {check.table}"
    else:
        for table, pairs in check.lookup.items():
            if table not in unread and home.name not in unread:
                yield from _lookup(table, pairs, home, used, ruleset)


def _lookup(
    table: str, pairs: Mapping[str, str], home: TableForm, used: Collection[str], ruleset: Ruleset
) -> Iterator[str]:
    form = ruleset.form(table)
    if form is None:
        yield "lookup: no such table; " + unknown(table, [*ruleset.references, *ruleset.tables])
        return
    if table not in used:
        yield f"lookup: the rule names no field of {table}"
    if table == home.name:
        yield f"lookup: {table} is the rule's own table"
    if not pairs:
        yield f"lookup: {table}: say by which fields: {{own field: field of {table}}}"
    known = True
    for own, other in pairs.items():
        if own != SUBMISSION and own not in home.fields:
            yield f"lookup: no such field in {home.name}; " + unknown(own, [*home.fields, SUBMISSION])
        elif other not in form.fields:
            yield f"lookup: no such field in {table}; " + unknown(other, list(form.fields))
        elif kind_of(_type(own, home)) is not kind_of(form.fields[other].type):
            yield (
                f"lookup: {own!r} is of type {_type(own, home)} and {other!r} of {table} of type "
                f"{form.fields[other].type}: their values are never equal"
            )
        else:
            continue
        known = False
    if known and pairs and table in ruleset.references:
        yield from _repeated(ruleset.references[table], tuple(pairs.values()))


def _type(own: str, home: TableForm) -> FieldType:
    return "text" if own == SUBMISSION else home.fields[own].type


def kind_of(given: FieldType) -> tuple[FieldType, ...]:
    """The types whose values compare with those of a type."""
    return next(kind for kind in KINDS if given in kind)


def _repeated(reference: ReferenceTable, fields: tuple[str, ...]) -> Iterator[str]:
    """Keys that several records of a reference have: none of these is ever found."""
    repeated, file = key_index(reference.table, fields).places, reference.file or reference.name
    for (_, key), rows in list(repeated.items())[:TOLD]:
        lines = " and ".join(str(row + 2) for row in rows[:TOLD])
        yield f"lookup: {file} has the key {' / '.join(key)!r} several times (lines {lines})"
    if len(repeated) > TOLD:
        yield f"lookup: {file} has {len(repeated) - TOLD} more repeated keys"
