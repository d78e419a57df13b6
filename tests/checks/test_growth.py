from dataclasses import replace
from decimal import Decimal

import pytest
from making import EXACT, TERMS, check, count, judge, label, number, terms

from dqcheck.model.quantity import Qualifier


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
    # A tenth of 12.3 points is 1.23.
    assert growth("13.53", 1123, 1000, terms(pct="10")).outcome == "pass"
    assert growth("13.54", 1123, 1000, terms(pct="10")).outcome == "fail"


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


def test_a_growth_carries_its_precision_and_its_gap():
    verdict = growth("12.4", 1123, 1000)
    assert (verdict.observed, verdict.discrepancy, verdict.allowed) == (
        Decimal("12.4"),
        Decimal("0.1"),
        Decimal("0.05"),
    )
    assert growth("12", 1123, 1000, terms(abs="1")).allowed == 1
    nearly = judge(
        "growth", {"stated": number("13", Qualifier.NEARLY), "now": count(1123), "before": count(1000)}, TERMS
    )
    assert (nearly.outcome, nearly.allowed) == ("pass", None)
    most = judge("growth", {"stated": number("5", Qualifier.AT_MOST), "now": count(1123), "before": count(1000)}, TERMS)
    assert (most.note, most.mild) == ("growth.fail", False)
    assert check("growth", stated="s", now="n", before="b").fields() == {
        "stated": ("s",), "now": ("n",), "before": ("b",),
    }  # fmt: skip
    assert check("growth", stated="s", now="n", before="b").reads_decimals


def test_the_opposite_direction_is_said_to_be_opposite():
    assert growth("5", 877, 1000).note == "growth.opposite"
    assert growth("-5", 1123, 1000).note == "growth.opposite"
    assert growth("5", 1123, 1000).note == "growth.fail"
    assert growth("5", 1123, 1000, direction="down").note == "growth.opposite"
    assert growth("5", 1123, 1000, direction="either").note == "growth.fail"
    assert growth("0", 877, 1000).note == "growth.fail"
    assert growth("5", 1000, 1000).note == "growth.fail"
    assert growth("-5", 1000, 1000).note == "growth.opposite"


def test_an_amount_in_the_opposite_direction():
    verdict = growth("123", 877, 1000, as_="amount")
    assert (verdict.note, verdict.expected, verdict.discrepancy) == ("growth.opposite", -123, 246)
    assert verdict.facts["arithmetic"] == (877, "-", 1000)
    assert growth("5", 1000, 1000, as_="amount").note == "growth.fail"
    assert growth("-5", 1000, 1000, as_="amount").note == "growth.fail"
    assert growth("130", 1123, 1000, as_="amount").note == "growth.fail"
    assert growth("123", 877, 1000, direction="down", as_="amount").facts["arithmetic"] == (1000, "-", 877)


def test_an_amount_has_the_unit_of_its_figure_or_of_what_grew():
    money = replace(count(5), unit="đồng")
    unit = [
        judge("growth", {"stated": s, "now": n, "before": count(0)}, TERMS, as_="amount").unit
        for s, n in ((money, count(5)), (count(5), money), (count(5), count(5)))
    ]
    assert unit == ["đồng", "đồng", None]


def test_a_growth_in_either_direction_compares_sizes():
    assert growth("0", 1000, 1000, direction="either").outcome == "pass"
    assert growth("12.3", 1123, 1000, direction="either").outcome == "pass"
    assert growth("-12.3", 877, 1000, direction="either").outcome == "pass"
    assert growth("-12.3", 1123, 1000, direction="either").outcome == "pass"
    assert growth("12.4", 877, 1000, direction="either").outcome == "fail"
    assert growth("0", 1123, 1000, direction="either").expected == Decimal("12.3")
    assert growth("0", 877, 1000, direction="either").expected == Decimal("12.3")


def test_half_a_step_is_the_bound():
    # 1125 of 1000: 12,5 %, exactly between 12 and 13.
    assert growth("13", 1125, 1000).outcome == "pass"
    assert growth("12", 1125, 1000).outcome != "fail"
    assert growth("12", 1126, 1000).outcome == "fail"
    assert growth("14", 1125, 1000).outcome == "fail"


def test_a_decline_is_truncated_towards_zero():
    # 1/3 less: 33.33..., 2/3 less: 66.66...
    assert growth("66.6", 100, 300, direction="down").note == "growth.truncated"
    assert growth("66.6", 100, 300, terms("truncate"), direction="down").outcome == "pass"
    assert growth("66.7", 100, 300, terms("truncate"), direction="down").note == "growth.truncated"
    assert not growth("66.5", 100, 300, direction="down").mild


def test_exact_growth():
    assert growth("12.3", 1123, 1000, EXACT).outcome == "pass"
    assert growth("12", 1123, 1000, EXACT).note == "growth.fail"
    assert growth("12.3", 877, 1000, EXACT, direction="down").outcome == "pass"
    assert growth("12", 1123, 1000, EXACT).allowed == 0


def test_rounded_values_widen_a_growth():
    roles = {"stated": number("14.0"), "now": number("1.1"), "before": number("1.0")}
    assert judge("growth", roles).outcome == "within-rounding"
    assert judge("growth", {**roles, "stated": number("22.0")}).outcome == "fail"


def test_a_growth_without_numbers_is_undecided_and_has_no_solution():
    one = check("growth", stated="s", now="n", before="b")
    values = {"stated": (number("5"),), "now": (count(1123),), "before": (count(1000),)}
    for role in values:
        assert one.judge({**values, role: (label("một"),)}, TERMS).note == "undecided.not-a-number"
        assert not list(one.solve({**values, role: (label("một"),)}, TERMS))
    assert not list(one.solve({**values, "stated": (number("5", Qualifier.OVER),)}, TERMS))
    assert not list(one.solve({**values, "before": (count(0),)}, TERMS))
    assert not list(one.solve({**values, "before": (count(-5),)}, TERMS))


def ends(solved):
    found = list(solved)
    assert {at for _, at, _ in found} == {0}
    return {role: (round(wanted.low, 3), round(wanted.high, 3)) for role, _, wanted in found}


def test_solutions_of_a_growth():
    values = {"stated": (number("40"),), "now": (count(1500),), "before": (count(1000),)}
    solved = ends(check("growth", stated="s", now="n", before="b").solve(values, TERMS))
    assert solved == {
        "stated": (50, 50),
        "now": (1395, 1405),
        "before": (Decimal("1067.616"), Decimal("1075.269")),
    }
    down = {"stated": (number("40"),), "now": (count(500),), "before": (count(1000),)}
    solved = ends(check("growth", stated="s", now="n", before="b", direction="down").solve(down, TERMS))
    assert solved == {"stated": (50, 50), "now": (595, 605), "before": (Decimal("826.446"), Decimal("840.336"))}
    fallen = {"stated": (number("100"),), "now": (count(5),), "before": (count(10),)}
    roles = [
        role for role, _, _ in check("growth", stated="s", now="n", before="b", direction="down").solve(fallen, TERMS)
    ]
    assert roles == ["stated", "now"]  # nothing left at all has no earlier value


def test_solutions_of_an_amount():
    values = {"stated": (count(5),), "now": (count(30),), "before": (count(20),)}
    solved = ends(check("growth", stated="s", now="n", before="b", as_="amount").solve(values, TERMS))
    assert solved == {"stated": (10, 10), "now": (25, 25), "before": (25, 25)}
    down = ends(check("growth", stated="s", now="n", before="b", as_="amount", direction="down").solve(values, TERMS))
    assert down == {"stated": (-10, -10), "now": (15, 15), "before": (35, 35)}
