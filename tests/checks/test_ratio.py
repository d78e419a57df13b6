from decimal import Decimal

from making import TERMS, check, count, judge, label, number, terms


def ratio(stated, above, below, given=TERMS):
    return judge("ratio", {"stated": stated, "above": above, "below": below}, given)


def test_so_much_of_one_for_each_of_the_other():
    assert ratio(number("329.6"), count(4120), number("12.5")).outcome == "pass"
    verdict = ratio(number("392.6"), count(4120), number("12.5"))
    assert (verdict.outcome, verdict.expected, verdict.discrepancy) == ("fail", Decimal("329.6"), 63)
    assert verdict.facts["arithmetic"] == (4120, "/", Decimal("12.5"))


def test_a_rounded_figure_below_leaves_room():
    assert ratio(number("330.9"), count(4120), number("12.5")).outcome == "within-rounding"
    assert ratio(number("331.3"), count(4120), number("12.5")).outcome == "fail"


def test_nothing_is_divided_by_zero():
    assert ratio(number("1.0"), count(5), count(0)).outcome == "undecided"
    assert ratio(label("x"), count(5), count(2)).outcome == "undecided"


def test_tolerance():
    assert ratio(number("2.7"), count(5), count(2), terms(abs="0.2")).outcome == "pass"


def test_solutions():
    one = check("ratio", stated="s", above="a", below="b")
    values = {"stated": (number("2.5"),), "above": (count(12),), "below": (count(4),)}
    solved = {role: (wanted.low, wanted.high) for role, _, wanted in one.solve(values, TERMS)}
    assert solved["stated"] == (3, 3)
    assert solved["above"] == (Decimal("9.8"), Decimal("10.2"))
    assert solved["below"][0] < Decimal("4.8") < solved["below"][1]
