"""A workbook bound to its form: values, places, defects of the filing."""

from collections import Counter
from dataclasses import replace

import pytest
from formkit import (
    DOSSIERS,
    FORM,
    HEAD,
    MERGED,
    NUMBERS,
    RECORDS,
    SPENDING,
    UNIT,
    Parts,
    Shows,
    bound,
    down,
    field,
    figures,
    form,
    keys,
    ruleset,
    sheet,
    workbook,
)  # fmt: skip

from dqcheck.forms import bind, recognise, rowbind
from dqcheck.forms.filed_values import filed_values
from dqcheck.model.quantity import Missing, Quantity
from dqcheck.model.rule import Field, Severity

BOOK = workbook(sheet([["BIỂU 02"], *HEAD, NUMBERS, *RECORDS], merged=down(MERGED, 1)))
MONEY = ["STT", "Đơn vị", "Nội dung hoạt động", "Kinh phí", "Ngày tổ chức"]
EVENT = [1.0, "Xã Ba Động", "Lễ phát động", 15.13, "05/8/2025"]


def test_values_units_and_submissions() -> None:
    got = figures(bound(BOOK).tables["dossiers"])
    assert {unit: tuple(values.values()) for unit, values in got.items()} == {
        "Xã Ba Động": ("Xã Ba Động", "963", "603", "360", "921", "99.57"),
        "Xã Ba Tơ": ("Xã Ba Tơ", "1226", "1000", "226", "1226", "100"),
        "Phường Kon Tum": ("Phường Kon Tum", "0", "0", "8", "800", "89.36"),
    }
    assert list(got["Xã Ba Tơ"]) == ["unit", "received", "online", "direct", "resolved", "rate"]


def test_every_value_keeps_its_place() -> None:
    locator = bound(BOOK).tables["dossiers"].locator
    assert locator.source(0) == "bao-cao.csv"
    assert locator.place(2, "rate").as_dict() == {
        "sheet": "TTHC",
        "cell": "G7",
        "row_label": "Phường Kon Tum",
        "column_label": "Hồ sơ đã giải quyết / Tỷ lệ đúng hạn (%)",
    }


def test_the_key_is_the_canonical_name_and_keeps_its_text() -> None:
    rows = [*HEAD, [1.0, "UBND  xã BA ĐỘNG", 963.0, 603.0, 360.0, 921.0, "99,57%"]]
    table = bound(workbook(sheet(rows, merged=MERGED))).tables["dossiers"]
    (unit,) = table.columns["unit"]
    assert (unit.text, unit.value, table.submissions[0]) == ("UBND  xã BA ĐỘNG", "Xã Ba Động", "Xã Ba Động")


def test_formats_errors_and_formulas_come_from_the_parts_of_the_file() -> None:
    rows = [*HEAD, [1.0, "Xã Ba Động", None, None, 360.0, 921.0, 0.9957]]
    parts = Parts(shown={("TTHC", 2, 6): Shows(2, True)}, errors={("TTHC", 2, 2): "#REF!"}, pending=[("TTHC", 2, 3)])
    table = bound(workbook(sheet(rows, merged=MERGED)), details=parts).tables["dossiers"]
    received, online, rate = (table.columns[name][0] for name in ("received", "online", "rate"))
    assert isinstance(received, Missing)
    assert (received.reason, received.text) == ("error-cell", "#REF!")
    assert isinstance(online, Missing)
    assert online.reason == "uncached"
    assert isinstance(rate, Quantity)
    assert (str(rate.value), str(rate.quantum), rate.text) == ("99.57", "0.01", "99,57%")


def test_hidden_rows_columns_and_sheets_are_read_and_noticed() -> None:
    hidden = sheet([*HEAD, *RECORDS], merged=MERGED, visible=False)
    got = bound(workbook(hidden), details=Parts(rows=[("TTHC", 3)], columns=[("TTHC", 4)]))
    assert len(got.tables["dossiers"].submissions) == 3
    assert sorted(keys(got.notices)) == ["form.hidden-column", "form.hidden-row", "form.hidden-sheet"]
    row = next(notice for notice in got.notices if notice.key == "form.hidden-row")
    assert (row.submission, row.place.cell, row.severity) == ("Xã Ba Tơ", "B4", Severity.INFO)
    assert got.defects == ()


def test_many_hidden_rows_are_told_together() -> None:
    rows = [[float(n), f"Xã {n}", "Việc", 1.0, None] for n in range(30)]
    rules = ruleset(SPENDING, units=())
    parts = Parts(rows=[("Kinh phí", 1 + n) for n in range(30)])
    got = bound(workbook(sheet([MONEY, *rows], name="Kinh phí")), rules, parts)
    assert [notice.facts["count"] for notice in got.notices] == [30]


@pytest.mark.parametrize(
    ("line", "header", "value", "conflict"),
    [
        (None, "Kinh phí", "15130000", False),
        ("Đơn vị tính: nghìn đồng", "Kinh phí", "15130", False),
        ("Đơn vị tính: đồng", "Kinh phí", "15.13", False),
        (None, "Kinh phí (tỷ đồng)", "15130000000", False),
        ("Đơn vị tính: triệu đồng", "Kinh phí (triệu đồng)", "15130000", False),
        ("Đơn vị tính: triệu đồng", "Kinh phí (nghìn đồng)", "15130", True),
        (None, "Kinh phí (ha)", "15130000", True),
        ("Đơn vị tính: hồ sơ", "Kinh phí", "15130000", False),
        ("Đơn vị tính: triệu đồng, nghìn đồng", "Kinh phí", "15130000", True),
        ("Đơn vị tính: người, triệu đồng", "Kinh phí", "15130000", False),
        (None, "Kinh phí (đã chi)", "15130000", False),
    ],
)
def test_the_unit_of_money(line: str | None, header: str, value: str, conflict: bool) -> None:
    head = [*MONEY[:3], header, MONEY[4]]
    got = bound(workbook(sheet([["KINH PHÍ"], [None, None, line], head, EVENT], name="Kinh phí")))
    (amount,) = got.tables["spending"].columns["amount"]
    assert isinstance(amount, Quantity)
    assert (format(amount.value, "f"), amount.unit) == (value, "đồng")
    assert ("form.unit-conflict" in keys(got.defects)) is conflict


def test_a_lacking_column_is_a_defect() -> None:
    rows = [[row[i] for i in (0, 1, 2, 3, 5, 6)] for row in [*HEAD, *RECORDS]]
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5))
    (defect,) = bound(workbook(sheet(rows, merged=merged))).defects
    assert (defect.key, defect.table, defect.field, defect.severity) == (
        "form.column-missing", "dossiers", "direct", Severity.WARNING,
    )  # fmt: skip
    assert (defect.place.sheet, defect.facts["label"]) == ("TTHC", "Hồ sơ tiếp nhận / Trực tiếp")


def test_a_lacking_column_with_a_similar_one_names_it() -> None:
    head = [HEAD[0], [*HEAD[1][:4], "Trực tiếpp", *HEAD[1][5:]]]
    (defect,) = bound(workbook(sheet([*head, *RECORDS], merged=MERGED))).defects
    assert (defect.key, defect.sentence) == ("form.column-missing", "form.column-missing.near")
    assert defect.facts["near"] == "Hồ sơ tiếp nhận / Trực tiếpp"


def test_a_required_column_is_an_error_and_an_optional_one_is_nothing() -> None:
    rows = [["STT", "Đơn vị", "Kinh phí", "Ngày tổ chức"], [1.0, "Xã Ba Động", 15.13, None]]
    (defect,) = bound(workbook(sheet(rows, name="Kinh phí"))).defects
    assert (defect.field, defect.severity) == ("activity", Severity.ERROR)
    assert bound(workbook(sheet([MONEY[:4], EVENT[:4]], name="Kinh phí"))).defects == ()


def test_two_columns_for_one_field_are_not_read() -> None:
    rows = [[*MONEY, "Kinh phí"], [*EVENT, 16.0]]
    got = bound(workbook(sheet(rows, name="Kinh phí")))
    assert "amount" not in got.tables["spending"].columns
    (defect,) = got.defects
    assert (defect.key, defect.facts["columns"]) == ("form.header-ambiguous", ("Kinh phí", "Kinh phí"))


@pytest.mark.parametrize(
    ("title", "name", "source", "unit"),
    [
        ("ỦY BAN NHÂN DÂN XÃ BA TƠ", "Kinh phí", "bao-cao.xlsx", "Xã Ba Tơ"),
        ("Đơn vị báo cáo: Xã Ba Tơ", "Kinh phí", "bao-cao.xlsx", "Xã Ba Tơ"),
        ("BIỂU 10", "Kinh phí", "bc-tinh-khe.xlsx", "Xã Tịnh Khê"),
        ("UBND XÃ BA TƠ", "Kinh phí", "bc-tinh-khe.xlsx", "Xã Ba Tơ"),
    ],
)
def test_without_a_column_of_units_the_unit_is_the_files(title: str, name: str, source: str, unit: str) -> None:
    rows = [[title], ["STT", *MONEY[2:]], [1.0, *EVENT[2:]], [2.0, "Hội nghị", 8.0, None]]
    book = workbook(sheet(rows, name=name), source=source)
    recognition = recognise(book, [FORM])
    got = bind(book, recognition, FORM)
    assert got.unit == unit
    assert list(got.tables["spending"].submissions) == [unit, unit]
    assert ("form.unit-mismatch" in keys(got.defects)) == ("BA TƠ" in title and "tinh-khe" in source)


@pytest.mark.parametrize(
    "title", ["Phương hướng 2026", "XÃ HỘI HÓA CÁC NGUỒN LỰC", "UBND TỈNH", "Xã nào chưa nộp thì liên hệ sở"]
)
def test_a_title_that_only_looks_like_a_unit_is_none(title: str) -> None:
    rows = [[title], ["STT", *MONEY[2:]], [1.0, *EVENT[2:]]]
    assert keys(bound(workbook(sheet(rows, name="Kinh phí"))).defects) == ["form.unit-missing"]


def test_the_folder_may_name_the_unit() -> None:
    rows = [["STT", *MONEY[2:]], [1.0, *EVENT[2:]]]
    book = replace(workbook(sheet(rows, name="Kinh phí")), path="nop/xa-tinh-khe/bao-cao.csv")
    got = bound(book)
    assert (got.unit, got.defects) == ("Xã Tịnh Khê", ())


def test_a_form_without_records_has_no_table_but_its_unit() -> None:
    book = workbook(sheet([["UBND XÃ BA TƠ"], ["STT", *MONEY[2:]]], name="Kinh phí"))
    got = bound(book)
    assert (dict(got.tables), got.unit) == ({}, "Xã Ba Tơ")


def test_a_workbook_that_names_nobody_is_told() -> None:
    rows = [["STT", *MONEY[2:]], [1.0, *EVENT[2:]]]
    got = bound(workbook(sheet(rows, name="Kinh phí")))
    assert keys(got.defects) == ["form.unit-missing"]
    assert (got.unit, list(got.tables["spending"].submissions)) == (None, ["bao-cao.csv"])


def test_a_title_that_names_an_unlisted_unit_is_told() -> None:
    rows = [["UBND XÃ BA ĐỘNGG"], ["STT", *MONEY[2:]], [1.0, *EVENT[2:]]]
    (defect,) = bound(workbook(sheet(rows, name="Kinh phí"))).defects
    assert (defect.key, defect.place.cell) == ("form.unit-unknown", "A1")


def test_a_sheet_for_each_unit() -> None:
    def of(unit: str) -> list[list[object]]:
        return [[f"UBND {unit}"], ["STT", *MONEY[2:]], [1.0, *EVENT[2:]]]

    got = bound(workbook(sheet(of("xã Ba Tơ"), name="Kinh phí 1"), sheet(of("xã Tịnh Khê"), name="Kinh phí 2")))
    assert list(got.tables["spending"].submissions) == ["Xã Ba Tơ", "Xã Tịnh Khê"]
    assert [got.tables["spending"].locator.place(row, "amount").sheet for row in (0, 1)] == ["Kinh phí 1", "Kinh phí 2"]
    assert got.unit is None


def test_a_table_over_two_sheets_is_one_table() -> None:
    first = sheet([*HEAD, *RECORDS[:2]], merged=MERGED)
    second = sheet([*HEAD, RECORDS[2]], name="TTHC (tiếp)", merged=MERGED)
    table = bound(workbook(first, second)).tables["dossiers"]
    assert list(table.submissions) == ["Xã Ba Động", "Xã Ba Tơ", "Phường Kon Tum"]
    assert table.locator.place(2, "rate").sheet == "TTHC (tiếp)"


def test_two_tables_side_by_side_share_the_column_of_units() -> None:
    rules = ruleset(
        DOSSIERS,
        SPENDING,
    )
    head = [[*HEAD[0], "Nội dung hoạt động", "Kinh phí", "Ngày tổ chức"], [*HEAD[1], None, None, None]]
    merged = (*MERGED, (0, 7, 1, 7), (0, 8, 1, 8), (0, 9, 1, 9))
    got = bound(
        workbook(sheet([*head, [*RECORDS[0], "Lễ phát động", 15.0, None]], name="Tổng hợp", merged=merged)), rules
    )
    assert {name: list(table.submissions) for name, table in got.tables.items()} == {
        "dossiers": ["Xã Ba Động"],
        "spending": ["Xã Ba Động"],
    }


def test_labels_in_one_row_and_values_below_again_and_again_are_one_record() -> None:
    rows = [
        ["UBND XÃ BA TƠ"],
        ["Tổng số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận / Trực tuyến"],
        [963.0, 603.0],
        ["Hồ sơ tiếp nhận / Trực tiếp", "Tỷ lệ đúng hạn"],
        [360.0, "99,57%"],
    ]
    got = bound(workbook(sheet(rows)))
    table = got.tables["dossiers"]
    assert figures(table)["Xã Ba Tơ"] == {
        "unit": "Xã Ba Tơ", "received": "963", "online": "603", "direct": "360", "rate": "99.57",
    }  # fmt: skip
    assert (table.locator.place(0, "online").cell, table.locator.place(0, "rate").cell) == ("B3", "B5")
    assert table.locator.source(0) == "bao-cao.csv"


def test_a_truth_value_and_an_odd_cell_are_missing_values_not_defects() -> None:
    rows = [*HEAD, [1.0, "Xã Ba Động", True, "2,415", 360.0, "abc", 0.9957]]
    rows[1] = [*rows[1][:6], "Tỷ lệ đúng hạn"]
    got = bound(workbook(sheet(rows, merged=MERGED)))
    reasons = {
        name: column[0].reason
        for name, column in got.tables["dossiers"].columns.items()
        if isinstance(column[0], Missing)
    }
    assert reasons == {"received": "unreadable", "resolved": "unreadable", "rate": "ambiguous"}
    online = got.tables["dossiers"].columns["online"][0]
    assert isinstance(online, Quantity) and online.value == 2415  # a count has one reading
    assert got.defects == ()


def test_a_header_that_lost_its_parent_is_named_as_the_nearest() -> None:
    head = ["Đơn vị", "Tổng số hồ sơ tiếp nhận", "Trực tuyến", "Số trực tiếp", "Tỷ lệ đúng hạn"]
    got = bound(workbook(sheet([head, ["Xã Ba Tơ", 963.0, 603.0, 360.0, "99,57%"]])))
    near = {defect.field: defect.facts.get("near") for defect in got.defects}
    assert near == {"online": "Trực tuyến", "direct": "Số trực tiếp", "resolved": None}


@pytest.mark.parametrize(
    ("cells", "decimals", "shown", "formulas", "told"),
    [
        ([10.4, 7.0, 3.0], 0, {}, (), (1, "B2", "10.4")),
        (["10,4", "7", "3"], 0, {}, (), (1, "B2", "10,4")),
        ([10, 7.25, 3.125], 1, {}, (), (2, "B3", "7.25")),
        ([0.12345, 1.0, 1.0], 2, {0: Shows(3, True)}, (), (1, "B2", "12.345")),
        ([0.1234, 1.0, 1.0], 2, {0: Shows(2, True), 1: Shows(2, True), 2: Shows(2, True)}, (), None),
        ([62.83472, 7.0, 3.0], 2, {0: Shows(2)}, (), None),
        ([10.4, 7.0, 3.0], 0, {}, ("TTHC", 1, 1), None),
        ([10.4, 7.0, 3.0], None, {}, (), None),
        (["...", None, "x"], 0, {}, (), None),
    ],
)
def test_more_decimals_than_the_form_asks_for_are_told(cells, decimals, shown, formulas, told) -> None:
    kind = "percent" if shown else "number"
    rules = ruleset(form("dossiers", UNIT, field("area", "Diện tích", type=kind, decimals=decimals), sheet=["TTHC"]))
    rows = [
        ["Đơn vị", "Diện tích"],
        *([unit, cell] for unit, cell in zip(("Xã Ba Động", "Xã Ba Tơ", "Xã Sơn Hà"), cells, strict=True)),
    ]
    parts = Parts(
        shown={("TTHC", row + 1, 1): one for row, one in shown.items()}, formulas=[formulas] if formulas else []
    )
    notices = [one for one in bound(workbook(sheet(rows)), rules, parts).notices if one.key == "form.excess-digits"]
    if told is None:
        assert notices == []
        return
    (notice,) = notices
    assert (notice.facts["count"], notice.place.cell, str(notice.facts["figure"])) == told
    assert (notice.severity, notice.field, notice.facts["decimals"]) == ("info", "area", decimals)


@pytest.mark.parametrize(("rows", "times"), [([], 1), ([[None, "Tổng cộng", 1900.0, 1000.0]], 3)])
def test_figures_that_were_read_to_sort_rows_are_read_again_only_for_other_rows(
    monkeypatch: pytest.MonkeyPatch, rows: list[list[object]], times: int
) -> None:
    read: Counter[str] = Counter()

    def counted(context: object, one: Field, *given: object) -> object:
        read[one.name] += 1
        return filed_values(context, one, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(rowbind, "filed_values", counted)
    counts = [field("a", "Số hộ", type="count"), field("b", "Số người", type="count")]
    book = workbook(
        sheet(
            [["STT", "Tên xã/phường", "Số hộ", "Số người"], [1.0, "Xã A", 900.0, 700.0], [2.0, "Xã B", 1000.0, 300.0]]
        )
    )
    table = replace(book.sheets[0], rows=[*book.sheets[0].rows, *rows])
    got = bound(replace(book, sheets=(table,)), ruleset(form("hộ", UNIT, *counts), units=()))
    assert [value.text for value in got.tables["hộ"].columns["a"]] == ["900", "1000"]
    assert read["a"] == read["b"] == times
