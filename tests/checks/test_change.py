from dataclasses import replace
from decimal import Decimal

from making import EXACT, TERMS, check, count, judge, judged, label, number, table

from dqcheck.checks.kinds.change import Limit


def change(value, before, **params):
    return judge("change", {"value": value, "before": before}, TERMS, **params)


LIMIT = Limit(pct=Decimal(50), abs=Decimal(100))


def test_a_cumulative_figure_never_falls():
    assert change(count(10), count(10), cumulative=True).outcome == "pass"
    verdict = change(count(9), count(10), cumulative=True)
    assert (verdict.outcome, verdict.note, verdict.discrepancy) == ("fail", "change.fell", -1)
    assert change(number("9.9"), number("10.0"), cumulative=True).outcome == "within-rounding"


def test_both_limits_must_be_passed():
    assert change(count(90), count(10), at_most=LIMIT).outcome == "pass"
    assert change(count(1140), count(1000), at_most=LIMIT).outcome == "pass"
    assert change(count(1600), count(1000), at_most=LIMIT).note == "change.rose"
    verdict = change(count(400), count(1000), at_most=LIMIT)
    assert (verdict.note, verdict.facts["percent"]) == ("change.dropped", Decimal("60.0"))


def test_one_limit_alone():
    assert change(count(16), count(10), at_most=Limit(pct=Decimal(50))).outcome == "fail"
    assert change(count(16), count(10), at_most=Limit(abs=Decimal(5))).outcome == "fail"


def test_growth_from_zero():
    assert change(count(500), count(0), at_most=LIMIT).note == "change.rose-from-zero"
    assert change(count(50), count(0), at_most=LIMIT).outcome == "pass"
    assert change(count(5), count(0), at_most=Limit(pct=Decimal(50))).note == "undecided.zero-before"


def test_the_previous_period_is_the_same_field_of_the_previous_table():
    one = check("change", value="n", cumulative=True)
    assert one.fields() == {"value": ("n",), "before": ("previous.t.n",)}
    now, before = table({"n": [count(5)]}, ["A"]), table({"n": [count(6)]}, ["A"], name="previous.t")
    assert judged(one, {"t": now}) == []
    assert [v.note for v in judged(one, {"t": now, "previous.t": before})] == ["change.fell"]
    inside = check("change", value="n", before="m", cumulative=True)
    both = table({"n": [count(5)], "m": [count(4)]})
    assert [v.outcome.value for v in judged(inside, {"t": both})] == ["pass"]


def test_a_rule_that_limits_nothing_is_a_mistake():
    assert check("change", value="n").problems()


def test_a_limit_itself_is_not_beyond_it():
    assert change(count(15), count(10), at_most=Limit(pct=Decimal(50))).outcome == "pass"
    assert change(count(5), count(10), at_most=Limit(pct=Decimal(50))).outcome == "pass"
    assert change(count(4), count(10), at_most=Limit(pct=Decimal(50))).note == "change.dropped"
    assert change(count(15), count(10), at_most=Limit(abs=Decimal(5))).outcome == "pass"
    assert change(count(4), count(10), at_most=Limit(abs=Decimal(5))).note == "change.dropped"
    assert change(count(10), count(10), at_most=Limit(abs=Decimal(0))).outcome == "pass"
    assert change(count(0), count(0), at_most=Limit(pct=Decimal(50))).outcome == "pass"
    assert change(count(-16), count(-10), at_most=Limit(pct=Decimal(50))).note == "change.dropped"
    assert change(count(-15), count(-10), at_most=Limit(pct=Decimal(50))).outcome == "pass"


def test_what_a_change_tells():
    verdict = change(count(1600), count(1000), at_most=LIMIT)
    assert (verdict.observed, verdict.expected, verdict.discrepancy, verdict.allowed) == (1600, 1000, 600, 100)
    assert verdict.facts == {"arithmetic": (1600, "-", 1000), "percent": Decimal("60.0")}
    assert change(count(10), count(3), at_most=Limit(abs=Decimal(1))).facts["percent"] == Decimal("233.3")
    assert "percent" not in change(count(10), count(0), at_most=Limit(abs=Decimal(1))).facts
    assert change(count(9), count(10), cumulative=True, at_most=LIMIT).allowed is None
    assert change(count(9), count(10), cumulative=True).allowed is None


def test_a_cumulative_figure_may_have_a_limit_too():
    assert change(count(1600), count(1000), cumulative=True, at_most=LIMIT).note == "change.rose"
    assert change(count(1100), count(1000), cumulative=True, at_most=LIMIT).note == "change.pass"
    assert change(count(400), count(1000), cumulative=True, at_most=LIMIT).note == "change.fell"
    exact = judge("change", {"value": number("9.9"), "before": number("10.0")}, EXACT, cumulative=True)
    assert exact.note == "change.fell"


def test_the_unit_of_a_change():
    money = replace(count(5), unit="đồng")
    assert change(money, count(5), cumulative=True).unit == "đồng"
    assert change(count(5), money, cumulative=True).unit == "đồng"
    assert change(count(5), count(5), cumulative=True).unit is None


def test_what_is_no_number_is_undecided():
    assert change(label("một"), count(5), cumulative=True).note == "undecided.not-a-number"
    assert change(count(5), label("một"), cumulative=True).note == "undecided.not-a-number"


def test_one_limit_or_growth_alone_is_enough_of_a_rule():
    assert check("change", value="n", at_most=Limit()).problems()
    assert check("change", value="n", at_most=Limit(pct=Decimal(5))).problems() == ()
    assert check("change", value="n", at_most=Limit(abs=Decimal(5))).problems() == ()
    assert check("change", value="n", cumulative=True).problems() == ()
    assert check("change", value="n", before="m", cumulative=True).fields() == {"value": ("n",), "before": ("m",)}
