"""Cross tables: labels in rows, a record in every column."""

from typing import Any

import pytest
from formkit import bound, field, form, keys, plain, ruleset, sheet, workbook

from dqcheck.engine.judging import judge_rule
from dqcheck.forms import recognise
from dqcheck.model.dataset import Table
from dqcheck.model.rule import Ruleset, TableForm
from dqcheck.model.verdict import Outcome
from dqcheck.rulesets.structural import implied

HEADED = (field("year", type="date"), field("quarter", format="Q[1-4]"), field("area"))


def crossed(*columns: str, **more: Any) -> TableForm:
    columns = columns or ("{year}",)
    return form(
        "households",
        *(one for one in HEADED if f"{{{one.name}}}" in " ".join(columns)),
        field("all", "Số hộ", type="count", unit="hộ"),
        field("poor", "Hộ nghèo", type="count", unit="hộ"),
        field("rate", "Tỷ lệ hộ nghèo", type="percent", decimals=2),
        **{"key": None, "columns": columns, **more},
    )


ROWS = [
    ["BÁO CÁO HỘ NGHÈO"],
    ["Chỉ tiêu", 2022.0, 2023.0, 2024.0],
    ["Số hộ", 1000.0, 1010.0, 1020.0],
    ["Hộ nghèo", 100.0, "1.001", ".."],
    ["Tỷ lệ hộ nghèo", 0.5, 9.9, 12.25],
]


def read(rows: list[list[object]], rules: Ruleset, **more: Any) -> Table:
    return bound(workbook(sheet(rows, name="Hộ", **more)), rules).tables["households"]


def values(table: Table, name: str) -> list[object]:
    return [plain(value) for value in table.columns[name]]


def test_every_column_is_a_record() -> None:
    table = read(ROWS, ruleset(crossed()))
    assert [value.text for value in table.columns["year"]] == ["2022", "2023", "2024"]
    assert values(table, "all") == ["1000", "1010", "1020"]
    assert values(table, "poor") == ["100", "1001", "not-available"]
    assert values(table, "rate") == ["0.5", "9.9", "12.25"]  # the row shows that these are no shares


def test_a_value_keeps_its_cell_its_label_and_its_heading() -> None:
    place = read(ROWS, ruleset(crossed())).locator.place(1, "poor")
    assert place.as_dict() == {"sheet": "Hộ", "cell": "C4", "row_label": "Hộ nghèo", "column_label": "2023"}
    assert read(ROWS, ruleset(crossed())).locator.place(1, "year").cell == "C2"


def test_headings_of_several_rows_and_of_different_forms() -> None:
    rows = [
        [None, 2023.0, 2023.0, 2024.0, None, "Ghi chú"],
        [None, None, "Q3", "Q1", "Q2", None],
        ["Số hộ", 1000.0, 1001.0, 1002.0, 1003.0, "x"],
        ["Hộ nghèo", 100.0, 101.0, 102.0, 103.0, None],
    ]
    rules = ruleset(crossed("{year} / {quarter}", "{year}"))
    table = read(rows, rules, merged=((0, 3, 0, 4),))
    assert [value.text for value in table.columns["year"]] == ["2023", "2023", "2024", "2024"]
    assert values(table, "quarter") == ["blank", "Q3", "Q1", "Q2"]
    assert values(table, "all") == ["1000", "1001", "1002", "1003"]


def test_a_column_of_another_form_is_left_out_and_told() -> None:
    rows = [[*ROWS[1], "So sánh"], *([*row, 101.0] for row in ROWS[2:])]
    got = bound(workbook(sheet(rows, name="Hộ")), ruleset(crossed()))
    assert len(got.tables["households"].submissions) == 3
    assert [(part.range, part.reason) for part in got.unread] == [("E2:E4", "column-unknown")]


def test_columns_under_the_same_heading_are_not_read() -> None:
    rows = [["Chỉ tiêu", 2022.0, 2023.0, 2023.0], *ROWS[2:]]
    got = bound(workbook(sheet(rows, name="Hộ")), ruleset(crossed()))
    assert [value.text for value in got.tables["households"].columns["year"]] == ["2022"]
    assert keys(got.defects) == ["form.headings-alike"]


def test_no_column_headed_as_the_form_says_is_an_error_that_shows_both() -> None:
    rows = [["Chỉ tiêu", "Thôn Đông", "Thôn Tây", "Thôn Nam"], *ROWS[2:]]
    got = bound(workbook(sheet(rows, name="Hộ")), ruleset(crossed()))
    assert "households" not in got.tables
    (defect,) = [one for one in got.defects if one.key == "form.values-ambiguous"]
    assert (defect.facts["wanted"], defect.facts["columns"]) == (("{year}",), ("Thôn Đông", "Thôn Tây", "Thôn Nam"))


def test_units_beside_labels_and_in_brackets() -> None:
    rows = [["Chỉ tiêu", "ĐVT", 2022.0, 2023.0], ["Số hộ", "nghìn hộ", 1.0, 2.0], ["Hộ nghèo (hộ)", "hộ", 100.0, 7.0]]
    table = read(rows, ruleset(crossed()))
    assert (values(table, "all"), values(table, "poor")) == (["1000", "2000"], ["100", "7"])


def test_reporting_units_may_head_the_columns() -> None:
    rows = [["Chỉ tiêu", "Xã Ba Tơ", "Xã Sơn Hà"], ["Số hộ", 1000.0, 900.0], ["Hộ nghèo", 100.0, 90.0]]
    rules = ruleset(crossed("{area}", key="area"))
    assert read(rows, rules).submissions == ["Xã Ba Tơ", "Xã Sơn Hà"]
    got = bound(workbook(sheet([["Chỉ tiêu", "Xã Ba Tơ", "Xã Bà Tơi"], *rows[1:]], name="Hộ")), rules)
    assert "form.unit-unknown" in keys(got.defects)


WITH_TOTAL = [
    ["Chỉ tiêu", "Đông", "Tây", "Tổng số"],
    ["Số hộ", 600.0, 400.0, 1000.0],
    ["Hộ nghèo", 60.0, 40.0, 101.0],
]


def test_a_total_column_is_no_record_and_is_held_against_the_others() -> None:
    rules = ruleset(crossed("{area}"))
    got = bound(workbook(sheet(WITH_TOTAL, name="Hộ")), rules)
    assert [value.text for value in got.tables["households"].columns["area"]] == ["Đông", "Tây"]
    footing = next(rule for rule in implied(rules) if rule.check == "footing")
    tally = judge_rule(footing, got.tables, rules)
    assert tally.outcomes == {Outcome.PASS: 1, Outcome.FAIL: 1}
    (kept,) = tally.kept
    assert (kept.verdict.observed, kept.verdict.expected) == (101, 100)


def test_of_two_total_columns_nobody_can_tell_what_they_add_up() -> None:
    rows = [[*row[:3], row[3], row[3]] for row in WITH_TOTAL]
    rows[0][4] = "Cộng"
    rules = ruleset(crossed("{area}"))
    got = bound(workbook(sheet(rows, name="Hộ")), rules)
    footing = next(rule for rule in implied(rules) if rule.check == "footing")
    assert judge_rule(footing, got.tables, rules).met == 0


def test_blocks_with_the_same_labels_are_told_apart_by_their_headings() -> None:
    one = form("one", field("area"), field("all", "Số hộ", type="count"), field("poor", "Hộ nghèo", type="count"),
               key=None, columns=("{area}",), sheet=["Khu vực I"])  # fmt: skip
    two = form("two", *one.fields.values(), key=None, columns=("{area}",), sheet=["Khu vực II"])
    rows = [
        [None, "Đông", "Tây"],
        ["Khu vực I", None, None],
        ["Số hộ", 1.0, 2.0],
        ["Hộ nghèo", 3.0, 4.0],
        [None, "Nam", "Bắc"],
        ["Khu vực II", None, None],
        ["Số hộ", 5.0, 6.0],
        ["Hộ nghèo", 7.0, 8.0],
    ]
    tables = bound(workbook(sheet(rows, name="Biểu")), ruleset(one, two)).tables
    assert values(tables["one"], "all") == ["1", "2"]
    assert (values(tables["two"], "area"), values(tables["two"], "poor")) == (["Nam", "Bắc"], ["7", "8"])


@pytest.mark.parametrize("mark", ["k.a.", "K.A."])
def test_marks_of_no_figure_serve_cross_tables(mark: str) -> None:
    from dataclasses import replace

    rows = [*ROWS[:3], ["Hộ nghèo", 100.0, mark, "-"], ROWS[4]]
    rules = replace(ruleset(crossed()), missing_marks=("k.a.", "-"))
    assert values(read(rows, rules), "poor") == ["100", "not-available", "not-available"]


def test_a_table_that_goes_on_under_further_headings_is_one() -> None:
    below = [[None, 2025.0, 2026.0], ["Số hộ", 1.0, 2.0], ["Hộ nghèo", 3.0, 4.0], ["Tỷ lệ hộ nghèo", 5.0, 6.0]]
    got = bound(workbook(sheet([*ROWS, *below], name="Hộ")), ruleset(crossed()))
    table = got.tables["households"]
    assert [value.text for value in table.columns["year"]] == ["2022", "2023", "2024", "2025", "2026"]
    assert values(table, "poor") == ["100", "1001", "not-available", "3", "4"]
    assert table.locator.place(4, "poor").cell == "C8"
    assert got.unread == ()


def test_blocks_under_the_same_headings_are_not_taken_for_one_table() -> None:
    got = recognise(workbook(sheet([*ROWS, *ROWS[1:]], name="Hộ")), [ruleset(crossed())])
    assert (got.ruleset, keys(got.defects)) == (None, ["form.layout-unknown"])


def test_two_halves_side_by_side_are_read_under_their_own_headings() -> None:
    right = [[None, 2025.0], ["Số hộ", 1.0], ["Hộ nghèo", 3.0], ["Tỷ lệ hộ nghèo", 5.0]]
    rows = [[*left, None, *half] for left, half in zip(ROWS[1:], right, strict=True)]
    table = read(rows, ruleset(crossed()))
    assert [value.text for value in table.columns["year"]] == ["2022", "2023", "2024", "2025"]
    assert (values(table, "all")[3], table.locator.place(3, "poor").cell) == ("1", "G3")


def test_a_title_over_all_columns_is_no_heading() -> None:
    rows = [[None, "Hộ nghèo theo năm", None, None], *ROWS[1:]]
    table = read(rows, ruleset(crossed()), merged=((0, 1, 0, 3),))
    assert [value.text for value in table.columns["year"]] == ["2022", "2023", "2024"]


def test_dates_in_rows_are_no_headings() -> None:
    events = form("events", field("unit", "Đơn vị"), field("from", "Từ ngày", type="date"),
                  field("to", "Đến ngày", type="date"), key="unit")  # fmt: skip
    family = form(
        "poor", field("unit", "Đơn vị"), field("day", type="date"), field("number", "{day} / Số", type="count")
    )
    rows = [
        ["Đơn vị", "Từ ngày", "Đến ngày"],
        ["Xã Ba Tơ", "05/8/2025", "06/8/2025"],
        ["Xã Sơn Hà", "07/8/2025", "08/8/2025"],
        ["Xã Ba Động", "09/8/2025", "10/8/2025"],
    ]
    got = bound(workbook(sheet(rows)), ruleset(events, family))
    assert got.tables["events"].submissions == ["Xã Ba Tơ", "Xã Sơn Hà", "Xã Ba Động"]


@pytest.mark.parametrize("years", [(1975.0, 1985.0, 1995.0), ("1989", "1979", "1970")])
def test_years_of_any_century_head_columns(years: tuple[object, ...]) -> None:
    table = read([["Chỉ tiêu", *years], *ROWS[2:]], ruleset(crossed()))
    assert [value.text for value in table.columns["year"]] == [str(int(float(str(year)))) for year in years]


@pytest.mark.parametrize(
    "row",
    [
        ["Số thôn", 1950.0, 1960.0, 1955.0],
        ["Số thôn", 2010.0, 2020.0, 2035.0],
        ["Người phụ trách", "An", "Bình", "Chi"],
    ],
)
def test_a_row_that_the_form_does_not_ask_for_is_no_heading(row: list[object]) -> None:
    rows = [["Chỉ tiêu", 2022.0, 2023.0, 2024.0], row, *ROWS[2:]]
    table = read(rows, ruleset(crossed("{area}" if row[1] == "An" else "{year}")))
    heads = table.columns["area" if row[1] == "An" else "year"]
    assert [value.text for value in heads] == ["2022", "2023", "2024"]


def test_a_labelled_row_of_years_under_figures_leaves_the_headings_open() -> None:
    rows = [["Chỉ tiêu", 2022.0, 2023.0], ["Số người", 9000.0, 9100.0], ["Số thôn", 1995.0, 2005.0],
            *(row[:3] for row in ROWS[2:])]  # fmt: skip
    got = bound(workbook(sheet(rows, name="Hộ")), ruleset(crossed()))
    assert "households" not in got.tables
    assert "form.values-ambiguous" in keys(got.defects)


@pytest.mark.parametrize("second", ["Chỉ tiêu", None])
def test_the_headings_of_a_second_block_are_its_own(second: str | None) -> None:
    rows = [["Chỉ tiêu", 2022.0, 2023.0], ["Số người", 9000.0, 9100.0], [second, 2024.0, 2025.0],
            *(row[:3] for row in ROWS[2:])]  # fmt: skip
    table = read(rows, ruleset(crossed()))
    assert [value.text for value in table.columns["year"]] == ["2024", "2025"]


def test_both_levels_of_headings_may_have_labels() -> None:
    rows = [["Năm", 2023.0, 2023.0], ["Quý", "Q1", "Q2"], *(row[:3] for row in ROWS[2:])]
    table = read(rows, ruleset(crossed("{year} / {quarter}")))
    assert [value.text for value in table.columns["quarter"]] == ["Q1", "Q2"]
