"""Several columns of values: which is of the period, and what the others are."""

import datetime as dt
from dataclasses import replace

import pytest
from formkit import bound, field, figures, form, keys, ruleset, sheet, workbook

from dqcheck.forms import recognise
from dqcheck.forms.value_columns import roles, said, strip
from dqcheck.model.rule import Period

NINE_MONTHS = Period(first=dt.date(2025, 1, 1), last=dt.date(2025, 9, 30))
STOCK = form(
    "stock",
    field("unit", "Tên xã/phường", required=True),
    field("births", "Số trẻ sinh ra", type="count"),
    field("boys", "Bé trai", type="count"),
    field("girls", "Bé gái", type="count"),
    sheet=["Dân số"],
)
RULES = replace(ruleset(STOCK), period=NINE_MONTHS)
LABELS = ["Số trẻ sinh ra", "Bé trai", "Bé gái"]


def filed(*heads: object, columns: list[list[object]] | None = None):
    given = columns or [[100.0 * (at + 1) + row for row in range(3)] for at in range(len(heads))]
    rows = [["Xã Ba Tơ"], ["Chỉ tiêu", *heads]]
    rows += [[label, *(column[at] for column in given)] for at, label in enumerate(LABELS)]
    return workbook(sheet(rows, name="Dân số"))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Thực hiện 9 tháng", "current"),
        ("9 tháng đầu năm 2025", "current"),
        ("Thực hiện năm 2025", "current"),
        ("Kỳ báo cáo", "current"),
        ("Kế hoạch năm 2025", "planned"),
        ("Dự toán được giao", "planned"),
        ("Cùng kỳ", "previous"),
        ("Thực hiện cùng kỳ năm trước", "previous"),
        ("Năm 2024", "previous"),
        ("Năm 2019", "other"),
        ("Lũy kế từ đầu năm", "cumulative"),
        ("So với cùng kỳ (%)", "compared"),
        ("Tỷ lệ thực hiện so với kế hoạch", "compared"),
        ("Thực hiện tháng 9", "other"),
        ("Quý III", "other"),
        ("Actual", "current"),
        ("Target 2025", "planned"),
        ("Same period last year", "previous"),
        ("Year to date", "cumulative"),
        ("Địa bàn", ""),
    ],
)
def test_what_a_heading_says(head, expected):
    assert said(head, NINE_MONTHS) == expected


def test_the_column_of_the_period_is_the_one_that_the_headings_leave():
    def found(*heads):
        return list(roles(dict(enumerate(heads)), NINE_MONTHS, lambda text: text.startswith("Xã")).values())

    assert found("Kế hoạch", "Số liệu khác", "Cùng kỳ") == ["planned", "current", "previous"]
    assert found("Trong tháng", "Lũy kế") == ["other", "current"]
    assert found("Thực hiện quý III", "Thực hiện 9 tháng", "Kế hoạch") == ["other", "current", "planned"]
    assert found("Thực hiện", "Thực hiện đợt 2") == ["current", ""]
    assert found("Thực hiện đợt 1", "Thực hiện đợt 2") == ["", ""]
    assert found("Xã A", "Xã B") == ["unit", "unit"]
    assert found("Một", "Hai") == ["", ""]


def test_labels_that_only_tell_the_period_are_set_apart():
    assert strip(("Hộ nghèo", "Kế hoạch năm 2025"), NINE_MONTHS) == ("planned", ("Hộ nghèo",))
    assert strip(("Thực hiện 9 tháng", "Hộ nghèo"), NINE_MONTHS) == ("current", ("Hộ nghèo",))
    assert strip(("Trực tuyến cùng kỳ năm 2024", "Số hồ sơ"), NINE_MONTHS)[0] == ""
    assert strip(("Kế hoạch",), NINE_MONTHS) == ("", ("Kế hoạch",))


def test_the_column_of_the_period_is_read_and_the_others_are_tables_of_their_own():
    got = bound(filed("Kế hoạch năm 2025", "Cùng kỳ 2024", "Thực hiện 9 tháng", "So với cùng kỳ (%)"), RULES)
    tables = {name: figures(table)["Xã Ba Tơ"]["births"] for name, table in got.tables.items()}
    assert tables == {"stock": "300", "planned.stock": "100", "previous.stock": "200"}
    assert keys(got.notices) == ["form.values-chosen"]
    assert got.notices[0].facts["others"] == ("Kế hoạch năm 2025", "Cùng kỳ 2024", "So với cùng kỳ (%)")
    assert got.tables["previous.stock"].locator.place(0, "boys").cell == "C4"


def test_what_nobody_can_tell_is_one_defect_and_nothing_is_read():
    got = bound(filed("Đợt 1", "Đợt 2"), RULES)
    assert dict(got.tables) == {}
    assert [d for d in keys(got.defects) if d != "form.unit-missing"] == ["form.values-ambiguous"]
    assert got.defects[0].facts["columns"] == ("Đợt 1", "Đợt 2")


def test_the_only_column_of_a_plan_is_not_read_as_what_was_done():
    got = bound(filed("Kế hoạch năm 2025"), RULES)
    assert "stock" not in got.tables


def test_years_without_a_period_are_a_record_each():
    loose = replace(ruleset(replace(STOCK, key=None, fields={n: f for n, f in STOCK.fields.items() if n != "unit"})))
    for heads in ((2021.0, 2022.0), ("2021-22", "2022-23"), ("Năm 2021", "Năm 2022")):
        got = bound(filed(*heads), loose)
        table = got.tables["stock"]
        assert [value.text for value in table.columns["births"]] == ["100", "200"]
        assert [table.locator.place(row, "girls").cell for row in (0, 1)] == ["B5", "C5"]
        assert len(set(table.submissions)) == 2


def test_units_side_by_side_are_a_record_each():
    got = bound(filed("Xã Ba Động", "Xã Ba Tô"), RULES)
    assert figures(got.tables["stock"])["Xã Ba Tô"] == {
        "unit": "Xã Ba Tô", "births": "200", "boys": "201", "girls": "202"}  # fmt: skip


WIDE = [
    ["Tên xã/phường", "Số trẻ sinh ra", None, None, "Bé trai", None, None, "Bé gái", None, None],
    [None, *["Kế hoạch", "Thực hiện", "Cùng kỳ"] * 3],
    ["Xã Ba Động", 90.0, 100.0, 80.0, 40.0, 60.0, 30.0, 50.0, 40.0, 50.0],
]
OVER = ((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 6), (0, 7, 0, 9))


def test_plan_and_previous_period_under_each_field():
    got = bound(workbook(sheet(WIDE, name="Dân số", merged=OVER)), RULES)
    by_table = {name: list(figures(table)["Xã Ba Động"].values())[1:] for name, table in got.tables.items()}
    assert by_table == {
        "stock": ["100", "60", "40"],
        "planned.stock": ["90", "40", "50"],
        "previous.stock": ["80", "30", "50"],
    }
    assert got.defects == ()
    assert got.tables["stock"].locator.place(0, "boys").column_label == "Bé trai / Thực hiện"


def test_fields_under_each_period():
    rows = [
        ["Tên xã/phường", "Thực hiện 2025", None, None, "Thực hiện 2024", None, None],
        [None, *LABELS, *LABELS],
        ["Xã Ba Động", 100.0, 60.0, 40.0, 80.0, 30.0, 50.0],
    ]
    got = bound(workbook(sheet(rows, name="X", merged=((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 6)))), RULES)
    assert figures(got.tables["stock"])["Xã Ba Động"]["boys"] == "60"
    assert figures(got.tables["previous.stock"])["Xã Ba Động"]["boys"] == "30"


def test_a_sheet_that_bears_the_name_of_a_table_is_the_only_one_that_holds_it():
    book = workbook(
        sheet([["Tên xã/phường", *LABELS], ["Xã Ba Động", 3.0, 1.0, 2.0]], name="Dân số"),
        sheet([["Tên xã/phường", *LABELS], ["Xã Ba Động", 9.0, 9.0, 9.0]], name="Sai số"),
    )
    assert [region.sheet for region in recognise(book, [RULES]).regions] == [0]
    assert recognise(book, [RULES]).unused == ("Sai số",)
    assert len(recognise(workbook(*(replace(s, name=f"S{s.name}") for s in book.sheets)), [RULES]).regions) == 2
