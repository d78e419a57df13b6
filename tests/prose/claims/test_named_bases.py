"""The base of a fraction that is said to be a quantity stated elsewhere."""

import pytest
from sentence_claims import claims

LETTERS = "Số đơn nhận qua bưu chính trong quý: 268 đơn.\n{}"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Trả lời 240/268 đơn so với tổng số đơn nhận qua bưu chính trong quý.", False),
        ("Trả lời 240/251 đơn so với tổng số đơn nhận qua bưu chính trong quý.", True),
    ],
)
def test_the_base_is_the_quantity_it_is_called(line: str, doubt: bool) -> None:
    assert claims(LETTERS.format(line), "same") == [({"values": ["268", line[12:15]]}, doubt)]


@pytest.mark.parametrize(
    "line",
    [
        "Trả lời 240/251 đơn so với tổng số đơn thuộc thẩm quyền.",
        "Trả lời 240/251 đơn so với tổng số đơn.",
        "Trả lời 270/300 đơn so với tổng số đơn nhận qua bưu chính trong quý.",  # more than the quantity
        "Trả lời 240/251 đơn.",
    ],
)
def test_another_base(line: str) -> None:
    assert claims(LETTERS.format(line), "same") == []


def test_two_quantities_of_one_name_leave_it_open() -> None:
    again = "Số đơn nhận qua bưu chính trong quý: 312 đơn.\n"
    line = "Trả lời 240/251 đơn so với tổng số đơn nhận qua bưu chính trong quý."
    assert claims(LETTERS.format(again + line), "same") == []
