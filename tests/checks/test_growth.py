from decimal import Decimal

import pytest
from making import TERMS, check, count, judge, number, terms


def growth(stated, now, before, given=TERMS, **params):
    return judge("growth", {"stated": number(stated), "now": count(now), "before": count(before)}, given, **params)


def test_growth_in_percent():
    assert growth("12.3", 1123, 1000).outcome == "pass"
    assert growth("12.4", 1123, 1000).outcome == "fail"
    verdict = growth("13.2", 1123, 1000)
    assert (verdict.expected, verdict.unit) == (Decimal("12.3"), "%")
    assert verdict.facts["arithmetic"] == (100, "×", "(", 1123, "-", 1000, ")", "/", 1000)


def test_a_decline_is_stated_as_a_positive_number():
    assert growth("12.3", 877, 1000, direction="down").outcome == "pass"
    assert growth("12.3", 877, 1000).note == "growth.opposite"
    assert growth("12.3", 877, 1000, direction="either").outcome == "pass"
    assert growth("-12.3", 877, 1000).outcome == "pass"


def test_growth_as_an_amount():
    assert growth("123", 1123, 1000, as_="amount").outcome == "pass"
    assert growth("132", 1123, 1000, as_="amount").outcome == "fail"
    assert growth("123", 877, 1000, direction="down", as_="amount").outcome == "pass"
    assert growth("123", 877, 1000, direction="either", as_="amount").outcome == "pass"


def test_a_truncated_growth_fails_mildly():
    verdict = growth("33.3", 400, 300)
    assert verdict.outcome == "pass"
    verdict = growth("66.6", 500, 300)
    assert (verdict.outcome, verdict.note, verdict.mild) == ("fail", "growth.truncated", True)
    assert growth("66.6", 500, 300, terms("truncate")).outcome == "pass"


def test_growth_from_nothing_is_undecided():
    assert growth("100", 5, 0).note == "undecided.zero-whole"
    assert growth("100", 5, -5).note == "undecided.negative-base"
    assert growth("5", 5, 0, as_="amount").outcome == "pass"


def test_a_given_tolerance_counts_in_percentage_points():
    assert growth("13", 1123, 1000, terms(abs="1")).outcome == "pass"
    assert growth("14", 1123, 1000, terms(abs="1")).outcome == "fail"


@pytest.mark.parametrize("way", ["percent", "amount"])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_solutions_repair(way, direction):
    one = check("growth", stated="s", now="n", before="b", as_=way, direction=direction)
    now, before = (1500, 1000) if direction == "up" else (500, 1000)
    stated = "40" if way == "percent" else "400"
    values = {"stated": (number(stated),), "now": (count(now),), "before": (count(before),)}
    assert one.judge(values, TERMS).outcome == "fail"
    solved = list(one.solve(values, TERMS))
    assert {role for role, _, _ in solved} == {"stated", "now", "before"}
    for role, _, wanted in solved:
        middle = (wanted.low + wanted.high) / 2
        repaired = values | {role: (count(str(middle)) if role != "stated" else number(str(middle)),)}
        assert one.judge(repaired, TERMS).outcome != "fail", role
