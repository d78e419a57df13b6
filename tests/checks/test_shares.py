from decimal import Decimal

from making import TERMS, check, count, judge, label, number


def shares(*parts, **params):
    return judge("shares", {"parts": [number(p) for p in parts]}, TERMS, **params)


def test_land_shares_of_103_99_percent_fail():
    verdict = shares("78.52", "21.47", "4.00")
    assert (verdict.outcome, str(verdict.observed), str(verdict.discrepancy)) == ("fail", "103.99", "3.99")
    assert verdict.unit == "%"


def test_thirds_add_up_within_rounding():
    assert shares("33.33", "33.33", "33.33").outcome in ("pass", "within-rounding")
    assert shares("33.3", "33.3", "33.3").outcome == "pass"
    assert shares("33.3", "33.3", "33.1").outcome == "fail"


def test_shares_of_another_whole():
    assert shares("4", "6", total=count(10).value).outcome == "pass"


def test_each_share_can_be_solved_for():
    from making import check

    one = check("shares", parts=("a", "b"))
    solved = {(role, i): wanted.low for role, i, wanted in one.solve({"parts": (count(40), count(50))}, TERMS)}
    assert solved == {("parts", 0): 50, ("parts", 1): 60}


def test_what_shares_tell():
    verdict = shares("60.0", "39.0")
    assert (verdict.expected, verdict.discrepancy, verdict.allowed) == (100, -1, Decimal("0.1"))
    assert verdict.facts["arithmetic"] == (60, "+", 39)
    assert shares("4", "6", total=Decimal(10)).unit is None
    assert judge("shares", {"parts": [count(1), label("x")]}).note == "undecided.not-a-number"


def test_solutions_of_three_shares():
    one = check("shares", parts=("a", "b", "c"))
    values = {"parts": (number("40"), number("30"), number("20"))}
    assert [(role, at, wanted.low, wanted.high) for role, at, wanted in one.solve(values, TERMS)] == [
        ("parts", 0, 49, 51), ("parts", 1, 39, 41), ("parts", 2, 29, 31),
    ]  # fmt: skip
    assert not list(one.solve({"parts": (label("x"),)}, TERMS))
    assert one.fields() == {"parts": ("a", "b", "c")}
