"""Families of columns: one field under several headings, a record for each."""

from typing import Any

from formkit import bound, field, form, keys, plain, ruleset, sheet, workbook

from dqcheck.engine.judging import judge_rule
from dqcheck.forms import recognise
from dqcheck.model.dataset import Table
from dqcheck.model.rule import TableForm
from dqcheck.model.verdict import Outcome
from dqcheck.rulesets.structural import implied


def family(*more_fields: Any, **more: Any) -> TableForm:
    return form(
        "poor",
        field("unit", "Đơn vị", required=True),
        field("year", type="date"),
        field("all", "Tổng số hộ", type="count"),
        field("number", "{year} / Số hộ nghèo", type="count"),
        field("rate", "{year} / Tỷ lệ (%)", type="percent", decimals=1),
        *more_fields,
        **more,
    )


HEAD = [
    ["STT", "Đơn vị", "Tổng số hộ", 2023.0, None, 2024.0, None, "Ghi chú"],
    [None, None, None, "Số hộ nghèo", "Tỷ lệ (%)", "Số hộ nghèo", "Tỷ lệ (%)", None],
]
MERGED = ((0, 3, 0, 4), (0, 5, 0, 6))
ROWS = [
    [1.0, "Xã Ba Tơ", 1000.0, 100.0, 10.0, 90.0, 9.0, None],
    [2.0, "Xã Sơn Hà", 500.0, 50.0, 10.0, "..", "..", None],
]
RULES = ruleset(family())


def read(rows: list[list[object]], rules: Any = RULES, **more: Any) -> dict[str, Table]:
    return dict(bound(workbook(sheet(rows, name="Biểu", merged=MERGED, **more)), rules).tables)


def values(table: Table, name: str) -> list[object]:
    return [plain(value) for value in table.columns[name]]


def test_every_row_is_a_record_for_each_heading() -> None:
    table = read([*HEAD, *ROWS])["poor"]
    assert table.submissions == ["Xã Ba Tơ", "Xã Ba Tơ", "Xã Sơn Hà", "Xã Sơn Hà"]
    assert [value.text for value in table.columns["year"]] == ["2023", "2024", "2023", "2024"]
    assert values(table, "all") == ["1000", "1000", "500", "500"]
    assert values(table, "number") == ["100", "90", "50", "not-available"]
    assert values(table, "rate") == ["10", "9", "10", "not-available"]


def test_a_value_keeps_its_cell_and_its_whole_header() -> None:
    table = read([*HEAD, *ROWS])["poor"]
    place = table.locator.place(3, "number")
    assert (place.cell, place.row_label, place.column_label) == ("F4", "Xã Sơn Hà", "2024 / Số hộ nghèo")
    assert table.locator.place(2, "all").cell == "C4"
    assert table.locator.place(2, "year").cell is None


def test_nothing_of_it_is_left_unread_or_missing() -> None:
    got = bound(workbook(sheet([*HEAD, *ROWS], name="Biểu", merged=MERGED)), RULES)
    assert (keys(got.defects), got.unread) == ([], ())


def test_the_levels_of_a_heading_may_stand_the_other_way_round() -> None:
    turned = form("poor", field("unit", "Đơn vị"), field("year", type="date"),
                  field("number", "Số hộ nghèo / {year}", type="count"))  # fmt: skip
    rows = [["Đơn vị", "Số hộ nghèo", None], [None, 2023.0, 2024.0], ["Xã Ba Tơ", 100.0, 90.0]]
    table = bound(workbook(sheet(rows, merged=((0, 1, 0, 2), (0, 0, 1, 0)))), ruleset(turned)).tables["poor"]
    assert ([v.text for v in table.columns["year"]], values(table, "number")) == (["2023", "2024"], ["100", "90"])


def test_a_title_over_all_columns_is_no_level() -> None:
    rows = [[None, None, None, "Hộ nghèo", None, None, None], *HEAD, *ROWS]
    merged = ((0, 3, 0, 6), *((a + 1, b, c + 1, d) for a, b, c, d in MERGED))
    got = bound(workbook(sheet(rows, name="Biểu", merged=merged)), RULES).tables["poor"]
    assert values(got, "number") == ["100", "90", "50", "not-available"]


def test_columns_under_different_titles_are_not_of_one_family() -> None:
    alone = form("poor", field("unit", "Đơn vị"), field("area"), field("number", "{area} / Số hộ", type="count"),
                 field("all", "Tổng", type="count"))  # fmt: skip
    rows = [
        ["Đơn vị", "Tổng", "Nghèo", "Cận nghèo"],
        [None, None, "Đông", "Tây"],
        [None, None, "Số hộ", "Số hộ"],
        ["Xã Ba Tơ", 9.0, 1.0, 2.0],
    ]
    assert recognise(workbook(sheet(rows)), [ruleset(alone)]).ruleset is None


def test_a_total_heading_is_no_record() -> None:
    areas = form("poor", field("unit", "Đơn vị"), field("area"), field("number", "{area} / Số hộ", type="count"),
                 field("all", "Tổng số / Số hộ", type="count"))  # fmt: skip
    rows = [["Đơn vị", "Đông", "Tây", "Tổng số"], [None, "Số hộ", "Số hộ", "Số hộ"], ["Xã Ba Tơ", 1.0, 2.0, 3.0]]
    table = bound(workbook(sheet(rows)), ruleset(areas)).tables["poor"]
    assert (values(table, "number"), values(table, "all")) == (["1", "2"], ["3", "3"])


def test_the_period_of_the_form_does_not_hide_the_other_years() -> None:
    import datetime as dt
    from dataclasses import replace

    from dqcheck.model.rule import Period

    dated = replace(RULES, period=Period(first=dt.date(2024, 1, 1), last=dt.date(2024, 12, 31)))
    tables = read([*HEAD, *ROWS], dated)
    assert set(tables) == {"poor"}
    assert [value.text for value in tables["poor"].columns["year"]] == ["2023", "2024", "2023", "2024"]


def test_a_total_row_is_held_against_the_records_of_its_own_heading() -> None:
    total = [None, "Tổng cộng", 1500.0, 150.0, None, 91.0, None, None]
    rows = [*HEAD, *ROWS[:1], [2.0, "Xã Sơn Hà", 500.0, 50.0, 10.0, 2.0, 0.4, None], total]
    got = read(rows)
    assert [value.text for value in got["poor.total"].columns["year"]] == ["2023", "2024"]
    footing = next(rule for rule in implied(RULES) if rule.check == "footing")
    tally = judge_rule(footing, got, RULES)
    assert tally.outcomes[Outcome.FAIL] == 1
    (kept,) = tally.kept
    assert (kept.verdict.observed, kept.verdict.expected) == (91, 92)


def test_one_column_more_of_the_same_heading_is_ambiguous() -> None:
    rows = [[*HEAD[0][:7], 2024.0], [*HEAD[1][:7], "Số hộ nghèo"], *([*row[:7], 5.0] for row in ROWS)]
    got = bound(workbook(sheet(rows, name="Biểu", merged=MERGED)), RULES)
    assert values(got.tables["poor"], "number") == ["100", "absent", "50", "absent"]
    assert {part.reason for part in got.unread} == {"header-ambiguous"}


def test_a_table_without_a_column_of_the_family_is_none_of_the_form() -> None:
    rows = [["STT", "Đơn vị", "Tổng số hộ"], *(row[:3] for row in ROWS)]
    assert recognise(workbook(sheet(rows)), [RULES]).ruleset is None
