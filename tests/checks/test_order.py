from dataclasses import replace

import pytest
from making import EXACT, TERMS, check, count, day, judge, label, number


def order(*values, **params):
    return judge("order", {"values": list(values)}, TERMS, **params)


def test_dates_run_in_order():
    assert order(day("2025-08-05"), day("2025-08-05"), day("2025-09-01")).outcome == "pass"
    verdict = order(day("2025-08-05"), day("2025-09-01"), day("2025-08-31"))
    assert (verdict.outcome, verdict.observed, verdict.expected) == ("fail", "2025-08-31", "2025-09-01")
    assert verdict.suspects == (("values", 1), ("values", 2))


def test_strict_order_refuses_the_same_day():
    verdict = order(day("2025-08-05"), day("2025-08-05"), strict=True)
    assert (verdict.outcome, verdict.note) == ("fail", "order.not-strict")


def test_a_month_may_be_any_of_its_days():
    assert order(day("2025-09"), day("2025-09-05")).outcome == "within-rounding"
    assert order(day("2025-10"), day("2025-09-05")).outcome == "fail"
    assert order(day("2025-08"), day("2025-09-05")).outcome == "pass"


def test_numbers():
    assert order(count(1), count(2)).outcome == "pass"
    verdict = order(count(3), count(2))
    assert (verdict.outcome, verdict.note, verdict.discrepancy) == ("fail", "order.number", -1)
    assert order(number("1.1"), number("1.0")).outcome == "within-rounding"


@pytest.mark.parametrize("values", [(count(1),), (count(1), label("một")), (day("2025-08-05"), count(3))])
def test_what_cannot_be_compared_is_undecided(values):
    assert order(*values).outcome == "undecided"


def test_what_an_order_tells():
    verdict = order(count(3), replace(count(2), unit="người"))
    assert (verdict.observed, verdict.expected, verdict.unit, verdict.suspects) == (2, 3, "người", ())
    assert [value.text for value in (verdict.facts["earlier"], verdict.facts["later"])] == ["3", "2"]
    assert order(day("2025-08-05"), day("2025-08-01")).discrepancy is None
    passed = order(count(1), count(2), count(3))
    assert (passed.expected, passed.observed, passed.suspects) == (1, 2, ())


def test_strict_order():
    assert order(count(1), count(1), strict=True).note == "order.not-strict"
    assert order(count(1), count(2), strict=True).outcome == "pass"
    assert order(count(1), count(1)).outcome == "pass"
    assert order(day("2025-08-05"), day("2025-08-06"), strict=True).outcome == "pass"
    assert order(day("2025-08"), day("2025-08-31"), strict=True).outcome == "within-rounding"
    assert order(day("2025-08-31"), day("2025-08"), strict=True).outcome == "fail"
    assert order(day("2025-08-31"), day("2025-08")).outcome == "within-rounding"
    assert order(day("2025-08"), day("2025-08-31")).outcome == "pass"
    assert order(day("2025-08"), day("2025-08-30")).outcome == "within-rounding"


def test_exact_order():
    assert judge("order", {"values": [number("1.1"), number("1.0")]}, EXACT).outcome == "fail"
    assert judge("order", {"values": [number("1.0"), number("1.1")]}, EXACT).outcome == "pass"


def test_the_first_failure_is_told_and_a_doubt_before_it_is_not():
    verdict = order(day("2025-08"), day("2025-08-20"), day("2025-08-10"), day("2025-08-01"))
    assert (verdict.outcome, verdict.suspects) == ("fail", (("values", 1), ("values", 2)))
    doubtful = order(day("2025-08"), day("2025-08-20"), day("2025-09"), day("2025-09-20"))
    assert (doubtful.outcome, doubtful.expected, doubtful.observed) == ("within-rounding", "2025-08-01", "2025-08-20")


def test_one_field_alone_has_no_order():
    assert check("order", values=("a",)).problems()
    assert check("order", values=("a", "b")).problems() == ()
    assert order(count(1)).note == "undecided.single"
    assert order(count(1), label("một")).note == "undecided.different-types"
