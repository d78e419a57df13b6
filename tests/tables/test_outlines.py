"""Totals in tables without numbering."""

import pytest
from sentence_claims import claims

AREA = """Chỉ tiêu | Năm 2023 | Năm 2024 | Năm 2025 | Kế hoạch 2026
Diện tích gieo trồng | 1.250 | 1.262 | 1.281 | {planned}
Lúa | 730 | 741 | 752 | 760
Ngô | 310 | 305 | 308 | 315
Sắn | 210 | 216 | 221 | 225"""


def test_rows_that_make_up_the_row_above_them_in_every_column() -> None:
    found = claims(AREA.format(planned="1.300"), "total")
    assert [roles["total"] for roles, _ in found] == [["1.250"], ["1.262"], ["1.281"], ["1.300"]]
    assert not any(doubt for _, doubt in found)


def test_a_column_in_which_they_do_not_is_a_probable_fault() -> None:
    found = claims(AREA.format(planned="1.350"), "total")
    assert ({"total": ["1.350"], "parts": ["760", "315", "225"]}, True) in found
    assert [doubt for _, doubt in found] == [False, False, False, True]


def test_columns_that_hold_by_chance_are_no_outline() -> None:
    text = "Chỉ tiêu | Năm 2024 | Năm 2025\nSố trường | 5 | 9\nSố chợ | 2 | 4\nSố trạm y tế | 3 | 1"
    assert claims(text, "total") == []


def test_what_is_read_in_two_ways_is_claimed_once() -> None:
    found = [repr(claim) for claim in claims(AREA.format(planned="1.300"), "total")]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("opener", ["Phân theo mục đích", "Chia ra"])
def test_a_breakdown_under_a_line_of_its_own(opener: str) -> None:
    lines = AREA.format(planned="1.300").split("\n")
    apart = "\n".join([lines[0], lines[1], f"{opener} | | | |", *lines[2:]])
    assert ["1.281"] in [roles["total"] for roles, _ in claims(apart, "total")]
