"""Long tables: a row holds one figure and the name of what it is."""

from typing import Any

import pytest
from formkit import bound, field, form, plain, ruleset, sheet, workbook

from dqcheck.engine.judging import judge_rule
from dqcheck.forms import recognise
from dqcheck.model.dataset import Table
from dqcheck.model.rule import Pivot, TableForm
from dqcheck.model.verdict import Outcome
from dqcheck.rulesets.structural import implied

PIVOT = Pivot(indicator=("Chỉ tiêu",), value=("Giá trị",), unit=("ĐVT",), by=("unit", "year"))


def long(pivot: Pivot = PIVOT, **more: Any) -> TableForm:
    return form(
        "poor",
        field("unit", "Đơn vị", required=True),
        field("year", *(() if "{year}" in pivot.value else ("Năm",)), type="date"),
        field("all", "Số hộ", type="count", unit="hộ"),
        field("number", "Hộ nghèo", type="count", unit="hộ"),
        field("rate", "Tỷ lệ hộ nghèo", type="percent", decimals=1),
        pivot=pivot,
        **more,
    )


HEAD = ["Đơn vị", "Năm", "Chỉ tiêu", "ĐVT", "Giá trị"]
ROWS = [
    ["Xã Ba Tơ", 2023.0, "Số hộ", "nghìn hộ", 1.0],
    ["Xã Ba Tơ", 2023.0, "1. Hộ nghèo", "hộ", 100.0],
    ["Xã Ba Tơ", 2024.0, "Số hộ", "hộ", 1000.0],
    ["Xã Sơn Hà", 2023.0, "Số hộ", "hộ", "500"],
    ["Xã Ba Tơ", 2023.0, "Tỷ lệ hộ nghèo", "%", 10.0],
    ["Xã Sơn Hà", 2023.0, "Hộ nghèo", "hộ", ".."],
    ["Xã Sơn Hà", 2023.0, "Hộ khá", "hộ", 77.0],
]
RULES = ruleset(long())


def read(rows: list[list[object]], rules: Any = RULES, **more: Any) -> dict[str, Table]:
    return dict(bound(workbook(sheet(rows, name="Biểu", **more)), rules).tables)


def values(table: Table, name: str) -> list[object]:
    return [plain(value) for value in table.columns[name]]


def test_rows_that_are_alike_are_one_record() -> None:
    table = read([HEAD, *ROWS])["poor"]
    assert table.submissions == ["Xã Ba Tơ", "Xã Ba Tơ", "Xã Sơn Hà"]
    assert [value.text for value in table.columns["year"]] == ["2023", "2024", "2023"]
    assert values(table, "all") == ["1000", "1000", "500"]
    assert values(table, "number") == ["100", "absent", "not-available"]
    assert values(table, "rate") == ["10", "absent", "absent"]


def test_a_value_keeps_its_cell_and_says_its_record_and_indicator() -> None:
    place = read([HEAD, *ROWS])["poor"].locator.place(2, "number")
    assert place.as_dict() == {
        "sheet": "Biểu", "cell": "E7", "row_label": "Xã Sơn Hà / 2023 / Hộ nghèo", "column_label": "Giá trị",
    }  # fmt: skip


def test_an_indicator_that_no_field_is_is_told_by_its_name() -> None:
    (part,) = bound(workbook(sheet([HEAD, *ROWS], name="Biểu")), RULES).unread
    assert (part.range, part.numbers, part.reason) == ("E8", 1, "label-unknown")
    assert "Hộ khá" in part.why.vi


def test_the_order_of_rows_does_not_matter() -> None:
    table = read([HEAD, *reversed(ROWS)])["poor"]
    found = {
        (unit, year.text): value
        for unit, year, value in zip(table.submissions, table.columns["year"], values(table, "all"), strict=True)
    }
    assert found == {("Xã Ba Tơ", "2023"): "1000", ("Xã Ba Tơ", "2024"): "1000", ("Xã Sơn Hà", "2023"): "500"}


@pytest.mark.parametrize("again", [100.0, 101.0])
def test_an_indicator_that_stands_twice_for_a_record_is_not_read(again: float) -> None:
    got = bound(workbook(sheet([HEAD, *ROWS, ["Xã Ba Tơ", 2023.0, "Hộ nghèo", "hộ", again]], name="Biểu")), RULES)
    assert values(got.tables["poor"], "number")[0] == "ambiguous"
    (defect,) = got.defects
    assert (defect.key, defect.place.cell, defect.facts["rows"]) == ("form.indicator-repeated", "E9", ("3", "9"))


def test_a_merged_name_holds_for_all_of_its_rows() -> None:
    rows = [HEAD, ["Xã Ba Tơ", 2023.0, "Số hộ", None, 9.0], [None, None, "Hộ nghèo", None, 1.0]]
    table = read(rows, merged=((1, 0, 2, 0), (1, 1, 2, 1)))["poor"]
    assert (table.submissions, values(table, "number")) == (["Xã Ba Tơ"], ["1"])


def test_values_may_stand_in_a_column_for_each_year() -> None:
    wide = long(Pivot(indicator=("Chỉ tiêu",), value=("{year}",), by=("unit",)))
    rows = [
        ["Đơn vị", "Chỉ tiêu", 2023.0, 2024.0],
        ["Xã Ba Tơ", "Số hộ", 10.0, 11.0],
        ["Xã Ba Tơ", "Hộ nghèo", 1.0, 2.0],
    ]
    table = read(rows, ruleset(wide))["poor"]
    assert [value.text for value in table.columns["year"]] == ["2023", "2024"]
    assert (values(table, "all"), values(table, "number")) == (["10", "11"], ["1", "2"])
    assert table.locator.place(1, "number").cell == "D3"


def test_a_total_is_no_record_and_is_held_against_those_of_its_year() -> None:
    rows = [
        HEAD,
        ["Xã Ba Tơ", 2023.0, "Số hộ", None, 10.0],
        ["Xã Sơn Hà", 2023.0, "Số hộ", None, 5.0],
        ["Tổng cộng", 2023.0, "Số hộ", None, 15.0],
        ["Xã Ba Tơ", 2024.0, "Số hộ", None, 20.0],
        ["Xã Sơn Hà", 2024.0, "Số hộ", None, 5.0],
        ["Tổng cộng", 2024.0, "Số hộ", None, 24.0],
    ]
    tables = read(rows)
    assert set(tables["poor"].submissions) == {"Xã Ba Tơ", "Xã Sơn Hà"}
    footing = next(rule for rule in implied(RULES) if rule.check == "footing")
    tally = judge_rule(footing, tables, RULES)
    assert tally.outcomes == {Outcome.PASS: 1, Outcome.FAIL: 1}
    assert (tally.kept[0].verdict.observed, tally.kept[0].verdict.expected) == (24, 25)


def test_without_its_column_of_values_it_is_none_of_the_form() -> None:
    rows = [["Đơn vị", "Năm", "Chỉ tiêu", "ĐVT", "Kết quả"], *ROWS]
    assert recognise(workbook(sheet(rows)), [RULES]).ruleset is None


def test_an_indicator_that_no_row_has_is_missing() -> None:
    got = bound(workbook(sheet([HEAD, ROWS[0], ROWS[1]], name="Biểu")), RULES)
    assert [(one.key, one.field) for one in got.defects] == [("form.column-missing", "rate")]


def test_two_long_tables_with_the_same_header_are_told_apart_by_their_indicators() -> None:
    other = form("school", field("unit", "Đơn vị"), field("pupils", "Học sinh", type="count"),
                 pivot=Pivot(indicator=("Chỉ tiêu",), value=("Giá trị",), by=("unit",)))  # fmt: skip
    rules = ruleset(other, long(Pivot(indicator=("Chỉ tiêu",), value=("Giá trị",), by=("unit",))))
    rows = [["Đơn vị", "Chỉ tiêu", "Giá trị"], ["Xã Ba Tơ", "Số hộ", 10.0], ["Xã Ba Tơ", "Hộ nghèo", 1.0]]
    assert set(read(rows, rules)) == {"poor"}
    rows = [["Đơn vị", "Chỉ tiêu", "Giá trị"], ["Xã Ba Tơ", "Học sinh", 10.0], ["Xã Sơn Hà", "Học sinh", 1.0]]
    assert set(read(rows, rules)) == {"school"}


def test_two_tables_may_share_one_long_table() -> None:
    own = Pivot(indicator=("Chỉ tiêu",), value=("Giá trị",), by=("unit",))
    other = form("school", field("unit", "Đơn vị"), field("pupils", "Học sinh", type="count"), pivot=own)
    rows = [
        ["Đơn vị", "Chỉ tiêu", "Giá trị"],
        ["Xã Ba Tơ", "Số hộ", 10.0],
        ["Xã Ba Tơ", "Hộ nghèo", 1.0],
        ["Xã Ba Tơ", "Học sinh", 5.0],
    ]
    got = bound(workbook(sheet(rows)), ruleset(other, long(own)))
    assert (values(got.tables["poor"], "all"), values(got.tables["school"], "pupils")) == (["10"], ["5"])
    assert got.unread == ()


def test_an_indicator_merged_over_its_years_holds_for_each() -> None:
    rows = [
        ["Chỉ tiêu", "ĐVT", "Đơn vị", "Năm", "Giá trị"],
        ["Số hộ", "nghìn hộ", "Xã Ba Tơ", 2023.0, 1.0],
        [None, None, "Xã Ba Tơ", 2024.0, 2.0],
        ["Hộ nghèo", "hộ", "Xã Ba Tơ", 2023.0, 100.0],
        [None, None, "Xã Ba Tơ", 2024.0, 90.0],
    ]
    merged = ((1, 0, 2, 0), (1, 1, 2, 1), (3, 0, 4, 0), (3, 1, 4, 1))
    table = read(rows, merged=merged)["poor"]
    assert (values(table, "all"), values(table, "number")) == (["1000", "2000"], ["100", "90"])
