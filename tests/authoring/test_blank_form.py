"""The blank workbook of a form: what it holds, and that what is filled in is read back."""

import datetime as dt
import tempfile
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from filled_forms import Reckoner, Typed, fill
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from library_form import RULESET

import dqcheck
from dqcheck import rulesets
from dqcheck.authoring.blank_form import blank_form
from dqcheck.authoring.form_layout import VALUES, FormChoices, FormLayout, lay_out
from dqcheck.authoring.form_rereading import not_found
from dqcheck.errors import UsageError
from dqcheck.model.place import cell_address
from dqcheck.model.report import Report
from dqcheck.model.rule import Ruleset

YEAR = {
    "library": "Thư viện A",
    "opened": dt.date(1998, 9, 2),
    "adults": 1200,
    "children": 312,
    "loans": 20450,
    "loans_before": 19120,
    "rooms": 4,
    "shelf": "K1",
    "heat": Decimal("21.5"),
}
BOOKS: tuple[dict[str, object], ...] = (
    {"title": "Dế mèn", "kind": "Truyện", "copies": 12, "price": Decimal("45.5"), "bought": dt.date(2025, 3, 1)},
    {"title": "Toán 6", "kind": "Giáo khoa", "copies": 40, "price": 21, "bought": dt.date(2025, 8, 12)},
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    folder = tmp_path_factory.mktemp("library")
    (folder / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    return rulesets.load(folder)


@pytest.fixture(scope="module")
def layout(library: Ruleset) -> FormLayout:
    return lay_out(library, FormChoices(rows=6), "vi")


def cells(layout: FormLayout, table: str, record: dict[str, object], number: int = 0) -> dict[tuple[str, str], object]:
    """Where the values of a record are typed."""
    block = layout.block(table)
    assert block is not None
    found = {}
    for placed in block.fields:
        if placed.field.name in record:
            at = (placed.at, VALUES) if block.arrangement == "pairs" else (block.first + number, placed.at)
            found[block.sheet, cell_address(*at)] = record[placed.field.name]
    return found


def typed(layout: FormLayout) -> dict[tuple[str, str], object]:
    found = cells(layout, "year", YEAR)
    for number, book in enumerate(BOOKS):
        found |= cells(layout, "purchases", book, number)
    return found


@pytest.fixture
def checked(layout: FormLayout, library: Ruleset, tmp_path: Path) -> Callable[..., Report]:
    data = blank_form(layout, "vi")

    def check(values: Typed, over: Typed | None = None) -> Report:
        return dqcheck.check(fill(data, values, tmp_path / "filled.xlsx", over=over), rules=[library])

    return check


def test_what_is_filled_in_rightly_is_read_and_silent(checked: Callable[..., Report], layout: FormLayout) -> None:
    report = checked(typed(layout))
    assert report.findings == ()
    assert [one.name for one in report.submissions] == ["Thư viện A"]
    passed = {rule.rule.partition("/")[2]: rule.passed for rule in report.rules}
    wanted = ("readers-total-mismatch", "children-share-mismatch", "loans-growth-mismatch", "cost-mismatch")
    assert [passed[name] for name in wanted] == [1, 1, 1, 1]
    assert passed["amount-mismatch"] == 2


@pytest.mark.parametrize(
    ("table", "field", "value", "rule"),
    [
        ("year", "readers", 1521, "readers-total-mismatch"),
        ("year", "children_share", Decimal("0.207"), "children-share-mismatch"),
        ("year", "loans_growth", Decimal("0.0969"), "loans-growth-mismatch"),
        ("year", "cost", Decimal("13.86"), "cost-mismatch"),
        ("purchases", "amount", 564, "amount-mismatch"),
        ("purchases", "price", 1800, "price-implausible"),
        ("purchases", "bought", dt.date(2026, 1, 3), "bought-outside"),
    ],
)
def test_a_wrong_figure_is_found(
    checked: Callable[..., Report], layout: FormLayout, table: str, field: str, value: object, rule: str
) -> None:
    report = checked(typed(layout), cells(layout, table, {field: value}))
    assert f"library/{rule}" in {finding.rule for finding in report.findings}


figures = st.integers(min_value=0, max_value=400_000)


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    adults=figures,
    children=st.none() | figures,
    loans=figures,
    before=figures,
    books=st.lists(
        st.tuples(st.integers(1, 900), st.decimals("0.1", "899", places=1, allow_nan=False)), min_size=1, max_size=6
    ),
)
def test_whatever_is_typed_what_the_formulas_give_is_never_told(
    adults: int, children: int | None, loans: int, before: int, books: list[tuple[int, Decimal]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
        library = rulesets.load(folder)
        layout = lay_out(library, FormChoices(rows=6), "vi")
        record = {"library": "Thư viện B", "adults": adults, "loans": loans, "loans_before": before}
        found = cells(layout, "year", record if children is None else {**record, "children": children})
        for number, (copies, price) in enumerate(books):
            found |= cells(layout, "purchases", {"title": f"Sách {number}", "copies": copies, "price": price}, number)
        path = fill(blank_form(layout, "vi"), found, Path(folder) / "filled.xlsx")
        report = dqcheck.check(path, rules=[library])
    assert [(one.rule, one.message.en) for one in report.findings] == []


def test_every_field_is_found_where_the_form_has_it(layout: FormLayout, library: Ruleset) -> None:
    assert not_found(layout, blank_form(layout, "vi")) == {}
    everyone = lay_out(library, FormChoices(every_unit=True), "en")
    assert not_found(everyone, blank_form(everyone, "en")) == {}


@pytest.mark.parametrize("name", rulesets.shipped())
@pytest.mark.parametrize("every_unit", [False, True])
def test_the_form_of_a_shipped_ruleset_is_read_whole(name: str, every_unit: bool) -> None:
    ruleset = rulesets.load(name)
    every_unit = every_unit and ruleset.units is not None
    if not ruleset.tables:
        with pytest.raises(UsageError, match="no table"):
            lay_out(ruleset, FormChoices(), "vi")
        return
    form = lay_out(ruleset, FormChoices(every_unit=every_unit), "vi")
    assert not_found(form, blank_form(form, "vi")) == {}


def test_a_field_that_cannot_be_told_apart_is_said(tmp_path: Path) -> None:
    text = RULESET.replace("[Ngày mua]", '["Tên sách #2"]')
    (tmp_path / "ruleset.yaml").write_text(text, encoding="utf-8")
    form = lay_out(rulesets.load(tmp_path), FormChoices(), "vi")
    # The two columns bear the same header, the second of which is that of the field.
    assert set(not_found(form, blank_form(form, "vi"))) <= {"purchases"}


def test_an_empty_form_shows_no_zeros_and_says_nothing_wrong(layout: FormLayout, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank_form(layout, "vi"))
    reckoner = Reckoner(path)
    for sheet in reckoner.book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    assert reckoner.value(sheet.title, cell.coordinate) == "", (sheet.title, cell.coordinate)


def test_what_is_typed_is_open_and_all_else_is_locked(layout: FormLayout, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank_form(layout, "vi"))
    book = openpyxl.load_workbook(path)
    year, books = book["Số liệu năm"], book["Sách mua"]
    assert year.protection.sheet and books.protection.sheet
    values = {year.cell(row, 1).value: year.cell(row, 3) for row in range(5, 18)}
    assert [label for label, cell in values.items() if not cell.protection.locked] == [
        *("Thư viện", "Ngày khai trương", "Bạn đọc / Người lớn", "Bạn đọc / Trẻ em", "Lượt mượn"),
        *("Lượt mượn năm 2024", "Số phòng đọc", "Ký hiệu kho", "Nhiệt độ kho"),
    ]
    assert values["Bạn đọc / Tỷ lệ trẻ em"].number_format == "0.0%"
    assert values["Chi mua sách"].number_format == "#,##0.00"
    assert [cell.protection.locked for cell in books[6]] == [True, False, False, False, False, True, False]
    assert all(cell.protection.locked for cell in books[5])
    assert books.freeze_panes == "B6"
    assert year.cell(7, 2).value == "người"


def validations(book: openpyxl.Workbook, sheet: str) -> dict[str, object]:
    return {str(one.sqref): one for one in book[sheet].data_validations.dataValidation}


def test_excel_checks_what_is_typed(layout: FormLayout, tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank_form(layout, "vi"))
    book = openpyxl.load_workbook(path)
    year = validations(book, "Số liệu năm")
    unit, opened, adults, loans = (year[cell] for cell in ("C5", "C6", "C7", "C11"))
    assert (unit.type, unit.errorStyle or "stop") == ("list", "warning")
    assert unit.formula1.startswith("'Danh mục'!$A$1:$A$3") or unit.formula1.startswith("=")
    assert (opened.type, adults.type, adults.formula1) == ("date", "whole", "0")
    assert (loans.formula1, loans.formula2) == ("0", "900000")
    assert "số nguyên" in adults.prompt and "người" in adults.prompt
    assert "Từ 0 đến 900.000" in loans.error
    books = validations(book, "Sách mua")
    assert books["C6:C11"].formula1 == '"Truyện,Giáo khoa,Khác"'
    price, bought = books["E6:E11"], books["G6:G11"]
    assert (price.errorStyle, price.formula2) == ("warning", "900")
    assert "31/12/2025" in bought.error
    assert book["Danh mục"].sheet_state == "veryHidden"
    assert "Nội dung này không có trong danh sách." in unit.error


def test_the_messages_of_excel_are_as_short_as_it_allows(layout: FormLayout, tmp_path: Path) -> None:
    for language in ("vi", "en"):
        path = tmp_path / f"{language}.xlsx"
        path.write_bytes(blank_form(layout, language))
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets:
            for one in sheet.data_validations.dataValidation:
                assert len(one.promptTitle or "") <= 32 and len(one.errorTitle or "") <= 32
                assert len(one.prompt or "") <= 255 and len(one.error or "") <= 255


def test_a_figure_that_another_contradicts_turns_red(library: Ruleset, tmp_path: Path) -> None:
    """What the marks say is what the formulas of the form would give, as far as both are there."""
    more = RULESET + (
        "  - {id: again, title: Again, check: total, with: {table: year, total: readers, parts: [rooms, children]}}\n"
    )
    (tmp_path / "ruleset.yaml").write_text(more, encoding="utf-8")
    form = lay_out(rulesets.load(tmp_path), FormChoices(rows=3), "vi")
    path = tmp_path / "marked.xlsx"
    for rooms, children, adults, wrong in ((4, 3, 4, set()), (5, 3, 4, {"C9"}), (9, 3, 4, {"C9", "C14"})):
        typed_ = cells(form, "year", {"adults": adults, "children": children, "rooms": rooms})
        path.write_bytes(blank_form(form, "vi"))
        reckoner = Reckoner(path)
        for (sheet, cell), value in typed_.items():
            reckoner.book[sheet][cell].value = value
        found = set()
        for where, rules in reckoner.book["Số liệu năm"].conditional_formatting._cf_rules.items():
            for rule in rules:
                red = rule.dxf is not None and rule.dxf.font is not None
                if red and reckoner.result("Số liệu năm", rule.formula[0]):
                    found.add(str(where.sqref))
        assert found == wrong, (rooms, children, adults)


def test_a_header_of_strangers_is_a_text(tmp_path: Path) -> None:
    text = RULESET.replace("[Tên sách]", '["=HYPERLINK(\\"x\\") / @SUM(A1)"]')
    (tmp_path / "ruleset.yaml").write_text(text, encoding="utf-8")
    form = lay_out(rulesets.load(tmp_path), FormChoices(), "vi")
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank_form(form, "vi"))
    book = openpyxl.load_workbook(path)
    header = [cell for line in book["Sách mua"]["A4:G7"] for cell in line if cell.value]
    assert {cell.data_type for cell in header if "HYPERLINK" in str(cell.value)} <= {"s", "f"}
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any("<f>HYPERLINK" in sheet for sheet in sheets)


def test_names_of_sheets_that_are_taken_or_hold_quotation_marks(tmp_path: Path) -> None:
    text = RULESET.replace("sheet: [Số liệu năm]", "sheet: [Danh mục]").replace(
        "sheet: [Sách mua]", 'sheet: ["Bob\'s [1]"]'
    )
    (tmp_path / "ruleset.yaml").write_text(text.replace("Năm, en", "Hướng dẫn, en"), encoding="utf-8")
    ruleset = rulesets.load(tmp_path)
    form = lay_out(ruleset, FormChoices(rows=3), "vi")
    record, book = {"library": "Thư viện A", "adults": 7}, {"title": "Dế mèn", "copies": 2, "price": 30}
    typed_ = cells(form, "year", record) | cells(form, "purchases", book)
    path = fill(blank_form(form, "vi"), typed_, tmp_path / "filled.xlsx")
    names = openpyxl.load_workbook(path).sheetnames
    assert names == ["Hướng dẫn", "Danh mục", "Bob's 1", "Danh mục (dqcheck)"]
    report = dqcheck.check(path, rules=[ruleset])
    assert report.findings == ()
    assert next(rule for rule in report.rules if rule.rule == "library/cost-mismatch").passed == 1


def test_the_same_ruleset_gives_the_same_bytes(layout: FormLayout) -> None:
    assert blank_form(layout, "vi") == blank_form(layout, "vi")


def test_one_row_for_each_unit(library: Ruleset, tmp_path: Path) -> None:
    form = lay_out(library, FormChoices(every_unit=True, rows=4), "en")
    path = tmp_path / "all.xlsx"
    path.write_bytes(blank_form(form, "en"))
    sheet = openpyxl.load_workbook(path)["Số liệu năm"]
    block = form.block("year")
    assert block is not None and block.arrangement == "rows"
    names = [sheet.cell(block.first + 1 + number, 1).value for number in range(3)]
    assert names == ["Thư viện A", "Thư viện B", "Thư viện C, cơ sở 2"]


def test_one_workbook_for_all_units_is_read_and_silent(library: Ruleset, tmp_path: Path) -> None:
    form = lay_out(library, FormChoices(every_unit=True, rows=5), "vi")
    first, second = YEAR, {**YEAR, "library": "Thư viện B", "adults": 70}
    typed_ = cells(form, "year", {**first, "cost": Decimal("1.39")}) | cells(form, "year", {**second, "cost": 0}, 1)
    for number, book in enumerate(BOOKS):
        typed_ |= cells(form, "purchases", {**book, "library": "Thư viện A"}, number)
    typed_ |= cells(form, "purchases", {**BOOKS[0], "library": "Thư viện B", "copies": 0}, 2)
    path = fill(blank_form(form, "vi"), typed_, tmp_path / "all.xlsx")
    report = dqcheck.check(path, rules=[library])
    assert report.findings == ()
    assert {"Thư viện A", "Thư viện B"} <= {one.name for one in report.submissions}
    passed = {rule.rule.partition("/")[2]: rule.passed for rule in report.rules}
    assert passed["purchases-total-row-mismatch"] > 0


CHAPTERS = """\
ruleset: budget
version: "1"
title: {vi: Dự toán, en: Budget}
tables:
  lines:
    title: {vi: Chi theo chương, en: Expenditure by chapter}
    fields:
      code: {label: [Mã số], type: text, required: true}
      name: {label: [Nội dung], type: text}
      plan: {label: [Dự toán], type: count}
  extra:
    title: {vi: Chi ngoài chương, en: Other expenditure}
    fields:
      name: {label: [Tên khoản], type: text}
      plan: {label: [Số tiền], type: count}
rules:
  - id: chapter-mismatch
    title: {vi: Chương chưa bằng tổng các mục, en: A chapter is not the sum of its items}
    check: footing
    with: {table: lines, fields: [plan], code: code, name: name}
"""


def test_rows_of_which_some_are_totals_of_others_are_not_added_up(tmp_path: Path) -> None:
    (tmp_path / "budget.yaml").write_text(CHAPTERS, encoding="utf-8")
    layout = lay_out(rulesets.load(tmp_path / "budget.yaml"), FormChoices(rows=4), "vi")
    lines, extra = layout.block("lines"), layout.block("extra")
    assert lines is not None
    assert extra is not None
    assert lines.total is None
    assert extra.total == extra.first + 4


def test_a_table_whose_headings_tell_records_apart_has_no_blank_workbook(tmp_path: Path) -> None:
    family = 'plan: {label: ["{year} / Dự toán"], type: count}\n      year: {type: date}'
    text = CHAPTERS.replace("plan: {label: [Dự toán], type: count}", family)
    (tmp_path / "budget.yaml").write_text(text, encoding="utf-8")
    ruleset = rulesets.load(tmp_path / "budget.yaml")
    with pytest.raises(UsageError, match="--table: extra"):
        lay_out(ruleset, FormChoices(), "vi")
    assert [block.table.name for block in lay_out(ruleset, FormChoices(tables=("extra",)), "vi").blocks] == ["extra"]


def test_what_cannot_be_made_is_said(library: Ruleset) -> None:
    with pytest.raises(UsageError, match="purchases"):
        lay_out(library, FormChoices(tables=("none",)), "vi")
    with pytest.raises(UsageError, match="rows"):
        lay_out(library, FormChoices(rows=0), "vi")
    with pytest.raises(UsageError, match="units"):
        lay_out(rulesets.load("khcn-cds") if False else _without_units(library), FormChoices(every_unit=True), "vi")


def _without_units(ruleset: Ruleset) -> Ruleset:
    from dataclasses import replace

    return replace(ruleset, units=None)
