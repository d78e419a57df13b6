"""The forms of the gallery: every planted fault is told at its cell, the clean twins are silent, no form is taken for
another."""

from pathlib import Path

import pytest
from planted_faults import FIXTURES, expected, unmet

from dqcheck import api, rulesets
from dqcheck.rulesets import examples

FORMS = ("precinct-return", "thu-chi-ngan-sach")


@pytest.mark.parametrize("name", FORMS)
def test_every_planted_fault_is_found_and_nothing_else(name: str) -> None:
    entries = expected(f"{name}.yaml")
    assert len({entry["fault"] for entry in entries}) >= 15
    assert unmet(api.check(FIXTURES / f"{name}.xlsx"), entries) == []


@pytest.mark.parametrize("name", FORMS)
def test_the_clean_twin_is_silent_and_meets_every_rule(name: str) -> None:
    report = api.check(FIXTURES / f"{name}-clean.xlsx")
    assert [finding.message.en for finding in report.findings] == []
    held = {rule.rule for rule in report.rules if rule.met and not rule.undecided}
    assert [rule.id for rule in rulesets.load(name).rules if f"{name}/{rule.id}" not in held] == []


@pytest.mark.parametrize("name", FORMS)
def test_the_ruleset_is_sound_and_its_examples_hold(name: str) -> None:
    ruleset = rulesets.load(name)
    assert rulesets.selfcheck(ruleset) == ()
    told = [result for rule in ruleset.rules for result in examples.run(rule, ruleset)]
    assert [one for one in told if not one.ok] == []
    assert all(rule.because is not None and len(rule.examples) > 1 for rule in ruleset.rules)


def test_each_form_is_recognised_beside_the_others() -> None:
    files = [FIXTURES / f"{name}-clean.xlsx" for name in (*FORMS, "submissions")]
    for order in (files, files[::-1]):
        report = api.check(order)
        assert [finding.message.en for finding in report.findings] == []
        met = {rule.rule.partition("/")[0] for rule in report.rules if rule.met}
        assert {*FORMS, "khcn-cds"} <= met
    for file, name in zip(files, (*FORMS, "khcn-cds"), strict=True):
        alone = {rule.rule.partition("/")[0] for rule in api.check(file).rules if rule.met}
        assert alone - {"tables"} == {name}, Path(file).name
