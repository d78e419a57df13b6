import pytest
from making import TERMS, count, day, judge, label, number


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
