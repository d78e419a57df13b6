"""The language of formulas: how it is read, what it says of mistakes, and how comparisons forgive."""

from fractions import Fraction

import pytest

from dqcheck.checks.expression_language import FormulaError, broken, compare, holds, names, parse, value


@pytest.mark.parametrize(
    ("operator", "forgiven"),
    [
        ("==", [-1, 0, 1]),
        ("!=", [-2, 2]),
        ("<", [-2, -1]),
        ("<=", [-2, -1, 0, 1]),
        (">", [1, 2]),
        (">=", [-1, 0, 1, 2]),
    ],
)
def test_a_comparison_forgives_a_gap_up_to_the_slack(operator, forgiven):
    gaps = [gap for gap in range(-2, 3) if compare(operator, Fraction(10 + gap), Fraction(10), Fraction(1))]
    assert gaps == forgiven


@pytest.mark.parametrize(
    ("operator", "true"), [("==", [0]), ("!=", [-1, 1]), ("<", [-1]), ("<=", [-1, 0]), (">", [1]), (">=", [0, 1])]
)
def test_without_slack_a_comparison_is_that_of_numbers(operator, true):
    assert [gap for gap in (-1, 0, 1) if compare(operator, Fraction(gap), Fraction(0), Fraction(0))] == true
    known = {"a": Fraction(1), "b": Fraction(0)}
    assert holds(parse(f"a - 1 {operator} b"), known) is (0 in true)


@pytest.mark.parametrize("nested", ["(" * 50 + "a" + ")" * 50 + " < 1", "not " * 50 + "a < 1", "-" * 50 + "a < 1"])
def test_fifty_levels_are_read_and_one_more_is_refused(nested):
    assert names(parse(nested)) == ("a",)
    deeper = {"(": f"({nested.removesuffix(' < 1')}) < 1", "n": f"not {nested}", "-": f"-{nested}"}[nested[0]]
    with pytest.raises(FormulaError, match="nested too deeply"):
        parse(deeper)


@pytest.mark.parametrize(
    ("that", "message"),
    [
        ("a < b)", "unexpected ')' at character 6"),
        ("a = b", "unexpected '=' at character 3 (write '==')"),
        ("a ; b", "unexpected ';' at character 3"),
        ("a + b", "a formula must compare something, as in 'a + b <= c'"),
        ("a < 1.2.3", "'1.2.3' at character 5 is no number (write 1234.5)"),
        ("a < 5.", "'5.' at character 5 is no number (write 1234.5)"),
        ("(a < b", "')' is missing before 'end of the formula' at character 7"),
        ("a + < b", "a number or a field was expected instead of '<' at character 5"),
        ("a and b", "a comparison was expected; use brackets to say what belongs together"),
        ("a or b < c", "a comparison was expected; use brackets to say what belongs together"),
        ("not a", "a comparison was expected; use brackets to say what belongs together"),
        ("(a < b) + 1 < c", "a number was expected; use brackets to say what belongs together"),
        ("1 * (a < b) < c", "a number was expected; use brackets to say what belongs together"),
        ("-(a < b) < c", "a number was expected; use brackets to say what belongs together"),
        ("a < b < (c == d)", "a number was expected; use brackets to say what belongs together"),
    ],
)
def test_a_mistake_is_named_with_its_place(that, message):
    with pytest.raises(FormulaError) as caught:
        parse(that)
    assert str(caught.value) == message


def test_names_hold_letters_digits_underscores_and_the_table():
    assert names(parse("_a1 + t2.b_c == a2b and số == _a1")) == ("_a1", "t2.b_c", "a2b", "số")
    assert names(parse("android < notes or order > 1")) == ("android", "notes", "order")


def test_numbers_and_blanks():
    assert value(parse("12.50 == a").operands[0], {}) == Fraction(25, 2)
    assert parse("a<=b") == parse("  a  <= \t b ")
    assert parse("a<b").operators == ("<",)


def test_and_binds_before_or_and_not_before_both():
    known = {"a": Fraction(1), "b": Fraction(2)}
    assert holds(parse("a == 1 or a == 2 and b == 1"), known)
    assert not holds(parse("(a == 1 or a == 2) and b == 1"), known)
    assert holds(parse("not a == 1 or b == 2"), known)
    assert not holds(parse("not (a == 1 or b == 2)"), known)
    assert not holds(parse("a == 2 or b == 1"), known)


def test_products_bind_before_sums_and_run_from_the_left():
    known = {"a": Fraction(12)}
    for formula, wanted in (("2 + 3 * a", 38), ("a / 2 / 3", 2), ("a - 2 - 3", 7), ("-a + 2", -10), ("a - -2", 14)):
        assert value(parse(f"{formula} == 0").operands[0], known) == wanted


def test_the_broken_comparison_is_the_one_that_is_false():
    def sides(that, slack=0):
        return broken(parse(that), {"a": Fraction(1), "b": Fraction(5), "c": Fraction(3)}, Fraction(slack))

    assert sides("a < b < c") == (5, 3)
    assert sides("b < a < c") == (5, 1)
    assert sides("a < b and b < c and c < a") == (5, 3)
    assert sides("a < b and (b < a or b < c)") is None
    assert sides("b < a or b < c") is None
    assert sides("not a < b") is None
    assert sides("b <= c") == (5, 3)
    assert sides("b <= c", slack=2) is None
    assert sides("b <= c and c <= a", slack=2) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (" + ".join(["a"] * 3000) + " == b", "more than 150"),
        ("a == " + "9" * 5000, "more than 30 digits"),
        ("a == 0." + "3" * 500, "more than 30 digits"),
        ("a == " + "1.1." * 3000 + "1", "no number"),
        ("(" * 3000 + "a" + ")" * 3000 + " == b", "nested too deeply"),
        ("a == " + "-" * 3000 + "b", "nested too deeply"),
        ("not " * 3000 + "a == b", "nested too deeply"),
    ],
)
def test_a_formula_has_limits(text: str, what: str) -> None:
    with pytest.raises(FormulaError, match=what):
        parse(text)


def test_a_formula_at_its_limit_is_judged() -> None:
    formula = parse(" + ".join(["a"] * 149) + " == b")
    assert holds(formula, {"a": Fraction(1), "b": Fraction(149)})
    assert names(formula) == ("a", "b")
