"""Relations that tables declare themselves: what becomes a claim, what does not."""

import pytest

from dqcheck.model.claim import Claim
from dqcheck.model.document import Sheet, Workbook
from dqcheck.tables.any_table import read_tables


def _claims(text: str) -> list[Claim]:
    rows = [[cell.strip() or None for cell in line.split(";")] for line in text.strip().splitlines()]
    sheet = Sheet(name="Biểu", rows=tuple(map(tuple, rows)))
    return list(read_tables(Workbook(source="a.csv", path="", media="csv", sheets=(sheet,))).claims)


def _cells(text: str, kind: str) -> list[tuple[str, ...]]:
    return [
        tuple(figure.place.cell or "" for figures in claim.roles.values() for figure in figures)
        for claim in _claims(text)
        if claim.kind == kind
    ]


TOTALS = "Xã;Tổng;Nam;Nữ\nA;1=2+3;2;3\n"


def test_one_line_suffices() -> None:
    (claim,) = _claims(TOTALS + "X;412;210;203")
    assert claim.kind == "table-declared-total"
    assert not claim.doubt
    assert [figure.place.cell for figure in claim.roles["parts"]] == ["C3", "D3"]


def test_the_legend_itself_is_no_figure() -> None:
    cells = {cell for claim in _claims(TOTALS + "X;412;210;202\nY;41;21;20\nZ;33;12;21\nTổng;486;243;243")
             for figures in claim.roles.values() for cell in [figure.place.cell for figure in figures]}  # fmt: skip
    assert not any(cell is not None and cell.endswith("2") and len(cell) == 2 for cell in cells)


def test_a_blank_part_is_nothing_and_the_reading_probable() -> None:
    (claim,) = _claims(TOTALS + "X;412;210;")
    assert claim.doubt


def test_a_part_that_is_said_not_to_be_known_silences() -> None:
    assert _claims(TOTALS + "X;412;210;chưa có") == []


def test_a_formula_that_holds_nowhere_is_one_doubt() -> None:
    text = (
        "Xã;Tổng;Nam;Nữ;Khác\nA;1=2+4;2;3;4\nX;41;20;21;7\nY;57;30;27;6\nZ;32;14;18;3\nT;63;31;32;8\nTổng;193;95;98;24"
    )
    told = [claim for claim in _claims(text) if claim.kind.startswith("table-declared")]
    assert [claim.kind for claim in told] == ["table-declared-unmet"]
    assert told[0].doubt
    assert told[0].facts["lines"] == 5


def test_zeros_do_not_make_a_wrong_formula_right() -> None:
    text = "Xã;Tổng;Nam;Nữ;Khác\nA;1=2+4;2;3;4\nX;41;20;21;7\nO;0;0;0;0\nY;57;30;27;6\nZ;32;14;18;3"
    kinds = [claim.kind for claim in _claims(text) if claim.kind not in ("table-declared-total", "table-total")]
    assert kinds == ["table-declared-unmet"]


def test_signs_that_are_all_reversed_are_one_doubt() -> None:
    text = "Xã;Năm nay;Năm trước;Tăng/giảm\nA;1;2;3=1-2\nX;412;430;18\nY;330;290;-40\nZ;518;500;-18"
    assert [claim.kind for claim in _claims(text)] == ["table-signs-reversed"]


def test_each_legend_speaks_of_the_rows_below_it() -> None:
    text = TOTALS + "X;412;210;202\n;;;\nXã;Nam;Nữ;Tổng\nA;1;2;3=1+2\nX;210;202;412"
    assert _cells(text, "table-declared-total") == [("B3", "C3", "D3"), ("D7", "B7", "C7")]


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        ("Xã;Kế hoạch (1);Thực hiện (2);Tỷ lệ % (2/1)", "X;120;130;108,33", "table-declared-percentage"),
        ("Xã;Kế hoạch (1);Thực hiện (2);So sánh (%) 2/1", "X;120;130;108,33", "table-declared-percentage"),
        ("Xã;Kế hoạch (1);Thực hiện (2);Chênh lệch (2)-(1)", "X;120;130;10", "table-declared-total"),
        ("Xã;Trực tuyến (1);Trực tiếp (2);(3) = (1) + (2)", "X;120;130;250", "table-declared-total"),
        ("Item;Quantity (1);Price (2);Amount (3)=(1)x(2)", "X;12;130;1560", "table-declared-product"),
    ],
)
def test_headers_state_formulas(header: str, row: str, kind: str) -> None:
    assert [claim.kind for claim in _claims(f"{header}\n{row}")] == [kind]


@pytest.mark.parametrize(
    "header",
    ["Xã;Đến 30/4;Đến 31/5;Cộng", "Xã;Kế hoạch (1);Thực hiện (2);Đến 2/1", "Xã;Số hộ;Số khẩu;Tỷ lệ (3/7)"],
)
def test_dates_and_unknown_names_state_nothing(header: str) -> None:
    assert not [claim for claim in _claims(f"{header}\nX;120;130;77") if "declared" in claim.kind]


ROWS = """TT;Nội dung;Dự toán
I;Thu (1+2);1500
1;Thu nội địa;1000
2;Thu khác;500
II;Chi (1+2);1300
1;Đầu tư;500
2;Thường xuyên;800
"""


def test_rows_name_the_rows_of_their_own_section() -> None:
    assert _cells(ROWS + "III;Chênh lệch (I-II);200", "table-declared-total") == [
        ("C2", "C3", "C4"), ("C5", "C6", "C7"), ("C8", "C2", "C5"),
    ]  # fmt: skip


def test_codes_of_rows_are_named_and_not_added() -> None:
    text = "Chỉ tiêu;Mã số;Năm nay;Năm trước\nDoanh thu;01;950;900\nGiảm trừ;02;20;10\nThuần (10 = 01 - 02);10;930;890"
    assert _cells(text, "table-declared-total") == [("C4", "C2", "C3"), ("D4", "D2", "D3")]


def test_a_name_that_several_rows_have_is_not_guessed() -> None:
    text = "TT;Nội dung;Số\n1;Điện;10\n1;Nước;20\n2;Khác;5\n;Tổng (1+2);35"
    assert _cells(text, "table-declared-total") == []


def test_a_row_of_rates_is_not_added_up() -> None:
    text = TOTALS + "X;412;210;202\nTỷ lệ (%);98,1;99,2;97,3"
    assert _cells(text, "table-declared-total") == [("B3", "C3", "D3")]


HEADINGS = "Xã;Tổng số;Nam;Nữ;Xong;Đạt tỷ lệ\n"
FIGURES = "\nMột;412;210;202;398;96,60\nHai;233;120;113;211;90,56\nBa;518;258;260;466;89,96"


@pytest.mark.parametrize(
    "legend",
    [
        "A;(1)= cột 2 + cột 3;2;3;4;5= cột 4/cột 1",
        "A;=2+3;2;3;4;=4/1",
        "A;1.=2+3;2.;3.;4.;5.=4/1",
        "{A};{1}={2}+{3};{2};{3};{4};{5}={4}/{1}",
        "A;1=1.1+1.2;1.1;1.2;2;3=2/1",
        "A;B=C+D;C;D;E;F=E/B",
        "[A];[1]=[2]+[3];[2];[3];[4];[5]=[4]:[1]",
    ],
)
def test_ways_of_numbering_columns(legend: str) -> None:
    kinds = [claim.kind for claim in _claims(HEADINGS + legend + FIGURES)]
    assert kinds.count("table-declared-total") == kinds.count("table-declared-percentage") == 3


@pytest.mark.parametrize(
    "header",
    [
        "Xã;(1) Tổng số = (2)+(3);(2) Nam;(3) Nữ;(4) Xong;(5) Tỷ lệ = (4)/(1)",
        "Xã;Tổng số [1]=[2]+[3];Nam [2];Nữ [3];Xong [4];Tỷ lệ [5]=[4]/[1]",
        "Xã;Tổng (cột 1 = cột 2 + cột 3);Nam (cột 2);Nữ (cột 3);Xong (cột 4);Tỷ lệ (cột 5 = cột 4/cột 1)",
    ],
)
def test_ways_of_naming_columns_in_headers(header: str) -> None:
    kinds = [claim.kind for claim in _claims(header + FIGURES)]
    assert kinds.count("table-declared-total") == kinds.count("table-declared-percentage") == 3


VILLAGES = ("A;91;40;51", "B;77;30;47", "C;64;36;28")
COMMUNES = ("Một;412;210;202", "Hai;233;120;113", "Ba;518;258;260")


@pytest.mark.parametrize("gap", ["", ";"])
def test_two_tables_side_by_side_are_numbered_apart(gap: str) -> None:
    head = f"Xã;Tổng;Nam;Nữ;{gap}Thôn;Tổng;Nam;Nữ\nA;1=2+3;2;3;{gap}A;1=2+3;2;3\n"
    text = head + "\n".join(f"{one};{gap}{other}" for one, other in zip(COMMUNES, VILLAGES, strict=True))
    right = ("H3", "I3", "J3") if gap else ("G3", "H3", "I3")
    found = {tuple(str(one.place.cell) for part in claim.roles.values() for one in part) for claim in _claims(text)}
    assert len(found) == 6 and ("B3", "C3", "D3") in found
    assert tuple(f"{chr(ord(cell[0]) - 1)}{cell[1]}" for cell in right) in found


def test_another_table_below_is_not_what_the_numbers_speak_of() -> None:
    first = "\n".join(["Xã;Tổng;Nam;Nữ", "A;1=2+3;2;3", *COMMUNES])
    below = "Biểu 2\nThôn;Bò;Trâu;Hộ\nA;40;51;33\nB;30;47;25\nC;36;28;19"
    assert [cells[0] for cells in _cells(f"{first}\n;;;\n{below}", "table-declared-total")] == ["B3", "B4", "B5"]
    again = "Xã;Tổng;Nam;Nữ\nBốn;57;30;27"
    assert "B7" in [cells[0] for cells in _cells(f"{first}\n{again}", "table-declared-total")]
