"""Four layouts that the fixtures lack, with faults that are put in and their clean twins, in any notation.

A layout is made of figures that add up; a fault changes one cell, and is to be told there by one rule.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

NOTATIONS = ("vi", "stored")
"""How figures are written: texts as Vietnamese writes them, or numbers that cells store."""

Row = list[Any]


class Fault(NamedTuple):
    """A cell (row and column from zero), by how much it is changed, and the rule that must tell it there."""

    row: int
    column: int
    by: int
    rule: str


class Layout(NamedTuple):
    """A sheet, the ruleset that it is filed on, and the faults that may be put in."""

    name: str
    rows: Sequence[Row]
    ruleset: str
    faults: Sequence[Fault]


def address(row: int, column: int) -> str:
    """``B3`` of row 2 and column 1."""
    return f"{chr(ord('A') + column)}{row + 1}"


def written(cell: Any, notation: str) -> Any:
    """A cell in a notation."""
    if not isinstance(cell, int):
        return cell
    return f"{cell:,}".replace(",", ".") if notation == "vi" else float(cell)


def save(layout: Layout, folder: Path, notation: str, fault: Fault | None = None) -> Path:
    """The layout as a file; with a fault the same file but for one cell."""
    rows = [list(row) for row in layout.rows]
    if fault is not None:
        rows[fault.row][fault.column] += fault.by
    shown = [[written(cell, notation) for cell in row] for row in rows]
    if notation == "stored":
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = layout.name
        for row in shown:
            sheet.append(row)
        path = folder / f"{layout.name}.xlsx"
        book.save(path)
        return path
    path = folder / f"{layout.name}.csv"
    text = "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in shown)
    path.write_text(text + "\n", encoding="utf-8")
    return path


HEAD = """\
ruleset: {name}
version: "1"
title: {{vi: Biểu, en: Form}}
period: {{from: 2025-01-01, to: 2025-09-30}}
tables:
  stock:
    title: {{vi: Đàn vật nuôi, en: Livestock}}
{key}    fields:
{unit}      all: {{label: [Tổng đàn], type: count}}
      pigs: {{label: [Đàn lợn], type: count}}
      cattle: {{label: [Đàn bò], type: count}}
rules:
  - id: all-mismatch
    title: {{vi: Tổng đàn chưa khớp, en: The total does not match}}
    check: total
    with: {{table: stock, total: all, parts: [pigs, cattle]}}
"""
KEYED = {
    "key": "    key: unit\n",
    "unit": "      unit: {label: [Đơn vị], type: text, required: true, unique: true}\n",
}
GROWN = """\
  - id: fell
    title: {vi: Tổng đàn giảm, en: The total fell}
    check: change
    with: {table: stock, value: all, cumulative: true}
  - id: above-plan
    title: {vi: Vượt kế hoạch, en: Above the plan}
    check: part
    with: {table: stock, part: pigs, whole: planned.stock.pigs}
"""


def _herd(chance: random.Random) -> tuple[int, int, int]:
    pigs, cattle = chance.randint(1100, 9800), chance.randint(1100, 9800)
    return pigs + cattle, pigs, cattle


def _sum(rows: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _names(chance: random.Random) -> Callable[[], str]:
    left = [f"{first} {second}" for first in ("Bình", "Phú", "Sơn", "Trà", "Vĩnh") for second in ("An", "Lộc", "Thanh")]
    chance.shuffle(left)
    return left.pop


def groups_above(seed: int) -> Layout:
    """The total first, groups with Roman numbers over their rows, every row numbered anew."""
    chance = random.Random(seed)
    name = _names(chance)
    rows: list[Row] = [["TT", "Đơn vị", "Tổng đàn", "Đàn lợn", "Đàn bò"], []]
    every: list[Sequence[int]] = []
    faults: list[Fault] = []
    for number in ("I", "II", "III"):
        own = [_herd(chance) for _ in range(chance.randint(2, 4))]
        faults.append(Fault(len(rows), 3, 27, "stock-total-row-mismatch"))
        rows.append([number, f"Vùng {number.lower()}", *_sum(own)])
        rows += [[at, name(), *herd] for at, herd in enumerate(own, 1)]
        every += own
    rows[1] = [None, "Tổng số", *_sum(every)]
    faults += [Fault(1, 4, -300, "stock-total-row-mismatch")]
    return Layout("groups-above", rows, HEAD.format(name="above", **KEYED), faults)


def subtotals_below(seed: int) -> Layout:
    """Names without numbers, each region closed by its own sum, one by a word and the next by another, one by none."""
    chance = random.Random(seed)
    name = _names(chance)
    rows: list[Row] = [["Đơn vị", "Tổng đàn", "Đàn lợn", "Đàn bò"]]
    every: list[Sequence[int]] = []
    faults: list[Fault] = []
    for label in ("Cộng miền xuôi", "Subtotal", "Miền núi"):
        own = [_herd(chance) for _ in range(chance.randint(2, 4))]
        rows += [[name(), *herd] for herd in own]
        if label != "Miền núi":  # what nothing names is known by its figures alone, which must then be right
            faults.append(Fault(len(rows), 2, 1000, "stock-total-row-mismatch"))
        rows.append([label, *_sum(own)])
        every += own
    faults += [Fault(len(rows), 3, 9, "stock-total-row-mismatch")]
    rows.append(["Tổng cộng", *_sum(every)])
    return Layout("subtotals-below", rows, HEAD.format(name="below", **KEYED), faults)


def sections(seed: int) -> Layout:
    """Labels and values in numbered sections, with a plan and the same period of last year beside what was done."""
    chance = random.Random(seed)
    done = _herd(chance)
    before = [figure - chance.randint(100, 900) for figure in done]
    plan = [figure + chance.randint(1000, 1900) for figure in done]
    columns = list(zip(plan, done, before, strict=True))
    rows: list[Row] = [
        [None, "Đơn vị", "Xã Bình An", None, None],
        ["STT", "Chỉ tiêu", "Kế hoạch năm 2025", "Thực hiện 9 tháng", "Cùng kỳ 2024"],
        ["I", "Tình hình chung", None, None, None],
        [1, "Tổng đàn", *columns[0]],
        ["II", "Chi tiết", None, None, None],
        [1, "Đàn lợn", *columns[1]],
        [2, "Đàn bò", *columns[2]],
        ["III", "Trồng trọt", None, None, None],
        [1, "Lúa", 1, 1, 1],
    ]
    faults = [
        Fault(3, 3, 40, "all-mismatch"),
        Fault(5, 3, 5000, "above-plan"),
        Fault(3, 4, 5000, "fell"),
    ]
    return Layout(
        "sections", rows, HEAD.format(name="sections", key="    key: unit\n", unit=KEYED["unit"]) + GROWN, faults
    )


def side_by_side(seed: int) -> Layout:
    """Units side by side under a blank corner, what is counted down the first column."""
    chance = random.Random(seed)
    name = _names(chance)
    herds = [_herd(chance) for _ in range(chance.randint(3, 5))]
    rows: list[Row] = [["BIỂU ĐÀN VẬT NUÔI", *[None] * len(herds)], [None, *(f"Xã {name()}" for _ in herds)]]
    rows += [[label, *(herd[at] for herd in herds)] for at, label in enumerate(("Tổng đàn", "Đàn lợn", "Đàn bò"))]
    faults = [Fault(2, column, 18, "all-mismatch") for column in range(1, len(herds) + 1)]
    return Layout("side-by-side", rows, HEAD.format(name="beside", **KEYED), faults)


LAYOUTS = (groups_above, subtotals_below, sections, side_by_side)
