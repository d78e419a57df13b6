"""Formulas as trees: written out they are read as the same, and their comparisons are differences."""

import pytest
from formulas import formulas
from hypothesis import given

from dqcheck.checks.base import FormulaError
from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_tree import difference, names, written


@given(formulas)
def test_a_formula_that_is_written_and_read_again_is_the_same(text):
    formula = parse(text)
    assert parse(written(formula)) == formula


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a+b<=c", "a + b <= c"),
        ("a-(b-c) < (a*b)/c", "a - (b - c) < a * b / c"),
        ("a/(b/c) == -(a+b)*2", "a / (b / c) == -(a + b) * 2"),
        ("((a<1) and (b<2 or c<3)) or not (a<2)", "a < 1 and (b < 2 or c < 3) or not a < 2"),
        ("(a<1 and b<2) and c<3", "(a < 1 and b < 2) and c < 3"),
        ("if (if a<1 then b<2) then c<3", "if (if a < 1 then b < 2) then c < 3"),
        ("if a<1 then (if b<2 then c<3) else d<4", "if a < 1 then (if b < 2 then c < 3) else d < 4"),
        ("if a<1 then b<2 else if b<3 then c<4", "if a < 1 then b < 2 else if b < 3 then c < 4"),
        ("(if a<1 then b<2) and c<3", "(if a < 1 then b < 2) and c < 3"),
        ("x = (if a<1 then 2 else 3)+1", "x == (if a < 1 then 2 else 3) + 1"),
        ('k = \'say "x"\' or k ends with "it\'s"', 'k == \'say "x"\' or k ends with "it\'s"'),
        ("12.50 < a or 0.0400 < a or 100 < a", "12.5 < a or 0.04 < a or 100 < a"),
        ("k not in ('x','y') and not k is blank", 'k not in ("x", "y") and k is not blank'),
        ("not (k starts with 'x' or k is blank)", 'not (k starts with "x" or k is blank)'),
        ("not not k is blank", "not k is not blank"),
        ("sum(a,b)<max(a,3)", "sum(a, b) < max(a, 3)"),
    ],
)
def test_how_a_formula_is_written(text, wanted):
    assert written(parse(text)) == wanted


def gap(text):
    found = difference(*parse(text).operands)
    return found.constant, {written(node): factor for node, factor in found.terms}, found.names


def test_a_difference_is_a_sum_of_multiples_from_which_what_cancels_is_gone():
    assert gap("a + 2 * b - 3 == a / 2") == (-3, {"a": parse("a == 0.5").operands[1].number, "b": 2}, ("a", "b"))
    assert gap("a + b == b + c") == (0, {"a": 1, "c": -1}, ("a", "b", "c"))
    assert gap("sum(a, b, 1) == -(b - 4)") == (-3, {"a": 1, "b": 2}, ("a", "b"))
    assert gap("a * b + 2 * (a * b) == 7 / 2") == (-3.5, {"a * b": 3}, ("a", "b"))
    assert gap("a / 0 + abs(a) == 2 * 3") == (-6, {"a / 0": 1, "abs(a)": 1}, ("a",))


def test_whole_numbers_stay_whole():
    constant, terms, _ = gap("6 / 3 * a == 4.0")
    assert (type(constant), type(terms["a"])) == (int, int)


@given(formulas)
def test_a_part_of_a_formula_is_no_formula_of_another(text):
    """What is cut off at the end is refused or read as what stands there, never as the whole."""
    whole = parse(text)
    try:
        cut = parse(text[:-2])
    except FormulaError:
        return
    assert cut != whole
    assert set(names(cut)) <= {*names(whole), *(name[:-1] for name in names(whole)), *(n[:-2] for n in names(whole))}
