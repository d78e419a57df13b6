"""Long worksheets are checked as frames where that says what reading their cells says, and only there."""

import datetime as dt
import json
import random
from pathlib import Path

import openpyxl
import pytest

import dqcheck
from dqcheck import sources
from dqcheck.engine import filed_sheets
from dqcheck.reporters.json_report import render
from dqcheck.sources import caution

RULES = """\
ruleset: long
version: "1"
title: {vi: Bảng dài, en: Long table}
tables:
  records:
    title: {vi: Bản ghi, en: Records}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text, required: true}
      whole: {label: [Tổng số], type: count}
      a: {label: [Phần một], type: count}
      b: {label: [Phần hai], type: count}
      rate: {label: [Tỷ lệ (%)], type: percent, decimals: 2}
      money: {label: [Kinh phí], type: money, unit: triệu đồng, decimals: 1}
      area: {label: [Diện tích], type: number}
      half: {label: [Nửa diện tích], type: number}
      start: {label: [Bắt đầu], type: date}
      end: {label: [Kết thúc], type: date}
      note: {label: [Ghi chú], type: text}
rules:
  - {id: whole-mismatch, title: {vi: Tổng chưa khớp, en: Total mismatch}, severity: error, check: total,
     with: {table: records, total: whole, parts: [a, b]}}
  - {id: rate-mismatch, title: {vi: Tỷ lệ chưa khớp, en: Rate mismatch}, severity: warning, check: percentage,
     with: {table: records, stated: rate, part: a, whole: whole}}
  - {id: area-mismatch, title: {vi: Diện tích chưa khớp, en: Area mismatch}, severity: error, check: total,
     with: {table: records, total: area, parts: [half, half]}}
  - {id: money-range, title: {vi: Kinh phí, en: Money}, severity: warning, check: range,
     with: {table: records, field: money, at_most: 90}}
  - {id: order, title: {vi: Thứ tự ngày, en: Order of days}, severity: error, check: order,
     with: {table: records, values: [start, end]}}
"""
LABELS = ("Đơn vị", "Tổng số", "Phần một", "Phần hai", "Tỷ lệ (%)", "Kinh phí", "Diện tích", "Nửa diện tích", "Bắt đầu",
          "Kết thúc", "Ghi chú")  # fmt: skip
RECORDS = 1010
"""Records of a register, among which figures alone make no row a total."""


@pytest.fixture(scope="module")
def ruleset(tmp_path_factory):
    path = tmp_path_factory.mktemp("rules") / "long.yaml"
    path.write_text(RULES, encoding="utf-8")
    return dqcheck.load_ruleset(path)


@pytest.fixture(autouse=True)
def short_is_long(monkeypatch):
    monkeypatch.setattr(caution, "FEWEST_RECORDS", RECORDS - 5)
    monkeypatch.setattr(caution, "FEWEST_UNPACKED", 0)
    monkeypatch.setattr(caution, "FEWEST_PACKED", 0)
    # What the columns of a worksheet state where no rule speaks is found in no frame.
    monkeypatch.setattr("dqcheck.engine.file_reading.beside_form", lambda *_: None)


def records(seed: int) -> list[list[object]]:
    """Records of which some are wrong, some lack a value."""
    drawn = random.Random(seed)
    found: list[list[object]] = []
    for number in range(RECORDS):
        a, b = drawn.randint(1, 9000), drawn.randint(1, 9000)
        half, day = (
            round(drawn.random() * 50, drawn.randint(0, 3)),
            dt.date(2025, 1, 1) + dt.timedelta(drawn.randrange(200)),
        )
        cells: list[object] = [
            f"Xã {number % 700}", a + b, a, b, round(100 * a / (a + b), 2), round(drawn.random() * 91, 1),
            round(2 * half + drawn.choice([0] * 40 + [0.004, 0.6]), 3), half, day,
            day + dt.timedelta(drawn.randint(-1, 60)),
            drawn.choice([None, "đã kiểm tra", "số liệu ước & chờ duyệt"]),
        ]  # fmt: skip
        if drawn.random() < 0.02:
            at = drawn.randint(1, 4)
            cells[at] = drawn.choice([None, cells[at] + 10])
        found.append(cells)
    return found


def written(path: Path, rows: list[list[object]], labels=LABELS, formats=()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(labels)
    for cells in rows:
        sheet.append(cells)
    for column, code in formats:
        for (one,) in sheet.iter_rows(min_row=2, min_col=column, max_col=column):
            one.number_format = code
    book.save(path)
    return path


def as_text(path: Path, rows: list[list[object]], labels=LABELS, mark=".") -> Path:
    """The same as a delimited text with such a decimal mark."""

    def cell(value: object) -> str:
        return "" if value is None else str(value).replace(".", mark) if isinstance(value, float) else str(value)

    lines = [list(labels), *([cell(value) for value in cells] for cells in rows)]
    path.write_text("".join(";".join(cells) + "\n" for cells in lines), encoding="utf-8")
    return path


def both(path: Path, ruleset, monkeypatch) -> tuple[dict, dict, bool]:
    """The report of a workbook as it is read, that of its cells, and whether it was read by columns."""
    taken = []
    read = filed_sheets.filed_sheet
    with monkeypatch.context() as patched:
        patched.setattr(filed_sheets, "filed_sheet", lambda *given: taken.append(read(*given)) or taken[-1])
        found = dqcheck.check(path, rules=ruleset)
    with monkeypatch.context() as patched:
        patched.setattr(filed_sheets, "filed_sheet", lambda *_: None)
        cells = dqcheck.check(path, rules=ruleset)
    return told(found), told(cells), taken[0] is not None


def told(report) -> dict:
    made = json.loads(render(report, "vi"))
    del made["event"]
    return made


@pytest.mark.parametrize("screened", [True, False])
@pytest.mark.parametrize("seed", range(2))
def test_a_long_sheet_says_what_its_cells_say(ruleset, tmp_path, monkeypatch, seed, screened):
    if screened:
        monkeypatch.setattr("dqcheck.engine.screens.frame_judging.DIRECT", 0)
    found, cells, by_columns = both(written(tmp_path / "dai.xlsx", records(seed)), ruleset, monkeypatch)
    assert by_columns
    assert sum(rule["failed"] for rule in cells["rules"]) > 20
    assert found == cells


def changed(rows, row, column, value):
    rows[row][column] = value
    return rows


@pytest.mark.parametrize(
    ("rows", "labels", "formats"),
    [
        (lambda rows: [*rows, ["Tổng cộng", 5, 5, 0, 100, 1, 1, 1, None, None, None]], LABELS, ()),
        (lambda rows: [*rows, ["Người lập biểu", *[None] * 10]], LABELS, ()),
        (lambda rows: changed(rows, 700, 0, None), LABELS, ()),
        (lambda rows: changed(rows, 700, 0, "II. Các phường"), LABELS, ()),
        (lambda rows: changed(rows, 700, 5, 1.25), LABELS, ()),
        (lambda rows: changed(rows, 700, 1, "1.234"), LABELS, ()),
        (lambda rows: changed(rows, 700, 8, "01/02/2025"), LABELS, ()),
        (lambda rows: changed(rows, 700, 1, "=1+1"), LABELS, ()),
        (lambda rows: changed(rows, 700, 2, True), LABELS, ()),
        (lambda rows: rows, tuple(one.replace(" (%)", "") for one in LABELS), ()),
        (lambda rows: rows, tuple(one.replace("Kinh phí", "Kinh phí (nghìn đồng)") for one in LABELS), ()),
        (lambda rows: rows, LABELS, ((7, "0.00"),)),
        (lambda rows: rows, LABELS, ((5, "0.00%"),)),
        (lambda rows: [[*cells, 3] for cells in rows], (*LABELS, "Số khác"), ()),
    ],
)  # fmt: skip
def test_what_only_cells_tell_is_left_to_them(ruleset, tmp_path, rows, labels, formats):
    path = written(tmp_path / "dai.xlsx", rows(records(4)), labels, formats)
    assert filed_sheets.filed_sheet(path, path.name, sources.look(path), [ruleset]) is None


def test_whole_numbers_in_groups_and_serial_numbers_are_plain(ruleset, tmp_path, monkeypatch):
    rows = [[number, *cells] for number, cells in enumerate(records(5), 1)]
    path = written(tmp_path / "dai.xlsx", rows, ("STT", *LABELS), ((3, "#,##0"), (4, "0")))
    found, cells, by_columns = both(path, ruleset, monkeypatch)
    assert by_columns
    found["notes"] = [note for note in found["notes"] if "STT" not in note["vi"]]
    assert found == cells


@pytest.mark.parametrize("mark", [".", ","])
@pytest.mark.parametrize("seed", range(2))
def test_a_long_text_says_what_its_cells_say(ruleset, tmp_path, monkeypatch, seed, mark):
    rows = changed(records(seed), 700, 1, "1.234")
    found, cells, by_columns = both(as_text(tmp_path / "dai.csv", rows, mark=mark), ruleset, monkeypatch)
    assert by_columns
    assert sum(rule["failed"] for rule in cells["rules"]) > 20
    assert found == cells


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        (lambda rows: [*rows, ["Tổng cộng", 5, 5, 0, 100, 1, 1, 1, None, None, None]], LABELS),
        (lambda rows: [*rows, ["Người lập biểu", *[None] * 10]], LABELS),
        (lambda rows: changed(rows, 700, 0, None), LABELS),
        (lambda rows: changed(rows, 700, 0, "II. Các phường"), LABELS),
        (lambda rows: changed(rows, 700, 1, "chưa có"), LABELS),
        (lambda rows: changed(rows, 700, 8, "01/02/2025"), LABELS),
        (lambda rows: rows, tuple(one.replace(" (%)", "") for one in LABELS)),
        (lambda rows: rows, tuple(one.replace("Kinh phí", "Kinh phí (nghìn đồng)") for one in LABELS)),
    ],
)
def test_what_only_the_cells_of_a_text_tell_is_left_to_them(ruleset, tmp_path, rows, labels):
    path = as_text(tmp_path / "dai.csv", rows(records(4)), labels)
    assert filed_sheets.filed_sheet(path, path.name, sources.look(path), [ruleset]) is None
