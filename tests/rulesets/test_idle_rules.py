"""Rules that can never fail or never hold, rules against each other, messages with a gap: told before any data is."""

import pytest

from dqcheck import rulesets

HEAD = """\
ruleset: idle
version: 1
title: {vi: Thử, en: Idle}
tables:
  t:
    title: {vi: Bảng, en: Table}
    fields:
      a: {label: A, type: count, at_least: 0, at_most: 500}
      b: {label: B, type: count, at_least: 0}
      c: {label: C, type: count}
      rate: {label: R, type: percent, decimals: 1}
      kind: {label: K, type: text}
rules:
"""


def faults(tmp_path, *rules):
    path = tmp_path / "idle.yaml"
    lines = [
        f"  - {{id: {name}, title: {name}, {rule}}}\n"
        for name, rule in zip(("one", "two", "three", "four"), rules, strict=False)
    ]
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return [(problem.path, problem.message) for problem in rulesets.faults(path)]


def formula(that, more=""):
    return f'check: expression, with: {{table: t, that: "{that}"}}{more}'


@pytest.mark.parametrize(
    ("that", "message"),
    [
        ("c >= 0 or c < 0", "it is always true, so that it can never fail"),
        ("c + 1 > c", "it is always true, so that it can never fail"),
        ("if c > 3 then c > 2", "it is always true, so that it can never fail"),
        ("a + b >= 0", "it is always true within the form's own bounds of a, b, so that it can never fail"),
        ("a <= 600", "it is always true within the form's own bounds of a, so that it can never fail"),
        ("c < 1 and c > 2", "it is never true, so that every record fails"),
        ("kind == 'x' and kind == 'y'", "it is never true, so that every record fails"),
        ("a > 500 and b >= c", "it is never true within the form's own bounds of a, b, so that every record fails"),
        ("if a > 600 then b > 3", "it is always true within the form's own bounds of a, b, so that it can never fail"),
        ("if b < 0 then c > 3 else c > 4", "the condition 'b < 0' is never true, so that it chooses nothing"),
        ("if a <= 500 then c > 3 else c > 4", "the condition 'a <= 500' is always true, so that it chooses nothing"),
    ],
)
def test_a_formula_that_says_nothing(tmp_path, that, message):
    assert faults(tmp_path, formula(that)) == [("one.with", f"that: {message}")]


@pytest.mark.parametrize(
    "that",
    [
        "c >= 0",
        "a <= 500 and c <= a",
        "a + b <= 500",
        "if kind == 'x' then c > 3",
        "c == 0 or a / c <= 2",
        "rate >= 0 and rate <= 100",
        "c is blank or c >= 3",
        "abs(a - b) <= 3",
    ],
)
def test_a_formula_that_says_something(tmp_path, that):
    assert faults(tmp_path, formula(that)) == []


def test_what_a_tolerance_may_forgive_is_not_called_impossible(tmp_path):
    assert faults(tmp_path, formula("c >= 5 and c <= 4", ", tolerance: 2")) == []
    assert faults(tmp_path, formula("c >= 5 and c <= 4"))


def test_rules_that_no_record_meets_together(tmp_path):
    found = faults(tmp_path, formula("c >= a"), formula("kind != 'x'"), formula("b > c"), formula("a > b"))
    assert found == [("four.with", "contradictory: no record meets it together with one, three")]
    assert faults(tmp_path, formula("c >= a"), formula("a > c", ", enabled: false")) == []


@pytest.mark.parametrize(("missing", "done"), [("zero", "counts as zero"), ("skip", "skips the record")])
def test_a_blank_that_a_policy_fills_or_skips_is_never_seen(tmp_path, missing, done):
    ((where, message),) = faults(tmp_path, formula("if kind == 'x' then c is blank", f", missing: {missing}"))
    assert where == "one.with"
    assert message == (
        f"that: 'c is blank' is never seen, for a blank {done} (missing: {missing}); say 'missing: undecided'"
    )
    assert faults(tmp_path, formula("if kind == 'x' then c is blank", ", missing: undecided")) == []


@pytest.mark.parametrize("that", ["kind == a", "a in (b, kind)", "if c > 1 then kind != rate"])
def test_fields_of_different_kinds_are_not_compared(tmp_path, that):
    ((where, message),) = faults(tmp_path, formula(that))
    assert where == "one.with"
    assert "'kind' " in message
    assert message.endswith("they do not compare")


def test_a_rule_on_claims_looks_nothing_up(tmp_path):
    found = faults(tmp_path, "check: total, with: {claim: total, lookup: {t: {a: b}}}")
    assert found == [("one.with", "lookup: a rule on claims looks nothing up")]


def test_a_bound_beyond_the_form(tmp_path):
    found = faults(tmp_path, "check: range, with: {table: t, field: a, at_least: 501}")
    assert found == [("one.with", "at_least: 501 is never met, as the form's own bound of a is 500")]
    found = faults(tmp_path, "check: range, with: {table: t, field: a, at_most: -1}")
    assert ("one.with", "at_most: -1 is never met, as the form's own bound of a is 0") in found


PART = "check: part, with: {table: t, part: a, whole: b}, examples: [{data: {a: '3', b: '2'}, expect: fail}]"


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("{part} {part_text} {observed} {discrepancy} {direction} {table} {arithmetic} {whole:quoted}", None),
        ("{prat} là", "no value fills {prat}; unknown: 'prat' (did you mean 'part'?)"),
        ("{total_text}", "no value fills {total_text}; unknown: 'total_text' (did you mean 'whole_text'?)"),
        ("{observed", "a brace has no other half; a place to fill is written {name}"),
        ("observed}", "a brace has no other half; a place to fill is written {name}"),
        ("{}", "a place to fill has no name: write {name}"),
        ("{part:quotd}", "{part:quotd} is in no form that is known (known: bare, signed, quoted, or, one|many)"),
    ],
)
def test_places_of_a_message(tmp_path, message, fault):
    found = faults(tmp_path, f'{PART}, message: {{vi: "{message}", en: "x"}}')
    assert found == ([("one.message", f"message.vi: {fault}")] if fault else [])


def test_a_place_that_a_failing_example_leaves_unfilled(tmp_path):
    either = formula(
        "a > 3 or b > 3", ', message: "{observed}: {a_text}", examples: [{data: {a: 1, b: 2}, expect: fail}]'
    )
    assert faults(tmp_path, either) == [
        ("one.message", "message.vi: example 1 fails and leaves {observed} unfilled"),
        ("one.message", "message.en: example 1 fails and leaves {observed} unfilled"),
    ]


@pytest.mark.parametrize("name", rulesets.shipped())
def test_no_false_alarm_on_a_shipped_ruleset(name):
    assert rulesets.faults(name) == ()
