"""The formulas of a workbook, from file to finding."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from formula_tables import faults, told

from dqcheck import check


def test_a_stored_result_that_is_not_what_its_cells_give() -> None:
    (claim,) = faults("A;12\nB;31\nTổng;42 =SUM(B1:B2)")
    assert (claim.kind, claim.params["value"], claim.doubt) == ("formula-result", 43, False)
    assert [figure.place.cell for figure in claim.roles["parts"]] == ["B1", "B2"]


@pytest.mark.parametrize("stored", ["0.333333333333333", "0.33", "0.3333"])
def test_results_as_they_are_saved(stored: str) -> None:
    assert told(f"1;3;{stored} =A1/B1") == []


def test_a_sheet_that_was_never_reckoned_is_told_once() -> None:
    text = "\n".join(f"{i};{i};0 =A{i}+B{i}" for i in range(1, 20))
    (claim,) = faults(text)
    assert claim.facts["also"].en.startswith(" The same holds for 18 more cells")


@pytest.fixture
def filed(tmp_path: Path):  # type: ignore[no-untyped-def]
    def file(total: int, formula: str = "=SUM(B2:B5)", ending: str = "xlsx") -> Path:
        path = tmp_path / f"chi-tieu.{ending}"
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("Chi")
        for row, line in enumerate([("Mục", "Số tiền"), ("A", 120), ("B", 98), ("C", 143), ("D", 61)]):
            sheet.write_row(row, 0, line)
        sheet.write(5, 0, "Tổng cộng")
        sheet.write_formula(5, 1, formula, None, total)
        sheet.write(6, 0, "Mã")
        sheet.write_formula(6, 1, '=LEN("abc")', None, 3)
        book.close()
        return path

    return file


def test_a_formula_that_holds_is_confirmed(filed) -> None:  # type: ignore[no-untyped-def]
    report = check([filed(422)], confirmed=True)
    assert not report.findings
    (held,) = [one for one in report.confirmed if one.rule == "tables/formula-result-stale"]
    assert [piece.place.cell for piece in held.evidence] == ["B6", "B2", "B3", "B4", "B5"]
    assert any("1 of 2 formulas" in note.en for note in report.notes)


def test_a_stale_result_is_told_with_both_numbers(filed) -> None:  # type: ignore[no-untyped-def]
    (finding,) = check([filed(442)]).findings
    assert (finding.rule, finding.severity) == ("tables/formula-result-stale", "error")
    assert (finding.observed, finding.expected) == ("442", "422")
    assert "=SUM(B2:B5)" in finding.message.vi and "tính lại" in finding.message.vi


def test_a_formula_is_believed_before_what_figures_suggest(filed) -> None:  # type: ignore[no-untyped-def]
    report = check([filed(361, "=SUM(B2:B4)")])
    assert {finding.check for finding in report.findings} == {"formula"}


def test_shared_formulas_are_those_of_their_own_cell(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}"><v>{10 * r}</v></c><c r="C{r}">'
        + ('<f t="shared" ref="C1:C3" si="0">A1+B1</f>' if r == 1 else '<f t="shared" si="0"/>')
        + f"<v>{11 * r + (r == 3)}</v></c></row>"
        for r in (1, 2, 3)
    )
    (finding,) = check([packed(tmp_path, rows)]).findings
    assert (finding.evidence[0].place.cell, finding.expected) == ("C3", "33")


def packed(folder: Path, rows: str) -> Path:
    """A workbook whose one sheet holds rows as they stand in the file."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="'
        f'{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships {related}><Relationship Id="r1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {related}><Relationship Id="r1" Type="{office}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    path = folder / "chung.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
