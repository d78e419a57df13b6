from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, EXACT, TERMS, check, count, day, judge, label, number, terms

from dqcheck.checks.base import FormulaError
from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_tree import pieces
from dqcheck.model.quantity import Missing, MissingReason, Qualifier
from dqcheck.model.rule import DATES, NUMBERS, TEXTS
from dqcheck.model.verdict import FormulaText


def expression(that, given=TERMS, **values):
    roles = {name: count(v) if isinstance(v, int | str) else v for name, v in values.items()}
    return judge("expression", roles, given, that=that)


def formula(that):
    return FormulaText(pieces=tuple(pieces(parse(that))))


def said(verdict, fact):
    return "".join(one.text for one in verdict.facts[fact].pieces)


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
        *("a", "a +", "a < b)", "(a < b", "a < b < (c == d)", "not a", "1.2.3 < a", "a < 5.", "a; b", ""),
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
    assert (passed.note, passed.facts) == ("expression.pass", {"that": formula("a + b == 3")})
    failed = expression("a / 3 == b", a=1, b=2)
    assert (failed.note, failed.facts) == ("expression.fail", {"that": formula("a / 3 == b")})
    assert (failed.observed, failed.expected) == (Decimal("0.3333333333333333"), 2)
    assert failed.discrepancy == Decimal("-1.666666666666667")
    either = expression("a == 2 or b == 1", a=1, b=2)
    assert (either.outcome, either.observed, either.expected, either.discrepancy) == ("fail", None, None, None)
    assert expression("1 / a == 2", a=0).note == "undecided.zero-division"


def test_only_a_given_tolerance_is_forgiven():
    assert expression("a == b", EXACT, a=5, b=6).outcome == "fail"
    assert expression("a == b", a=5, b=6).outcome == "fail"


def test_a_tolerance_in_percent_is_one_of_what_stands_on_the_right():
    two = terms(pct="2")
    assert {a for a in range(96, 105) if expression("a == b", two, a=a, b=100).outcome == "pass"} == {
        98,
        99,
        100,
        101,
        102,
    }
    assert expression("a <= -b", two, a=-98, b=100).outcome == "pass"
    assert expression("a <= -b", two, a=-97, b=100).outcome == "fail"
    assert expression("a == b", terms(pct="2", abs="5"), a=95, b=100).outcome == "pass"


def test_rounded_figures_stand_for_their_intervals():
    rate = number("12.5")
    assert expression("rate <= 12.5", rate=rate).outcome == "pass"
    within = expression("rate <= 12.45", rate=rate)
    assert (within.outcome, within.note) == ("within-rounding", "expression.within-rounding")
    assert expression("rate <= 12.4", rate=rate).outcome == "fail"
    assert expression("rate < 12.6", terms("truncate"), rate=rate).outcome == "pass"
    assert expression("rate == 12.59", terms("truncate"), rate=rate).outcome == "within-rounding"
    assert expression("rate == 12.6", terms("truncate"), rate=rate).outcome == "fail"
    assert expression("rate <= 12.45", EXACT, rate=rate).outcome == "fail"
    assert expression("a + b == c", a=number("1.4"), b=number("1.4"), c=number("3")).outcome == "within-rounding"
    assert expression("a + b == c", a=number("1.4"), b=number("1.4"), c=number("4")).outcome == "fail"
    assert expression("rate <= 12.4", terms(abs="0.05"), rate=rate).outcome == "within-rounding"


def test_a_word_that_opens_a_number_leaves_room():
    assert expression("a <= 80", a=number("75", Qualifier.OVER)).outcome == "pass"
    assert expression("a >= 90", a=number("75", Qualifier.OVER)).outcome == "within-rounding"
    assert expression("a <= 70", a=number("75", Qualifier.OVER)).outcome == "fail"
    assert expression("a <= 70", EXACT, a=number("75", Qualifier.OVER)).outcome == "fail"


def test_a_month_is_any_of_its_days():
    assert expression("a < b", a=day("2025-08"), b=day("2025-09-01")).outcome == "pass"
    assert expression("a > b", a=day("2025-08"), b=day("2025-08-20")).outcome == "within-rounding"
    assert expression("a > b", a=day("2025-08"), b=day("2025-08-31")).outcome == "fail"
    assert expression("if a > b then c == 0", a=day("2025-08"), b=day("2025-08-20"), c=1).note == "undecided.rounding"


def test_a_condition_that_rounding_leaves_open_is_undecided():
    open_rate = expression("if rate >= 100 then left == 0", rate=number("100"), left=2)
    assert (open_rate.outcome, open_rate.note) == ("undecided", "undecided.rounding")
    assert expression("if rate >= 100 then left == 0", EXACT, rate=number("100"), left=2).outcome == "fail"
    # What a tolerance forgives, it forgives of the claim: it makes no condition true.
    assert expression("if a == 10 then b == 0", terms(abs="1"), a=11, b=5).outcome == "pass"
    assert expression("if a == 10 then b == 0", terms(abs="1"), a=10, b=1).outcome == "pass"


def test_a_failing_if_says_what_holds_and_what_does_not():
    that = "if kind == 'city' then streets > 0 else farms > 0 and streets >= 0"
    city = expression(that, kind=label("City"), streets=0, farms=3)
    assert city.note == "expression.fail-if"
    assert (said(city, "when"), said(city, "then")) == ('kind == "city"', "streets > 0")
    assert (city.observed, city.expected, city.discrepancy) == (0, 0, 0)
    other = expression(that, kind=label("commune"), streets=2, farms=0)
    assert (said(other, "when"), said(other, "then")) == ('not kind == "city"', "farms > 0 and streets >= 0")
    unsaid = expression("if rate >= 100 then left == 0 else left == 1", rate=number("100"), left=2)
    assert (unsaid.outcome, unsaid.note) == ("fail", "expression.fail")


def test_texts_are_told_as_they_are():
    verdict = expression("state == 'done'", state=label("Open"))
    assert (verdict.outcome, verdict.observed, verdict.expected, verdict.discrepancy) == ("fail", "open", "done", None)


def test_a_blank_field_matters_where_it_decides():
    city = "if kind == 'city' then streets > 0"
    assert expression(city, kind=label("commune"), streets=BLANK).outcome == "pass"
    assert expression(city, kind=label("city"), streets=BLANK).note == "undecided.blank"
    assert (
        expression("if kind == 'city' then streets is not blank", kind=label("city"), streets=BLANK).outcome == "fail"
    )
    absent = Missing(text="", reason=MissingReason.ABSENT)
    assert expression(city, kind=label("commune"), streets=absent).note == "undecided.absent"


def test_what_its_fields_must_be_is_known_from_the_formula():
    rule = check(
        "expression", that="if kind in ('a', 'b') then abs(x) < 3 and y == z and y > 1 and k == kind and u == v"
    )
    assert rule.types_of("kind") == rule.types_of("k") == TEXTS
    assert set(rule.types_of("x")) == set(rule.types_of("z")) == {*NUMBERS, *DATES}
    assert set(rule.types_of("u")) == {*NUMBERS, *DATES, *TEXTS}
    assert check("expression", that="k == 'a' or k + 1 < 3").problems() == (
        "that: 'k' is used as a number and as a text",
    )
    assert check("expression", that="k == 'a' or (k == m and m < 3)").problems()


def test_a_formula_without_a_field_is_a_mistake():
    assert check("expression", that="1 < 2").problems() == (
        "that: names no field, so that it says nothing of a record",
    )
    assert check("expression", that="a < 2").problems() == ()
    assert check("expression", that="a <").problems()[0].startswith("that: ")
