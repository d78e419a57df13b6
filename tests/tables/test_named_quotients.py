"""Rates and means of small tables, told by their names."""

import pytest
from any_tables import cells, reading

GROSS = "Tổng sản phẩm (GRDP);Tỷ đồng;172.033;193.549;218.628;247.907"
INVESTED = "Vốn đầu tư;Tỷ đồng;72.000;80.000;90.000;100.000"
HEAD = "Chỉ tiêu;ĐVT;2025;2026;2027;2028"


def told(kind: str, *rows: str):
    return [claim for claim in reading("\n".join([HEAD, *rows])).claims if claim.kind == kind]


def test_a_rate_under_two_amounts_in_whole_percent() -> None:
    found = told("table-percentage", GROSS, INVESTED, "Tỷ lệ so với GRDP;%;42;41;41;40")
    assert [cells(claim) for claim in found] == [
        {"stated": (f"{column}4",), "part": (f"{column}3",), "whole": (f"{column}2",)} for column in "CDEF"
    ]
    assert not any(claim.doubt for claim in found)


def test_a_rate_that_fails_among_few_lines_is_in_doubt() -> None:
    found = told("table-percentage", GROSS, INVESTED, "Tỷ lệ so với GRDP;%;41,9;41,3;14,2;40,3")
    assert len(found) == 4 and all(claim.doubt for claim in found)


@pytest.mark.parametrize("row", ["Số lao động;người;42;41;41;40", "Tỷ lệ hộ nghèo;%;3,1;2,9;2,2;1,7"])
def test_other_figures_and_other_rates_say_nothing(row: str) -> None:
    assert told("table-percentage", GROSS, INVESTED, row) == []


def test_a_mean_and_its_base_are_the_amount_in_whatever_units() -> None:
    people = "Dân số;Triệu người;2,145;2,150;2,155;2,160"
    found = told("table-product", GROSS, people, "GRDP bình quân đầu người;Triệu đồng;80,2;90,0;101,5;114,8")
    assert cells(found[0]) == {"stated": ("C2",), "factors": ("C4", "C3")}
    assert len(found) == 4 and str(found[0].params["scale"]) == "1000"


def test_columns_too() -> None:
    text = "Gói;Giá trị;Thực hiện;% XL\nA;4.206,6;3.776,8;89,8%\nB;1.371,7;1.168,7;85,2%\nC;1.262,0;1.157,6;91,7%"
    found = [claim for claim in reading(text).claims if claim.kind == "table-percentage"]
    assert {cells(claim)["part"] for claim in found} == {("C2",), ("C3",), ("C4",)}


def test_a_mean_in_one_unit_with_what_it_is_of_is_their_quotient() -> None:
    text = "Trường;Số lớp;Số học sinh;Bình quân HS/lớp\nA;20;641;32,1\nB;15;466;31,1\nC;18;703;39,1\nD;12;444;35,0"
    found = [one for one in reading(text).claims if one.kind == "table-ratio"]
    assert [cells(one) for one in found] == [
        {"stated": (f"D{row}",), "above": (f"C{row}",), "below": (f"B{row}",)} for row in range(2, 6)
    ]
