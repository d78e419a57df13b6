"""What no record can be is found, and nothing that some record is."""

from fractions import Fraction
from itertools import product

import pytest
from formulas import NUMBERS, TEXTS, formulas
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_ranges import FormulaRange
from dqcheck.checks.expression_truth import Grade, Known, Situation, standing
from dqcheck.rulesets.linear_systems import Inequality, TooMany, solvable
from dqcheck.rulesets.satisfiable import can_be

POSITIVE = FormulaRange(low=0, high=None)


@pytest.mark.parametrize(
    "text",
    [
        "a < b and b < a",
        "a < b and b < c and c < a",
        "a == 1 and a == 2",
        "a + b == 3 and a == 1 and b != 2",
        "2 * a < a + b and b <= a",
        "a < a",
        "abs(a) < 0",
        "abs(a - b) < a - b",
        "max(a, b) < a",
        "min(a, 3) > 3",
        "min(a, b) > max(a, b)",
        "k == 'x' and k == 'y'",
        "k == 'x' and k != 'X'",
        "k == 'abc' and k contains 'z'",
        "k starts with 'a' and not k starts with 'A'",
        "k in ('x', 'y') and k not in ('Y', 'z', 'x')",
        "a is blank and a > 1",
        "a is blank and a is not blank",
        "not (if a < 1 then a < 2)",
        "a in (1, 2) and a > 2",
        "a / 2 > b and a < 2 * b",
        "a * b < 1 and a * b > 1",
    ],
)
def test_what_no_record_meets(text):
    assert not can_be(parse(text), {})
    assert not can_be(parse(f"not ({text})"), {}, truth=False)


@pytest.mark.parametrize(
    "text",
    [
        "a < b and b < c and c < a + 3",
        "a != 1 and a <= 1",
        "k != 'x' and k contains 'x'",
        "k == 'abc' and k contains 'B'",
        "a is blank and b > 1",
        "if a < 1 then a > 2",
        "a is blank and (if a > 1 then b > 2 else b > 1)",
        "a is blank and (if a > 1 then b > 2)",
        "a in (1, 2) and a > 1",
        "max(a, b) > a",
        "a * b < 0 and a > 0",
        "a < (if b > 1 then 2 else 3) and a > 2.5",
    ],
)
def test_what_some_record_meets(text):
    assert can_be(parse(text), {})


def test_the_ranges_of_fields_count():
    assert not can_be(parse("a + b < 0"), {"a": POSITIVE, "b": POSITIVE})
    assert can_be(parse("a + b < 0"), {"a": POSITIVE})
    assert not can_be(parse("a * b < 0"), {"a": POSITIVE, "b": POSITIVE})
    share = FormulaRange(low=0, high=100)
    assert not can_be(parse("a / 2 > 50"), {"a": share})
    assert can_be(parse("a / 2 >= 50"), {"a": share})
    assert not can_be(parse("max(a, b) > 100"), {"a": share, "b": share})


@given(formulas, st.data())
def test_what_is_said_to_be_impossible_never_is(text, data):
    formula = parse(text)
    numbers = st.one_of(st.integers(-4, 4), st.fractions(-3, 3, max_denominator=2))
    ranges = {}
    known = {}
    for name in NUMBERS:
        number = data.draw(numbers)
        known[name] = Known(number)
        if data.draw(st.booleans()):
            ranges[name] = FormulaRange(low=number - data.draw(st.integers(0, 2)), high=None)
    known |= {name: Known(text=data.draw(st.sampled_from(["city", "xã", "a b", "x"]))) for name in TEXTS}
    gone = data.draw(st.sampled_from((None, *NUMBERS)))
    if gone is not None:
        known[gone] = Known(missing="blank", blank=True)
    for truth in (True, False):
        if standing(formula, Situation(known=known), truth=truth).grade is Grade.HOLDS:
            assert can_be(formula, ranges, truth=truth)


small = st.integers(-3, 3)
systems = st.lists(st.tuples(small, small, small, st.booleans()), min_size=1, max_size=6)


@given(systems)
def test_a_system_that_a_point_meets_is_solvable(system):
    bounds = [
        Inequality(factors={n: Fraction(f) for n, f in (("x", a), ("y", b)) if f}, constant=Fraction(c), strict=strict)
        for a, b, c, strict in system
    ]
    grid = [Fraction(n, 2) for n in range(-8, 9)]
    met = any(
        all((value := a * x + b * y + c) < 0 or (value == 0 and not strict) for a, b, c, strict in system)
        for x, y in product(grid, grid)
    )
    assert not met or solvable(bounds)


def test_a_system_without_a_solution():
    x, y = Fraction(1), Fraction(-1)
    closed = [Inequality(factors={"x": x}, constant=Fraction(-1)), Inequality(factors={"x": y}, constant=Fraction(1))]
    assert solvable(closed)  # x is 1
    strict = [closed[0], Inequality(factors={"x": y}, constant=Fraction(1), strict=True)]
    assert not solvable(strict)
    assert not solvable([Inequality(factors={}, constant=Fraction(1))])
    assert solvable([])


def test_what_is_too_large_is_left_open():
    many = [
        Inequality(
            factors={name: Fraction(sign * row + at) for at, name in enumerate("xyz", 200)}, constant=Fraction(row)
        )
        for sign in (3, -3)
        for row in range(80, 160)
    ]
    with pytest.raises(TooMany):
        solvable(many)
    assert can_be(parse(" and ".join(f"(a == {n} or b == {n})" for n in range(12))), {})
