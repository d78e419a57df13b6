"""The shipped ruleset khcn-cds: its size, its words, its examples."""

import re

import pytest

from dqcheck import rulesets
from dqcheck.checks import names
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.rulesets import examples
from dqcheck.rulesets.soundness import selfcheck
from dqcheck.rulesets.structural import implied


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return rulesets.load("khcn-cds")


def test_it_is_large_enough(ruleset: Ruleset) -> None:
    tables = {rule.params.table for rule in ruleset.rules if rule.params.table}
    assert len(ruleset.rules) >= 45
    assert len(tables) >= 7


def test_every_check_kind_has_a_rule(ruleset: Ruleset) -> None:
    tables = rulesets.load("tables")
    assert {rule.check for rule in (*ruleset.rules, *implied(ruleset), *tables.rules)} == set(names())


def test_it_has_no_faults_of_its_own(ruleset: Ruleset) -> None:
    assert list(map(str, selfcheck(ruleset))) == []


def test_every_commune_of_the_province_is_listed(ruleset: Ruleset) -> None:
    names = list(ruleset.codelists["units"].codes.values())
    assert len(names) == len(set(names)) == 96
    assert all(name.split()[0] in ("Xã", "Phường", "Đặc") for name in names)


def rules() -> list[Rule]:
    return list(rulesets.load("khcn-cds").rules)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_words_of_a_rule(rule: Rule) -> None:
    assert rule.because is not None
    for text in (rule.title.vi, rule.title.en, rule.because.vi, rule.because.en):
        assert text.strip()
        assert not re.search(r"gian dối|sai phạm|khai man|fraud|falsif", text, re.IGNORECASE)
    assert not rule.title.vi.endswith(".")
    assert rule.title.vi != rule.title.en
    assert re.search(r"[à-ỹđ]", rule.title.vi, re.IGNORECASE)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_has_an_example_that_passes_and_one_that_fails(rule: Rule) -> None:
    outcomes = {example.expect for example in rule.examples}
    assert {"pass", "fail"} <= outcomes


ROUNDED = ("percentage", "shares", "growth")


@pytest.mark.parametrize("rule", [r for r in rules() if r.check in ROUNDED], ids=lambda rule: rule.id)
def test_a_rule_on_rounded_figures_has_a_near_miss(rule: Rule) -> None:
    assert any(example.name for example in rule.examples)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_examples(rule: Rule, ruleset: Ruleset) -> None:
    results = examples.run(rule, ruleset)
    assert [(r.example.name, r.example.data, r.outcome, r.problem) for r in results if not r.ok] == []
