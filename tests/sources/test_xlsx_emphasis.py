"""Weight and indent of cells."""

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font

from dqcheck import sources


def test_bold_and_indented_cells_are_known(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row, (text, bold, indent) in enumerate([("Nhóm", True, 0), ("Xã A", False, 2), ("Xã B", False, 0)], 1):
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = Font(bold=bold), Alignment(indent=indent)
    book.save(tmp_path / "a.xlsx")
    workbook = sources.read(tmp_path / "a.xlsx")
    details = sources.details(workbook)
    found = [details.emphasis(workbook.sheets[0].name, row, 0) for row in range(4)]
    assert found == [(True, 0), (False, 2), (False, 0), (False, 0)]


def test_other_formats_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    workbook = sources.read(tmp_path / "a.csv")
    assert sources.details(workbook).emphasis(workbook.sheets[0].name, 0, 0) == (False, 0)
