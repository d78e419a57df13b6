"""Ranges hold every number that is possible."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.checks import expression_ranges as ranges
from dqcheck.checks.expression_ranges import ALL, FormulaRange, compares, divided, may_compare, point

ends = st.one_of(st.none(), st.integers(-9, 9), st.fractions(-9, 9, max_denominator=4))


@st.composite
def inside(draw):
    """A range and a number in it."""
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    least, most = (low if low is not None else (high or 0) - 20), (high if high is not None else (low or 0) + 20)
    number = draw(st.fractions(Fraction(least), Fraction(most), max_denominator=8))
    return FormulaRange(low=low, high=high, low_open=low != number and draw(st.booleans()), high_open=False), number


def holds(given, number):
    above = given.low is None or number > given.low or (number == given.low and not given.low_open)
    return above and (given.high is None or number < given.high or (number == given.high and not given.high_open))


@given(inside(), inside())
def test_what_is_made_of_numbers_lies_in_what_is_made_of_their_ranges(first, second):
    (a, x), (b, y) = first, second
    assert holds(ranges.plus(a, b), x + y)
    assert holds(ranges.times(a, b), x * y)
    assert holds(ranges.size(a), abs(x))
    assert holds(ranges.least([a, b]), min(x, y))
    assert holds(ranges.greatest([a, b]), max(x, y))
    assert holds(ranges.hull([a, b]), x)
    assert holds(ranges.hull([a, b]), y)
    assert not y or holds(divided(a, b), x / y)
    for factor in (-2, 0, Fraction(1, 3)):
        assert holds(ranges.scaled(a, factor), x * factor)


@given(inside(), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.integers(0, 3))
def test_what_a_number_in_a_range_does_the_range_may_do(given_, operator, slack):
    where, number = given_
    assert not compares(operator, number, slack) or may_compare(operator, where, slack)


def test_ranges_are_no_wider_than_need_be():
    a, b = FormulaRange(low=2, high=3), FormulaRange(low=-1, high=4, low_open=True)
    assert ranges.plus(a, b) == FormulaRange(low=1, high=7, low_open=True)
    assert ranges.scaled(b, -2) == FormulaRange(low=-8, high=2, high_open=True)
    assert ranges.times(a, b) == FormulaRange(low=-3, high=12)
    assert ranges.times(FormulaRange(low=2, high=None), a) == FormulaRange(low=4, high=None)
    assert ranges.times(FormulaRange(low=None, high=2), a) == ALL
    assert ranges.times(point(0), ALL) == point(0)
    assert divided(a, FormulaRange(low=2, high=None)) == FormulaRange(low=0, high=Fraction(3, 2))
    assert divided(a, FormulaRange(low=0, high=1)) == ALL
    assert ranges.size(FormulaRange(low=-5, high=3)) == FormulaRange(low=0, high=5)
    assert ranges.size(FormulaRange(low=-5, high=-3)) == FormulaRange(low=3, high=5)
    assert ranges.size(FormulaRange(low=-5, high=None)) == FormulaRange(low=0, high=None)
    assert ranges.greatest([a, FormulaRange(low=None, high=9)]) == FormulaRange(low=2, high=9)
    assert ranges.least([a, FormulaRange(low=None, high=9)]) == FormulaRange(low=None, high=3)
    assert ranges.hull([a, FormulaRange(low=None, high=1)]) == FormulaRange(low=None, high=3)


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
    assert [gap for gap in range(-2, 3) if compares(operator, gap, 1)] == forgiven
    assert [gap for gap in range(-2, 3) if may_compare(operator, point(gap), 1)] == forgiven


@pytest.mark.parametrize(
    ("operator", "true"), [("==", [0]), ("!=", [-1, 1]), ("<", [-1]), ("<=", [-1, 0]), (">", [1]), (">=", [0, 1])]
)
def test_without_slack_a_comparison_is_that_of_numbers(operator, true):
    assert [gap for gap in (-1, 0, 1) if compares(operator, gap, 0)] == true


def test_an_open_end_is_not_reached():
    above, below = FormulaRange(low=0, high=5, low_open=True), FormulaRange(low=-5, high=0, high_open=True)
    for operator in ("==", "<=", "<"):
        assert not may_compare(operator, above, 0)
    for operator in ("==", ">=", ">"):
        assert not may_compare(operator, below, 0)
    assert may_compare("!=", above, 0)
    assert not may_compare("!=", point(0), 0)
