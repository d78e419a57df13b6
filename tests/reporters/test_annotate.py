"""Annotated copies: what is said in them, and that everything else of the original survives."""

import hashlib
import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import sample
from xlsxwriter import Workbook

from dqcheck.errors import UsageError
from dqcheck.model.finding import Evidence, Finding, Waiver
from dqcheck.model.place import Place
from dqcheck.model.report import InputFile, Report
from dqcheck.model.rule import Severity
from dqcheck.reporters import annotate

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


def rich(path: Path) -> Path:
    """A workbook with everything that copying by value would lose."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("TTHC")
        grey = book.add_format({"bg_color": "#DDDDDD", "num_format": "#,##0", "border": 1})
        sheet.merge_range("A1:D1", "Biểu hồ sơ")
        sheet.write_row("A3", ["Đơn vị", "Tổng", "Kỳ trước", "Mới"])
        sheet.write_row("A4", ["Xã A", 966, 603, 357])
        sheet.write("B4", 966, grey)
        sheet.write_formula("B5", "=C5+D5", grey, 10)
        sheet.write_row("C5", [4, 6])
        sheet.merge_range("B6:B7", 15)
        sheet.set_column("A:A", 31)
        sheet.set_row(3, 33)
        sheet.freeze_panes(3, 1)
        sheet.data_validation("C4:D9", {"validate": "integer", "criteria": ">=", "value": 0})
        sheet.conditional_format("B4:B9", {"type": "cell", "criteria": ">", "value": 900, "format": grey})
        sheet.write_comment("D4", "Đã xác nhận qua điện thoại")
        sheet.insert_image("H20", "pixel.png", {"image_data": io.BytesIO(PIXEL)})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=TTHC!$B$4:$B$5"})
        sheet.insert_chart("H2", chart)
        sheet.print_area("A1:D9")
        other = book.add_worksheet("Phụ lục 'a' mới")
        other.write("A1", "không đổi")
        other.activate()
        hidden = book.add_worksheet("Nháp")
        hidden.hide()
        hidden.write_comment("A1", "riêng")
    return path


def evidence(role: str, text: str, cell: str | None, sheet: str | None = "TTHC", source: str = "rich.xlsx") -> Evidence:
    return Evidence(role=role, text=text, value=text, source=source, place=Place(sheet=sheet, cell=cell))


def finding(*items: Evidence, **more: object) -> Finding:
    base = replace(sample.findings()[0], evidence=items, diagnosis=None, facts={}, follows=None, submission="Xã A")
    return replace(base, fingerprint="/".join(str(item.place.cell) for item in items), **more)


def report(path: Path, *findings: Finding) -> Report:
    file = InputFile(source=path.name, path=str(path), sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    return replace(sample.mixed(), files=(file,), findings=findings, submissions=(), rules=())


TOTAL = (evidence("total", "966", "B4"), evidence("parts", "603", "C4"), evidence("parts", "357", "D4"))


@pytest.fixture
def original(tmp_path: Path) -> Path:
    return rich(tmp_path / "rich.xlsx")


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def copy(original: Path, *findings: Finding, language: str = "vi") -> Path:
    written = annotate.write(report(original, *findings), original.parent / "out", language)
    assert written.notes == ()
    return written.paths[0]


def test_the_original_is_not_touched(original: Path) -> None:
    before = original.read_bytes()
    made = copy(original, finding(*TOTAL))
    assert original.read_bytes() == before
    assert made.name == original.name and made.read_bytes() != before
    with pytest.raises(UsageError):
        annotate.write(report(original, finding(*TOTAL)), original.parent)
    assert original.read_bytes() == before


def test_parts_that_are_not_marked_survive_byte_for_byte(original: Path) -> None:
    before, after = parts(original), parts(copy(original, finding(*TOTAL)))
    edited = {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
        *("xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"),
        "xl/worksheets/sheet2.xml",  # it was the selected sheet
    }
    assert {name for name, data in before.items() if after.get(name) != data} == edited
    assert set(after) - set(before) == {"xl/worksheets/sheet4.xml"}
    assert "xl/charts/chart1.xml" in before and "xl/media/image1.png" in before
    selected = re.sub(rb' tabSelected="1"', b"", before["xl/worksheets/sheet2.xml"])
    assert after["xl/worksheets/sheet2.xml"] == selected


def test_cells_keep_their_values_formulas_and_formats(original: Path) -> None:
    made = copy(original, finding(*TOTAL), finding(evidence("total", "10", "B5")))
    before, after = openpyxl.load_workbook(original)["TTHC"], openpyxl.load_workbook(made)["TTHC"]
    for row in before.iter_rows():
        for cell in row:
            other = after[cell.coordinate]
            assert (other.value, other.number_format) == (cell.value, cell.number_format)
            assert repr((other.font, other.border, other.alignment)) == repr((cell.font, cell.border, cell.alignment))
            if cell.coordinate not in ("B4", "B5"):
                assert repr(other.fill) == repr(cell.fill)
    assert after["B5"].value == "=C5+D5" and b"<v>10</v>" in parts(made)["xl/worksheets/sheet1.xml"]
    assert after["B4"].fill.fgColor.rgb == after["B5"].fill.fgColor.rgb == "FFFFC7C2"
    assert after.merged_cells.ranges == before.merged_cells.ranges
    assert after.column_dimensions["A"].width == before.column_dimensions["A"].width
    assert after.row_dimensions[4].height == before.row_dimensions[4].height
    assert after.freeze_panes == before.freeze_panes
    assert str(after.data_validations.dataValidation) == str(before.data_validations.dataValidation)
    assert len(after.conditional_formatting) == len(before.conditional_formatting) == 1
    assert len(after._charts) == len(after._images) == 1
    assert after.print_area == before.print_area


def test_a_comment_says_what_is_stated_expected_and_compared(original: Path) -> None:
    text = openpyxl.load_workbook(copy(original, finding(*TOTAL)))["TTHC"]["B4"].comment.text
    card = annotate.cell_marks.view.card(finding(*TOTAL), "vi")
    for part in (
        card.title,
        card.message,
        f"Số liệu báo cáo: {card.stated}",
        f"Số liệu tính lại: {card.recomputed}",
    ):
        assert part in text
    assert "ô C4" in text and "ô D4" in text and "603" in text


def test_a_comment_that_is_there_is_kept(original: Path) -> None:
    made = copy(original, finding(evidence("stated", "357", "D4")))
    text = openpyxl.load_workbook(made)["TTHC"]["D4"].comment.text
    assert text.startswith("Đã xác nhận qua điện thoại") and "Cần chỉnh sửa" in text
    assert openpyxl.load_workbook(made)["Nháp"]["A1"].comment.text.endswith("riêng")
    assert parts(made)["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ") == 1


def test_the_box_of_a_comment_that_is_there_grows_with_its_text(original: Path) -> None:
    drawing = "xl/drawings/vmlDrawing1.vml"
    before = parts(original)[drawing].decode()
    after = parts(copy(original, finding(evidence("stated", "357", "D4"))))[drawing].decode()
    heights = [float(re.findall(r"[;']height:([0-9.]+)pt", text)[0]) for text in (before, after)]
    assert heights[1] > 1.5 * heights[0]
    rows = [[int(n) for n in re.findall(r"<x:Anchor>([^<]*)<", text)[0].split(",")] for text in (before, after)]
    assert rows[1][6] > rows[0][6] and rows[1][4] > rows[0][4]
    untouched = parts(copy(original, finding(evidence("stated", "603", "C4"))))[drawing].decode()
    assert re.findall(r"<x:Anchor>[^<]*<", before)[0] in untouched


def test_boxes_of_new_comments_have_numbers_of_their_own(original: Path) -> None:
    made = copy(original, finding(*TOTAL), finding(evidence("value", "x", "A1", "Phụ lục 'a' mới")))
    ids = [
        number
        for name, data in parts(made).items()
        if name.endswith(".vml")
        for number in re.findall(rb'<v:shape id="_x0000_s([0-9]+)"', data)
    ]
    assert len(ids) == 4 and len(set(ids)) == 4


def test_the_drawing_of_comments_stands_where_the_format_wants_it(tmp_path: Path) -> None:
    path = tmp_path / "rich.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("TTHC")
        sheet.add_table("A1:D3", {"columns": [{"header": name} for name in "abcd"]})
        sheet.set_header("&L&G", {"image_left": "pixel.png", "image_data_left": io.BytesIO(PIXEL)})
    xml = parts(copy(path, finding(evidence("value", "", "B2"))))["xl/worksheets/sheet1.xml"].decode()
    order = re.findall(r"<(sheetData|pageSetup|headerFooter|drawing|legacyDrawing|legacyDrawingHF|tableParts)\b", xml)
    assert order == ["sheetData", "headerFooter", "legacyDrawing", "legacyDrawingHF", "tableParts"]


def test_what_follows_from_another_finding_is_put_shortly(original: Path) -> None:
    root = finding(*TOTAL)
    after = replace(root, fingerprint="after", follows=root.fingerprint, title=sample.both("Kéo theo"))
    text = openpyxl.load_workbook(copy(original, root, after))["TTHC"]["B4"].comment.text
    assert text.count("Kéo theo") == 1 and text.count("Số liệu báo cáo:") == 1


def test_the_first_sheet_lists_and_links(original: Path) -> None:
    other = finding(evidence("value", "=1+1", "A1", "Phụ lục 'a' mới"), severity=Severity.INFO)
    book = openpyxl.load_workbook(copy(original, finding(*TOTAL), other, finding(evidence("place", "", None))))
    sheet = book.worksheets[0]
    assert sheet.title == "Điểm cần rà soát" and book.active is sheet
    assert [one.title for one in book.worksheets if one.sheet_view.tabSelected] == ["Điểm cần rà soát"]
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {
        "TTHC!B4": "'TTHC'!B4",
        "TTHC!C4": "'TTHC'!C4",
        "TTHC!D4": "'TTHC'!D4",
        "Phụ lục 'a' mới!A1": "'Phụ lục ''a'' mới'!A1",
        "TTHC": "'TTHC'!A1",
    }
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert {1, 2, 3} == {sheet.cell(row, 1).value for row in (5, 6, 7)}
    assert sheet.print_title_rows == "$4:$4"


def test_numbers_of_the_list_have_their_groups_and_the_decimals_of_their_writer(original: Path) -> None:
    rate = replace(finding(*TOTAL), observed="20.0", expected="20.75", discrepancy="-0.75", unit="%")
    rate = replace(rate, evidence=(replace(TOTAL[0], value="20.0"), *TOTAL[1:]))
    money = replace(finding(*TOTAL), observed="9900042100000", expected="52000000", discrepancy="9899990100000")
    sheet = openpyxl.load_workbook(copy(original, rate, replace(money, fingerprint="m"))).worksheets[0]
    shown = {cell.value: cell.number_format for row in sheet["F5:H6"] for cell in row}
    assert shown[20] == "#,##0.0" and shown[9900042100000] == "#,##0"
    assert min(sheet.column_dimensions[letter].width for letter in "FGH") >= len("-9.899.990.100.000")
    # The formats of the original stay what they were.
    assert openpyxl.load_workbook(original)["TTHC"]["B5"].number_format == "#,##0"


def test_merged_and_missing_cells(original: Path) -> None:
    made = openpyxl.load_workbook(
        copy(original, finding(evidence("total", "15", "B7")), finding(evidence("value", "", "C30")))
    )["TTHC"]
    assert made["B6"].comment is not None and made["B6"].fill.fgColor.rgb == "FFFFC7C2"
    assert made["C30"].comment is not None and made["C30"].fill.fgColor.rgb == "FFFFC7C2"


def test_the_worst_severity_fills_a_cell_with_several_findings(original: Path) -> None:
    warning = finding(TOTAL[0], severity=Severity.WARNING)
    error = finding(*TOTAL)
    cell = openpyxl.load_workbook(copy(original, warning, error))["TTHC"]["B4"]
    assert cell.fill.fgColor.rgb == "FFFFC7C2"
    assert "Cần xem lại" in cell.comment.text and "Cần chỉnh sửa" in cell.comment.text
    only = openpyxl.load_workbook(copy(original, warning))["TTHC"]["B4"]
    assert only.fill.fgColor.rgb == "FFFFE699"


def test_waived_findings_and_those_of_other_files_are_left_out(original: Path) -> None:
    waived = finding(*TOTAL, waived=Waiver(reason="đã giải trình", by="a"))
    elsewhere = finding(evidence("value", "1", "B4", source="khac.xlsx"))
    book = openpyxl.load_workbook(copy(original, waived, elsewhere))
    assert book["TTHC"]["B4"].comment is None
    assert "Không có điểm nào chưa khớp" in book.worksheets[0]["A2"].value


def test_local_names_still_point_to_their_sheet(original: Path) -> None:
    made = openpyxl.load_workbook(copy(original, finding(*TOTAL)))
    assert made["TTHC"].print_area == "'TTHC'!$A$1:$D$9"
    assert made.worksheets[0].print_area.startswith("'Điểm cần rà soát'!")


def test_a_sheet_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "rich.xlsx"
    with Workbook(str(path)) as book:
        book.add_worksheet("điểm cần rà soát").write("B4", 5)
    made = openpyxl.load_workbook(copy(path, finding(evidence("value", "5", "B4", "điểm cần rà soát"))))
    assert made.sheetnames == ["Điểm cần rà soát (2)", "điểm cần rà soát"]


def test_rows_and_cells_without_addresses(tmp_path: Path, original: Path) -> None:
    path = tmp_path / "bare.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts(original).items():
            if name == "xl/worksheets/sheet1.xml":
                data = re.sub(rb'(<(?:row|c)\b[^>]*?) r="[A-Z]*[0-9]+"', rb"\1", data)
            archive.writestr(name, data)
    made = copy(path, finding(evidence("value", "", "F2", source="bare.xlsx")))
    xml = parts(made)["xl/worksheets/sheet1.xml"]
    assert xml.count(b'r="F2"') == xml.count(b'r="A2"') == 1 and b'r="A1"' not in xml.split(b"</row>")[0]
    assert openpyxl.load_workbook(made)["TTHC"]["F2"].fill.fgColor.rgb == "FFFFC7C2"


def test_bytes_depend_on_the_report_alone(original: Path) -> None:
    first = copy(original, finding(*TOTAL)).read_bytes()
    assert copy(original, finding(*TOTAL)).read_bytes() == first


def test_other_formats_give_a_copy_of_their_values(tmp_path: Path) -> None:
    path = tmp_path / "bieu.csv"
    path.write_text("Đơn vị;Tổng\nXã A;=1+1\n", encoding="utf-8")
    made = copy(path, finding(evidence("value", "=1+1", "B2", "bieu", source="bieu.csv")))
    book = openpyxl.load_workbook(made)
    assert made.name == "bieu.csv.xlsx"
    assert book["bieu"]["B2"].value == "=1+1" and book["bieu"]["B2"].data_type == "s"
    assert book["bieu"]["B2"].comment is not None


def test_a_damaged_file_is_told_and_the_others_are_written(original: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(original.read_bytes()[:900])
    both = report(original, finding(*TOTAL))
    both = replace(both, files=(replace(both.files[0], source="hong.xlsx", path=str(broken)), *both.files))
    written = annotate.write(both, tmp_path / "out")
    assert [path.name for path in written.paths] == ["rich.xlsx"]
    assert len(written.notes) == 1 and written.notes[0].startswith("hong.xlsx: ")


def test_files_of_one_name_get_copies_of_their_own(original: Path) -> None:
    base = report(original).files[0]
    files = [replace(base, source=name) for name in ("a/rich.xlsx", "b/rich.xlsx", "a-rich.xlsx")]
    names = [path.name for _, path in annotate.plan(files, original.parent / "out")]
    assert names == ["a-rich.xlsx", "b-rich.xlsx", "a-rich-2.xlsx"]


@pytest.mark.needs("soffice")
def test_libreoffice_opens_it_with_its_comments(original: Path, soffice: str, tmp_path: Path) -> None:
    made = copy(original, finding(*TOTAL), finding(evidence("total", "15", "B7")))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(made)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    content = parts(tmp_path / "rich.ods")
    xml = content["content.xml"].decode()
    assert xml.count("<office:annotation ") == 4
    assert "of:=[.C5]+[.D5]" in xml and "Điểm cần rà soát" in xml
    assert any(name.startswith("Object ") for name in content)


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/workbook.xml", b'sheetId="1"', b""),
        ("xl/workbook.xml", b'sheetId="1"', b'sheetId="one"'),
        ("xl/styles.xml", b'numFmtId="164"', b'numFmtId="x"'),
        ("xl/worksheets/sheet1.xml", b'r="4"', b'r="four"'),
        ("xl/comments1.xml", b"<commentList>", b"<commentList><comment/>"),
        ("xl/comments1.xml", b"commentList", b"commentsList"),
    ],
)
def test_parts_that_do_not_fit_together_cost_the_formats_alone(
    original: Path, tmp_path: Path, part: str, before: bytes, after: bytes
) -> None:
    broken = tmp_path / "odd.xlsx"
    assert before in parts(original)[part]
    with zipfile.ZipFile(broken, "w") as archive:
        for name, data in parts(original).items():
            archive.writestr(name, data.replace(before, after) if name == part else data)
    odd = [replace(item, source="odd.xlsx") for item in TOTAL]
    written = annotate.write(report(broken, finding(*odd)), tmp_path / "out", "en")
    # Rows without a number cannot be read at all, which is told.
    assert written.paths == ((tmp_path / "out" / "odd.xlsx",) if after != b'r="four"' else ())
    assert all("xl/workbook.xml" in parts(path) for path in written.paths)
    assert written.notes == () or written.notes[0].startswith("odd.xlsx: ")
    assert written.notes or written.paths


def test_cells_that_are_merged_twice_or_without_end_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dqcheck import sources

    path = tmp_path / "bieu.csv"
    path.write_text("Đơn vị;Tổng\nXã A;12\n", encoding="utf-8")
    read = sources.read(path)
    merged = ((0, 0, 0, 1), (0, 1, 1, 1), (0, 0, 1_000_000, 16_000), (1, 1, 1, 1))
    odd = replace(read, sheets=(replace(read.sheets[0], merged=merged),))
    monkeypatch.setattr(sources, "read", lambda _: odd)
    book = openpyxl.load_workbook(copy(path, finding(evidence("value", "12", "B2", "bieu", source="bieu.csv"))))
    assert [str(one) for one in book["bieu"].merged_cells.ranges] == ["A1:B1"]


def test_texts_that_no_xml_holds_are_copied(tmp_path: Path) -> None:
    path = tmp_path / "bieu.csv"
    path.write_text("Đơn vị;Tổng\nXã\ufffe \x1b[2JA; ＝1+1\n", encoding="utf-8")
    made = copy(path, finding(evidence("value", "\ufffe\x1b12", "B2", "bieu", source="bieu.csv"), submission="\x00"))
    book = openpyxl.load_workbook(made)
    assert book["bieu"]["A2"].value == "Xã\ufffd \ufffd[2JA"
    assert book["bieu"]["B2"].quotePrefix
