"""Absolute changes between two periods: with their sign, and told once where a whole row has it reversed."""

from collections import Counter

import pytest

from dqcheck.model.claim import Claim
from dqcheck.model.document import Sheet, Workbook
from dqcheck.tables.reading import read_tables


def _claims(text: str) -> list[Claim]:
    rows = tuple(tuple(cell.strip() or None for cell in line.split(";")) for line in text.strip().splitlines())
    sheet = Sheet(name="Biểu", rows=rows)
    claims = read_tables(Workbook(source="a.csv", path="", media="csv", sheets=(sheet,))).claims
    return [claim for claim in claims if claim.kind in ("table-difference", "table-signs-reversed")]


RIGHT = "Xã;Năm trước;Năm nay;Tăng/giảm\nA;412;398;-14\nB;233;251;18\nC;518;566;48\nD;145;140;-5"


def test_this_period_less_the_one_before() -> None:
    claims = _claims(RIGHT)
    assert Counter(claim.kind for claim in claims) == {"table-difference": 4}
    assert not any(claim.doubt for claim in claims)
    assert [figure.place.cell for figure in claims[0].roles["now"]] == ["C2"]


def test_one_line_with_the_other_sign_is_of_that_line() -> None:
    claims = _claims(RIGHT.replace(";18\n", ";-18\n"))
    assert Counter(claim.kind for claim in claims) == {"table-difference": 4}


@pytest.mark.parametrize(
    "head",
    ["Xã;Năm trước;Năm nay;Tăng/giảm", "Xã;Cùng kỳ;Kỳ này;Tăng (+), giảm (-)", "Town;Last year;This year;Change",
     "Town;2023;2024;Change (+/-)"],
)  # fmt: skip
def test_a_whole_column_with_its_signs_reversed_is_one_doubt(head: str) -> None:
    (claim,) = _claims(f"{head}\nA;412;398;14\nB;233;251;-18\nC;518;566;-48\nD;145;140;5")
    assert claim.kind == "table-signs-reversed"
    assert claim.facts["lines"] == 4


@pytest.mark.parametrize(
    "head",
    ["Xã;Năm trước;Năm nay;Giảm so với năm trước", "Xã;Kế hoạch;Thực hiện;Chênh lệch", "Town;Plan;Actual;Decrease"],
)
def test_what_may_be_meant_the_other_way_round_is_not_reversed(head: str) -> None:
    claims = _claims(f"{head}\nA;412;398;14\nB;233;251;-18\nC;518;566;-48\nD;145;140;5")
    assert not any(claim.kind == "table-signs-reversed" for claim in claims)


def test_rows_too() -> None:
    text = "Chỉ tiêu;Lượt;Chi\nNăm nay;72;6252\nNăm trước;80;6790\nTăng/giảm so với cùng kỳ năm trước;8;538"
    (claim,) = _claims(text)
    assert claim.kind == "table-signs-reversed"


def test_a_percentage_is_no_difference() -> None:
    assert _claims("Xã;Năm trước;Năm nay;Tăng/giảm (%)\nA;412;398;-14\nB;233;251;18\nC;518;566;48") == []


def test_figures_that_do_not_bear_it_out_say_nothing() -> None:
    assert _claims("Xã;Năm trước;Năm nay;Tăng/giảm\nA;412;398;-3\nB;233;251;7\nC;518;566;9") == []
