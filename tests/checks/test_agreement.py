from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, EXACT, TERMS, check, count, day, judge, judged, label, number, table, terms

from dqcheck.model.quantity import Missing, MissingReason, Qualifier
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


def test_dates_agree_with_dates_only():
    assert agreement(day("2025-08-05"), label("tháng 8")).note == "undecided.different-types"
    assert agreement(day("2025-08-05"), day("2025-08-05"), count(3)).note == "undecided.different-types"
    assert agreement(label("A"), label("A"), count(3)).note == "undecided.different-types"
    assert agreement(count(3), count(3), label("A")).note == "undecided.different-types"


def test_months_and_days_meet_in_a_day():
    assert agreement(day("2025-08"), day("2025-08-31")).outcome == "within-rounding"
    assert agreement(day("2025-08"), day("2025-09-01")).outcome == "fail"
    assert agreement(day("2025-08"), day("2025-08")).outcome == "pass"


def test_the_values_are_told_largest_first_or_as_prose_wrote_them():
    assert agreement(count(10), count(12), count(10), values=("a", "b")).facts["stated"] == (12, 10)
    prose = agreement(count(10), count(12), count(10))
    assert [value.text for value in prose.facts["stated"]] == ["10", "12"]
    qualified = agreement(number("10", Qualifier.OVER), count(12), values=("a", "b"))
    assert [value.text for value in qualified.facts["stated"]] == ["10", "12"]
    assert agreement(label("B"), label("A"), label("B")).facts["stated"] == ("A", "B")


def test_what_is_held_against_what():
    def told(*amounts, **params):
        verdict = agreement(*map(count, amounts), **params)
        return verdict.observed, verdict.expected, verdict.discrepancy, verdict.suspects

    fields = {"values": ("a", "b")}
    assert told(10, 12, 10, 10) == (12, 10, 2, (("values", 1),))
    assert told(10, 12, 10, 7, 10, **fields) == (7, 10, -3, (("values", 1), ("values", 3)))
    assert told(10, 12, 10, 8, 10, **fields) == (12, 10, 2, (("values", 1), ("values", 3)))  # the larger of two as far
    assert told(10, 12, 10, 12, **fields) == (12, 10, 2, ())  # a half is no majority
    assert told(12, 10, **fields) == (12, 10, 2, ())
    assert told(10, 12, **fields) == (12, 10, 2, ())
    assert told(10, 12) == (10, 12, -2, ())  # in prose the first against the last
    assert told(12, 10, 12, 10) == (12, 10, 2, ())
    assert told(10, 12, 11, 10, 12, 11) == (10, 11, -1, ())
    assert told(10, 10, **fields) == (10, 10, 0, ())


def test_a_name_has_suspects_only_where_most_agree():
    def told(*names):
        verdict = agreement(*map(label, names))
        return verdict.observed, verdict.expected, verdict.suspects

    assert told("A", "B", "A") == ("B", "A", (("values", 1),))
    assert told("B", "A") == ("B", "A", ())
    assert told("C", "A", "B", "A") == ("B", "A", ())
    assert told("A", "a") == ("a", "A", ())


def test_what_would_have_been_accepted():
    assert agreement(number("15.13"), number("15.1")).allowed == Decimal("0.055")
    assert agreement(number("15.13"), number("15.1"), number("15")).allowed == Decimal("0.55")
    assert agreement(number("15.13"), number("15.1"), given=EXACT).allowed == 0
    assert agreement(count(100), count(103), given=terms(abs="3")).allowed == 3
    assert agreement(count(100), count(104), given=terms(abs="3")).outcome == "fail"
    assert agreement(count(100), count(103), given=terms(abs="3")).outcome == "pass"
    assert agreement(number("200", Qualifier.NEARLY), count(196)).allowed is None
    assert agreement(number("15.1"), number("15.2")).suspects == ()
    assert agreement(number("15.1"), number("15.1"), number("15.2")).suspects == ()


def test_the_unit_is_that_of_the_first_value_that_has_one():
    assert agreement(count(5), replace(count(5), unit="đồng")).unit == "đồng"


def test_a_value_without_its_key_takes_no_part():
    one = check("agreement", values=("n",), by="symbol")
    rows = table({"symbol": [label("A"), BLANK, BLANK, label("A")], "n": [count(1), count(2), count(3), count(1)]})
    assert [v.outcome.value for v in judged(one, {"t": rows})] == ["pass"]
    assert judged(one, {"t": table({"n": [count(1), count(2)]})}) == []
    assert judged(one, {}) == []


def test_one_value_of_one_field_is_no_comparison():
    rows = table({"n": [count(1), count(2)]}, ["A", "B"])
    assert judged(check("agreement", values=("n",)), {"t": rows}) == []


def test_the_missing_among_agreeing_values_says_why():
    gone = Missing(text="...", reason=MissingReason.NOT_AVAILABLE)
    assert agreement(count(10), gone, count(10)).note == "undecided.not-available"
    assert agreement(count(10), count(12), gone, count(10), count(10)).suspects == (("values", 1),)
    assert agreement(gone, count(12), count(10), count(10)).suspects == (("values", 1),)


def test_texts_have_no_solution():
    one = check("agreement", values=("a", "b"))
    assert not list(one.solve({"values": (count(1), label("A"))}, TERMS))
