"""Figures that stand alone together in their sentence."""

import pytest
from sentence_claims import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tiêm cho 1.093 trẻ; số trẻ phải tiêm là 1.286 trẻ, tính ra đạt 84,99%.", [False]),
        ("Tiêm cho 1.093 trẻ; số trẻ phải tiêm là 1.286 trẻ, tính ra đạt 84,49%.", [True]),
        ("Tiêm cho 1.093 trẻ; số trẻ phải tiêm là 1.286 trẻ, tính ra đạt 61,20%.", [True]),  # of nothing else
        ("Tiêm cho 1.093 trẻ; số trẻ phải tiêm là 1.286 trẻ, trẻ gái chiếm 61,20%.", []),  # of another part
        ("Tiêm cho 1.093 trẻ; số trẻ phải tiêm là 1.286 trẻ; giá tăng 84,49%.", []),
        ("Tiêm cho 1.093 trẻ, 14 trẻ hoãn; số trẻ phải tiêm là 1.286 trẻ, tính ra đạt 84,49%.", []),  # three values
        ("Tiêm cho 1.093 trẻ, cùng kỳ có 1.286 trẻ, đạt 84,49%.", []),  # of another time
        ("Rừng rộng 1.520,4 ha, đất trồng chiếm 76,86%, tức 1.168,5 ha.", [False]),
        ("Rừng rộng 1.520,4 ha, đất trồng chiếm 78,04%, tức 1.168,5 ha.", [True]),
    ],
)
def test_a_percentage_of_the_only_two_values(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "percentage")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rút 05 ngày so với quy định; theo quy định 15 ngày, thực hiện 11 ngày.", []),  # rút tells no direction
        ("Giảm 05 ngày so với quy định; theo quy định 15 ngày, thực hiện 10 ngày.", [False]),
        ("Giảm 05 ngày so với quy định; theo quy định 15 ngày, thực hiện 11 ngày.", [True]),
        ("Giảm 05 ngày so với quy định; theo quy định 45 ngày, thực hiện 11 ngày.", []),  # too far
        ("Có 820 hộ nghèo, gồm 846 hộ nghèo, giảm 25 hộ nghèo so với trước.", []),  # a part
    ],
)
def test_a_change_between_the_only_two_values(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "growth-amount")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 3.960 em; khối 10: 1.512; khối 11: 1.388; khối 12: 1.006.", [True]),
        ("Có 3.970 em; khối 10: 1.512; khối 11: 1.388; khối 12: 1.006.", []),  # no two digits exchanged
        ("Có 3.960 em; khối 10: 1.512 em, xếp 90 phòng; khối 11: 1.388; khối 12: 1.006.", []),  # more is told
    ],
)
def test_a_total_with_all_that_its_sentence_tells(text: str, found: list[bool]) -> None:
    assert [doubt for _, doubt in claims(text, "total", besides="totals_told")] == found
