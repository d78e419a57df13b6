from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from making import BLANK, EXACT, TERMS, check, count, judge, label, number, outcomes, table, terms

from dqcheck.checks.conditions import Condition
from dqcheck.model.quantity import Qualifier, Quantity
from dqcheck.model.rule import Rounding
from dqcheck.numerals.intervals import rounded


def percentage(stated, part, whole, given=TERMS, **params):
    def read(value):
        return number(value) if isinstance(value, str) else count(value) if isinstance(value, int) else value

    return judge("percentage", {"stated": read(stated), "part": read(part), "whole": read(whole)}, given, **params)


def test_823_of_921_is_89_36_percent():
    assert percentage("89.36", 823, 921).outcome == "pass"
    assert percentage("89.4", 823, 921).outcome == "pass"
    assert percentage("89", 823, 921).outcome == "pass"
    assert percentage("89.37", 823, 921).outcome == "fail"


def test_a_truncated_percentage_fails_mildly():
    verdict = percentage("89.35", 823, 921)
    assert (verdict.outcome, verdict.note, verdict.mild) == ("fail", "percentage.truncated", True)
    assert not percentage("88.35", 823, 921).mild


def test_the_arithmetic_is_spelt_out():
    verdict = percentage("88.36", 823, 921)
    assert verdict.facts["arithmetic"] == (100, "×", 823, "/", 921)
    assert (verdict.observed, verdict.allowed, verdict.unit) == (Decimal("88.36"), Decimal("0.005"), "%")
    assert abs(verdict.expected - Decimal("89.359392")) < Decimal("0.000001")


def test_under_truncation_the_truncated_percentage_is_right():
    assert percentage("89.35", 823, 921, terms("truncate")).outcome == "pass"
    rounded_up = percentage("89.36", 823, 921, terms("truncate"))
    assert (rounded_up.outcome, rounded_up.note, rounded_up.mild) == ("fail", "percentage.rounded", True)


def test_any_convention_accepts_both():
    assert percentage("89.35", 823, 921, terms("any")).outcome == "pass"
    assert percentage("89.36", 823, 921, terms("any")).outcome == "pass"
    assert percentage("89.34", 823, 921, terms("any")).outcome == "fail"


def test_exactly_between_two_steps_the_convention_decides_the_grade():
    # 1/8 = 12.5 %
    assert percentage("13", 1, 8).outcome == "pass"
    assert percentage("12", 1, 8).outcome == "within-rounding"
    assert percentage("12", 1, 8, terms("half-even")).outcome == "pass"
    assert percentage("13", 1, 8, terms("half-even")).outcome == "within-rounding"


def test_rounded_operands_widen_the_interval():
    verdict = percentage("33.4", "1.0", "3.0")
    assert verdict.outcome == "within-rounding"
    assert percentage("40.0", "1.0", "3.0").outcome == "fail"


def test_a_whole_of_zero_is_undecided():
    assert percentage("0", 0, 0).note == "undecided.zero-whole"


def test_a_part_beyond_its_whole_is_the_business_of_another_kind():
    assert percentage("110", 11, 10).outcome == "pass"


def test_tolerances():
    assert percentage("90", 823, 921, terms(abs="1")).outcome == "pass"
    assert percentage("91", 823, 921, terms(abs="1")).outcome == "fail"
    assert percentage("89.36", 823, 921, EXACT).outcome == "fail"
    assert percentage("50", 1, 2, EXACT).outcome == "pass"


def test_declared_decimals_make_a_stored_number_coarser_never_finer():
    stored = Quantity(text="89.3594", value=Decimal("89.3594"), quantum=Decimal("0.0001"))
    assert percentage(stored, 823, 921).outcome == "pass"
    assert percentage("89.36", 823, 921, decimals=4).outcome == "pass"
    assert percentage(Quantity(text="89.36", value=Decimal("89.36")), 823, 921).outcome == "pass"


@pytest.mark.parametrize(
    ("stated", "qualifier", "outcome"),
    [("90", Qualifier.NEARLY, "pass"), ("89", Qualifier.OVER, "pass"), ("90", Qualifier.OVER, "fail")],
)
def test_qualifiers(stated, qualifier, outcome):
    assert percentage(number(stated, qualifier), 823, 921).outcome == outcome


def test_a_negative_whole_is_a_matter_of_signs():
    assert percentage("50", -1, -2).outcome == "pass"
    assert percentage("-50", -1, 2).outcome == "pass"


def exact_rounding(part, whole, places, rounding):
    return rounded(Decimal(0), Decimal(1), rounding) if not part else _of(Fraction(100 * part, whole), places, rounding)


def _of(value, places, rounding):
    scaled = value * 10**places
    floor = scaled.numerator // scaled.denominator
    rest = scaled - floor
    if rounding is Rounding.TRUNCATE or rest < Fraction(1, 2):
        steps = floor
    elif rest > Fraction(1, 2) or rounding is Rounding.HALF_UP:
        steps = floor + 1
    else:
        steps = floor + floor % 2
    return Decimal(steps).scaleb(-places)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4), st.sampled_from(list(Rounding)[:3]))
def test_an_honest_percentage_always_passes(part, whole, places, rounding):
    stated = Decimal(str(exact_rounding(part, whole, places, rounding)))
    quantity = Quantity(text="", value=stated, quantum=Decimal(1).scaleb(-places))
    assert percentage(quantity, part, whole, terms(rounding.value)).outcome == "pass"


@given(st.integers(0, 10**5), st.integers(1, 10**5), st.integers(0, 3), st.sampled_from([-3, -2, 2, 3]))
def test_a_percentage_two_steps_off_always_fails(part, whole, places, steps):
    stated = _of(Fraction(100 * part, whole), places, Rounding.HALF_UP) + steps * Decimal(1).scaleb(-places)
    quantity = Quantity(text="", value=stated, quantum=Decimal(1).scaleb(-places))
    assert percentage(quantity, part, whole).outcome == "fail"


@given(st.integers(1, 10**4), st.integers(1, 10**4), st.integers(0, 10**4))
def test_solutions_hold(part, whole, stated):
    assume(part <= whole)
    one = check("percentage", stated="s", part="p", whole="w")
    values = {"stated": (number(str(Decimal(stated) / 100)),), "part": (count(part),), "whole": (count(whole),)}
    for role, _, wanted in one.solve(values, TERMS):
        middle = (wanted.low + wanted.high) / 2
        if middle:
            quantum = values[role][0].quantum
            repaired = values | {role: (Quantity(text="", value=middle, quantum=quantum),)}
            assert one.judge(repaired, TERMS).outcome != "fail"


def test_a_gap_of_exactly_half_a_step_is_the_bound():
    # 1/8 is 12,5 %; 1/16 is 6,25 %.
    assert percentage("12.4", 1, 8).outcome == "fail"
    assert percentage("6.2", 1, 16).outcome == "within-rounding"
    assert percentage("6.3", 1, 16).outcome == "pass"
    assert percentage("6.2", 1, 16, terms("half-even")).outcome == "pass"
    assert percentage("6.2", 1, 16, terms("truncate")).outcome == "pass"
    assert percentage("6.3", 1, 16, terms("truncate")).note == "percentage.rounded"
    assert percentage("6.1", 1, 16).outcome == "fail"
    assert percentage("6.2", 1, 16).note == "percentage.within-rounding"
    assert percentage("6.2", 1, 16, terms("truncate")).note == "percentage.pass"


def test_what_a_verdict_on_a_percentage_holds():
    verdict = percentage("40", 1, 2)
    assert (verdict.observed, verdict.expected, verdict.discrepancy) == (40, 50, -10)
    assert verdict.allowed == Decimal("0.5")
    assert percentage("40", 1, 2, terms(abs="3")).allowed == 3
    assert percentage("40", 1, 2, EXACT).allowed == 0
    assert percentage(number("40", Qualifier.OVER), 1, 2).allowed is None
    one = check("percentage", stated="s", part="p", whole="w")
    assert one.fields() == {"stated": ("s",), "part": ("p",), "whole": ("w",)}
    assert one.reads_decimals
    assert not check("percentage", stated="s", part="p", whole="w", decimals=1).reads_decimals


def test_declared_decimals_are_the_least_step():
    assert percentage("89.3", 823, 921, decimals=1).note == "percentage.truncated"
    assert percentage(Quantity(text="", value=Decimal("89.3")), 823, 921, decimals=0).outcome == "pass"
    assert percentage(Quantity(text="", value=Decimal("89.3")), 823, 921, decimals=1).outcome == "fail"


def test_a_qualified_percentage_is_neither_truncated_nor_rounded():
    assert percentage(number("89.35", Qualifier.AT_MOST), 823, 921).note == "percentage.fail"
    assert percentage(number("12", Qualifier.AT_LEAST), 1, 8).outcome == "pass"
    assert percentage(number("89.4", Qualifier.OVER), 823, 921).outcome == "fail"


def test_signs_of_a_negative_whole():
    verdict = percentage("50", -1, -2)
    assert (verdict.expected, verdict.discrepancy) == (50, 0)
    assert percentage("89.35", -823, -921).note == "percentage.truncated"
    assert percentage("89.36", -823, -921).outcome == "pass"
    assert percentage("50", "-0.25", "-0.5").outcome == "pass"
    assert percentage("60.0", "-0.25", "-0.50").outcome == "fail"
    assert percentage("33.4", "-1.0", "-3.0").outcome == "within-rounding"
    assert percentage("40.0", "-1.0", "-3.0").outcome == "fail"
    assert percentage("91", -823, -921, terms(abs="1")).outcome == "fail"
    assert percentage("90", -823, -921, terms(abs="1")).outcome == "pass"


def test_what_is_no_number_is_undecided_and_has_no_solution():
    one = check("percentage", stated="s", part="p", whole="w")
    values = {"stated": (number("40"),), "part": (count(1),), "whole": (count(2),)}
    for role in values:
        assert one.judge({**values, role: (label("một"),)}, TERMS).note == "undecided.not-a-number"
        assert not list(one.solve({**values, role: (label("một"),)}, TERMS))
    assert not list(one.solve({**values, "whole": (count(0),)}, TERMS))
    assert not list(one.solve({**values, "stated": (number("40", Qualifier.OVER),)}, TERMS))


def test_solutions_of_a_percentage():
    def solved(stated, part, whole):
        values = {"stated": (number(stated),), "part": (count(part),), "whole": (count(whole),)}
        found = list(check("percentage", stated="s", part="p", whole="w").solve(values, TERMS))
        assert {at for _, at, _ in found} == {0}
        return {role: (round(wanted.low, 3), round(wanted.high, 3)) for role, _, wanted in found}

    assert solved("40", 100, 200) == {
        "stated": (50, 50),
        "part": (79, 81),
        "whole": (Decimal("246.914"), Decimal("253.165")),
    }
    assert solved("40", -100, -200) == {"stated": (50, 50), "part": (-81, -79)}
    assert solved("0", 1, 2) == {"stated": (50, 50), "part": (Decimal("-0.01"), Decimal("0.01"))}
    assert set(solved("40", 0, 2)) == {"stated", "part"}
    assert solved("1", 100, 200)["whole"] == (Decimal("6666.667"), 20000)


def shares(*rows):
    """Rows of province, region, people and their share."""
    provinces, regions, people, stated = zip(*rows, strict=True)
    columns = {"province": provinces, "region": regions}
    texts = {key: [label(text) if text else BLANK for text in column] for key, column in columns.items()}
    figures = {"people": [count(n) for n in people], "share": [number(text) for text in stated]}
    return {"t": table({**texts, **figures}, ["f"] * len(rows))}


def of_row(**params):
    given = {
        "stated": "share",
        "part": "people",
        "whole": "people",
        "whole_where": {"region": Condition(is_=("Total",))},
    }
    return check("percentage", **given, **params)


SHARES = [("A", "Total", 8, "100.0"), ("A", "a1", 3, "37.5"), ("A", "a2", 5, "62.0"), ("B", "Total", 3, "100.0")]


def test_a_percentage_of_another_row():
    assert outcomes(of_row(), shares(*SHARES[:3])) == [("pass", 100, 100), ("pass", Decimal("37.5"), Decimal("37.5")),
        ("fail", 62, Decimal("62.5"))]  # fmt: skip
    one = of_row(where={"region": Condition(not_=("Total",))})
    assert len(outcomes(one, shares(*SHARES[:3]))) == 2


def test_the_row_of_the_whole_is_that_of_the_group():
    found = outcomes(of_row(by="province"), shares(*SHARES, ("B", "b1", 1, "33.3"), ("C", "c1", 1, "1.0")))
    assert [outcome for outcome, _, _ in found] == ["pass", "pass", "fail", "pass", "pass", "absent"]


def test_a_whole_that_nobody_can_tell_is_undecided():
    assert {found[0] for found in outcomes(of_row(), shares(*SHARES))} == {"several-rows"}
    blank = outcomes(of_row(by="province"), shares(*SHARES, ("", "b1", 1, "33.3")))
    assert [outcome for outcome, _, _ in blank] == ["pass", "pass", "fail", "pass", "no-group"]
    values = {"stated": (count(1),), "part": (count(1),), "whole": (count(1), count(1))}
    assert list(of_row().solve(values, TERMS)) == []


def test_only_a_percentage_of_another_row_relates_rows():
    one = check("percentage", stated="share", part="people", whole="people")
    assert (one.relates_rows, one.gathers_by_record, one.screens) == (False, True, True)
    assert (of_row().relates_rows, of_row().gathers_by_record, of_row().screens) == (True, False, False)


@pytest.mark.parametrize(
    ("params", "wrong"),
    [
        ({}, None),
        ({"by": "province"}, None),
        ({"by": "province", "whole_where": {}}, "by: says among which rows"),
        ({"whole": "u.people"}, "whole_where: picks rows of one table"),
        ({"whole_where": {"region": Condition(is_=("x",), not_=("x",))}}, "whole_where: 'region' can never be met"),
    ],
)
def test_percentages_of_rows_that_can_hardly_be_meant(params, wrong):
    found = replace(of_row(), **params).problems()
    assert (found == ()) if wrong is None else (len(found) == 1 and wrong in found[0])
