from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.quantity import Qualifier, Quantity
from dqcheck.model.rule import Rounding
from dqcheck.numerals import intervals
from dqcheck.numerals.intervals import Interval, contains, interval, meets


def quantity(value, quantum="0", qualifier=None):
    return Quantity(text=value, value=Decimal(value), quantum=Decimal(quantum), qualifier=qualifier)


def ends(one: Interval):
    low = "-inf" if one.low is None else str(one.low)
    high = "inf" if one.high is None else str(one.high)
    return f"{'[' if one.low_closed else '('}{low}, {high}{']' if one.high_closed else ')'}"


@pytest.mark.parametrize(
    ("value", "quantum", "rounding", "expected"),
    [
        ("31", "1", "half-up", "[30.5, 31.5]"),
        ("31", "1", "half-even", "[30.5, 31.5]"),
        ("31", "0", "half-up", "[31, 31]"),
        ("99.57", "0.01", "half-up", "[99.565, 99.575]"),
        ("31", "1", "truncate", "[31, 32)"),
        ("-31", "1", "truncate", "(-32, -31]"),
        ("0", "1", "truncate", "(-1, 1)"),
        ("31", "1", "any", "[30.5, 32)"),
        ("-31", "1", "any", "(-32, -30.5]"),
        ("15130000000", "10000000", "half-up", "[15125000000, 15135000000]"),
    ],
)
def test_rounding_intervals(value, quantum, rounding, expected):
    assert (
        ends(interval(quantity(value, quantum), Rounding(rounding))).replace(".0,", ",").replace(".0]", "]") == expected
    )


@pytest.mark.parametrize(
    ("qualifier", "inside", "outside"),
    [
        (Qualifier.NEARLY, ("200", "170"), ("201", "169")),
        (Qualifier.OVER, ("200", "9999"), ("199",)),
        (Qualifier.AT_LEAST, ("200", "9999"), ("199",)),
        (Qualifier.UNDER, ("200", "0"), ("201",)),
        (Qualifier.AT_MOST, ("200", "0"), ("201",)),
        (Qualifier.ABOUT, ("150", "250"), ("149", "251")),
    ],
)
def test_qualifiers(qualifier, inside, outside):
    one = interval(quantity("200", "1", qualifier))
    assert all(contains(one, Decimal(v)) for v in inside)
    assert not any(contains(one, Decimal(v)) for v in outside)


def test_about_a_precise_number_leaves_at_least_five_percent():
    one = interval(quantity("213", "1", Qualifier.ABOUT))
    assert (one.low, one.high) == (Decimal("202.35"), Decimal("223.65"))


def test_open_ends_do_not_meet():
    a = Interval(low=Decimal(1), high=Decimal(2), high_closed=False)
    assert not meets(a, intervals.point(Decimal(2)))
    assert meets(intervals.point(Decimal(1)), a)
    assert meets(Interval(low=None, high=Decimal(1)), Interval(low=Decimal(1), high=None))


decimals = st.integers(-(10**6), 10**6).map(lambda n: Decimal(n).scaleb(-3))
small = st.tuples(decimals, decimals).map(lambda ab: Interval(low=min(ab), high=max(ab)))


def corners(one):
    return (one.low, (one.low + one.high) / 2, one.high)


@given(small, small)
def test_arithmetic_holds_the_results_of_all_values(a, b):
    for x, y in product(corners(a), corners(b)):
        assert contains(intervals.add(a, b), x + y)
        assert contains(intervals.subtract(a, b), x - y)
        assert contains(intervals.multiply(a, b), x * y)
        assert contains(intervals.negate(a), -x)
        assert contains(intervals.scale(a, y), x * y)
        assert contains(intervals.widen(a, abs(y)), x + y)


@given(small, decimals)
def test_products_with_an_interval_without_end(a, b):
    whole = Interval(low=abs(b), high=abs(b) + 1)
    half = Interval(low=a.low, high=None)
    for x, y in product((a.low, a.low + 10**9), corners(whole)):
        assert contains(intervals.multiply(half, whole), x * y)
        assert contains(intervals.multiply(whole, half), x * y)


@given(small, small, small)
def test_intervals_that_meet_in_pairs_have_a_value_in_common(a, b, c):
    low, high = max(a.low, b.low, c.low), min(a.high, b.high, c.high)
    assert intervals.common([a, b, c]) == (Interval(low=low, high=high) if low <= high else None)


def test_of_two_ends_at_one_place_the_open_one_holds():
    closed, half = Interval(low=Decimal(1), high=Decimal(2)), Interval(low=Decimal(1), high=None, low_closed=False)
    assert intervals.intersection(closed, half) == Interval(low=Decimal(1), high=Decimal(2), low_closed=False)
    assert intervals.intersection(half, closed) == intervals.intersection(closed, half)
    assert intervals.intersection(intervals.point(Decimal(1)), half) is None
    assert intervals.common([]) == intervals.EVERYTHING


@given(decimals, st.integers(0, 3), st.sampled_from(list(Rounding)))
def test_a_value_lies_in_the_interval_of_what_is_written(value, places, rounding):
    quantum = Decimal(1).scaleb(-places)
    written = Quantity(text="", value=intervals.rounded(value, quantum, rounding), quantum=quantum)
    assert contains(interval(written, rounding), value)
    assert contains(interval(written, Rounding.ANY), value)


def test_exact_whatever_the_size():
    big = Decimal(10) ** 60
    assert str(intervals.add(intervals.point(big), intervals.point(Decimal(1))).low) == "1" + "0" * 59 + "1"
    assert intervals.last_digit(Decimal(1200)) == 100
    assert intervals.last_digit(Decimal("3.50")) == Decimal("0.1")
    assert intervals.last_digit(Decimal(0)) == 0


@pytest.mark.parametrize(
    ("qualifier", "value", "expected"),
    [
        (Qualifier.NEARLY, "200", "[170.00, 200]"),
        (Qualifier.NEARLY, "-200", "[-230.00, -200]"),
        (Qualifier.OVER, "200", "[200, inf]"),
        (Qualifier.AT_LEAST, "200", "[200, inf]"),
        (Qualifier.UNDER, "200", "[-inf, 200]"),
        (Qualifier.AT_MOST, "200", "[-inf, 200]"),
        (Qualifier.ABOUT, "200", "[150, 250]"),
        (Qualifier.ABOUT, "1234", "[1172.30, 1295.70]"),
        (Qualifier.ABOUT, "-200", "[-250, -150]"),
    ],
)
def test_the_ends_of_a_qualified_number(qualifier, value, expected):
    assert ends(interval(quantity(value, "1", qualifier))) == expected
    assert ends(interval(quantity(value, "1", qualifier), Rounding.TRUNCATE)) == expected


def test_about_a_number_leaves_half_of_its_step_where_that_is_more():
    assert ends(interval(quantity("0", "10", Qualifier.ABOUT))) == "[-5, 5]"


@pytest.mark.parametrize(
    ("value", "rounding", "expected"),
    [
        ("2.5", "half-up", "3"),
        ("2.5", "half-even", "2"),
        ("2.5", "truncate", "2"),
        ("2.5", "any", "3"),
        ("2.9", "truncate", "2"),
        ("-2.5", "half-up", "-3"),
        ("-2.9", "truncate", "-2"),
    ],
)
def test_how_a_convention_writes_a_value(value, rounding, expected):
    assert intervals.rounded(Decimal(value), Decimal(1), Rounding(rounding)) == Decimal(expected)
    assert intervals.rounded(Decimal(value), Decimal(0), Rounding(rounding)) == Decimal(value)


ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)


def bounded(low, high, *, closed="[]"):
    return Interval(low=low, high=high, low_closed=closed[0] == "[", high_closed=closed[1] == "]")


@pytest.mark.parametrize("closed", ["[]", "[)", "(]", "()"])
def test_an_end_belongs_to_a_closed_interval_only(closed):
    one = bounded(ONE, THREE, closed=closed)
    assert contains(one, ONE) is (closed[0] == "[")
    assert contains(one, THREE) is (closed[1] == "]")
    assert contains(one, TWO)
    assert ends(intervals.negate(one)) == f"{'[' if closed[1] == ']' else '('}-3, -1{']' if closed[0] == '[' else ')'}"
    assert ends(intervals.scale(one, TWO)) == f"{closed[0]}2, 6{closed[1]}"
    assert ends(intervals.scale(one, -ONE)) == ends(intervals.negate(one))
    assert ends(intervals.add(one, bounded(ONE, ONE))) == f"{closed[0]}2, 4{closed[1]}"
    assert ends(intervals.add(bounded(ONE, ONE), one)) == f"{closed[0]}2, 4{closed[1]}"
    assert ends(intervals.subtract(bounded(ONE, ONE), one)) == ends(
        intervals.add(intervals.negate(one), bounded(ONE, ONE))
    )


def test_below_and_meets_at_one_place():
    touching = bounded(ONE, TWO), bounded(TWO, THREE)
    assert not intervals.below(*touching)
    assert meets(*touching)
    for a, b in ((bounded(ONE, TWO, closed="[)"), touching[1]), (touching[0], bounded(TWO, THREE, closed="(]"))):
        assert intervals.below(a, b)
        assert not intervals.below(b, a)
        assert not meets(a, b)
        assert not meets(b, a)
    assert not intervals.below(bounded(ONE, None), bounded(TWO, THREE))
    assert not intervals.below(bounded(ONE, TWO), bounded(None, THREE))
    assert intervals.below(bounded(None, ONE), bounded(TWO, None))
    assert not intervals.below(bounded(TWO, None), bounded(None, ONE))


def test_intersections_without_ends():
    assert intervals.intersection(bounded(ONE, None), bounded(None, TWO)) == bounded(ONE, TWO)
    assert intervals.intersection(bounded(ONE, None), bounded(TWO, None)) == bounded(TWO, None)
    assert intervals.intersection(bounded(None, ONE), bounded(None, TWO)) == bounded(None, ONE)
    assert intervals.intersection(None, bounded(ONE, TWO)) is None
    assert intervals.intersection(bounded(ONE, TWO), None) is None
    one = intervals.intersection(bounded(ONE, TWO, closed="[)"), bounded(ONE, TWO, closed="(]"))
    assert ends(one) == "(1, 2)"


def test_arithmetic_without_ends():
    up, down, both = bounded(ONE, None), bounded(None, ONE), intervals.EVERYTHING
    assert ends(intervals.add(up, up)) == "[2, inf]"
    assert ends(intervals.add(down, down)) == "[-inf, 2]"
    assert ends(intervals.add(up, bounded(ONE, TWO))) == "[2, inf]"
    assert ends(intervals.add(bounded(ONE, TWO), down)) == "[-inf, 3]"
    assert ends(intervals.negate(up)) == "[-inf, -1]"
    assert ends(intervals.negate(down)) == "[-1, inf]"
    assert ends(intervals.scale(up, TWO)) == "[2, inf]"
    assert ends(intervals.scale(down, -TWO)) == "[-2, inf]"
    assert ends(intervals.scale(both, Decimal(0))) == "[0, 0]"
    assert intervals.total([]) == intervals.point(Decimal(0))
    assert intervals.total([up, bounded(ONE, TWO)]) == bounded(TWO, None)


def test_products_without_ends():
    up, down = bounded(TWO, None), bounded(None, TWO)
    positive, around = bounded(ONE, THREE), bounded(-ONE, THREE)
    assert ends(intervals.multiply(up, positive)) == "[2, inf]"
    assert ends(intervals.multiply(positive, up)) == "[2, inf]"
    assert ends(intervals.multiply(down, positive)) == "[-inf, 6]"
    assert ends(intervals.multiply(down, bounded(Decimal(0), THREE))) == "[-inf, 6]"
    assert ends(intervals.multiply(bounded(-TWO, None), positive)) == "[-6, inf]"
    assert ends(intervals.multiply(bounded(None, -TWO), positive)) == "[-inf, -2]"
    assert ends(intervals.multiply(up, up)) == "[4, inf]"
    assert ends(intervals.multiply(up, bounded(Decimal(0), None))) == "[0, inf]"
    assert ends(intervals.multiply(bounded(Decimal(0), None), up)) == "[0, inf]"
    assert intervals.multiply(up, around) == intervals.EVERYTHING
    assert intervals.multiply(around, up) == intervals.EVERYTHING
    assert intervals.multiply(up, down) == intervals.EVERYTHING
    assert intervals.multiply(bounded(-ONE, None), up) == intervals.EVERYTHING
    assert ends(intervals.multiply(around, around)) == "[-3, 9]"
    assert ends(intervals.multiply(bounded(-THREE, -ONE), bounded(-TWO, -ONE))) == "[1, 6]"
    assert ends(intervals.multiply(bounded(-THREE, ONE), bounded(Decimal(0), TWO))) == "[-6, 2]"
    half_open = bounded(ONE, THREE, closed="[)")
    assert ends(intervals.multiply(half_open, intervals.point(TWO))) == "[2, 6)"
    assert ends(intervals.multiply(intervals.point(TWO), half_open)) == "[2, 6)"
    assert ends(intervals.multiply(half_open, bounded(ONE, TWO))) == "[1, 6]"


def test_an_interval_is_widened_on_both_sides():
    assert intervals.widen(bounded(ONE, TWO), ONE) == bounded(Decimal(0), THREE)
    assert intervals.widen(bounded(ONE, TWO), Decimal(0)) == bounded(ONE, TWO)
    assert intervals.widen(bounded(None, TWO), ONE) == bounded(None, THREE)


def test_quotients_are_shown_with_sixteen_digits_and_sums_kept_whole():
    assert intervals.SHOWN.divide(TWO, THREE) == Decimal("0.6666666666666667")
    assert intervals.EXACT.add(Decimal("1e-900"), Decimal("1e900")) != Decimal("1e900")


OPEN = Interval(low=None, high=None)


def between(low, high, *, low_closed=True, high_closed=True):
    return Interval(
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        low_closed=low_closed,
        high_closed=high_closed,
    )


@pytest.mark.parametrize(
    ("where", "value", "inside"),
    [
        (between(1, 3), 1, True), (between(1, 3), 3, True), (between(1, 3), 0, False), (between(1, 3), 4, False),
        (between(1, 3, low_closed=False), 1, False), (between(1, 3, high_closed=False), 3, False),
        (between(1, 3, low_closed=False, high_closed=False), 2, True),
        (between(None, 3), -9, True), (between(1, None), 9, True),
    ],
)  # fmt: skip
def test_an_end_belongs_to_an_interval_when_it_is_closed(where, value, inside):
    assert contains(where, Decimal(value)) is inside


@pytest.mark.parametrize(
    ("a", "b", "sum_"),
    [
        (between(1, 2), between(10, 20), between(11, 22)),
        (between(None, 2), between(10, 20), between(None, 22)),
        (between(1, 2), between(None, 20), between(None, 22)),
        (between(1, None), between(10, 20), between(11, None)),
        (between(1, 2), between(10, None), between(11, None)),
        (between(1, 2, low_closed=False), between(10, 20), between(11, 22, low_closed=False)),
        (between(1, 2), between(10, 20, high_closed=False), between(11, 22, high_closed=False)),
    ],
)
def test_sums(a, b, sum_):
    assert intervals.add(a, b) == sum_ == intervals.add(b, a)
    assert intervals.subtract(a, intervals.negate(b)) == sum_


@pytest.mark.parametrize(
    ("a", "negative"),
    [
        (between(1, 2, low_closed=False), between(-2, -1, high_closed=False)),
        (between(1, None), between(None, -1)),
        (between(None, 2), between(-2, None)),
    ],
)
def test_the_sign_changed(a, negative):
    assert intervals.negate(a) == negative and intervals.negate(negative) == a


@pytest.mark.parametrize(
    ("a", "factor", "product_"),
    [
        (between(1, 2, low_closed=False), 3, between(3, 6, low_closed=False)),
        (between(1, 2, low_closed=False), -3, between(-6, -3, high_closed=False)),
        (between(1, None), 3, between(3, None)),
        (between(None, 2), -1, between(-2, None)),
        (OPEN, 0, between(0, 0)),
    ],
)
def test_a_multiple(a, factor, product_):
    assert intervals.scale(a, Decimal(factor)) == product_
    assert intervals.multiply(a, between(factor, factor)) == product_ == intervals.multiply(between(factor, factor), a)


@pytest.mark.parametrize(
    ("a", "b", "product_"),
    [
        (between(1, 2), between(3, 4), between(3, 8)),
        (between(-1, 2), between(3, 4), between(-4, 8)),
        (between(-2, -1), between(3, 4), between(-8, -3)),
        (between(-2, -1), between(-4, -3), between(3, 8)),
        (between(-1, 2), between(-4, 3), between(-8, 6)),
        (between(1, None), between(3, 4), between(3, None)),
        (between(-1, None), between(3, 4), between(-4, None)),
        (between(None, 2), between(3, 4), between(None, 8)),
        (between(1, None), between(3, None), between(3, None)),
        (between(-1, None), between(3, None), OPEN),
        (between(1, None), between(-3, None), OPEN),
        (between(None, 1), between(-3, 2), OPEN),
    ],
)
def test_products(a, b, product_):
    assert intervals.multiply(a, b) == product_


def test_more_on_each_side():
    assert intervals.widen(between(1, 2), Decimal(1)) == between(0, 3)
    narrow = between(1, 2, low_closed=False)
    assert intervals.widen(narrow, Decimal(0)) is narrow


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        (between(1, 3), between(2, 4), between(2, 3)),
        (between(1, 3), between(3, 4), between(3, 3)),
        (between(1, 3, high_closed=False), between(3, 4), None),
        (between(1, 3), between(1, 3, low_closed=False, high_closed=False),
         between(1, 3, low_closed=False, high_closed=False)),
        (between(None, 3), between(1, None), between(1, 3)),
        (OPEN, OPEN, OPEN),
        (between(1, 2), between(3, 4), None),
        (None, OPEN, None),
    ],
)  # fmt: skip
def test_what_two_intervals_have_in_common(a, b, both):
    assert intervals.intersection(a, b) == both == intervals.intersection(b, a)


@pytest.mark.parametrize(("value", "unit"), [("1200", "100"), ("3.50", "0.1"), ("0", "0"), ("-70", "10"), ("7", "1")])
def test_the_last_digit(value, unit):
    assert intervals.last_digit(Decimal(value)) == Decimal(unit)


@pytest.mark.parametrize(
    ("value", "quantum", "rounding", "shown"),
    [
        ("2.5", "1", Rounding.HALF_UP, "3"),
        ("2.5", "1", Rounding.HALF_EVEN, "2"),
        ("2.9", "1", Rounding.TRUNCATE, "2"),
        ("2.5", "1", Rounding.ANY, "3"),
        ("2.54", "0", Rounding.HALF_UP, "2.54"),
        ("260", "100", Rounding.HALF_UP, "300"),
    ],
)
def test_a_value_as_it_is_written(value, quantum, rounding, shown):
    assert intervals.rounded(Decimal(value), Decimal(quantum), rounding) == Decimal(shown)
