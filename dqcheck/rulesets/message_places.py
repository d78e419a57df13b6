"""Places to fill in the message of a rule that no value fills."""

from collections.abc import Iterator, Mapping, Sequence

from dqcheck.checks.base import Check
from dqcheck.messages.template_places import catalogue_places, template_faults, template_places
from dqcheck.messages.verdicts import verdict_facts
from dqcheck.model.finding import Evidence
from dqcheck.model.place import Place
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.text import LANGUAGES, Language
from dqcheck.model.verdict import Outcome
from dqcheck.rulesets.examples import Ground, run
from dqcheck.rulesets.typed import unknown

OF_VERDICT = ("observed", "expected", "discrepancy", "allowed", "unit", "direction", "arithmetic")
OF_CASE = ("table", "row", "against")
"""Facts that a finding may have whatever its kind: of its verdict, and of the record that it speaks of."""


def unfilled_places(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    """What is wrong with the places of a rule's own message: marks that are none, names of nothing, and places that a
    failing example of the rule leaves unfilled."""
    check = rule.params
    if rule.message is None or not isinstance(check, Check):
        return
    failing = [
        (number, ground)
        for number, result in enumerate(run(rule, ruleset), 1)
        for ground in result.grounds
        if ground.verdict.outcome is Outcome.FAIL
    ]
    for language in LANGUAGES:
        template = rule.message[language]
        yield from (f"message.{language}: {fault}" for fault in template_faults(template))
        facts = [(number, _facts(ground, rule, ruleset, language)) for number, ground in failing]
        known = _known(rule, check) | {name for _, own in facts for name in own}
        for name in template_places(template):
            if name not in known and (check.claim is None or failing):
                yield f"message.{language}: no value fills {{{name}}}; {unknown(name, sorted(known))}"
            elif bare := [number for number, own in facts if name in own and own[name] in (None, ())]:
                yield f"message.{language}: example {bare[0]} fails and leaves {{{name}}} unfilled"


def _known(rule: Rule, check: Check) -> set[str]:
    """The names of facts that a rule may have, whatever its values."""
    if check.claim is not None:
        return {*OF_VERDICT, *OF_CASE}
    roles = set(check.fields())
    return {*OF_VERDICT, *OF_CASE, *roles, *(f"{role}_text" for role in roles), *catalogue_places(f"{rule.check}.")}


def _facts(ground: Ground, rule: Rule, ruleset: Ruleset, language: Language) -> Mapping[str, object]:
    """The facts that fill the message of a failing example."""
    evidence: Sequence[Evidence] = [
        Evidence(role=role, text=value.text, value=None, source="", place=Place())
        for role, values in ground.values.items()
        for value in values
    ]
    form = ruleset.form(getattr(rule.params, "table", None) or "")
    of_case = {"table": form.title} if form is not None else {}
    claimed = ground.claim.facts if ground.claim is not None else {}
    return {**of_case, **claimed, **verdict_facts(ground.verdict, evidence, language)}
