"""Workbooks of every kind: values, addresses, merged ranges, hidden sheets."""

import datetime as dt
import shutil
import struct
import subprocess
import zipfile

import openpyxl
import pytest

from dqcheck import sources
from dqcheck.errors import SourceError


def small(path):
    """A workbook that starts at C3 and holds a value of each kind."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "TTHC"
    sheet["C3"] = "Đơn vị"
    sheet["D3"] = 1226
    sheet["E3"] = 99.57
    sheet["C4"] = dt.date(2025, 9, 30)
    sheet["D4"] = True
    sheet["E4"] = " 08\xa0"
    sheet["C6"] = "Tổng"
    sheet.merge_cells("C1:E2")
    book.create_sheet("Nháp").sheet_state = "hidden"
    book.save(path)
    return path


def test_cells_are_addressed_from_a1(tmp_path):
    book = sources.read(small(tmp_path / "mau.xlsx"))
    sheet = book.sheets[0]
    assert (book.source, book.media, sheet.name) == ("mau.xlsx", "xlsx", "TTHC")
    assert sheet.rows[2] == [None, None, "Đơn vị", 1226, 99.57]
    assert sheet.rows[3] == [None, None, dt.date(2025, 9, 30), True, " 08\xa0"]
    assert sheet.rows[4] == [None] * 5
    assert sheet.rows[5][2] == "Tổng"
    assert sheet.merged == ((0, 2, 1, 4),)


def test_hidden_sheets_are_read_and_flagged(tmp_path):
    book = sources.read(small(tmp_path / "mau.xlsx"))
    assert [(sheet.name, sheet.visible) for sheet in book.sheets] == [("TTHC", True), ("Nháp", False)]


@pytest.mark.parametrize("name", ["mau.xls", "mau.xlsb", "mau.csv", "mau.bin", "mau.docx", "mau"])
def test_the_content_decides_and_not_the_ending(tmp_path, name):
    book = sources.read(shutil.move(small(tmp_path / "a.xlsx"), tmp_path / name))
    assert book.media == "xlsx"
    assert book.sheets[0].rows[2][3] == 1226


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_older_and_open_formats(tmp_path, soffice, ending):
    subprocess.run(
        [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", ending,
         "--outdir", str(tmp_path), str(small(tmp_path / "mau.xlsx"))],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    book = sources.read(tmp_path / f"mau.{ending}")
    assert book.media == ending
    assert book.sheets[0].rows[2][2:5] == ["Đơn vị", 1226, 99.57]
    assert [sheet.visible for sheet in book.sheets] == [True, False]


def test_ods_by_hand(package):
    rows = (
        '<table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>Xã</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p>'
        "</table:table-cell></table:table-row>"
    )
    space = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "table", "text"))
    path = package(
        "mau.ods",
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {space}><office:body><office:spreadsheet>"
            f'<table:table table:name="Biểu">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        },
    )
    book = sources.read(path)
    assert (book.media, book.sheets[0].rows) == ("ods", [[None, "Xã", 12.5]])


def record(kind, content=b""):
    """A record of [MS-XLSB]: type and size in groups of seven bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    return head + (bytes([size]) if size < 128 else bytes([size & 0x7F | 0x80, size >> 7])) + content


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(package, rows, name="mau.xlsb"):
    """A binary workbook with one sheet: ``rows`` maps a row number to cells (column, text or number)."""
    cells = b""
    for row, values in rows.items():
        cells += record(0, struct.pack("<I", row) + bytes(13))
        for column, value in values:
            place = struct.pack("<II", column, 0)
            cells += (
                record(6, place + wide(value))
                if isinstance(value, str)
                else record(5, place + struct.pack("<d", value))
            )
    extent = struct.pack("<IIII", min(rows), max(rows), 0, 20)
    sheet = record(129) + record(148, extent) + record(145) + cells + record(146) + record(130)
    book = (
        record(131)
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Biểu"))
        + record(144)
        + record(132)
    )
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.bin"/></Relationships>'
    )
    return package(
        name,
        {
            "[Content_Types].xml": "<Types/>", "xl/workbook.bin": book, "xl/_rels/workbook.bin.rels": relation,
            "xl/worksheets/sheet1.bin": sheet,
        },
    )  # fmt: skip


def test_binary_workbooks(package):
    book = sources.read(xlsb(package, {1: [(1, "Xã"), (2, 12.5)]}))
    assert (book.media, book.sheets[0].name) == ("xlsb", "Biểu")
    assert book.sheets[0].rows[1] == [None, "Xã", 12.5]


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "cells",
    [
        FAR.format(row=1048576, cell="XFD1048576"),
        FAR.format(row=1048576, cell="BJ1048576"),
        FAR.format(row=9000, cell="XFD9000"),
        FAR.format(row=1048576, cell="XFD1048576").replace(" r=", "\tr ="),
        FAR.format(row=1048576, cell="XFD1048576").replace('r="', "r='").replace('"', "'"),
    ],
)
def test_a_stray_cell_far_away_is_told_and_not_read(raw, cells):
    with pytest.raises(SourceError) as caught:
        sources.read(raw(cells, "Biểu 01"))
    assert caught.value.key == "error.too-sparse"
    assert caught.value.facts["sheet"] == "Biểu 01"


def test_a_stray_cell_in_a_binary_workbook(package):
    with pytest.raises(SourceError) as caught:
        sources.read(xlsb(package, {0: [(0, "a")], 1048575: [(16383, "b")]}))
    assert caught.value.key == "error.too-sparse"


def test_addresses_in_character_references_are_refused(raw):
    with pytest.raises(SourceError) as caught:
        sources.read(raw(FAR.format(row="&#49;048576", cell="XFD&#49;048576")))
    assert caught.value.key == "error.too-sparse"


def test_a_long_table_is_not_sparse(raw):
    rows = "".join(
        f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="AAA{r}"><v>1</v></c></row>' for r in range(20_000, 20_010)
    )
    assert sources.read(raw(rows)).sheets[0].rows[20_008][0] == 20_009


def test_a_workbook_without_a_value_is_an_error(tmp_path):
    path = tmp_path / "trong.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(SourceError) as caught:
        sources.read(path)
    assert caught.value.key == "error.empty-workbook"


def test_an_empty_sheet_beside_a_full_one_is_read(tmp_path):
    book = sources.read(small(tmp_path / "mau.xlsx"))
    assert list(book.sheets[1].rows) == []


def test_a_binary_sheet_is_found_by_its_relation(package):
    path = xlsb(package, {0: [(0, "a")], 1048575: [(16383, "b")]})
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/other.bin"] = parts.pop("xl/worksheets/sheet1.bin")
    relations = parts["xl/_rels/workbook.bin.rels"]
    parts["xl/_rels/workbook.bin.rels"] = relations.replace(b"worksheets/sheet1.bin", b"other.bin")
    with pytest.raises(SourceError) as caught:
        sources.look(package("b.xlsb", parts))
    assert caught.value.key == "error.too-sparse"
