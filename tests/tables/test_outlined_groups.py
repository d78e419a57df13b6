"""Sums that the numbering and the indents of rows say."""

from any_tables import cells, reading, table

from dqcheck.tables.outlined_groups import outlined_groups

BUDGET = """TT;Nội dung;Dự toán;Thực hiện
I;Chi đầu tư;2500;2070
1;Mua sắm;1200;{bought}
2;Xây dựng;800;760
3;Thuê đường truyền;500;410
II;Chi thường xuyên;3500;2925
1;Lương;2000;1500
2;Tập huấn;1500;1425
;Tổng cộng;{planned};4995"""


def test_a_row_is_over_those_numbered_below_it_and_a_total_over_the_first_level() -> None:
    found = outlined_groups(table(BUDGET.format(bought=900, planned=6000)))
    assert set(found) == {(1, (2, 3, 4)), (5, (6, 7)), (8, (1, 5))}


def test_rows_without_numbers_say_nothing() -> None:
    assert not outlined_groups(table("Tên;a;b\nA;1;2\nB;3;4\nC;4;6"))
    assert not outlined_groups(table("TT;Tên;a\n1;A;2\n2;B;4\n3;C;6"))


def test_a_row_is_over_those_indented_or_bulleted_below_it() -> None:
    indented = "Chi;a\nTổng chi;90\nLương;60\n  Cơ bản;40\n  Phụ cấp;20\nMua sắm;30\n  Máy;10\n  Bàn;20"
    assert set(outlined_groups(table(indented))) == {(2, (3, 4)), (5, (6, 7)), (1, (2, 5))}
    signs = (
        "Chi;a\nTìm việc;90\n- quá một năm;60\nTổng số hỗ trợ;90\n- vay vốn;40\n- học nghề;20\n- khác;30\nViệc mới;5"
    )
    assert (3, (4, 5, 6)) in outlined_groups(table(signs))


def test_codes_of_a_classification_number_the_rows() -> None:
    codes = "Mục;a\nHC.1 Khám;90\nHC.1.1 Nội trú;60\nHC.1.2-1.4 Ngoại trú;30\nHC.2 Phục hồi;5"
    assert set(outlined_groups(table(codes))) == {(1, (2, 3))}


def test_a_total_closes_what_stands_below_a_heading() -> None:
    text = "Mục;a\nThu;\n  Phí;9\n  Lệ phí;8\nTổng thu;17\nChi;\n  Lương;5\n  Điện;6\n  Tổng chi;11\n  Còn lại;6"
    assert set(outlined_groups(table(text))) == {(4, (2, 3)), (8, (6, 7))}


def test_an_outline_is_enough_where_few_figures_show_a_total() -> None:
    found = reading("Chi;a\nLương;6012\n  Cơ bản;4007\n  Phụ cấp;2005\nMua sắm;3020\n  Máy;1011\n  Bàn;2900")
    failing = [cells(one)["total"] for one in found.claims if one.kind == "table-total"]
    assert ("B2",) in failing and ("B5",) not in failing  # 3020 is no slip away from 3911


def test_faults_in_several_places_are_told_where_slips_explain_them() -> None:
    found = reading(BUDGET.format(bought=990, planned=6300))
    failing = [
        cells(one)["total"]
        for one in found.claims
        if one.kind == "table-total"
        and one.roles["total"][0].value.value != sum(part.value.value for part in one.roles["parts"])  # type: ignore[union-attr]
    ]
    assert failing == [("D2",), ("C9",)]


def test_an_unlikely_gap_is_not_told() -> None:
    found = reading(BUDGET.format(bought=337, planned=6000))
    assert ("D2",) not in [cells(one)["total"] for one in found.claims]


def test_rows_without_a_number_between_others_break_no_group() -> None:
    text = "TT;Nội dung;2024;2025\nI;Chi cân đối;900;970\n;Trong đó tính điều tiết;880;950\n1;Đầu tư;500;520\n"
    found = outlined_groups(table(text + "2;Thường xuyên;300;340\n3;Dự phòng;100;110"))
    assert (1, (3, 4, 5)) in found


def test_a_total_closes_what_is_numbered_behind_a_row_without_a_number() -> None:
    text = (
        "TT;Nội dung;2024\n1;Đầu tư;500\n2;Thường xuyên;340\n3;Dự phòng;110\n4;Khác;50\n;Nguồn bổ sung;20\n;Cộng;1020"
    )
    assert (6, (1, 2, 3, 4)) in outlined_groups(table(text))


def test_a_total_that_rates_stand_beside_is_found_by_its_number() -> None:
    text = """TT;Nội dung;Ước 2025;Dự toán 2026;So sánh (%);2027
A;B;1;2;3=2/1;4
;TỔNG THU;9415;10643;113,0;10172
I;Thuế;3942;4538;115,1;3559
1;Thuế giá trị gia tăng;3000;3400;113,3;2600
2;Thuế thu nhập;942;1138;120,8;959
II;Cổ tức;207;450;217,4;200
1;Cổ tức được chia;207;450;217,4;200
III;Xổ số;5266;5655;107,4;6413"""
    told = [cells(one) for one in reading(text).claims if one.kind == "table-total"]
    assert {"total": ("D3",), "parts": ("D4", "D7", "D9")} in told
