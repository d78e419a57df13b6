"""Shares of the total of a column or row."""

import pytest
from any_tables import cells, reading

FIGURES = (412, 233, 145, 210, 188, 167, 162)


def shares(text: str):
    return [claim for claim in reading(text).claims if claim.kind == "table-share"]


def table(heading: str = "Cơ cấu (%)", *, total: str = "Tổng số", scale: float = 100, wrong: int = -1) -> str:
    base = sum(FIGURES)
    lines = [f"Ngành;Số lao động;{heading}"]
    for at, figure in enumerate(FIGURES):
        share = figure / base * scale + (scale / 50 if at == wrong else 0)
        lines.append(f"Ngành {chr(65 + at)};{figure};{share:.{1 if scale == 100 else 4}f}".replace(".", ","))
    return "\n".join([*lines, f"{total};{base};{scale:.0f}"])


@pytest.mark.parametrize("scale", [100, 1])
def test_of_a_column(scale: int) -> None:
    found = shares(table(scale=scale))
    assert [cells(claim) for claim in found] == [
        {"stated": (f"C{row}",), "part": (f"B{row}",), "whole": ("B9",)} for row in range(2, 9)
    ]
    assert not any(claim.doubt for claim in found)
    assert str(found[0].roles["stated"][0].value.value) == ("27.2" if scale == 100 else "27.16")


def test_a_wrong_one_is_told_and_the_others_bear_it_out() -> None:
    found = shares(table(wrong=5))
    assert len(found) == 7 and found[0].facts == {"lines": 6}


def test_a_whole_that_nobody_calls_a_total_needs_a_heading_that_does() -> None:
    assert len(shares(table("Tỷ trọng", total="Doanh thu"))) == 7
    assert shares(table("Tỷ lệ %", total="Doanh thu")) == []
    assert len(shares(table("Tỷ lệ %"))) == 7


def test_of_a_row() -> None:
    text = "Chỉ tiêu;Xã A;Xã B;Xã C;Xã D;Tổng số\nSố hộ;412;233;145;210;1000\nTỷ trọng (%);41,2;23,3;14,5;21,0;100"
    assert [cells(claim)["whole"] for claim in shares(text)] == [("F2",)] * 4


def test_a_rate_of_two_columns_is_no_share_of_a_total() -> None:
    rows = [(412, 398), (233, 211), (518, 466), (145, 140), (377, 350)]
    lines = [f"X{at};{a};{b};{b / a * 100:.2f}" for at, (a, b) in enumerate(rows)]
    whole = sum(a for a, _ in rows), sum(b for _, b in rows)
    text = "\n".join(["Xã;Nhận;Xong;Tỷ lệ %", *lines, f"Tổng;{whole[0]};{whole[1]};{whole[1] / whole[0] * 100:.2f}"])
    assert shares(text) == []


def test_shares_in_the_other_notation_are_not_called_wrong() -> None:
    text = table(scale=1).replace("Ngành F;167;0,1101", "Ngành F;167;11,01")
    assert "C7" not in {cells(claim)["stated"][0] for claim in shares(text)} and len(shares(text)) == 6


def test_the_share_of_the_total_itself_is_the_whole() -> None:
    text = "Loại;Số lượng;Tỷ lệ (%)\nA;12;8,0\nB;86;57,3\nC;45;30,0\nD;7;4,7\nTổng số;150;101,0"
    (wrong,) = (one for one in reading(text).claims if cells(one).get("stated") == ("C6",))
    assert cells(wrong) == {"stated": ("C6",), "part": ("B6",), "whole": ("B6",)}


def test_two_shares_of_a_stated_total_are_enough_where_they_are_called_so() -> None:
    text = "Nhóm tuổi;Số người;Cơ cấu (%)\n0-14;2100;24,1\n15-59;5400;62,1\n60+;1200;18,3\nTổng;8700;100"
    found = [one for one in reading(text).claims if one.kind == "table-share"]
    assert [cells(one)["stated"] for one in found] == [("C2",), ("C3",), ("C4",)] and all(one.doubt for one in found)
    assert not [one for one in reading(text.replace("Cơ cấu", "Điểm")).claims if one.kind == "table-share"]
