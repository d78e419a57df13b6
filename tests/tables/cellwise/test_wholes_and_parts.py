"""What is called a part may not exceed the whole."""

import pytest
from any_tables import cells, reading

FIGURES = ((412, 12), (233, 51), (518, 66), (145, 14), (377, 23), (290, 31))


def parts(text: str):
    return [claim for claim in reading(text).claims if claim.kind == "table-part"]


def table(heading: str, *, wrong: int = -1, whole: str = "Tổng số hộ") -> str:
    lines = [f"Xã;{whole};{heading}"]
    for at, (all_, some) in enumerate(FIGURES):
        lines.append(f"Xã {chr(65 + at)};{all_};{all_ + 3 if at == wrong else some}")
    return "\n".join(lines)


@pytest.mark.parametrize("heading", ["Trong đó: hộ nghèo", "trong đó hộ nghèo", "of which poor"])
def test_a_heading_that_says_of_which(heading: str) -> None:
    found = parts(table(heading, wrong=1))
    assert len(found) == 6 and not any(claim.doubt for claim in found)
    assert cells(found[1]) == {"part": ("C3",), "whole": ("B3",)}


def test_columns_that_nobody_calls_a_part() -> None:
    assert parts(table("Hộ nghèo")) == []
    assert parts(table("Trong đó: tỷ lệ % hộ nghèo")) == []


def test_where_several_exceed_it_is_no_part() -> None:
    text = "Xã;Tổng số vụ;Trong đó: số người\nA;4;12\nB;2;5\nC;5;4\nD;14;8\nE;3;2"
    assert parts(text) == []


def test_women_beside_the_total_under_one_heading() -> None:
    assert len(parts(table("Cán bộ Nữ", whole="Cán bộ Tổng số"))) == 6
    assert parts(table("Nữ", whole="Nam")) == []


def test_rows_that_say_so_with_their_bullets() -> None:
    text = (
        "Chỉ tiêu;ĐVT;2022;2023;2024;2025\nSố hộ;hộ;412;415;420;431\nTrong đó:;;;;;\n- Hộ nghèo;hộ;12;11;10;9\n"
        "- Hộ cận nghèo;hộ;25;22;20;17\nSố người;người;1512;1530;1544;1561\n- Kinh phí;đồng;9000;9100;9200;9300"
    )
    found = {(cells(claim)["part"], cells(claim)["whole"]) for claim in parts(text)}
    assert found == {((f"{c}{row}",), (f"{c}2",)) for c in "CDEF" for row in (4, 5)}


def test_rows_in_another_unit_are_no_part() -> None:
    text = (
        "Chỉ tiêu;ĐVT;2022;2023;2024\nSố lớp;lớp;12;13;14\nTrong đó: kinh phí;triệu đồng;1;2;3\nSố trường;trường;3;3;4"
    )
    assert parts(text) == []
