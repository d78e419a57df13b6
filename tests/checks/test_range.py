import datetime as dt
from decimal import Decimal

from making import check, count, day, judge, label


def test_numbers():
    bounds = {"field": "f", "at_least": Decimal(0), "at_most": Decimal(100)}
    assert [judge("range", {"value": count(v)}, **bounds).note for v in (-1, 0, 100, 101)] == [
        "range.below", "range.pass", "range.pass", "range.above",
    ]  # fmt: skip
    assert judge("range", {"value": count(101)}, **bounds).discrepancy == 1
    assert judge("range", {"value": day("2025-01-01")}, **bounds).outcome == "undecided"


def test_dates():
    bounds = {"field": "f", "at_least": dt.date(2025, 1, 1), "at_most": dt.date(2025, 9, 30)}
    notes = [judge("range", {"value": day(d)}, **bounds).note for d in ("2024-12-31", "2025-09", "2025-10")]
    assert notes == ["range.before", "range.pass", "range.after"]
    assert judge("range", {"value": count(5)}, **bounds).outcome == "undecided"


def test_bounds_that_make_no_sense():
    assert check("range", field="f").problems()
    assert check("range", field="f", at_least=Decimal(2), at_most=Decimal(1)).problems()
    assert check("range", field="f", at_least=Decimal(2), at_most=dt.date(2025, 1, 1)).problems()
    assert check("range", field="f", at_least=Decimal(1)).problems() == ()


def test_one_bound_alone():
    low, high = {"field": "f", "at_least": Decimal(5)}, {"field": "f", "at_most": Decimal(5)}
    assert [judge("range", {"value": count(v)}, **low).note for v in (4, 5, 6)] == [
        "range.below", "range.pass", "range.pass",
    ]  # fmt: skip
    assert [judge("range", {"value": count(v)}, **high).note for v in (4, 5, 6)] == [
        "range.pass", "range.pass", "range.above",
    ]  # fmt: skip
    day_one = {"field": "f", "at_least": dt.date(2025, 8, 5)}
    assert [judge("range", {"value": day(d)}, **day_one).note for d in ("2025-08-04", "2025-08-05", "2025-08")] == [
        "range.before", "range.pass", "range.pass",
    ]  # fmt: skip
    last = {"field": "f", "at_most": dt.date(2025, 8, 5)}
    assert [judge("range", {"value": day(d)}, **last).note for d in ("2025-08-05", "2025-08-06", "2025-08")] == [
        "range.pass", "range.after", "range.pass",
    ]  # fmt: skip
    assert judge("range", {"value": count(5)}, **day_one).note == "undecided.not-a-date"
    assert judge("range", {"value": count(5)}, **last).note == "undecided.not-a-date"
    assert judge("range", {"value": day("2025-08-05")}, **low).note == "undecided.not-a-number"
    assert judge("range", {"value": day("2025-08-05")}, **high).note == "undecided.not-a-number"
    assert judge("range", {"value": label("x")}, **low).note == "undecided.not-a-number"


def test_what_a_value_out_of_range_tells():
    verdict = judge("range", {"value": count(3)}, field="f", at_least=Decimal(5))
    assert (verdict.observed, verdict.expected, verdict.discrepancy) == (3, 5, -2)
    early = judge("range", {"value": day("2025-08-04")}, field="f", at_least=dt.date(2025, 8, 5))
    assert (early.outcome, early.observed, early.expected) == ("fail", "2025-08-04", "2025-08-05")
    late = judge("range", {"value": day("2025-08-06")}, field="f", at_most=dt.date(2025, 8, 5))
    assert (late.outcome, late.observed, late.expected) == ("fail", "2025-08-06", "2025-08-05")


def test_bounds_that_make_sense():
    assert check("range", field="f", at_least=Decimal(2), at_most=Decimal(2)).problems() == ()
    assert check("range", field="f", at_most=Decimal(2)).problems() == ()
    assert check("range", field="f", at_least=dt.date(2025, 1, 1), at_most=dt.date(2025, 1, 2)).problems() == ()
    assert check("range", field="f", at_least=dt.date(2025, 1, 1), at_most=Decimal(2)).problems()
