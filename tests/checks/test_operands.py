"""What a rule sees of its operands: policies on missing values, and what leaves a combination undecided."""

from decimal import Decimal

import pytest
from making import BLANK, EXACT, TERMS, check, count, label, table

from dqcheck.checks.operands import (
    ABSENT,
    check_of,
    decide,
    judged,
    lookup,
    policy,
    seen,
    terms,
    undecided,
    under_policy,
    with_params,
)
from dqcheck.model.dataset import Ref
from dqcheck.model.quantity import Missing, MissingReason, Quantity
from dqcheck.model.rule import Field, LocalText, MissingPolicy, Rounding, Rule, Ruleset, TableForm

TITLE = LocalText(vi="x", en="x")
UNREADABLE = Missing(text="abc", reason=MissingReason.UNREADABLE)
DOTS = Missing(text="...", reason=MissingReason.NOT_AVAILABLE)


def rule(params, **given):
    return Rule(id="r", ruleset="s", title=TITLE, check="total", params=params, **given)


def ruleset(missing=MissingPolicy.UNDECIDED):
    fields = {name: Field(name=name, label=(name,), missing=missing) for name in "ab"}
    form = TableForm(name="t", title=TITLE, fields=fields)
    return Ruleset(name="s", version="1", title=TITLE, tables={"t": form}, rules=())


TOTAL = check("total", total="a", parts=("b",))


def test_the_word_of_the_rule_comes_before_that_of_the_field():
    assert policy(rule(TOTAL), ruleset(MissingPolicy.ZERO), "t", "a") is MissingPolicy.ZERO
    assert policy(rule(TOTAL, missing=MissingPolicy.SKIP), ruleset(MissingPolicy.ZERO), "t", "a") is MissingPolicy.SKIP
    assert policy(rule(TOTAL), ruleset(MissingPolicy.ZERO), "t", "other") is MissingPolicy.UNDECIDED
    assert policy(rule(TOTAL), ruleset(MissingPolicy.ZERO), "u", "a") is MissingPolicy.UNDECIDED


@pytest.mark.parametrize(
    ("value", "as_zero", "skipped"),
    [(BLANK, True, True), (DOTS, False, True), (ABSENT, False, True), (UNREADABLE, False, False)],
)
def test_what_counts_as_zero_and_what_is_skipped(value, as_zero, skipped):
    zero = under_policy(value, MissingPolicy.ZERO)
    assert zero == (Quantity(text=value.text, value=Decimal(0)) if as_zero else value)
    assert under_policy(value, MissingPolicy.SKIP) is (None if skipped else value)
    assert under_policy(value, MissingPolicy.UNDECIDED) is value
    assert under_policy(count(5), MissingPolicy.SKIP) == count(5)


def test_a_combination_without_an_operand_is_undecided():
    assert undecided({"a": (count(1),), "b": ()}).note == "undecided.absent"
    assert undecided({"a": (count(1), DOTS)}).note == "undecided.not-available"
    assert undecided({"a": (count(1),), "b": (BLANK,)}).note == "undecided.blank"
    assert undecided({"a": (count(1),)}) is None
    assert decide(TOTAL, {"total": (BLANK,), "parts": (count(1),)}, TERMS).note == "undecided.blank"
    assert decide(TOTAL, {"total": (count(1),), "parts": (count(1),)}, TERMS).note == "total.pass"
    assert decide(check("required", field="a"), {"value": (BLANK,)}, TERMS).note == "required.fail"


def test_a_rule_needs_a_check_kind():
    assert check_of(rule(TOTAL)) is TOTAL
    with pytest.raises(TypeError, match="rule s/r: params is str, not a check kind"):
        check_of(rule("total"))
    assert with_params(rule(TOTAL), {}) is TOTAL
    assert with_params(rule(TOTAL), {"exhaustive": False}) == check("total", total="a", parts=("b",), exhaustive=False)


def test_the_circumstances_are_those_of_the_rule():
    given = terms(rule(TOTAL, rounding=Rounding.TRUNCATE, tolerance=EXACT.tolerance), ruleset())
    assert (given.rounding, given.tolerance) == (Rounding.TRUNCATE, EXACT.tolerance)


ROWS = table({"a": [count(3), BLANK, count(5)], "b": [count(3), count(1), count(4)]})


def test_the_value_behind_an_identity():
    tables = {"t": ROWS}
    assert lookup(tables, Ref(table="t", row=2, field="a")) == count(5)
    assert lookup(tables, Ref(table="u", row=0, field="a")) is ABSENT
    assert lookup(tables, Ref(table="t", row=0, field="x")) is ABSENT


def outcomes(one, tables, given):
    return [verdict.outcome.value for _, _, verdict in judged(one, tables, given)]


def test_a_skipped_operand_skips_the_record_or_falls_out_of_what_is_gathered():
    tables = {"t": ROWS}
    assert outcomes(rule(TOTAL), tables, ruleset()) == ["pass", "undecided", "fail"]
    assert outcomes(rule(TOTAL), tables, ruleset(MissingPolicy.ZERO)) == ["pass", "undecided", "fail"]
    assert outcomes(rule(TOTAL), tables, ruleset(MissingPolicy.SKIP)) == ["pass", "fail"]
    gathered = rule(check("unique", field="a"), missing=MissingPolicy.SKIP)
    refs = tuple(Ref(table="t", row=row, field="a") for row in range(3))
    kept, values = seen(gathered.params, gathered, {"values": refs}, tables, ruleset())
    assert (kept, values) == ({"values": (refs[0], refs[2])}, {"values": (count(3), count(5))})
    assert seen(gathered.params, gathered, {"values": refs[1:2]}, tables, ruleset()) is None
    assert seen(TOTAL, rule(TOTAL, missing=MissingPolicy.SKIP), {"total": refs}, tables, ruleset()) is None


def test_a_check_is_prepared_before_it_judges():
    values = [count(10)] * 6 + [count(1000)]
    peers = rule(check("magnitude", value="a", peers=Decimal(20)))
    assert outcomes(peers, {"t": table({"a": values})}, ruleset()) == ["pass"] * 6 + ["fail"]
    text = {"t": table({"a": [label("x")], "b": [count(1)]})}
    assert outcomes(rule(check("part", part="a", whole="b")), text, ruleset()) == ["undecided"]
