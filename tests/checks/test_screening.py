"""The pieces that screens are made of, and what each screen keeps of plain records."""

import datetime as dt
import math
from decimal import Decimal

import narwhals as nw
import polars as pl
import pytest
from making import EXACT, TERMS, check, count, table, terms

from dqcheck.checks.base import Terms
from dqcheck.checks.kinds.within import Span
from dqcheck.checks.screening import all_of, any_of, doubtful, half_step, just_above, just_below, moment, present
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Period

PERIOD = Terms(period=Period(first=dt.date(2025, 1, 1), last=dt.date(2025, 9, 30)))


def evaluated(expression, **columns):
    return nw.from_native(pl.DataFrame(columns)).select(expression.alias("out"))["out"].to_list()


@pytest.mark.parametrize("exact", ["1e15", "-1e15", "12345678901", "0.12345678901", "-0.0000000001", "99999999.999"])
def test_a_float_surely_beyond_a_bound(exact):
    """A number is read to ten digits and nine decimals, so that it may be read as beyond a bound of more digits."""
    bound = Decimal(exact)
    apart = Decimal("4e-10") * (abs(bound) + 1)
    assert Decimal(just_below(bound)) < bound - apart < bound + apart < Decimal(just_above(bound))
    assert Decimal(just_above(bound)) - Decimal(just_below(bound)) < 8 * apart


@pytest.mark.parametrize("exact", ["0.1", "-0.1", "-3", "1234567890", "1.234567891", "0.000000001"])
def test_a_bound_that_a_cell_shows_is_compared_as_it_is(exact):
    bound = Decimal(exact)
    assert just_below(bound) == just_above(bound) == float(exact)
    one = check("range", field="a", at_least=bound, at_most=bound)
    at = float(exact)
    assert kept(one, a=[math.nextafter(at, -math.inf), at, math.nextafter(at, math.inf)]) == [0, 2]


def test_at_zero_the_bound_itself():
    assert (just_below(Decimal(0)), just_above(Decimal(0))) == (0, 0)
    assert moment(dt.date(2025, 8, 5)) == dt.datetime(2025, 8, 5)


def test_floats_that_prove_a_sum():
    sure = [3.0, 2.0**52 - 4, 0.125, 999_999_998.5]
    unsure = [2.0**52, 0.0625, 1e9 + 0.5]
    assert evaluated(doubtful([nw.col("a")]), a=sure) == [False] * 4
    assert evaluated(doubtful([nw.col("a")]), a=unsure) == [True] * 3
    assert evaluated(doubtful([nw.col("a"), nw.col("b")]), a=[2.0**51, 3.0], b=[-(2.0**51), 0.0625]) == [True, True]
    assert evaluated(doubtful([nw.col("a"), nw.col("b")]), a=[2.0**51], b=[1.0]) == [False]
    assert evaluated(doubtful([nw.col("a"), nw.col("b")]), a=[999_999_999.5, 999_999_999.0], b=[0.5, 0.5]) == [
        True,
        False,
    ]


def test_half_of_the_smallest_step_that_a_percentage_shows():
    shown = evaluated(half_step(nw.col("a")), a=[12.0, 12.3, 12.34, 12.345, 12.3456, 12.34567, 12.345678, 12.3456789])
    assert shown == pytest.approx([0.05, 0.05, 5e-3, 5e-4, 5e-5, 5e-6, 5e-7, 0.0])


def test_records_with_a_null_are_left_to_nobody():
    kept = evaluated(present(nw.col("a") > 1, [nw.col("a"), nw.col("b")]), a=[2, 2, None, 1], b=[1, None, 1, 1])
    assert kept == [True, False, False, False]


def kept(one, given=TERMS, **columns):
    expression = one.screen(nw.col, given)
    assert expression is not None
    return [row for row, keep in enumerate(evaluated(expression, **columns)) if keep]


D = dt.date

CASES = {
    "total": (check("total", total="a", parts=("b", "c")), {"a": [5, 6, 4], "b": [2, 2, 2], "c": [3, 3, 3]}, [1, 2]),
    "less": (check("total", total="a", parts=("b", "-c")), {"a": [5, 6, 4], "b": [9, 9, 9], "c": [4, 4, 4]}, [1, 2]),
    "below": (
        check("total", total="a", parts=("b", "c"), exhaustive=False),
        {"a": [5, 6, 4], "b": [2, 2, 2], "c": [3, 3, 3]},
        [2],
    ),
    "shares": (check("shares", parts=("a", "b")), {"a": [40, 40, 40], "b": [60, 61, 59]}, [1, 2]),
    "shares of ten": (check("shares", parts=("a", "b"), total=Decimal(10)), {"a": [4, 4], "b": [6, 7]}, [1]),
    "percentage": (
        check("percentage", stated="a", part="b", whole="c"),
        {"a": [33.3, 33.33, 33.34, 33.4, 33.2], "b": [1] * 5, "c": [3] * 5},
        [2, 3, 4],
    ),
    "percentage of two decimals": (
        check("percentage", stated="a", part="b", whole="c", decimals=2),
        {"a": [50.0045, 50.0055, 49.9955, 49.9945], "b": [1] * 4, "c": [2] * 4},
        [1, 3],
    ),
    "percentage of nothing": (
        check("percentage", stated="a", part="b", whole="c"),
        {"a": [5], "b": [1], "c": [0]},
        [0],
    ),
    "percentage of a debt": (
        check("percentage", stated="a", part="b", whole="c"),
        {"a": [50.0, 60.0], "b": [-1, -1], "c": [-2, -2]},
        [1],
    ),
    "growth": (
        check("growth", stated="a", now="b", before="c"),
        {"a": [33.3, 33.33, 33.34, 33.4, -33.3], "b": [4] * 5, "c": [3] * 5},
        [2, 3, 4],
    ),
    "decline": (
        check("growth", stated="a", now="b", before="c", direction="down"),
        {"a": [33.3, 33.4, 33.2], "b": [2] * 3, "c": [3] * 3},
        [1, 2],
    ),
    "growth as an amount": (
        check("growth", stated="a", now="b", before="c", as_="amount"),
        {"a": [3, 4, 2], "b": [8] * 3, "c": [5] * 3},
        [1, 2],
    ),
    "decline as an amount": (
        check("growth", stated="a", now="b", before="c", as_="amount", direction="down"),
        {"a": [3, 4, 2], "b": [5] * 3, "c": [8] * 3},
        [1, 2],
    ),
    "product": (
        check("product", stated="a", factors=("b", "c")),
        {
            "a": [6.0, 7.0, 6.0, 2.0**52, 2.0**51],
            "b": [2.0, 2.0, 1.5, 2.0**26, 2.0**25],
            "c": [3.0, 3.0, 4.0, 2.0**26, 2.0**26],
        },
        [1, 3],
    ),
    "product of decimals": (
        check("product", stated="a", factors=("b", "c")),
        {"a": [6.25, 6.251, 1e8, 0.0001], "b": [2.5, 2.5, 1e4, 0.01], "c": [2.5, 2.5, 1e4 + 0.5, 0.01]},
        [1, 2, 3],
    ),
    "product in larger units": (
        check("product", stated="a", factors=("b",), scale=Decimal("0.1")),
        {"a": [20.0, 2.0, 0.2, 0.3], "b": [200, 21, 2, 2]},
        [1, 3],
    ),
    "scaled product": (
        check("product", stated="a", factors=("b",), scale=Decimal(10)),
        {"a": [20, 2], "b": [2, 2]},
        [1],
    ),
    "part": (check("part", part="a", whole="b"), {"a": [1, 2, 3, 1], "b": [2, 2, 2, 2**53]}, [2, 3]),
    "order": (
        check("order", values=("a", "b", "c")),
        {"a": [1, 2, 1, 1], "b": [1, 1, 3, 2], "c": [1, 5, 2, 3]},
        [1, 2],
    ),
    "strict order": (check("order", values=("a", "b"), strict=True), {"a": [1, 1, 2], "b": [2, 1, 1]}, [1, 2]),
    "range": (
        check("range", field="a", at_least=Decimal(1), at_most=Decimal(9)),
        {"a": [0.5, 0.99, 1.5, 8.99, 9.01, 10.0]},
        [0, 1, 4, 5],
    ),
    "range of dates": (
        check("range", field="a", at_least=D(2025, 1, 2), at_most=D(2025, 1, 3)),
        {"a": [D(2025, 1, 1), D(2025, 1, 2), D(2025, 1, 3), D(2025, 1, 4)]},
        [0, 3],
    ),
    "magnitude": (
        check("magnitude", value="a", at_least=count(1), at_most=count(9)),
        {"a": [0.5, 1.5, 8.5, 9.5]},
        [0, 3],
    ),
    "within": (
        check("within", value="a", period=True),
        {"a": [D(2024, 12, 31), D(2025, 1, 1), D(2025, 9, 30), D(2025, 10, 1)]},
        [0, 3],
    ),
    "within fields": (
        check("within", value="a", period=Span(from_="b", to="c")),
        {
            "a": [D(2025, 1, 2)] * 3,
            "b": [D(2025, 1, 2), D(2025, 1, 3), D(2025, 1, 1)],
            "c": [D(2025, 1, 2), D(2025, 1, 2), D(2025, 1, 1)],
        },
        [1, 2],
    ),
    "not after": (
        check("within", value="a", not_after="b"),
        {"a": [D(2025, 1, 2)] * 3, "b": [D(2025, 1, 1), D(2025, 1, 2), D(2025, 1, 3)]},
        [0],
    ),
    "required": (check("required", field="a"), {"a": [1, None, 2]}, [1]),
    "unique": (check("unique", field="a"), {"a": ["x y", "X  y ", "z", None, None]}, [0, 1]),
    "unique, other letters": (check("unique", field="a"), {"a": ["ß 12", "x1", "y1", "z2"]}, [1, 2]),
    "unique numbers": (check("unique", field="a", of_text=False), {"a": [1, 2, 1, None, None]}, [0, 2]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_screen_keeps_what_is_wrong_and_leaves_what_is_right(name):
    one, columns, rows = CASES[name]
    assert kept(one, PERIOD, **columns) == rows


FORMULAS = {
    "a == b": [0, 2],
    "a != b": [1],
    "a < b": [1, 2],
    "a <= b": [1, 2],
    "a > b": [0, 1],
    "a >= b": [0, 1],
    "not a == b": [1],
    "not a != b": [0, 2],
    "a == b or a > b": [0],
    "a == b and a > b": [0, 1, 2],
    "not (a == b or a > b)": [1, 2],
    "not (a != b and a < b)": [0],
    "1 < a <= b": [0, 1, 2],
    "a + 1 == b": [1, 2],
    "a - b == 2": [0, 1],
    "-a == b - 4": [0],
    "a * 2 == b * 2": [0, 2],
    "a / b == 1": [0, 2],
    "2 == 2 and a == b": [0, 2],
    "2 != 2 or a == b": [0, 2],
}


@pytest.mark.parametrize("that", FORMULAS)
def test_the_screen_of_a_formula_keeps_where_it_may_be_false(that):
    """An inequality of equal floats may be: the numbers behind them may differ."""
    assert kept(check("expression", that=that), a=[1, 2, 3], b=[2, 2, 1]) == FORMULAS[that]


def test_a_gap_of_exactly_half_a_step_is_left_to_the_judge():
    # In floats 68.7·16 misses 100·11 by less than 0.05·16.
    assert kept(CASES["percentage"][0], a=[12.0, 68.7], b=[1205, 11], c=[10000, 16]) == [0, 1]
    assert kept(CASES["growth"][0], a=[12.0, 68.7], b=[1120.5, 27.0], c=[1000.0, 16.0]) == [0, 1]


def test_a_bound_of_zero_is_exact():
    zero = {"a": [-1.0, 0.0, 1.0]}
    assert kept(check("magnitude", value="a", at_most=count(0)), **zero) == [2]
    assert kept(check("magnitude", value="a", at_least=count(0)), **zero) == [0]
    assert kept(check("range", field="a", at_most=Decimal(0)), **zero) == [2]
    assert kept(check("range", field="a", at_least=Decimal(0)), **zero) == [0]


def test_the_screen_of_a_formula_keeps_what_floats_cannot_prove():
    # The sizes of both sides, each with one added, are less than 1e9.
    assert kept(check("expression", that="a == b"), a=[499_999_998, 499_999_999], b=[499_999_998, 499_999_999]) == [1]
    near = 2.0**53
    assert kept(check("expression", that="a == b"), a=[near, 1e8], b=[near, 1e8]) == [0]
    assert kept(check("expression", that="a <= b"), a=[0.1 + 0.2, 0.31, 0.29], b=[0.3, 0.3, 0.3]) == [0, 1]
    assert kept(check("expression", that="a < b"), a=[0.3, 0.29], b=[0.3, 0.3]) == [0]
    assert kept(check("expression", that="a / b <= 2"), a=[1, 0, 5], b=[2, 1, 0]) == [1, 2]
    assert kept(check("expression", that="a <= b"), a=[-1, 5], b=[0, 0]) == [1]


@pytest.mark.parametrize(
    ("one", "given"),
    [
        (check("percentage", stated="a", part="u.b", whole="c"), EXACT),
        (check("growth", stated="a", now="u.b", before="c"), TERMS),
        (check("product", stated="a", factors=("b",), scale=Decimal("0.0000001")), TERMS),
        (check("product", stated="a", factors=("u.b",)), TERMS),
        (check("shares", parts=("a", "u.b")), TERMS),
        (check("part", part="a", whole="u.b"), TERMS),
        (check("order", values=("a", "u.b")), TERMS),
        (check("order", values=("a",)), TERMS),
        (check("range", field="u.a", at_least=Decimal(1)), TERMS),
        (check("within", value="u.a", period=True), PERIOD),
        (check("within", value="a", period=True), TERMS),
        (check("magnitude", value="u.a", at_least=count(1)), TERMS),
        (check("magnitude", value="a", peers=Decimal(20)), TERMS),
        (check("required", field="u.a"), TERMS),
        (check("unique", field="u.a"), TERMS),
        (check("expression", that="a < u.b"), TERMS),
        (check("expression", that="a < b"), terms(abs="1")),
        (check("expression", that="(a + b) * a < b"), TERMS),
        (check("expression", that="a / (a + b) < b"), TERMS),
        (check("total", table=None, claim="sum", total="", parts=()), TERMS),
    ],
)
def test_what_is_not_screened(one, given):
    assert one.screen(nw.col, given) is None


PERCENTAGE = check("percentage", stated="a", part="b", whole="c")
GROWTH = check("growth", stated="a", now="b", before="c")


def test_an_exact_quotient_is_left_alone_only_where_it_is_proved():
    """The last is 12.5 percent of numbers of which floats do not show a millionth."""
    columns = {"a": [50.0, 33.3, 50.001, 5.0, 12.5], "b": [1.0, 1.0, 1.0, 1.0, 1e8], "c": [2.0, 3.0, 2.0, 0.0, 8e8]}
    assert kept(PERCENTAGE, EXACT, **columns) == [1, 2, 3, 4]
    assert kept(GROWTH, EXACT, a=[50.0, -50.0, 33.3, 50.001], b=[3, 1, 4, 3], c=[2, 2, 3, 2]) == [2, 3]


def test_a_quotient_that_was_cut_off_may_be_a_step_further_from_zero_only():
    """That it was cut off by more than half a step is left to the judge."""
    cut = terms("truncate")
    columns = {"a": [33.3, 33.4, 33.2, 66.6, 50.0], "b": [1, 1, 1, 2, 1], "c": [3, 3, 3, 3, 2]}
    assert kept(PERCENTAGE, cut, **columns) == [1, 2, 3]
    below = {"a": [-33.3, -33.4, -33.2], "b": [-1, -1, -1], "c": [3, 3, 3]}
    assert kept(PERCENTAGE, cut, **below) == [1, 2]
    assert kept(GROWTH, cut, a=[33.3, 33.4, -33.3, -33.4], b=[4, 4, 2, 2], c=[3] * 4) == [1, 3]


def test_a_growth_in_either_direction_has_the_sign_that_is_stated():
    either = check("growth", stated="a", now="b", before="c", direction="either")
    assert kept(either, a=[33.3, 33.3, -33.3, -33.3, 33.4], b=[4, 2, 2, 4, 2], c=[3] * 5) == [4]
    amount = check("growth", stated="a", now="b", before="c", direction="either", as_="amount")
    assert kept(amount, a=[1, 1, -1, 2], b=[4, 2, 2, 4], c=[3] * 4) == [3]


@pytest.mark.parametrize("one", [check("growth", stated="a", now="b", before="c", as_="amount")])
def test_an_exact_amount_is_screened(one):
    assert kept(one, EXACT, a=[3, 4], b=[8, 8], c=[5, 5]) == [1]


def test_the_screen_of_peers():
    one = check("magnitude", value="a", peers=Decimal(20))
    amounts = [10] * 6 + [199, 201, 0, -500]
    ready = one.prepare({"t": table({"a": [count(amount) for amount in amounts]})})
    assert kept(ready, a=amounts) == [7]
    low = [100.0] * 6 + [5.01, 4.99, 0.0, -500.0]
    ready = one.prepare({"t": table({"a": [Quantity(text="", value=Decimal(str(amount))) for amount in low]})})
    assert kept(ready, a=low) == [7]
    few = one.prepare({"t": table({"a": [count(10)] * 3 + [count(1000)]})})
    assert few.screen(nw.col, TERMS) is None  # every amount is undecided, which only its judge tells
    five = one.prepare({"t": table({"a": [count(10)] * 4 + [count(1000)]})})
    assert kept(five, a=[10, 10, 10, 10, 1000]) == [4]
    spread = check("magnitude", value="a", peers=Decimal(3))
    ready = spread.prepare({"t": table({"a": [count(v) for v in (4, 4, 8, 8, 16, 16, 250, 260)]})})
    assert kept(ready, a=[250, 260, 520]) == [1, 2]


def test_thousands_of_conditions_are_one_without_standing_in_each_other() -> None:
    frame = nw.from_native(pl.DataFrame({"a": [1, 2, 3]}))
    conditions = [nw.col("a") == number for number in range(2, 4002)]
    assert frame.select(any_of(conditions))["a"].to_list() == [False, True, True]
    assert frame.select(all_of([~one for one in conditions]))["a"].to_list() == [True, False, False]
