import pytest

from dqcheck import rulesets
from dqcheck.rulesets import examples


def results(write, rule):
    loaded = rulesets.load(write(rules=f"rules:\n  - id: x\n    title: {{vi: x, en: x}}\n    {rule}\n"))
    return examples.run(loaded.rules[0], loaded)


TOTAL = "check: total\n    with: {table: t, total: a, parts: [b, c]}\n    examples:\n"


def test_examples_are_read_in_vietnamese_notation_and_judged(write):
    lines = (
        '      - {data: {a: "2.415", b: "63", c: "2.352"}, expect: pass}\n'
        '      - {data: {a: "2.415", b: "36", c: "2.352"}, expect: fail}\n'
        '      - {data: {a: "-", b: "0", c: "không có"}, expect: pass}\n'
        '      - {data: {a: "1.23.4", b: "0", c: "0"}, expect: undecided}\n'
        '      - {data: {a: "5", b: "5"}, expect: undecided}\n'
        "      - {data: {b: '5', c: ''}, expect: undecided}\n"
    )
    found = results(write, TOTAL + lines)
    assert [r.outcome for r in found] == ["pass", "fail", "pass", "undecided", "undecided", "undecided"]
    assert all(r.ok for r in found)


def test_a_wrong_expectation_is_not_ok(write):
    (one,) = results(write, TOTAL + '      - {data: {a: "5", b: "5", c: "0"}, expect: fail}\n')
    assert (one.ok, one.outcome) == (False, "pass")


def test_the_milder_grade(write):
    rule = "check: percentage\n    with: {table: t, stated: rate, part: a, whole: b}\n    examples:\n"
    data = '{data: {rate: "89,35%", a: "823", b: "921"}, expect: '
    found = results(write, f"{rule}      - {data}mild}}\n      - {data}fail}}\n      - {data}pass}}\n")
    assert [(r.outcome, r.ok) for r in found] == [("mild", True), ("mild", True), ("mild", False)]


def test_several_records_and_units(write):
    rule = "check: unique\n    with: {table: t, field: kind, within: submission}\n    examples:\n"
    same = "[{unit: A, kind: KH}, {unit: A, kind: KH}]"
    other = "[{unit: A, kind: KH}, {unit: B, kind: KH}]"
    found = results(write, f"{rule}      - {{data: {same}, expect: fail}}\n      - {{data: {other}, expect: pass}}\n")
    assert [r.ok for r in found] == [True, True]


@pytest.mark.parametrize(
    ("data", "problem"),
    [("{q: '1'}", "has no field 'q'"), ("{u.a: '1'}", "no table 'u'")],
)
def test_a_mistake_in_an_example_is_told(write, data, problem):
    (one,) = results(write, f"{TOTAL}      - {{data: {data}, expect: pass}}\n")
    assert not one.ok
    assert problem in one.problem


def test_an_expectation_that_does_not_exist(write):
    (one,) = results(write, f"{TOTAL}      - {{data: {{a: '1'}}, expect: good}}\n")
    assert "expect is one of" in one.problem


def test_a_text_needs_a_rule_on_claims(write):
    (one,) = results(write, f"{TOTAL}      - {{text: 823/921 hồ sơ, expect: pass}}\n")
    assert "rule on claims" in one.problem


@pytest.mark.parametrize("name", rulesets.shipped())
def test_the_examples_of_the_shipped_rulesets_hold(name):
    loaded = rulesets.load(name)
    wrong = [
        f"{rule.id}: {r.example.name or r.example.text or r.example.data}: {r.outcome} {r.problem}"
        for rule in loaded.rules
        for r in examples.run(rule, loaded)
        if not r.ok
    ]
    assert wrong == []
