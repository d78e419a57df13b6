"""The order of day and month, inferred from dates that leave no choice."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.language.types.dates import Order
from dqcheck.model.quantity import Day, Missing, MissingReason
from dqcheck.numerals.date_orders import BOTH_ORDERS, infer_order, orders_together, read_date

DATES = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 12, 31))


def written(date: dt.date, order: Order) -> str:
    return f"{date:%d/%m/%Y}" if order == "day-month" else f"{date:%m/%d/%Y}"


@given(st.lists(DATES, min_size=1), st.sampled_from(BOTH_ORDERS))
def test_dates_of_one_order_are_never_read_in_the_other(dates: list[dt.date], order: Order) -> None:
    texts = [written(date, order) for date in dates]
    found = infer_order(texts)
    assert found.order in (None, order)
    for text, date in zip(texts, dates, strict=True):
        value = read_date(text, BOTH_ORDERS if found.order is None else (found.order,))
        if isinstance(value, Day):
            assert value.first == date
        else:
            assert value.reason is MissingReason.OPEN
            assert date.isoformat() in value.candidates


@pytest.mark.parametrize(
    ("texts", "order", "deciding"),
    [
        (["05/03/2024", "13/05/2024"], "day-month", ("13/05/2024",)),
        (["05/03/2024", "05/13/2024 14:30"], "month-day", ("05/13/2024 14:30",)),
        (["05/03/2024", "2024-05-13", "13 May 2024"], None, ()),
        (["13/05/2024", "05/13/2024"], None, ()),
        (["13/5/2024", "14/5/2024", "15/5/2024", "5/13/2024"], "day-month", ("13/5/2024", "14/5/2024", "15/5/2024")),
        (["99/99/2024"], None, ()),
        (["5/1/2024", "5/2/2024", "5/3/2024", "5/4/2024", "5/6/2024", "5/13/2024"], None, ()),
    ],
)  # fmt: skip
def test_what_decides(texts: list[str], order: Order | None, deciding: tuple[str, ...]) -> None:
    found = infer_order(texts)
    assert found.order == order
    if order is not None:
        assert found.deciding == deciding
    assert orders_together([infer_order(texts[:1]), infer_order(texts[1:])]) == found


def test_only_what_orders_read_differently_is_open() -> None:
    assert infer_order(["05/03/2024", "05/05/2024"]).open == 1
    assert read_date("05/03/2024", BOTH_ORDERS) == Missing(
        text="05/03/2024", reason=MissingReason.OPEN, candidates=("2024-03-05", "2024-05-03")
    )
    assert isinstance(read_date("05/05/2024", BOTH_ORDERS), Day)
    two_digits = read_date("13/05/24", BOTH_ORDERS)
    assert isinstance(two_digits, Missing) and two_digits.reason is MissingReason.AMBIGUOUS


@pytest.mark.parametrize(
    "text", ["31 March 2024", "ngày 31 tháng 3 năm 2024", "2024/03/31", "20240331", "March 31, 2024"]
)
def test_words_of_both_languages(text: str) -> None:
    value = read_date(text)
    assert isinstance(value, Day) and value.first == dt.date(2024, 3, 31)
