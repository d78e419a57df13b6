"""The end does not come before the beginning."""

import datetime as dt

import pytest
from any_tables import cells, reading

from dqcheck.model.document import Sheet, Workbook
from dqcheck.tables.any_table import read_tables

ROWS = ("03/02/2025;13/02/2025", "05/02/2025;14/02/2025", "17/02/2025;28/02/2025", "18/02/2025;27/02/2025")


def dates(text: str):
    return [claim for claim in reading(text).claims if claim.kind == "table-dates"]


def table(start: str, end: str, *more: str) -> str:
    rows = [f"{at + 1};Hồ sơ {at};{row}" for at, row in enumerate((*ROWS, *more))]
    return "\n".join([f"TT;Tên;{start};{end}", *rows])


@pytest.mark.parametrize(
    ("start", "end"),
    [("Ngày nhận", "Ngày trả kết quả"), ("Bắt đầu", "Kết thúc"), ("Từ ngày", "Đến ngày"), ("Start date", "End date")],
)
def test_by_their_headings(start: str, end: str) -> None:
    found = dates(table(start, end, "20/02/2025;19/01/2025", "21/02/2025;25/02/2025"))
    assert [cells(claim)["values"] for claim in found] == [(f"C{row}", f"D{row}") for row in range(2, 8)]


def test_other_headings_say_nothing() -> None:
    assert dates(table("Ngày sinh", "Ngày họp")) == []
    assert dates(table("Ngày trả", "Ngày nhận")) == []


def test_where_many_are_out_of_order_the_headings_mean_something_else() -> None:
    assert dates(table("Ngày nhận", "Ngày trả", "20/02/2025;19/01/2025", "21/02/2025;20/01/2025")) == []


def test_dates_that_two_orders_read_differently_take_no_part() -> None:
    rows = ["01/02/2025;03/02/2025"] * 5
    assert dates("\n".join(["Tên;Ngày nhận;Ngày trả", *(f"H{at};{row}" for at, row in enumerate(rows))])) == []


def test_stored_dates_are_read_as_dates() -> None:
    head = ("Tên", "Ngày nhận", "Ngày trả")
    days = [(dt.datetime(2025, 3, day), dt.datetime(2025, 3, day + 5)) for day in range(1, 7)]
    rows = (head, *((f"H{at}", *pair) for at, pair in enumerate(days)))
    book = Workbook(source="a.xlsx", path="", media="xlsx", sheets=(Sheet(name="S", rows=rows),))
    found = [claim for claim in read_tables(book).claims if claim.kind == "table-dates"]
    assert len(found) == 6 and not found[0].doubt and found[0].roles["values"][0].label == "H0 / Ngày nhận"
