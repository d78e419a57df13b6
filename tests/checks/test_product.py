from decimal import Decimal

from making import EXACT, TERMS, check, count, judge, number, terms


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
