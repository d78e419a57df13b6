"""Sums over the wrong cells."""

from decimal import Decimal

from formula_tables import faults, told

BLOCK = "Xã;A;B;C;D;E\nX;1;2;3;4;5\nY;6;7;8;9;10\nZ;1;1;2;3;5\n"


def total(*cells: str) -> str:
    return BLOCK + "Tổng;" + ";".join(cells)


def test_a_range_shorter_than_beside() -> None:
    text = total("8 =SUM(B2:B4)", "10 =SUM(C2:C4)", "11 =SUM(D2:D3)", "16 =SUM(E2:E4)", "20 =SUM(F2:F4)")
    assert told(text) == [("short", "D5", Decimal(13))]
    (claim,) = faults(text)
    assert [figure.place.cell for figure in claim.roles["left_out"]] == ["D4"]


def test_a_longer_range_shows_what_the_others_leave_out() -> None:
    text = "Xã;A;B;C\nX;1;2;3\nY;6;7;8\nZ;{z};2\nTổng;7 =SUM(B2:B3);9 =SUM(C2:C3);13 =SUM(D2:D4)"
    (claim,) = faults(text.format(z="1;1"))
    assert (claim.kind, claim.doubt, claim.params["value"]) == ("formula-short", True, 8)
    assert "C5" in claim.facts["also"].en  # type: ignore[attr-defined]
    assert told(text.format(z="0;0")) == []
    assert told(text.format(z=";")) == []


def test_a_year_in_a_range() -> None:
    head = "Năm;2021;2022;2023;2024;2025\nX;1;2;3;4;5\nY;6;7;8;9;10\nTổng"
    text = f"{head};7 =SUM(B2:B3);9 =SUM(C2:C3);2034 =SUM(D1:D3);13 =SUM(E2:E3);15 =SUM(F2:F3)"
    assert told(text) == [("beyond", "D4", Decimal(11))]


def test_a_subtotal_counted_twice() -> None:
    text = "Mục;Số\nA;12\nB;30\nCộng nhóm;42 =SUM(B2:B3)\nC;5\nTổng;{}"
    assert told(text.format("89 =SUM(B2:B5)")) == [("twice", "B6", Decimal(47))]
    assert told(text.format("89 =B2+B3+B4+B5")) == [("twice", "B6", Decimal(47))]
    assert told(text.format("47 =B4+B5")) == []
    assert told(text.format("44.5 =SUM(B2:B5)/2")) == []


def test_a_difference_is_no_subtotal() -> None:
    assert told("Thu;30\nChi;12\nCòn lại;18 =B1-B2\nCộng;60 =SUM(B1:B3)") == []


def test_a_row_left_out_before_the_total() -> None:
    text = "Xã;Số\nA;1\nB;2\nC;3\nD;4\n{}Tổng;6 =SUM(B2:B4)"
    assert told(text.format("")) == [("short", "B6", Decimal(10))]
    assert told(text.format("").replace("\nD;4", "\nTrong đó: nữ;4")) == []
    assert told(text.format("").replace("\nD;4", "\n;4")) == []
    assert told(text.format("").replace("\nD;4", "\nD;4 =2+2")) == []


def test_hidden_rows() -> None:
    text = "Xã;Số\nA;12\n~B;30\nC;5\nTổng;47 =SUM(B2:B4)"
    assert told(text) == [("hidden", "B5", Decimal(17))]
    assert told(text.replace("B;30", "B;0").replace("47", "17")) == []
    folded = "Xã;Số\n~A;12\n~B;30\n~C;5\nTổng;47 =SUM(B2:B4)"
    assert told(folded) == []
