"""The structural rules that a form implies by its fields."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from dqcheck import checks
from dqcheck.checks.base import Check, table_of_added_rows
from dqcheck.messages import local
from dqcheck.model.rule import TEXTS, Field, MissingPolicy, Rule, Ruleset, Severity, TableForm
from dqcheck.model.text import LocalText
from dqcheck.numerals.additivity import adds_up

SKIPPED = MissingPolicy.SKIP


def implied(ruleset: Ruleset) -> tuple[Rule, ...]:
    """One rule for each constraint of each field; a rule of the ruleset with the same id takes its place."""
    own = {rule.id for rule in ruleset.rules}
    found = [
        (table, rule)
        for table in ruleset.tables.values()
        for rule in (*_of_fields(ruleset, table), *_of_total_row(ruleset, table))
        if rule.id not in own
    ]
    titles = Counter(rule.title for _, rule in found)
    return tuple(rule if titles[rule.title] == 1 else _with_table(rule, table) for table, rule in found)


def _with_table(rule: Rule, table: TableForm) -> Rule:
    """The rule with its table in the title, where several tables have a field of the same name."""
    title = LocalText(vi=f"{table.title.vi}: {rule.title.vi}", en=f"{table.title.en}: {rule.title.en}")
    return replace(rule, title=title)


def _of_fields(ruleset: Ruleset, table: TableForm) -> Iterator[Rule]:
    headed = table.headed
    for field in table.fields.values():
        yield from _of_field(ruleset, table, field, headed)


def _of_total_row(ruleset: Ruleset, table: TableForm) -> Iterator[Rule]:
    """One rule for the total rows that a table may have; a blank there, or in a record, is left out of the sum. Where a
    rule of the ruleset says which rows of the table are added, its word holds."""
    if says_which_rows_add_up(ruleset, table.name):
        return
    fields = tuple(field.name for field in table.fields.values() if adds_up(field))
    if fields:
        owner: Any = checks.load("footing")
        yield Rule(
            id=f"{table.name}-total-row-mismatch".replace("_", "-"),
            ruleset=ruleset.name,
            title=local("implied.footing", {"table": table.title}),
            check="footing",
            params=owner(table=table.name, fields_=fields),
            rounding=ruleset.rounding,
            missing=SKIPPED,
            topic=table.name,
            file=ruleset.path,
        )


def says_which_rows_add_up(ruleset: Ruleset, table: str) -> bool:
    """Whether a rule of the ruleset holds rows of a table against the sum of others of it: it has totals of its own."""
    return any(
        rule.enabled and isinstance(rule.params, Check) and table_of_added_rows(rule.params) == table
        for rule in ruleset.rules
    )


def _of_field(ruleset: Ruleset, table: TableForm, field: Field, headed: Collection[str]) -> Iterator[Rule]:
    def rule(kind: str, ending: str, **params: Any) -> Rule:
        owner: Any = checks.load(kind)
        return Rule(
            id=f"{table.name}-{field.name}-{ending}".replace("_", "-"),
            ruleset=ruleset.name,
            title=local(f"implied.{kind}", {"field": field.called}),
            check=kind,
            params=owner(table=table.name, field=field.name, **params),
            severity=Severity.ERROR,
            rounding=ruleset.rounding,
            missing=None if kind == "required" else SKIPPED,
            topic=table.name,
            file=ruleset.path,
        )

    if field.required:
        yield rule("required", "missing")
    if field.name not in headed:  # what cannot be read of a heading is no record
        yield rule("type", "unreadable")
    if field.unique:
        text = field.type in TEXTS
        yield rule("unique", "duplicate", of_text=text)
    low, high = field.bounds
    if low is not None or high is not None:
        yield rule("range", "out-of-range", at_least=low, at_most=high)
    if field.codelist is not None or field.codes:
        yield rule("codelist", "unknown", list=field.codelist, codes=() if field.codelist else field.codes)
    if field.format is not None:
        yield rule("format", "malformed", pattern=field.format)
