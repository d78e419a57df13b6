"""Formulas that name columns and rows in words."""

import pytest
from any_tables import cells, reading, table

from dqcheck.tables.worded_formulas import worded_formulas

SUM = "Xã;Tổng số (Nam + Nữ);Nam;Nữ\nBa Tơ;{};210;202"


def told(text: str) -> list[tuple[str, int, tuple[int, ...], tuple[int, ...]]]:
    return [(one.kind, one.target, one.plus, one.less) for one in worded_formulas(table(text))]


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Xã;Tổng số (Nam + Nữ);Nam;Nữ", ("sum", 1, (2, 3), ())),
        ("Xã;Còn lại = Tiếp nhận - Giải quyết;Tiếp nhận;Giải quyết", ("sum", 1, (2,), (3,))),
        ("Xã;Tỷ lệ (Đúng hạn / Giải quyết x 100);Giải quyết;Đúng hạn", ("quotient", 1, (3,), (2,))),
        ("Xã;Tổng số (nam+nữ);Dân số Nam;Dân số Nữ", ("sum", 1, (2, 3), ())),
    ],
)
def test_each_word_names_one_column(heading: str, wanted: tuple[str, int, tuple[int, ...], tuple[int, ...]]) -> None:
    assert told(f"{heading}\nA;5;3;2\nB;9;4;5") == [wanted]


@pytest.mark.parametrize(
    "heading",
    [
        "Xã;Tổng số (Nam + Khác);Nam;Nữ",
        "Xã;Tổng số (Nam + Nữ);Nam;Nam;Nữ",
        "Xã;Tổng số (Nam - Nữ - Nam);Nam;Nữ",
        "Xã;Kinh tế (xã - huyện);Nam;Nữ",
        "Xã;Tổng số (người);Nam;Nữ",
        "Xã;Kho - (Nam + Nữ);Nam;Nữ",
    ],
)
def test_a_word_that_names_none_or_several_says_nothing(heading: str) -> None:
    assert told(f"{heading}\nA;5;3;2;1\nB;9;4;5;1") == []


def test_a_label_of_a_row_names_other_rows() -> None:
    text = "Chỉ tiêu;2024;2025\n1. Thu;90;95\n2. Chi;60;64\n3. Còn lại = Thu - Chi;30;31"
    assert told(text) == [("sum", 3, (1,), (2,))]


def test_one_line_is_enough() -> None:
    assert [one.kind for one in reading(SUM.format(412)).claims] == ["table-declared-total"]
    [one] = reading(SUM.format(421)).claims
    assert cells(one) == {"total": ("B2",), "parts": ("C2", "D2")} and not one.doubt
