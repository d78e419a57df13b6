from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import EXACT, TERMS, check, count, judge, label, number, table, terms

from dqcheck.model.quantity import Qualifier
from dqcheck.numerals.intervals import contains


def total(stated, parts, less=(), given=TERMS, **params):
    roles = {"total": stated, "parts": parts}
    return judge("total", roles | ({"less": less} if less else {}), given, **params)


def test_an_online_total_of_966_against_603_and_357_fails():
    verdict = total(count(966), [count(603), count(357)])
    assert verdict.outcome == "fail"
    assert (verdict.observed, verdict.expected, verdict.discrepancy, verdict.allowed) == (966, 960, 6, 0)
    assert verdict.note == "total.fail"
    assert verdict.facts["arithmetic"] == (603, "+", 357)


def test_a_sum_of_counts_is_exact():
    assert total(count(960), [count(603), count(357)]).outcome == "pass"
    assert total(count(961), [count(603), count(357)]).outcome == "fail"


def test_a_subtracted_part_has_its_own_role():
    one = check("total", total="a", parts=("b", "-c"))
    assert one.fields() == {"total": ("a",), "parts": ("b",), "less": ("c",)}
    verdict = total(count(5), [count(9)], [count(4)])
    assert verdict.outcome == "pass"
    assert verdict.facts["arithmetic"] == (9, "-", 4)


def test_rounded_parts_have_three_grades():
    # Three roundings to 0.1: standard deviation 0.05, worst case 0.15; ten parts: 0.0957 and 0.55.
    assert total(number("31"), [number("10.4"), number("20.4")]).outcome == "pass"
    parts = [number("1.0")] * 10
    assert total(number("10.2"), parts).outcome == "pass"
    assert total(number("10.3"), parts).outcome == "within-rounding"
    assert total(number("10.5"), parts).outcome == "within-rounding"
    assert total(number("10.6"), parts).outcome == "fail"
    assert total(number("10.6"), parts).allowed == Decimal("0.55")


def test_the_gap_at_the_very_end_of_closed_intervals_is_not_inconsistent():
    assert total(number("1.1"), [number("0.5"), number("0.5")]).outcome != "fail"
    assert total(number("2"), [number("1")]).outcome == "pass"
    assert total(number("2.1"), [number("1")]).outcome == "fail"


def test_tolerances():
    assert total(count(100), [count(99)], given=EXACT).outcome == "fail"
    assert total(number("10.1"), [number("10.0")], given=EXACT).outcome == "fail"
    assert total(count(100), [count(98)], given=terms(abs="2")).outcome == "pass"
    assert total(count(100), [count(97)], given=terms(abs="2")).outcome == "fail"
    assert total(count(102), [count(100)], given=terms(pct="2")).outcome == "pass"
    assert total(count(103), [count(100)], given=terms(pct="2", abs="1")).outcome == "fail"
    assert total(count(103), [count(100)], given=terms(pct="2", abs="3")).allowed == 3


def test_parts_that_are_not_exhaustive_may_stay_below():
    assert total(count(12), [count(1), count(5)], exhaustive=False).outcome == "pass"
    verdict = total(count(12), [count(8), count(5)], exhaustive=False)
    assert (verdict.outcome, verdict.note) == ("fail", "total.exceeded")
    assert total(count(12), [count(1)], given=EXACT, exhaustive=False).outcome == "pass"


def test_truncation_is_one_sided():
    # Truncated parts may hide almost a whole unit each, the total too.
    assert total(number("11"), [number("5"), number("5")], given=terms("truncate")).outcome != "fail"
    assert total(number("9"), [number("5"), number("5")], given=terms("truncate")).outcome == "fail"
    assert total(number("12"), [number("5"), number("5")], given=terms("truncate")).outcome == "fail"
    assert total(number("9"), [number("5"), number("5")], given=terms("any")).outcome != "fail"


@pytest.mark.parametrize(
    ("stated", "qualifier", "outcome"),
    [
        ("200", Qualifier.NEARLY, "pass"),
        ("190", Qualifier.NEARLY, "fail"),
        ("150", Qualifier.OVER, "pass"),
        ("250", Qualifier.OVER, "fail"),
        ("200", Qualifier.ABOUT, "pass"),
        ("250", Qualifier.UNDER, "pass"),
        ("197", Qualifier.AT_LEAST, "pass"),
        ("196", Qualifier.AT_MOST, "fail"),
    ],
)
def test_qualifiers_open_the_interval(stated, qualifier, outcome):
    assert total(number(stated, qualifier), [count(100), count(97)]).outcome == outcome


def test_a_text_among_the_parts_is_undecided():
    assert total(count(1), [label("một")]).note == "undecided.not-a-number"


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=6), st.integers(-3000, 3000))
def test_the_order_of_parts_never_matters(parts, stated):
    verdicts = {total(count(stated), [count(p) for p in order]).outcome for order in permutations(parts[:4])}
    assert len(verdicts) == 1


@given(st.lists(st.integers(-9999, 9999), min_size=1, max_size=5), st.integers(1, 500))
def test_each_solution_repairs_the_sum(parts, slip):
    stated = count(sum(parts) + slip)
    values = {"total": (stated,), "parts": tuple(count(p) for p in parts)}
    one = check("total", total="a", parts=tuple("bcdef"[: len(parts)]))
    for role, index, wanted in one.solve(values, TERMS):
        repaired = {name: list(given) for name, given in values.items()}
        repaired[role][index] = count(str(wanted.low))
        assert contains(wanted, wanted.low)
        assert one.judge({name: tuple(given) for name, given in repaired.items()}, TERMS).outcome == "pass"


def test_values_of_any_size_are_added_exactly():
    big = Decimal(10) ** 40
    assert total(count(str(big + 1)), [count(str(big)), count(2)]).outcome == "fail"


def test_where_keeps_only_records_that_speak_of_it():
    one = check("total", total="a", parts=("b",), where={"kind": ("tổng hợp",)})
    rows = table({"a": [count(1), count(2)], "b": [count(1), count(2)], "kind": [label("Tổng  hợp"), label("khác")]})
    assert [c["total"][0].row for c in one.combinations({"t": rows})] == [0]


def test_a_qualifier_of_a_part_opens_the_sum_too():
    parts = [number("100", Qualifier.OVER), count(150)]
    assert total(count(300), parts).outcome == "pass"
    assert total(count(249), parts).outcome == "fail"
    assert total(count(300), parts).allowed is None
    assert total(count(249), parts).allowed == 0


def test_three_standard_deviations_of_twelve_roundings_to_a_whole_are_three():
    # Variance 1/12 each, so 1 together; the worst case is half a unit each, 6 together.
    parts = [number("10")] * 11
    grades = {gap: total(number(str(110 + gap)), parts).outcome.value for gap in (0, 3, 4, 6, 7)}
    assert grades == {0: "pass", 3: "pass", 4: "within-rounding", 6: "within-rounding", 7: "fail"}
    assert {gap: total(number(str(110 - gap)), parts).outcome.value for gap in grades} == grades
    assert total(number("110"), parts).allowed == 6


def test_three_standard_deviations_of_twelve_truncations_lie_around_their_mean():
    # Eleven truncated parts hide 5.5 on average and 11 at most, the total 0.5 and 1: the gap is 5 on average.
    parts = [number("10")] * 11
    grades = {gap: total(number(str(110 + gap)), parts, given=terms("truncate")).outcome.value for gap in range(-1, 12)}
    assert [gap for gap, grade in grades.items() if grade == "pass"] == [2, 3, 4, 5, 6, 7, 8]
    assert [gap for gap, grade in grades.items() if grade == "within-rounding"] == [0, 1, 9, 10]
    assert [gap for gap, grade in grades.items() if grade == "fail"] == [-1, 11]


def test_what_truncation_would_have_allowed_depends_on_the_direction():
    two = [number("5"), number("5")]
    assert total(number("11"), two, given=terms("truncate")).allowed == 2
    assert total(number("9"), two, given=terms("truncate")).allowed == 1
    tenths = [number("0.5"), number("0.5")]
    assert total(number("1.1"), tenths, given=terms("truncate")).allowed == Decimal("0.2")
    assert total(number("0.9"), tenths, given=terms("truncate")).allowed == Decimal("0.1")


def test_parts_that_are_not_exhaustive_are_held_to_the_end_of_the_interval():
    two = [number("5"), number("5")]
    assert total(number("9"), two, given=terms("truncate"), exhaustive=False).note == "total.exceeded"
    assert total(number("10"), two, given=terms("truncate"), exhaustive=False).outcome == "pass"
    assert total(number("9"), two, given=terms("half-up"), exhaustive=False).outcome != "fail"
    assert total(number("8"), two, given=terms("half-up"), exhaustive=False).outcome == "fail"
    assert total(count(11), [count(12)], given=EXACT, exhaustive=False).outcome == "fail"
    assert total(number("20", Qualifier.OVER), [count(90)], exhaustive=False).outcome == "pass"
    assert total(number("20", Qualifier.UNDER), [count(19)], exhaustive=False).outcome == "pass"
    assert total(number("20", Qualifier.UNDER), [count(21)], exhaustive=False).outcome == "fail"
    assert total(number("20", Qualifier.AT_MOST), [count(20)], exhaustive=False).outcome == "pass"


def test_a_percentage_tolerance_is_taken_of_the_size_of_the_sum():
    assert total(count(-102), [count(-100)], given=terms(pct="2")).outcome == "pass"
    assert total(count(-103), [count(-100)], given=terms(pct="2")).outcome == "fail"
    assert total(count(-102), [count(-100)], given=terms(pct="2")).allowed == 2


def test_the_unit_is_that_of_the_total_else_of_the_first_part_that_has_one():
    money, plain = replace(count(5), unit="đồng"), count(5)
    assert total(money, [plain]).unit == "đồng"
    assert total(plain, [plain, money]).unit == "đồng"
    assert total(plain, [plain]).unit is None


def test_solutions_of_a_signed_sum():
    one = check("total", total="a", parts=("b", "c", "- d"))
    assert one.fields() == {"total": ("a",), "parts": ("b", "c"), "less": ("d",)}
    values = {"total": (count(10),), "parts": (count(3), count(4)), "less": (count(2),)}
    solved = {(role, i): (wanted.low, wanted.high) for role, i, wanted in one.solve(values, TERMS)}
    assert solved == {("total", 0): (5, 5), ("parts", 0): (8, 8), ("parts", 1): (9, 9), ("less", 0): (-3, -3)}
    rounded = {"total": (number("10"),), "parts": (number("3"),), "less": ()}
    assert [(w.low, w.high) for _, _, w in one.solve(rounded, TERMS)] == [
        (Decimal("2.5"), Decimal("3.5")),
        (Decimal("9.5"), Decimal("10.5")),
    ]


def test_a_text_and_parts_that_may_stay_below_have_no_solution():
    values = {"total": (count(10),), "parts": (count(3),)}
    assert not list(check("total", total="a", parts=("b",), exhaustive=False).solve(values, TERMS))
    one = check("total", total="a", parts=("b", "-c"))
    assert list(one.solve(values, TERMS))
    for role in ("total", "parts", "less"):
        assert not list(one.solve({**values, role: (label("một"),)}, TERMS)), role
        assert one.judge({**values, role: (label("một"),)}, TERMS).note == "undecided.not-a-number"
