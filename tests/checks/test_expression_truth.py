"""How a formula stands: exact numbers are true or false, rounded ones leave room, conditions are not guessed."""

import operator
from fractions import Fraction
from functools import partial

import pytest
from formulas import NUMBERS, TEXTS, formulas
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_ranges import FormulaRange
from dqcheck.checks.expression_tree import Node
from dqcheck.checks.expression_truth import Grade, Known, Situation, culprit, standing, value
from dqcheck.numerals.folding import comparable

numbers = st.one_of(st.integers(-4, 4), st.fractions(-3, 3, max_denominator=2))
COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def at(**known):
    """Numbers, texts (str), ranges (low, number, high), reasons why there is none (a list of one)."""

    def of(given):
        if isinstance(given, str):
            return Known(text=comparable(given))
        if isinstance(given, list):
            return Known(missing=given[0], blank=given[0] == "blank")
        if isinstance(given, tuple):
            return Known(given[1], partial(FormulaRange, low=given[0], high=given[2]))
        return Known(given)

    return Situation(known={name: of(given) for name, given in known.items()})


def stands(text, **known):
    return standing(parse(text), at(**known))


def plain_truth(node: Node, known) -> bool:
    """What a formula says of plain numbers and texts, by Python's own operators. Raises ZeroDivisionError."""
    operands, kind = node.operands, node.kind
    if kind == "not":
        return not plain_truth(operands[0], known)
    if kind in ("and", "or"):
        return (all if kind == "and" else any)(plain_truth(one, known) for one in operands)
    if kind == "if":
        if plain_truth(operands[0], known):
            return plain_truth(operands[1], known)
        return len(operands) < 3 or plain_truth(operands[2], known)
    if kind == "blank":
        return False
    given = [plain_value(one, known) for one in operands]
    if kind == "in":
        return given[0] in given[1:]
    if kind in ("contains", "starts"):
        return given[1] in given[0] if kind == "contains" else given[0].startswith(given[1])
    return all(COMPARE[one](a, b) for one, a, b in zip(node.operators, given, given[1:], strict=False))


def plain_value(node: Node, known):
    if node.kind in ("number", "text", "name"):
        return {"number": node.number, "text": node.text.casefold(), "name": known.get(node.name)}[node.kind]
    if node.kind == "choice":
        return plain_value(node.operands[1 if plain_truth(node.operands[0], known) else 2], known)
    given = [plain_value(one, known) for one in node.operands]
    if node.kind in ("min", "max", "sum"):
        return {"min": min, "max": max, "sum": sum}[node.kind](given)
    if len(given) == 1:
        return abs(given[0]) if node.kind == "abs" else -given[0]
    a, b = (Fraction(one) for one in given)
    return {"+": a + b, "-": a - b, "*": a * b}[node.kind] if node.kind != "/" else a / b


def plain(draw):
    return {name: draw(numbers) for name in NUMBERS} | {
        name: draw(st.sampled_from(["city", "xã a b", "town"])) for name in TEXTS
    }


@given(formulas, st.data())
def test_on_exact_values_a_formula_is_what_python_says(text, data):
    known = plain(data.draw)
    stood = standing(parse(text), at(**known))
    try:
        wanted = plain_truth(parse(text), known)
    except ZeroDivisionError:
        return
    assert stood.grade in (Grade.HOLDS if wanted else Grade.FAILS, Grade.OPEN)
    if stood.grade is Grade.OPEN:
        assert stood.reason == "zero-division"


def narrowed(draw, given_):
    low, number, high = given_
    a, b = draw(st.fractions(low, number, max_denominator=8)), draw(st.fractions(number, high, max_denominator=8))
    return a, number, b


@given(formulas, st.data())
def test_what_is_sure_of_wide_ranges_is_sure_of_narrow_ones_and_of_each_number(text, data):
    """Truth under intervals is monotone: a formula that fails or holds for certain does so wherever the values lie."""
    draw, formula = data.draw, parse(text)
    texts = {name: draw(st.sampled_from(["city", "xã a b"])) for name in TEXTS}
    wide = {}
    for name in NUMBERS:
        number = draw(numbers)
        wide[name] = (number - draw(st.integers(0, 2)), number, number + draw(st.integers(0, 2)))
    inner = {name: narrowed(draw, one) for name, one in wide.items()}
    points = {name: draw(st.fractions(one[0], one[2], max_denominator=8)) for name, one in inner.items()}
    for truth in (True, False):
        outer = standing(formula, at(**wide, **texts), truth=truth)
        if outer.grade is Grade.FAILS:
            assert standing(formula, at(**inner, **texts), truth=truth).grade is Grade.FAILS
            assert standing(formula, at(**points, **texts), truth=truth).grade in (Grade.FAILS, Grade.OPEN)


@given(formulas, st.data())
def test_a_missing_value_is_never_decided_against_what_it_may_be(text, data):
    known, formula = plain(data.draw), parse(text)
    if "blank" in text:
        return
    gone = data.draw(st.sampled_from((*NUMBERS, *TEXTS)))
    with_gap = standing(formula, at(**{**known, gone: ["unreadable"]}))
    whole = standing(formula, at(**known))
    assert with_gap.grade is Grade.OPEN or with_gap.grade is whole.grade or whole.grade is Grade.OPEN


@given(formulas, st.data())
def test_of_a_formula_and_its_negation_one_holds(text, data):
    known, formula = plain(data.draw), parse(text)
    both = {standing(formula, at(**known), truth=truth).grade for truth in (True, False)}
    assert both in ({Grade.HOLDS, Grade.FAILS}, {Grade.OPEN})


def test_a_rounded_number_stands_for_its_interval():
    rate = (Fraction("12.45"), Fraction("12.5"), Fraction("12.55"))
    assert stands("a <= 12.5", a=rate).grade is Grade.HOLDS
    assert stands("a <= 12.45", a=rate).grade is Grade.WITHIN
    assert stands("a <= 12.4", a=rate).grade is Grade.FAILS
    assert stands("a == 12.5", a=rate).grade is Grade.HOLDS
    assert stands("a == 12.47", a=rate).grade is Grade.WITHIN
    assert stands("a != 12.5", a=rate).grade is Grade.WITHIN
    assert stands("not a <= 12.4", a=rate).grade is Grade.HOLDS


def test_what_cancels_out_leaves_no_room():
    wide = (1, 2, 3)
    assert stands("a < a + b", a=wide, b=0).grade is Grade.FAILS
    assert stands("a + b == 2 * a - a + b", a=wide, b=wide).grade is Grade.HOLDS
    assert stands("a - a == 0", a=["blank"]).reason == "blank"


def test_the_condition_of_an_if_is_not_guessed():
    rate = (99, 100, 101)
    assert stands("if a >= 100 then b == 0", a=rate, b=0).grade is Grade.HOLDS
    assert stands("if a >= 100 then b == 0", a=rate, b=3) == (Grade.OPEN, "rounding")
    assert stands("if a >= 100 then b == 0", a=(97, 98, 99), b=3).grade is Grade.HOLDS
    assert stands("if a >= 100 then b == 0", a=(100, 101, 102), b=3).grade is Grade.FAILS
    assert stands("if a >= 100 then b == 0 else b == 1", a=rate, b=3).grade is Grade.FAILS
    assert stands("not (if a >= 100 then b == 0)", a=(97, 98, 99), b=3).grade is Grade.FAILS
    assert stands("b == (if a >= 100 then 0 else 1)", a=rate, b=0) == (Grade.OPEN, "rounding")
    assert stands("b == (if a >= 100 then 0 else 1)", a=rate, b=5).grade is Grade.FAILS
    assert stands("b <= (if a >= 100 then 0 else 1)", a=rate, b=0).grade is Grade.HOLDS


def test_a_missing_value_matters_where_it_decides():
    blank = ["blank"]
    assert stands("if kind == 'city' then b > 0", kind="town", b=blank).grade is Grade.HOLDS
    assert stands("if kind == 'city' then b > 0", kind="city", b=blank) == (Grade.OPEN, "blank")
    assert stands("if kind == 'city' then b > 0", kind=["unreadable"], b=0) == (Grade.OPEN, "unreadable")
    assert stands("if kind == 'city' then b > 0", kind=["unreadable"], b=1).grade is Grade.HOLDS
    assert stands("a > 0 or b > 0", a=1, b=blank).grade is Grade.HOLDS
    assert stands("a > 0 and b > 0", a=0, b=blank).grade is Grade.FAILS
    assert stands("a > 0 and b > 0", a=1, b=blank) == (Grade.OPEN, "blank")
    assert stands("a in (b, 1)", a=1, b=blank).grade is Grade.HOLDS
    assert stands("a in (b, 2)", a=1, b=blank) == (Grade.OPEN, "blank")
    assert stands("a is blank", a=blank).grade is Grade.HOLDS
    assert stands("a is not blank", a=blank).grade is Grade.FAILS
    assert stands("a is blank", a=["unreadable"]) == (Grade.OPEN, "unreadable")


@pytest.mark.parametrize(
    ("text", "kind", "truth"),
    [
        ("kind == 'Bà  Rịa'", "bà rịa", True),
        ("kind == 'ba ria'", "Bà Rịa", False),
        ("kind <> 'X'", "x", False),
        ("kind in ('a', 'B')", "b", True),
        ("kind contains 'an'", "TÂN AN", True),
        ("kind starts with 'xã '", "Xã Ba Động", True),
        ("kind ends with 'động'", "Xã Ba Động", True),
        ("kind starts with 'động'", "Xã Ba Động", False),
        ("kind not contains 'x'", "abc", True),
        ("kind == '+'", "-", False),
    ],
)
def test_texts_compare_whatever_their_case(text, kind, truth):
    assert stands(text, kind=kind).grade is (Grade.HOLDS if truth else Grade.FAILS)


def test_two_fields_compare_as_what_they_hold():
    assert stands("a == b", a="Xã A", b="xã a").grade is Grade.HOLDS
    assert stands("a == b", a="x", b=1) == (Grade.OPEN, "different-types")
    assert stands("a < b", a="x", b="y") == (Grade.OPEN, "not-a-number")
    assert stands("a + 1 == b", a="x", b=2) == (Grade.OPEN, "not-a-number")


def test_and_binds_before_or_and_not_before_both():
    known = {"a": 1, "b": 2}
    for text, wanted in (
        ("a == 1 or a == 2 and b == 1", Grade.HOLDS),
        ("(a == 1 or a == 2) and b == 1", Grade.FAILS),
        ("not a == 1 or b == 2", Grade.HOLDS),
        ("not (a == 1 or b == 2)", Grade.FAILS),
        ("a == 2 or b == 1", Grade.FAILS),
    ):
        assert stands(text, **known).grade is wanted


def test_products_bind_before_sums_and_run_from_the_left():
    for formula, wanted in (("2 + 3 * a", 38), ("a / 2 / 3", 2), ("a - 2 - 3", 7), ("-a + 2", -10), ("a - -2", 14)):
        assert value(parse(f"{formula} == 0").operands[0], at(a=12)) == wanted


def test_a_formula_at_its_limit_is_judged():
    assert stands(" + ".join(["a"] * 149) + " == b", a=1, b=149).grade is Grade.HOLDS


def test_the_comparison_to_blame_is_the_one_that_is_false():
    def blamed(text):
        found = culprit(parse(text), at(a=1, b=5, c=3, kind="city"))
        return found and (found[0], *(one.name or one.number or one.text for one in found[1:]))

    assert blamed("a < b < c") == ("<", "b", "c")
    assert blamed("a < b and b < c and c < a") == ("<", "b", "c")
    assert blamed("a < b and (b < a or b < c)") is None
    assert blamed("b < a or b < c") is None
    assert blamed("not a < b") == (">=", "a", "b")
    assert blamed("not a < b < 9") is None
    assert blamed("not (a < b or b < c)") == (">=", "a", "b")
    assert blamed("if a < b then b < c") == ("<", "b", "c")
    assert blamed("if a > b then b < a else c < a") == ("<", "c", "a")
    assert blamed("kind == 'town'") == ("==", "kind", "town")
    assert blamed("kind in ('town', 'village')") is None
