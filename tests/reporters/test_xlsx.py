"""The discrepancy workbook, read back cell by cell."""

import io
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
import sample
from openpyxl.workbook import Workbook

from dqcheck.model.finding import Influence
from dqcheck.reporters import xlsx


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(xlsx.render(sample.mixed(), "vi"))


def test_the_sheets(book: Workbook) -> None:
    assert book.sheetnames == ["Tóm tắt", "Chi tiết", "Quy tắc", "Không kiểm tra được", "Tệp"]
    assert opened(xlsx.render(sample.mixed(), "en")).sheetnames == [
        "Summary",
        "Details",
        "Rules",
        "Not checked",
        "Files",
    ]


@pytest.mark.parametrize("case", sorted(sample.ALL))
def test_what_people_see(case: str, snapshot: Callable[[str, str], None]) -> None:
    lines = []
    for sheet in opened(xlsx.render(sample.ALL[case](), "vi")):
        lines.append(f"=== {sheet.title} {sheet.auto_filter.ref} {sheet.freeze_panes}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    link = f" -> {cell.hyperlink.location}" if cell.hyperlink else ""
                    lines.append(f"{cell.coordinate} [{cell.number_format}] {cell.value!r}{link}")
    snapshot(f"{case}.xlsx.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", ["Chi tiết", "Quy tắc", "Không kiểm tra được", "Tệp"])
def test_tables_have_filters_and_frozen_headings(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.freeze_panes in ("A2", "C2")
    assert sheet.print_title_rows == "$1:$1"


def test_links_lead_to_the_row_they_name(book: Workbook) -> None:
    links = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink:
                    name, _, address = cell.hyperlink.location.partition("!")
                    target = book[name.strip("'")]
                    values = [c.value for c in target[target[address].row]]
                    assert cell.value in values
                    links += 1
    assert links == 4 + 8


def test_texts_of_strangers_never_become_formulas(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix, cell.coordinate
    assert book["Tệp"]["A4"].value == "=cmd.xlsx"


def test_numbers_are_numbers(book: Workbook) -> None:
    sheet = book["Chi tiết"]
    assert [sheet.cell(2, column).value for column in (6, 7, 8, 13)] == [1966, 1960, 6, 0]
    assert sheet.cell(3, 7).number_format == "#,##0.00"
    assert sheet.cell(3, 7).value == pytest.approx(99.57)
    assert sheet.cell(6, 6).number_format == "dd/mm/yyyy"


def test_the_bytes_depend_on_the_report_alone() -> None:
    assert xlsx.render(sample.mixed(), "vi") == xlsx.render(sample.mixed(), "vi")


def test_a_number_that_no_cell_can_store_is_a_text() -> None:
    report = sample.mixed()
    huge = "1" + "0" * 400
    findings = tuple(replace(one, observed=huge, discrepancy=f"-{huge}", expected="0.1") for one in report.findings)
    influence = Influence(indicator=sample.both("x"), share_of_total=huge)
    data = xlsx.render(replace(report, findings=(*findings, replace(findings[0], influence=influence))))
    texts = {cell.value for row in opened(data).worksheets[1] for cell in row}
    assert {huge, f"-{huge}"} <= texts
