"""Amounts of small tables, told by the names of price and amount."""

from any_tables import cells, reading

BILL = "Hạng mục;Số lượng;Đơn giá;Thành tiền\nMáy tính;5;15000;75000\nMáy in;3;4500;13500\nBàn ghế;20;1200;24000\n"


def told(text: str) -> list:
    return [claim for claim in reading(text).claims if claim.kind == "table-product"]


def test_three_lines_with_their_names_are_enough() -> None:
    found = told(BILL + "Phần mềm;2;8000;18000")
    assert [cells(claim) for claim in found] == [
        {"stated": (f"D{row}",), "factors": (f"B{row}", f"C{row}")} for row in range(2, 6)
    ]
    assert [str(claim.roles["factors"][0].value.quantum) for claim in found] == ["0"] * 4  # they count


def test_area_and_yield_in_their_units() -> None:
    rows = "Lúa;125,5;58,2;730,4\nNgô;40,2;45,0;180,9\nLạc;22,3;21,5;47,9"
    text = f"Cây;Diện tích (ha);Năng suất (tạ/ha);Sản lượng (tấn)\n{rows}"
    assert {str(claim.params["scale"]) for claim in told(text)} == {"0.1"}


def test_figures_of_the_same_names_that_are_no_product_say_nothing() -> None:
    assert told("Mặt hàng;Số lượng;Giá;Doanh thu\nA;5;150;801\nB;3;45;212\nC;20;12;96\nD;9;31;77") == []


def test_without_the_names_nothing_is_said_where_one_in_four_fails() -> None:
    text = BILL + "Phần mềm;2;8000;18000"
    assert told(text.replace("Đơn giá", "Loại hai").replace("Thành tiền", "Loại ba")) == []
