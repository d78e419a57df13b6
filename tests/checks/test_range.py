import datetime as dt
from decimal import Decimal

from making import check, count, day, judge


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
    assert not check("range", field="f", at_least=Decimal(1)).problems()
