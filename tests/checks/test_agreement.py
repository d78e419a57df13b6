from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, EXACT, TERMS, check, count, day, judge, judged, label, number, table, terms

from dqcheck.model.quantity import Qualifier
from dqcheck.numerals.intervals import common, interval


def agreement(*values, given=TERMS, **params):
    return judge("agreement", {"values": list(values)}, given, **params)


def test_population_stated_twice():
    assert agreement(count(7758), count(7758)).outcome == "pass"
    verdict = agreement(count(7758), count(7539))
    assert (verdict.outcome, verdict.observed, verdict.expected, verdict.discrepancy) == ("fail", 7758, 7539, 219)


def test_a_majority_names_the_odd_one():
    verdict = agreement(count(10), count(12), count(10))
    assert (verdict.observed, verdict.expected, verdict.suspects) == (12, 10, (("values", 1),))
    assert agreement(count(10), count(12)).suspects == ()


def test_precision():
    assert agreement(number("15.13"), number("15.1")).outcome == "pass"
    assert agreement(number("15.16"), number("15.1")).outcome == "fail"
    assert agreement(number("15.1"), number("15.2")).outcome == "within-rounding"
    assert agreement(number("15.13"), number("15.1"), given=EXACT).outcome == "fail"
    assert agreement(count(100), count(103), given=terms(pct="3")).outcome == "pass"


def test_a_qualifier_opens_the_interval():
    assert agreement(number("200", Qualifier.NEARLY), count(196)).outcome == "pass"
    assert agreement(number("200", Qualifier.OVER), count(196)).outcome == "fail"


def test_dates_and_names():
    assert agreement(day("2025-08-05"), day("2025-08-05")).outcome == "pass"
    assert agreement(day("2025-08"), day("2025-08-05")).outcome == "within-rounding"
    assert agreement(day("2025-08-05"), day("2025-08-15")).outcome == "fail"
    assert agreement(label("Xã Ba  Động"), label("xã ba động")).outcome == "pass"
    assert agreement(label("Ba Động"), label("Ba Dinh")).outcome == "fail"
    verdict = agreement(day("2025-08-05"), day("2025-08-15"), day("2025-08-05"))
    assert (verdict.observed, verdict.expected, verdict.suspects) == ("2025-08-15", "2025-08-05", (("values", 1),))


def test_what_cannot_be_compared_is_undecided():
    assert agreement(count(1)).note == "undecided.single"
    assert agreement(count(1), label("một")).note == "undecided.different-types"


def test_values_are_grouped_by_submission():
    a = table({"population": [count(1), count(2)]}, ["Ba Động", "Ba Dinh"], name="a")
    b = table({"population": [count(2), count(3)]}, ["Ba Dinh", "Ba Động"], name="b")
    one = check("agreement", table=None, values=("a.population", "b.population"))
    assert [v.outcome.value for v in judged(one, {"a": a, "b": b})] == ["fail", "pass"]


def test_values_are_grouped_by_a_field():
    one = check("agreement", values=("date",), by="symbol")
    rows = table(
        {
            "symbol": [label("51/KH"), label("52/KH"), label("51/kh")],
            "date": [day("2025-08-05")] * 2 + [day("2025-08-15")],
        }
    )
    assert [v.outcome.value for v in judged(one, {"t": rows})] == ["fail"]


def test_a_value_stated_in_one_place_only_is_undecided_not_passed():
    a = table({"population": [count(1)]}, ["Ba Động"], name="a")
    b = table({"population": [count(1)]}, ["Ba Dinh"], name="b")
    one = check("agreement", table=None, values=("a.population", "b.population"))
    assert [v.note for v in judged(one, {"a": a, "b": b})] == ["undecided.single"] * 2


def test_solutions_are_what_the_others_say():
    one = check("agreement", values=("a", "b", "c"))
    solved = list(one.solve({"values": (count(10), count(12), count(10))}, TERMS))
    assert [(i, wanted.low) for _, i, wanted in solved] == [(1, 10)]


@given(st.lists(st.decimals(0, 3, places=1).map(str), min_size=2, max_size=5))
def test_a_value_is_repaired_by_what_all_others_have_in_common(amounts):
    values = tuple(number(amount) for amount in amounts)
    solved = {i: wanted for _, i, wanted in check("agreement", values=("f",)).solve({"values": values}, TERMS)}
    for at in range(len(values)):
        assert solved.get(at) == common(interval(value) for i, value in enumerate(values) if i != at)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=4))
def test_the_order_of_records_never_matters(amounts):
    one = check("agreement", values=("f",))
    verdicts = [one.judge({"values": tuple(count(a) for a in order)}, TERMS) for order in permutations(amounts)]
    assert len({(v.outcome, v.observed, v.expected, v.facts["stated"]) for v in verdicts}) == 1


def test_a_missing_value_hides_no_disagreement_of_the_others():
    differ = agreement(BLANK, count(10), count(12), count(10))
    assert (differ.outcome, differ.observed, differ.suspects) == ("fail", 12, (("values", 2),))
    agree = agreement(BLANK, count(10), count(10))
    assert (agree.outcome, agree.note) == ("undecided", "undecided.blank")
    assert agreement(BLANK, count(10)).note == "undecided.blank"
