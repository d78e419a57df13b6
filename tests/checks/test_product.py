from dataclasses import replace
from decimal import Decimal

from making import EXACT, TERMS, check, count, judge, label, number, terms

from dqcheck.model.quantity import Qualifier


def product(stated, factors, given=TERMS, **params):
    return judge("product", {"stated": stated, "factors": factors}, given, **params)


def test_quantity_times_price():
    assert product(count(1500000), [count(3), count(500000)]).outcome == "pass"
    verdict = product(count(1500000), [count(3), count(50000)])
    assert (verdict.outcome, verdict.expected) == ("fail", 150000)
    assert verdict.facts["arithmetic"] == (3, "×", 50000)


def test_area_times_yield_in_other_units():
    # 125,4 ha at 52,3 tạ/ha are 655,84 tấn
    assert product(number("655.8"), [number("125.4"), number("52.3")], scale=Decimal("0.1")).outcome == "pass"
    assert (
        product(number("656.2"), [number("125.4"), number("52.3")], scale=Decimal("0.1")).outcome == "within-rounding"
    )
    assert product(number("668"), [number("125.4"), number("52.3")], scale=Decimal("0.1")).outcome == "fail"


def test_tolerances():
    assert product(count(101), [count(10), count(10)], terms(abs="1")).outcome == "pass"
    assert product(number("6.3"), [number("2.5"), number("2.5")], EXACT).outcome == "fail"


def test_solutions():
    one = check("product", stated="s", factors=("a", "b"))
    values = {"stated": (count(12),), "factors": (count(3), count(5))}
    solved = {(role, i): (wanted.low, wanted.high) for role, i, wanted in one.solve(values, TERMS)}
    assert solved[("stated", 0)] == (15, 15)
    assert solved[("factors", 1)] == (4, 4)


def test_what_a_product_tells():
    verdict = product(number("13"), [number("3"), number("4")])
    # 2,5·3,5 to 3,5·4,5 against 12,5 to 13,5
    assert (verdict.outcome, verdict.discrepancy, verdict.allowed) == ("within-rounding", 1, Decimal("4.25"))
    below = product(number("11"), [number("3"), number("4")])
    assert (below.discrepancy, below.allowed) == (-1, Decimal("3.75"))
    scaled = product(number("7"), [number("3"), number("4")], scale=Decimal("0.5"))
    assert (scaled.expected, scaled.facts["arithmetic"]) == (6, (3, "×", 4, "×", Decimal("0.5")))
    assert product(replace(count(13), unit="đồng"), [count(3), count(4)]).unit == "đồng"
    assert product(count(13), [count(3), count(4)]).allowed == 0
    assert product(count(12), [count(2), count(2), count(3)]).facts["arithmetic"] == (2, "×", 2, "×", 3)
    assert product(number("100", Qualifier.OVER), [count(3), count(4)]).allowed == 0
    assert product(number("10", Qualifier.OVER), [count(3), count(4)]).allowed is None


def test_a_tolerance_and_its_bound():
    assert product(count(102), [count(10), count(10)], terms(abs="1")).outcome == "fail"
    assert product(count(99), [count(10), count(10)], terms(abs="1")).outcome == "pass"
    assert product(count(98), [count(10), count(10)], terms(abs="1")).outcome == "fail"
    assert product(count(102), [count(10), count(10)], terms(abs="1")).allowed == 1
    assert product(number("105"), [number("10"), count(10)], terms(abs="1")).allowed == Decimal("5.5")
    assert product(count(100), [count(10), count(10)], EXACT).outcome == "pass"
    assert product(count(101), [count(10), count(10)], EXACT).allowed == 0


def test_rounding_of_the_product_itself_passes():
    assert product(number("6.3"), [count("2.5"), count("2.5")]).outcome == "pass"
    assert product(number("6.4"), [count("2.5"), count("2.5")]).outcome == "fail"


def test_what_is_no_number_is_undecided_and_has_no_solution():
    one = check("product", stated="s", factors=("a", "b"))
    assert one.fields() == {"stated": ("s",), "factors": ("a", "b")}
    for values in (
        {"stated": (label("x"),), "factors": (count(3), count(5))},
        {"stated": (count(3),), "factors": (count(3), label("x"))},
    ):
        assert one.judge(values, TERMS).note == "undecided.not-a-number"
        assert not list(one.solve(values, TERMS))


def test_solutions_of_rounded_and_scaled_figures():
    def solved(stated, *factors, **params):
        one = check("product", stated="s", factors=("a", "b"), **params)
        values = {"stated": (stated,), "factors": factors}
        return {(role, i): (wanted.low, wanted.high) for role, i, wanted in one.solve(values, TERMS)}

    assert solved(number("12"), count(4), count(2), scale=Decimal("0.5")) == {
        ("stated", 0): (4, 4),
        ("factors", 0): (Decimal("11.5"), Decimal("12.5")),
        ("factors", 1): (Decimal("5.75"), Decimal("6.25")),
    }
    assert set(solved(number("12"), count(0), count(2))) == {("stated", 0), ("factors", 0)}
    assert set(solved(number("12"), count(-1), count(2))) == {("stated", 0), ("factors", 0)}
    assert set(solved(number("12", Qualifier.OVER), count(4), count(2))) == {("stated", 0)}
