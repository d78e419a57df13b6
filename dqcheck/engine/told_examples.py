"""The examples of a rule in words: what they hold, how they are to be judged, what came of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dqcheck.checks.base import resolve
from dqcheck.engine.findings import finding_of, title
from dqcheck.engine.tally import ClaimCase, Judged, TableCase
from dqcheck.messages import known, role_name, sentence
from dqcheck.model.quantity import Missing
from dqcheck.model.rule import Example, Rule, Ruleset
from dqcheck.model.text import LANGUAGES, Language, LocalText
from dqcheck.model.verdict import Outcome
from dqcheck.rulesets.examples import SUBMISSION, Ground, Result, run


def differences(ruleset: Ruleset) -> Iterator[LocalText]:
    """The examples of a ruleset that are not judged as they say: which one, what was expected, what came, and why."""
    for rule in ruleset.rules:
        for number, result in enumerate(run(rule, ruleset), 1):
            if not result.ok:
                yield difference(rule, ruleset, number, result)


def difference(rule: Rule, ruleset: Ruleset, number: int, result: Result) -> LocalText:
    """An example that is not judged as it says, in a few lines: the place and the rule, the example by its ``number``,
    what was expected and what came, and in which words a finding would say it."""
    texts = {one: _difference(rule, ruleset, number, result, one) for one in LANGUAGES}
    return LocalText(vi=texts["vi"], en=texts["en"])


def _difference(rule: Rule, ruleset: Ruleset, number: int, result: Result, language: Language) -> str:
    example = result.example
    facts = {
        "place": f"{Path(rule.file).name}:{rule.line}" if rule.file else rule.ruleset,
        "rule": rule.qualified,
        "number": number,
        "name": example.name,
        "data": example_cells(example, rule, ruleset, language),
        "expected": expectation(example.expect, language),
        "outcome": expectation(result.outcome, language) if result.outcome else "",
        "problem": result.problem,
    }
    key = "rules.example-named" if example.name else "rules.example"
    lines = [sentence(key, language, facts)]
    if result.problem:
        return "\n".join([*lines, f"  {sentence('rules.example-broken', language, facts)}"])
    lines.append(f"  {sentence('rules.example-differs', language, facts)}")
    lines += dict.fromkeys(f"  → {told(rule, ruleset, ground)[language]}" for ground in result.grounds)
    return "\n".join(lines)


def told(rule: Rule, ruleset: Ruleset, ground: Ground) -> LocalText:
    """What a finding would say of a verdict on an example."""
    verdict = ground.verdict
    if verdict.outcome is Outcome.UNDECIDED:
        verdict = replace(verdict, facts={**_missing(ground, ruleset), **verdict.facts})
    if ground.claim is not None:
        case: ClaimCase | TableCase = ClaimCase(submission="", claim=ground.claim)
    else:
        case = TableCase(combination=ground.combination, values=ground.values)
    return finding_of(Judged(rule=rule, case=case, verdict=verdict), ground.tables, ruleset).message


def _missing(ground: Ground, ruleset: Ruleset) -> Mapping[str, object]:
    """The value for want of which a verdict is undecided: what it is called and what is written there."""
    for role, values in ground.values.items():
        refs = ground.combination.get(role, ())
        for at, value in enumerate(values):
            if isinstance(value, Missing) and ground.verdict.note == f"undecided.{value.reason.value}":
                label = title(ruleset, refs[at].table, refs[at].field) if at < len(refs) else None
                named = label or LocalText(**{one: str(role_name(role, one)) for one in LANGUAGES})
                return {"label": named, "text": value.text}
        if not values:
            return {"label": LocalText(**{one: str(role_name(role, one)) for one in LANGUAGES})}
    return {}


def expectation(name: str, language: Language) -> str:
    """How an example is to be judged, in words."""
    key = f"outcome.{name}"
    key = key if known(key, language) else f"rules.expect-{name}"
    return sentence(key, language) if known(key, language) else name


def example_cells(example: Example, rule: Rule, ruleset: Ruleset, language: Language) -> str:
    """An example's values in one line."""
    if example.text is not None:
        return f"“{example.text}”"
    check: Any = rule.params
    records = (example.data,) if isinstance(example.data, Mapping) else example.data or ()
    return " / ".join(
        "; ".join(_cell(name, text, check.table, ruleset, language) for name, text in record.items())
        for record in records
    )


def _cell(name: str, text: str, home: str | None, ruleset: Ruleset, language: Language) -> str:
    called = (
        sentence("rules.submission", language) if name == SUBMISSION else named(name, home, ruleset, language) or name
    )
    return f"{called} {text or sentence('rules.blank', language)}"


def named(text: str, home: str | None, ruleset: Ruleset, language: Language) -> str:
    """What the form calls a field or a table; nothing for any other text. A field of the rule's table may bear the
    name of a table."""
    table, name = resolve(text, home)
    form = ruleset.form(table)
    field = form.fields.get(name) if form else None
    if field is None:
        found = ruleset.tables.get(text) or ruleset.references.get(text)
        return found.title[language] if found is not None else ""
    return field.title[language] if field.title else field.label[0] if field.label else ""
