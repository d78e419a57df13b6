"""Small valid inputs of every kind that is read, made here: what fuzzing starts from."""

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sources import test_ods_details as ods_parts
from sources import test_xls_details as xls_parts
from sources import test_xlsb_details as xlsb_parts

ROWS = [
    ["Đơn vị", "Tổng số hồ sơ tiếp nhận", "Kỳ trước chuyển qua", "Tiếp nhận mới", "Tỷ lệ đúng hạn (%)", "Ngày"],
    ["Xã Ba Động", 2415, 63, 2352, "99,57%", "05/8/2025"],
    ["Xã Ba Tơ", "1.226", "-", "1.226", 89.36, "tháng 9/2025"],
    ["Phường Kon Tum", 960, None, "chưa có", "100", None],
    ["Tổng cộng", 4601, 63, 3578, None, None],
]
SENTENCES = [
    "Đã tiếp nhận 966 hồ sơ (trong đó: trực tuyến 603 hồ sơ; trực tiếp 357 hồ sơ).",
    "Đã giải quyết 823/921 hồ sơ, đạt 89,36%; kinh phí 15.130 triệu đồng (khoảng 15,13 tỷ đồng).",
    "Căn cứ Quyết định số 171/QĐ-UBND ngày 05/8/2025, có 12 Tổ (01 Tổ cấp xã, 11 Tổ thôn), tăng 25% so với cùng kỳ.",
]
RULESET = """\
ruleset: fuzzed
version: "1"
title: {vi: Thử, en: Trial}
period: {from: 2025-01-01, to: 2025-09-30}
codelists:
  kinds: {codes: [KH, QĐ]}
tables:
  t:
    title: {vi: Bảng, en: Table}
    key: unit
    fields:
      unit: {label: [Đơn vị], required: true, unique: true}
      a: {label: Cột a, type: count, missing: zero, at_least: 0}
      b: {label: Cột b, type: count}
      rate: {label: Tỷ lệ, type: percent, decimals: 2}
      money: {label: Kinh phí, type: money, unit: triệu đồng, at_most: 5000000}
      day: {label: Ngày, type: date}
      kind: {label: Loại, codelist: kinds, format: "[A-ZĐ]+"}
rules:
  - id: rate-wrong
    title: {vi: Tỷ lệ, en: Rate}
    severity: error
    check: percentage
    with: {table: t, stated: rate, part: a, whole: b}
    tolerance: {abs: 5, pct: 1}
    examples:
      - {data: {rate: "50", a: "1", b: "2"}, expect: pass}
  - {id: formula-wrong, title: {vi: Biểu thức, en: Formula}, check: expression,
     with: {table: t, that: "a + 2 * b <= 100 or not (a == b)"}}
  - {id: condition-wrong, title: {vi: Điều kiện, en: Condition}, check: expression, tolerance: 2%,
     with: {table: t, that: "if kind in ('KH', 'QĐ') then abs(a - b) <= max(a, 3) else rate is not blank"}}
"""
WAIVERS = """\
waivers:
  - fingerprint: 0f1e2d3c4b5a6978
    rule: fuzzed/rate-wrong
    submission: Xã Ba Động
    values: ["50", "1", "2"]
    reason: đã đối chiếu
    by: an
    until: 2026-12-31
"""
CONFIG = """\
rules = ["khcn-cds"]
paths = ["data"]
ignore = ["dossiers-unit-duplicate"]
fail_on = "warning"
lang = "en"
[severity]
"khcn-cds/received-total-mismatch" = "warning"
"""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip package of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _xlsx() -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("TTHC")
        rate = book.add_format({"num_format": "0.00%"})
        for at, row in enumerate(ROWS):
            sheet.write_row(at + 2, 0, row)
        sheet.write(7, 4, 0.9957, rate)
        sheet.write_formula(7, 1, "=SUM(B4:B6)", None, 4601)
        sheet.merge_range(0, 0, 1, 3, "BIỂU TỔNG HỢP")
        sheet.set_row(5, None, None, {"hidden": True})
        book.add_worksheet("Nháp").hide()
    return target.getvalue()


def _xls() -> bytes:
    return xls_parts.container("Workbook", xls_parts.BOOK)


def _xlsb() -> bytes:
    record, text = xlsb_parts.record, xlsb_parts.text
    relation = "<Relationships " + xlsb_parts.PACKAGE + '><Relationship Id="r0" Type="' + xlsb_parts.REL
    sheet = record(129) + record(148, struct.pack("<IIII", 0, 9, 0, 9)) + record(390) + xlsb_parts.COLUMNS + record(391)
    sheet += record(145) + xlsb_parts.ROWS + record(146) + record(130)
    bundle = record(156, struct.pack("<II", 0, 1) + text("r0") + text("Tỷ lệ"))
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/xl/workbook.bin" '
            'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
            '<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>',
            "_rels/.rels": f'{relation}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/_rels/workbook.bin.rels": f'{relation}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/workbook.bin": record(131) + record(143) + bundle + record(144) + record(132),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _ods() -> bytes:
    def one(value: object) -> str:
        if value is None:
            return '<table:table-cell table:number-columns-repeated="1"/>'
        if isinstance(value, str):
            return ods_parts.cell(value, kind="", text=value)
        return ods_parts.cell(value, text=str(value))

    rows = "".join(ods_parts.row(*map(one, row)) for row in ROWS)
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "styles.xml": f"<office:document-styles {ods_parts.SPACES}/>",
            "content.xml": f"<office:document-content {ods_parts.SPACES}><office:automatic-styles>{ods_parts.PERCENT}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{ods_parts.table(rows)}</office:spreadsheet>"
            "</office:body></office:document-content>",
        }
    )


def _csv() -> bytes:
    rows = ["" if cell is None else f'"{cell}"' if "," in str(cell) else str(cell) for row in ROWS for cell in row]
    width = len(ROWS[0])
    return "\n".join(",".join(rows[at : at + width]) for at in range(0, len(rows), width)).encode()


def _parquet() -> bytes:
    import polars as pl

    frame = pl.DataFrame({"unit": ["Xã A", "Xã B", None], "received": [5, 6, None], "rate": [99.5, 0.25, None]})
    target = io.BytesIO()
    frame.write_parquet(target, compression="zstd")
    return target.getvalue()


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("BÁO CÁO", 1)
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    grid = document.add_table(0, len(ROWS[0]))
    for row in ROWS:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.text = "" if value is None else str(value)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    page = Canvas(target, pageCompression=0, invariant=1)
    for at, sentence in enumerate(["Received 966 files (603 online, 357 direct).", "823/921 files, 89.36%."]):
        page.drawString(72, 700 - 20 * at, sentence)
    page.line(72, 600, 400, 600)
    page.acroForm.textfield(name="total", value="966", x=72, y=500)
    page.showPage()
    page.save()
    return target.getvalue()


def _txt() -> bytes:
    return "\n".join(SENTENCES).encode()


def _report() -> bytes:
    """What is told of the sentences."""
    import dqcheck

    with TemporaryDirectory() as folder:
        path = Path(folder) / "fuzzed.txt"
        path.write_bytes(_txt())
        dqcheck.check(path, confirmed=True).save(path.with_suffix(".json"))
        text = path.with_suffix(".json").read_text(encoding="utf-8").replace(folder, "folder")
    return re.sub(r'"at": "[^"]*"', '"at": "2025-10-01T00:00:00+00:00"', text).encode()


FILES: Mapping[str, Callable[[], bytes]] = {
    "xlsx": _xlsx,
    "xls": _xls,
    "xlsb": _xlsb,
    "ods": _ods,
    "csv": _csv,
    "parquet": _parquet,
    "docx": _docx,
    "pdf": _pdf,
    "txt": _txt,
}
TEXTS: Mapping[str, Callable[[], bytes]] = {
    "ruleset": RULESET.encode,
    "waivers": WAIVERS.encode,
    "config": CONFIG.encode,
    "report": _report,
}
PACKAGES = ("xlsx", "xlsb", "ods", "docx")


@cache
def seed(kind: str) -> bytes:
    """The valid input of a kind."""
    return (FILES | TEXTS)[kind]()
