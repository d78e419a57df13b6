"""Several tables one below another on a sheet."""

from any_tables import cells, reading, table

UPPER = "Xã;Tổng số;Nam;Nữ\nA;{total};210;202\nB;318;160;158\nC;518;266;252\nD;145;70;75"
LOWER = "Xã;Hộ nghèo;Cận nghèo;Tổng số hộ\nA;12;31;{households}\nB;33;18;51\nC;18;66;84\nD;45;14;59"
REPEATED = "Xã;Tổng số;Nam;Nữ\nE;412;212;200\nG;233;120;113\nH;518;248;270"


def both(total: int = 412, households: int = 43) -> str:
    return f"{UPPER.format(total=total)}\n\n{LOWER.format(households=households)}"


def test_a_new_heading_over_the_columns_begins_a_table() -> None:
    found = table(both())
    assert [(one.first, one.end) for one in found.stacked] == [(0, 5), (5, 11)]
    assert found.column_at(1, 3) == "Nữ" and found.column_at(7, 3) == "Tổng số hộ"


def test_a_heading_that_is_repeated_or_a_line_of_units_begins_none() -> None:
    assert not table(f"{UPPER.format(total=412)}\n\n{REPEATED}").stacked
    units = UPPER.format(total=412).replace("\nC;", "\n;người;người;người\nC;")
    assert not table(units).stacked


def test_one_row_below_another_heading_makes_no_table() -> None:
    assert not table(f"{UPPER.format(total=412)}\n\nChỉ tiêu;Hộ;Khẩu;Lao động\nTổng;5;6;7").stacked


def test_each_table_is_read_by_its_own_columns() -> None:
    found = reading(both(total=421, households=34))
    failing = {
        cells(one)["total"]: one.roles["total"][0].label
        for one in found.claims
        if one.kind == "table-total"
        and one.roles["total"][0].value.value != sum(part.value.value for part in one.roles["parts"])  # type: ignore[union-attr]
    }
    assert failing == {("B2",): "A / Tổng số", ("D8",): "A / Tổng số hộ"}


def test_cells_are_told_by_the_headings_of_their_own_table() -> None:
    upper = "Tháng;Số thu;Lũy kế;Số hộ\n1;12;12;3\n2;31;43;7\n3;18;61;5\n4;66;127;9\n5;14;141;8\n6;23;164;6"
    lower = "Tháng;Số hộ;Lũy kế;Số chi\n1;3;25;25\n2;7;63;38\n3;5;82;19\n4;4;119;37\n5;8;135;16\n6;6;179;44"
    found = reading(f"{upper}\n\n{lower}")
    running = {cells(one)["total"]: cells(one)["parts"] for one in found.claims if one.kind == "table-running-total"}
    assert {total: parts[-1] for total, parts in running.items()} == {
        **{(f"C{row}",): f"B{row}" for row in range(2, 8)},
        **{(f"C{row}",): f"D{row}" for row in range(10, 16)},
    }


def test_rows_add_up_within_their_own_table() -> None:
    upper = (
        "Xã;Tỷ lệ nghèo;Tỷ lệ trẻ em;Tỷ lệ nữ;Tỷ lệ em\nA;12,5;31,5;50,2;7,5\nB;33,1;18,2;49,1;8,3\nC;18,4;6,7;5,3;9,1"
    )
    lower = (
        "Xã;Số hộ;Số khẩu;Số nữ;Số trẻ\nE;4120;16212;8101;2310\nG;2331;9120;4512;1207\n"
        "H;5187;20266;10044;2871\nTổng số;11629;45598;22657;6388"
    )
    found = reading(f"{upper}\n\n{lower}")
    totals = {cells(one)["total"]: cells(one)["parts"] for one in found.claims if one.kind == "table-total"}
    assert totals == {(f"{at}10",): (f"{at}7", f"{at}8", f"{at}9") for at in "BCDE"}
