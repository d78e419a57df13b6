"""What names rows and columns, and what are no figures."""

from any_tables import table

from dqcheck.language.wording import Wording
from dqcheck.model.document import Sheet
from dqcheck.tables.number_grid import number_grid
from dqcheck.tables.number_labels import labelled

YEARS = "Địa bàn;2022;2023;2024\nXã A;12;15;19\n Thôn B;7;8;9"


def test_rows_and_columns_are_named_by_the_texts_beside_and_above_them() -> None:
    found = table("Biểu 1;;\nĐịa bàn;Hộ;Hộ\n;nghèo;cận nghèo\nXã A;12;15\n Thôn B;7;8")
    assert found.rows[3:] == ["Xã A", " Thôn B"]
    assert found.columns == ["Biểu 1 Địa bàn", "Hộ nghèo", "Hộ cận nghèo"]


def test_years_above_columns_are_no_figures() -> None:
    found = table(YEARS, typed=True)
    assert not found.figures[0].any()
    assert found.columns[2] == "2023"


def test_years_beside_rows_are_none_either() -> None:
    found = table("Năm;Hộ\n2021;120\n2022;131\n2023;142", typed=True)
    assert not found.figures[:, 0].any()
    assert found.figures[1:, 1].all()


def test_numbers_that_look_like_years_are_figures_below_other_figures() -> None:
    found = table("Tên;Kỳ trước;Kỳ này\nA;310;455\nB;1990;2010\nC;87;95", typed=True)
    assert found.figures[2, 1:].all()


def test_the_row_that_numbers_the_columns_is_a_legend() -> None:
    found = table("Tên;Tổng;Nam;Nữ\nA;1=2+3;2;3\nXã A;9;5;4\nXã B;7;3;4")
    assert found.legends == (1,)
    assert not found.figures[1].any()


def test_a_column_that_counts_the_rows_holds_no_figures() -> None:
    found = table("TT;Tên;Số\n1;A;15\n2;B;11\n3;C;12\n4;D;10\n5;E;9", typed=True)
    assert not found.figures[:, 0].any()


def test_a_column_that_numbers_rows_in_several_ways_holds_no_figures() -> None:
    found = table("TT;Tên;Số\nI;Đất;15\n1.1;Lúa;11\n1.1.2;Màu;12\n2;Rừng;10\n3;Ao;9")
    assert not found.figures[:, 0].any()
    assert found.figures[1:, 2].all()


def test_figures_before_a_note_are_figures() -> None:
    found = table("Tên;Số;Ghi chú\nLúa;-;giảm\nMàu;12;tăng\nRừng;10;tăng\nAo;9;giảm\nHồ;7;giảm")
    assert found.figures[2:, 1].all()
    found = table("Số;Ghi chú\n5;giảm\n12;tăng\n10;tăng\n9;giảm\n7;giảm")
    assert found.figures[1:, 0].all()


def test_a_column_that_is_called_serial_numbers_its_rows_however_few() -> None:
    found = table("TT;Tên;Số\n1;A;5\n2;B;7")
    assert found.figures.tolist() == [[False, False, False], [False, False, True], [False, False, True]]


def test_ranges_name_rows_without_a_letter() -> None:
    assert table("Tuổi;Số\n0-14;5\n15–59;7\n60+;3\n<5;2").rows[1:] == ["0-14", "15–59", "60+", "<5"]


def test_a_row_of_figures_may_be_named_behind_them() -> None:
    found = table("Mã;a;b;c;d;e;f;g\n7;1;2;3;4;5;6;8\n9;2;2;5;4;6;6;7\n;1.5;2;4;4;5.5;6;7.5;;Trung bình", typed=True)
    assert found.rows[3] == "Trung bình"
    assert found.rows[1] == ""


def test_a_column_that_begins_far_below_is_named_by_the_heading_of_all() -> None:
    rows = "\n".join(f"x{at};{at + 11};" for at in range(12))
    found = table(f"Tên;Tháng 1;Tháng 2\n{rows}\nTổng;198;0", typed=True)
    assert found.columns == ["Tên", "Tháng 1", "Tháng 2"]


def test_a_wording_is_looked_for_once_an_axis() -> None:
    made = labelled(number_grid(Sheet(name="A", rows=(("Mục", "Số tiền"), ("Thu", 5), ("Tổng thu", 5)))))
    found = made.says(Wording("tổng"), "rows")
    assert found.tolist() == [False, False, True]
    assert made.says(Wording("tổng"), "rows") is found
    assert made.says(Wording("tiền"), "columns").tolist() == [False, True]


def test_a_row_that_numbers_the_columns_stands_above_small_rising_figures() -> None:
    rows = (("Mục", "Quý I", "Quý II", "Quý III"), ("A", "1", "2", "3=1+2"), ("Đông", 4, 9, 13), ("Tây", 12, 11, 23))
    assert labelled(number_grid(Sheet(name="A", rows=rows))).legends == (1,)
    spelt = (*rows[:1], ("A", "(1)", "(2)", "(3)"), *rows[2:])
    assert labelled(number_grid(Sheet(name="A", rows=spelt))).legends == (1,)


def test_unit_lines_and_numbers_of_columns_are_no_headings() -> None:
    rows = (
        ("Biểu", None, "Đơn vị tính: triệu đồng"),
        ("Mục", "Thu", "Chi"),
        ("A", "(1)", "(2)"),
        ("X", 5, 6),
        ("Y", 7, 9),
    )
    assert labelled(number_grid(Sheet(name="A", rows=rows))).columns == ["Biểu Mục", "Thu", "Chi"]


def test_a_title_merged_over_names_and_figures_heads_no_column() -> None:
    rows = (("Báo cáo năm", None, None), ("Mục", "Thu", "Chi"), ("A", 5, 6), ("B", 7, 9))
    over_all = Sheet(name="A", rows=rows, merged=((0, 0, 0, 2),))
    assert labelled(number_grid(over_all)).columns == ["Báo cáo năm Mục", "Thu", "Chi"]
    group = (("Mục", "Số tiền", None), (None, "Thu", "Chi"), *rows[2:])
    over_figures = Sheet(name="A", rows=group, merged=((0, 1, 0, 2),))
    assert labelled(number_grid(over_figures)).columns == ["Mục", "Số tiền Thu", "Số tiền Chi"]
