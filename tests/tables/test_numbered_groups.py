"""Sums that the numbering of rows says."""

from any_tables import cells, reading, table

from dqcheck.tables.numbered_groups import numbered_groups

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
    found = numbered_groups(table(BUDGET.format(bought=900, planned=6000)))
    assert set(found) == {(1, (2, 3, 4)), (5, (6, 7)), (8, (1, 5))}


def test_rows_without_numbers_say_nothing() -> None:
    assert not numbered_groups(table("Tên;a;b\nA;1;2\nB;3;4\nC;4;6"))
    assert not numbered_groups(table("TT;Tên;a\n1;A;2\n2;B;4\n3;C;6"))


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
