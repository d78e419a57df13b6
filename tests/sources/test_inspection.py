"""What the values of a workbook do not tell."""

import zipfile

import openpyxl
import pytest
import xlsxwriter

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.model.document import CellError, Sheet, Workbook


def test_formats_of_cells(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "mau.xlsx")
    sheet = book.add_worksheet("Tỷ lệ")
    sheet.write("F12", 0.9957, book.add_format({"num_format": "0.00%"}))
    sheet.write("G12", 12.345, book.add_format({"num_format": "#,##0.0"}))
    sheet.write("H12", 5)
    sheet.write("I12", 5, book.add_format({"num_format": 10}))
    book.close()
    details = sources.details(sources.read(tmp_path / "mau.xlsx"))
    assert (details.decimals("Tỷ lệ", 11, 5), details.is_percent("Tỷ lệ", 11, 5)) == (2, True)
    assert details.number_format("Tỷ lệ", 11, 5) == "0.00%"
    assert (details.decimals("Tỷ lệ", 11, 6), details.is_percent("Tỷ lệ", 11, 6)) == (1, False)
    assert (details.decimals("Tỷ lệ", 11, 7), details.number_format("Tỷ lệ", 11, 7)) == (None, None)
    assert (details.decimals("Tỷ lệ", 11, 8), details.is_percent("Tỷ lệ", 11, 8)) == (2, True)
    assert details.decimals("Không có", 0, 0) is None


def test_formulas_with_and_without_a_result(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("S")
    sheet.write_formula("A1", "=B1+C1", None, 966)
    sheet.write_formula("A2", "=1/0", None, "#DIV/0!")
    sheet.write("A3", "#REF!")
    book.close()
    other = openpyxl.Workbook()
    other.active["A1"] = "=B1+C1"
    other.active["A2"] = 1
    other.save(tmp_path / "b.xlsx")
    computed = sources.details(sources.read(tmp_path / "a.xlsx"))
    assert computed.formula("S", 0, 0) == "B1+C1"
    assert [computed.uncached("S", row, 0) for row in range(3)] == [False] * 3
    assert computed.error("S", 1, 0) == CellError(text="#DIV/0!")
    assert computed.error("S", 2, 0) is None
    assert computed.formula("S", 2, 0) is None
    bare = sources.details(sources.read(tmp_path / "b.xlsx"))
    assert bare.uncached("Sheet", 0, 0)
    assert not bare.uncached("Sheet", 1, 0)


def test_an_error_typed_into_a_cell(tmp_path):
    book = openpyxl.Workbook()
    book.active["B2"] = "#REF!"
    book.active["B2"].data_type = "e"
    book.active["A1"] = 1
    book.save(tmp_path / "mau.xlsx")
    read = sources.read(tmp_path / "mau.xlsx")
    assert read.sheets[0].rows[1][1] is None
    assert sources.details(read).error("Sheet", 1, 1) == CellError(text="#REF!")


def test_hidden_rows_columns_and_sheets(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "mau.xlsx")
    sheet = book.add_worksheet("S")
    sheet.write("A1", 1)
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column("C:E", None, None, {"hidden": True})
    book.add_worksheet("Nháp").hide()
    book.close()
    details = sources.details(sources.read(tmp_path / "mau.xlsx"))
    assert [details.hidden_row("S", row) for row in (3, 4, 5)] == [False, True, False]
    assert [details.hidden_column("S", column) for column in (1, 2, 4, 5)] == [False, True, True, False]
    assert (details.hidden_sheet("S"), details.hidden_sheet("Nháp")) == (False, True)


def test_details_are_read_once_and_again_when_the_file_changed(tmp_path):
    path = tmp_path / "mau.xlsx"
    for form in ("0.0", "0.000"):
        book = xlsxwriter.Workbook(path)
        book.add_worksheet("S").write("A1", 1.5, book.add_format({"num_format": form}))
        book.close()
        read = sources.read(path)
        assert sources.details(read) is sources.details(read)
        assert sources.details(read).decimals("S", 0, 0) == len(form) - 2


def test_other_formats_have_no_details(tmp_path):
    (tmp_path / "a.csv").write_text("xã;số\nA;1\n")
    details = sources.details(sources.read(tmp_path / "a.csv"))
    assert details.decimals("a", 1, 1) is None
    assert details.error("a", 1, 1) is None
    assert not details.hidden_row("a", 1)


def test_a_shared_formula_is_that_of_its_first_cell(raw):
    cells = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c><f t="shared" si="0"/><v></v></c></row>'
        '<row r="3"><c t="str"><f>""</f><v></v></c></row>'
    )
    path = raw(cells, prefix="x:", target="/xl/worksheets/sheet1.xml")
    details = sources.details(sources.read(path))
    assert [details.formula("S", row, 0) for row in (0, 1)] == ["B1*2", "B1*2"]
    assert [details.uncached("S", row, 0) for row in (0, 1, 2)] == [False, True, False]


def test_a_document_type_in_a_part_is_refused(package, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.save(tmp_path / "gốc.xlsx")
    with zipfile.ZipFile(tmp_path / "gốc.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><styleSheet>&c;</styleSheet>'
    read = sources.read(package("bom.xlsx", parts))
    with pytest.raises(SourceError) as caught:
        sources.details(read).quiet("Sheet")
    assert caught.value.key == "error.damaged"


ROWS = '<row r="1"><c r="A1" s="1"><v>{}</v></c><c r="B1" t="{}"><f>A1*2</f><v>{}</v></c></row>'


def details_of(path):
    """The details of a file, whatever its values."""
    return sources.details(
        Workbook(source=path.name, path=str(path), media="xlsx", sheets=(Sheet(name="S", rows=((1, 2),)),))
    )


def test_sheets_of_one_template_are_told_apart_where_more_than_numbers_differs(raw, tmp_path):
    """The sheets that differ in numbers only are read once for all; nothing else of one may be told of another."""
    given = [
        (7, "n", 14),
        (8, "n", 16),
        (8, "n", ""),
        (8, "e", "#REF!"),
        (8, "e", "12"),
        (8, "e", "13"),
        (9, "str", ""),
    ]
    found = [details_of(raw(ROWS.format(*one)).rename(tmp_path / f"{at}.xlsx")) for at, one in enumerate(given)]
    assert [one.formula("S", 0, 1) for one in found] == ["A1*2"] * 7
    assert [one.uncached("S", 0, 1) for one in found] == [False, False, True, False, False, False, False]
    assert [one.error("S", 0, 1) and one.error("S", 0, 1).text for one in found] == [
        None, None, None, "#REF!", "12", "13", None
    ]  # fmt: skip


def test_what_is_no_element_is_no_number(raw, tmp_path):
    texts = ("A1*<![CDATA[<v>2</v>]]>", "A1*<![CDATA[<v>3</v>]]>")
    rows = [ROWS.format(7, "n", 14).replace("A1*2", text) for text in texts]
    found = [details_of(raw(one).rename(tmp_path / f"{at}.xlsx")) for at, one in enumerate(rows)]
    assert [one.formula("S", 0, 1) for one in found] == ["A1*<v>2</v>", "A1*<v>3</v>"]


def test_a_damaged_sheet_is_told_of_its_own_file(raw, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        with pytest.raises(SourceError) as caught:
            details_of(raw("<row><c></row>").rename(tmp_path / name)).formula("S", 0, 0)
        assert caught.value.facts["file"] == name
