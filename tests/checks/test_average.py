from decimal import Decimal

from making import EXACT, TERMS, check, count, judge, label, number, terms


def average(stated, parts, given=TERMS):
    return judge("average", {"stated": stated, "parts": parts}, given)


def test_the_average_as_rounded():
    verdict = average(number("12.33"), [count(10), count(13), count(14)])
    assert (verdict.outcome, verdict.facts["count"]) == ("pass", 3)
    verdict = average(number("13.33"), [count(10), count(13), count(14)])
    assert (verdict.outcome, verdict.expected) == ("fail", Decimal("12.33333333333333"))


def test_rounded_parts_leave_room():
    assert average(number("2.6"), [number("2.4"), number("2.7")]).outcome == "pass"
    assert average(number("2.64"), [number("2.5"), number("2.7")]).outcome == "within-rounding"
    assert average(number("2.66"), [number("2.5"), number("2.7")]).outcome == "fail"


def test_tolerances():
    assert average(count(14), [count(10), count(13)], terms(abs="3")).outcome == "pass"
    assert average(number("11.5"), [count(10), count(13)], EXACT).outcome == "pass"
    assert average(number("11.6"), [count(10), count(13)], EXACT).outcome == "fail"


def test_what_is_no_number_is_undecided():
    assert average(label("x"), [count(1)]).outcome == "undecided"
    assert average(count(1), []).outcome == "undecided"


def test_solutions():
    one = check("average", stated="s", parts=("a", "b"))
    values = {"stated": (count(12),), "parts": (count(10), count(16))}
    solved = {(role, i): (wanted.low, wanted.high) for role, i, wanted in one.solve(values, TERMS)}
    assert solved == {("stated", 0): (13, 13), ("parts", 0): (8, 8), ("parts", 1): (14, 14)}
