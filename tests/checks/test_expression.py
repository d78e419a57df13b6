from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import EXACT, TERMS, check, count, day, judge, label, terms

from dqcheck.checks.expression_language import FormulaError, parse


def expression(that, given=TERMS, **values):
    roles = {name: count(v) if isinstance(v, int | str) else v for name, v in values.items()}
    return judge("expression", roles, given, that=that)


@pytest.mark.parametrize(
    ("that", "outcome"),
    [
        ("a + b == c", "pass"),
        ("a + b != c", "fail"),
        ("a < b and b < c", "pass"),
        ("a > b or c > b", "pass"),
        ("not a > b", "pass"),
        ("not (a < b and b < c)", "fail"),
        ("a < b < c", "pass"),
        ("a < c < b", "fail"),
        ("-a + c == 3", "pass"),
        ("c / 3 * 3 == c", "pass"),
        ("(a + 1) * 3 == 2 * 3", "pass"),
        ("c - b - a == 1", "pass"),
        ("c / (a - 1) > 0", "undecided"),
        ("a == 1 or c / (a - 1) > 0", "pass"),
        ("2.5 * 2 == 5", "pass"),
    ],
)
def test_the_language(that, outcome):
    verdict = expression(that, a=1, b=2, c=4 if "- a == 1" in that or "-a" in that else 3)
    assert verdict.outcome == outcome


def test_both_sides_are_told():
    verdict = expression("a + b <= c and c < 100", a=5, b=6, c=10)
    assert (verdict.observed, verdict.expected, verdict.discrepancy) == (11, 10, 1)


def test_tolerance_and_dates():
    assert expression("a == b", terms(abs="1"), a=5, b=6).outcome == "pass"
    assert expression("a == b", terms(abs="1"), a=5, b=7).outcome == "fail"
    assert expression("a - b <= 0", terms(abs="1"), a=6, b=5).outcome == "pass"
    assert expression("a + 30 >= b", a=day("2025-08-05"), b=day("2025-09-01")).outcome == "pass"
    assert expression("a > 0", a=label("một")).note == "undecided.not-a-number"


@pytest.mark.parametrize(
    ("that", "passing"),
    [
        ("x == 10", {8, 9, 10, 11, 12}),
        ("x != 10", {7, 13}),
        ("x <= 10", {7, 8, 9, 10, 11, 12}),
        ("x >= 10", {8, 9, 10, 11, 12, 13}),
        ("x < 10", {7, 8, 9}),
        ("x > 10", {11, 12, 13}),
        ("not x == 10", {7, 13}),
        ("not x != 10", {8, 9, 10, 11, 12}),
        ("not x > 10", {7, 8, 9, 10, 11, 12}),
        ("not x <= 10", {11, 12, 13}),
        ("not (x >= 10 or x > 20)", {7, 8, 9}),
        ("9 < x < 12", {10, 11}),
        ("not 9 < x < 12", {7, 8, 9, 10, 11, 12, 13}),
    ],
)
def test_a_tolerance_is_one_of_equality(that, passing):
    given = terms(abs="2")
    assert {x for x in range(7, 14) if expression(that, given, x=x).outcome == "pass"} == passing


def test_operands_are_the_fields_that_are_named():
    assert check("expression", that="a + t2.b <= a * 2").fields() == {"a": ("a",), "t2.b": ("t2.b",)}


@pytest.mark.parametrize(
    "that",
    [
        *("a", "a +", "a = b", "a < b)", "(a < b", "a < b < (c == d)", "not a", "1.2.3 < a", "a < 5.", "a; b", ""),
        *("__import__('os') == 1", "a.b() < 1", "a if b else c", "a < 'x'", "a and b", "lambda: 1 < 2", "a[0] < 1"),
        *("(" * 60 + "a" + ")" * 60 + " < 1", "not " * 60 + "a < 1", "-" * 60 + "a < 1"),
    ],
)
def test_what_is_not_in_the_language_is_refused(that):
    with pytest.raises(FormulaError):
        parse(that)
    assert check("expression", that=that).problems()


@given(st.text(max_size=30))
def test_any_text_is_a_formula_or_a_formula_error(text):
    try:
        parse(text)
    except FormulaError:
        pass


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 50))
def test_it_computes_as_python_does(a, b, c):
    for that in ("a + b * c <= a * c", "a - b - c > -a / c", "not (a < b or b >= c) and a != c"):
        wanted = eval(that, {}, {"a": a, "b": b, "c": c})
        assert (expression(that, a=a, b=b, c=c).outcome == "pass") is wanted


def test_what_a_formula_tells():
    passed = expression("a + b == 3", a=1, b=2)
    assert (passed.note, passed.facts) == ("expression.pass", {"that": "a + b == 3"})
    failed = expression("a / 3 == b", a=1, b=2)
    assert (failed.note, failed.facts) == ("expression.fail", {"that": "a / 3 == b"})
    assert (failed.observed, failed.expected) == (Decimal("0.3333333333333333"), 2)
    assert failed.discrepancy == Decimal("-1.666666666666667")
    either = expression("a == 2 or b == 1", a=1, b=2)
    assert (either.outcome, either.observed, either.expected, either.discrepancy) == ("fail", None, None, None)
    assert expression("1 / a == 2", a=0).note == "undecided.zero-division"


def test_only_a_given_tolerance_is_forgiven():
    assert expression("a == b", terms(pct="50"), a=5, b=6).outcome == "fail"
    assert expression("a == b", EXACT, a=5, b=6).outcome == "fail"
    assert expression("a == b", a=5, b=6).outcome == "fail"


def test_a_formula_without_a_field_is_a_mistake():
    assert check("expression", that="1 < 2").problems() == (
        "that: names no field, so that it says nothing of a record",
    )
    assert check("expression", that="a < 2").problems() == ()
    assert check("expression", that="a <").problems()[0].startswith("that: ")
