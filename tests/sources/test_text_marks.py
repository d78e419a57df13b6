"""What is struck out, raised or covered in a workbook is not taken for what it states."""

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from dqcheck import sources
from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.sources.text_marks import as_seen


def told(book: Workbook) -> list[tuple[str, object, object, str | None]]:
    return [(one.key, one.facts["count"], one.facts["text"], one.place.cell) for one in book.remarks]


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("S")
        struck, raised = made.add_format({"font_strikeout": True}), made.add_format({"font_script": 1})
        lowered, bold = made.add_format({"font_script": 2}), made.add_format({"bold": True})
        sheet.write("A1", "Số hộ")
        sheet.write_rich_string("A2", "966", raised, "1")
        sheet.write_rich_string("A3", "25 km", raised, "2")
        sheet.write_rich_string("A4", struck, "40 ", "41")
        sheet.write_rich_string("A5", "CO", lowered, "2", bold, " 7 tấn")
        sheet.write("A6", 12, struck)
        sheet.write("A7", "13 hộ", struck)
        sheet.write_blank("A8", None, struck)
        sheet.write("A9", 14, bold)
        sheet.write_rich_string("A10", struck, "a", struck, "b", struck)
    return sources.read(path)


def test_runs_and_fonts_of_an_xlsx(book: Workbook) -> None:
    column = [row[0] for row in book.sheets[0].rows]
    assert column == ["Số hộ", "966¹", "25 km²", "41", "CO2 7 tấn", None, None, None, 14, None]
    assert told(book) == [("source.struck", 4, "40", "A4"), ("source.raised", 1, "966¹", "A2")]


def test_rich_text_inside_its_cell(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["B2"] = CellRichText("15,5", TextBlock(InlineFont(strike=True), " 17,5"))
    sheet["B3"] = CellRichText("60", TextBlock(InlineFont(vertAlign="superscript"), "(1)"))
    made.save(tmp_path / "a.xlsx")
    read = sources.read(tmp_path / "a.xlsx")
    assert [row[1] for row in read.sheets[0].rows[1:]] == ["15,5", "60¹"]
    assert told(read) == [("source.struck", 1, "17,5", "B2"), ("source.raised", 1, "60¹", "B3")]


def test_a_workbook_without_such_text_has_nothing_to_tell(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        sheet = made.add_worksheet("S")
        sheet.write_rich_string("A1", "đậm ", made.add_format({"bold": True}), "1")
        sheet.merge_range("B1:C2", 5)
    assert sources.read(tmp_path / "a.xlsx").remarks == ()


@pytest.mark.parametrize(
    ("rows", "merged", "seen", "covered"),
    [
        ([[1, 5], [2, 9]], (0, 1, 1, 1), [[1, 5], [2, None]], ["B2"]),
        ([[1, 5], [2, 5]], (0, 1, 1, 1), [[1, 5], [2, 5]], []),
        ([[1, None], [2, 7]], (0, 1, 1, 1), [[1, None], [2, None]], ["B2"]),
        ([[1, 5, 6, 7], [2]], (0, 1, 9, 2), [[1, 5, None, 7], [2]], ["C1"]),
    ],
)
def test_what_a_merged_range_covers_is_told_and_left_out(
    rows: list[list[Raw]], merged: tuple[int, int, int, int], seen: list[list[Raw]], covered: list[str]
) -> None:
    (sheet,), remarks = as_seen([Sheet(name="S", rows=rows, merged=(merged,))], {})
    assert sheet.rows == seen
    assert [remark.place.cell for remark in remarks] == covered


def test_a_file_with_a_covered_value(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        sheet = made.add_worksheet("S")
        sheet.merge_range("B1:B2", 5)
        sheet.write("B2", 999)
    read = sources.read(tmp_path / "a.xlsx")
    assert read.sheets[0].rows == [[None, 5], [None, None]]
    assert told(read) == [("source.covered", 1, "999", "B2")]
