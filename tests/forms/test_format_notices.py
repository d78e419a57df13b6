"""What is told of number formats, from workbooks as programs save them."""

from pathlib import Path

import pytest
import xlsxwriter
from formkit import field, form, ruleset

from dqcheck import sources
from dqcheck.forms import Bound, bind, recognise
from dqcheck.model.quantity import Label, Quantity

FORM = ruleset(
    form(
        "works",
        field("code", "Mã công trình", required=True),
        field("cost", "Kinh phí", type="money", unit="triệu đồng"),
        field("area", "Diện tích", type="number", unit="ha"),
        field("households", "Số hộ", type="count", unit="hộ"),
        key="code",
    ),
    units=(),
)
HEADERS = ("Mã công trình", "Kinh phí", "Diện tích", "Số hộ")
Cell = tuple[object, str]


def filed(path: Path, *rows: tuple[Cell | object, ...]) -> Bound:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Công trình")
    sheet.write_row(0, 0, HEADERS)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            value, code = cell if isinstance(cell, tuple) else (cell, "")
            sheet.write(at, column, value, book.add_format({"num_format": code}) if code else None)
    book.close()
    read = sources.read(path)
    return bind(read, recognise(read, [FORM]), FORM)


def test_a_figure_is_what_its_cell_shows(tmp_path: Path) -> None:
    found = filed(
        tmp_path / "a.xlsx",
        ((17, "0000"), (2150000, '#,##0.00,," triệu đồng"'), (3.25, "[<1]0.000;0.0"), (12.000000000000002, "0")),
        ((230, "0000"), (2150000, '#,##0" đồng"'), (0.25, "[<1]0.000;0.0"), (1.2, '0.0" nghìn"')),
    )
    columns = found.tables["works"].columns
    assert [value.value for value in columns["code"] if isinstance(value, Label)] == ["0017", "0230"]
    assert [(value.text, int(value.value)) for value in columns["cost"] if isinstance(value, Quantity)] == [
        ("2,15 triệu đồng", 2150000),
        ("2150000 đồng", 2150000),
    ]
    assert [value.text for value in columns["area"] if isinstance(value, Quantity)] == ["3,3", "0,250"]
    assert [int(value.value) for value in columns["households"] if isinstance(value, Quantity)] == [12, 1200]
    assert not found.notices
    assert not found.defects


def test_another_unit_in_the_format_is_told_and_left_aside(tmp_path: Path) -> None:
    found = filed(tmp_path / "a.xlsx", ("A1", (5, '0.0" ha"'), 1, 1), ("A2", (7, '0.0" ha"'), 1, 1))
    (defect,) = found.defects
    assert (defect.key, defect.facts["other"], defect.place.cell) == ("form.unit-conflict", "ha", "B2")
    (first, _) = found.tables["works"].columns["cost"]
    assert isinstance(first, Quantity)
    assert first.value == 5_000_000


@pytest.mark.parametrize(
    ("area", "key", "count"),
    [
        ((15000, "#,##0,"), "form.divided-figures", 2),
        ((15, ";;;"), "form.hidden-figures", 2),
        ((0, ";;;"), None, 0),
        ((15000, "#,##0.0"), None, 0),
    ],
)
def test_what_the_cells_do_not_show_is_told_once_for_a_column(
    tmp_path: Path, area: Cell, key: str | None, count: int
) -> None:
    found = filed(tmp_path / "a.xlsx", ("A1", 1, area, 1), ("A2", 1, area, 1))
    assert [(notice.key, notice.facts["count"], notice.facts["cell"]) for notice in found.notices] == (
        [(key, count, "C2")] if key else []
    )
    value = found.tables["works"].columns["area"][0]
    assert isinstance(value, Quantity)
    assert value.value == area[0]
