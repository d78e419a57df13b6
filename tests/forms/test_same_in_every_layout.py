"""The law of layouts: the same figures say the same, however their table is laid out."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from formkit import bound, field, form, plain, ruleset, sheet, workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from dqcheck.forms.frame_layouts import unfolded
from dqcheck.model.dataset import Table
from dqcheck.model.rule import Pivot, TableForm

UNITS = ("Xã Ba Động", "Xã Ba Tơ", "Xã Sơn Hà")
YEARS = (2022, 2023, 2024)
FIELDS = {"all": "Số hộ", "poor": "Hộ nghèo"}

Figures = Sequence[Sequence[Sequence[int]]]
"""By unit, year and field."""

FIGURES = st.lists(
    st.lists(st.lists(st.integers(0, 9999), min_size=2, max_size=2), min_size=3, max_size=3), min_size=3, max_size=3
)


def counts(**labels: str) -> list[Any]:
    return [field(name, label, type="count") for name, label in labels.items()]


UNIT = field("unit", "Đơn vị", required=True)
YEAR = field("year", type="date")
ROWS = form("t", UNIT, field("year", "Năm", type="date"), *counts(**FIELDS))
FAMILY = form("t", UNIT, YEAR, *counts(**{name: f"{{year}} / {label}" for name, label in FIELDS.items()}))
BY = Pivot(indicator=("Chỉ tiêu",), value=("Giá trị",), by=("unit", "year"))
LONG = form("t", UNIT, field("year", "Năm", type="date"), *counts(**FIELDS), pivot=BY)
LONG_BY_YEAR = form(
    "t", UNIT, YEAR, *counts(**FIELDS), pivot=Pivot(indicator=("Chỉ tiêu",), value=("{year}",), by=("unit",))
)
CROSS = form(
    "t", field("unit", type="text"), YEAR, *counts(**FIELDS), columns=("{unit} / {year}",), key="unit", sheet=("Bảng",)
)


def said(table: Table) -> dict[tuple[str, str], tuple[object, ...]]:
    years = [value.text for value in table.columns["year"]]
    values = zip(*(map(plain, table.columns[name]) for name in FIELDS), strict=True)
    return dict(zip(zip(table.submissions, years, strict=True), values, strict=True))


def expected(figures: Figures) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (unit, str(year)): tuple(str(figure) for figure in figures[at][when])
        for at, unit in enumerate(UNITS)
        for when, year in enumerate(YEARS)
    }


def laid_out(figures: Figures) -> list[tuple[TableForm, list[list[object]]]]:
    whole = [(unit, year, figures[at][when]) for at, unit in enumerate(UNITS) for when, year in enumerate(YEARS)]
    labels = list(FIELDS.values())
    return [
        (ROWS, [["Đơn vị", "Năm", *labels], *([unit, year, *own] for unit, year, own in whole)]),
        (
            FAMILY,
            [
                ["Đơn vị", *(year for year in YEARS for _ in labels)],
                [None, *(labels * len(YEARS))],
                *([unit, *(x for own in figures[at] for x in own)] for at, unit in enumerate(UNITS)),
            ],
        ),
        (
            LONG,
            [
                ["Đơn vị", "Năm", "Chỉ tiêu", "Giá trị"],
                *([u, y, name, x] for u, y, own in whole for name, x in zip(labels, own, strict=True)),
            ],
        ),
        (
            LONG_BY_YEAR,
            [
                ["Đơn vị", "Chỉ tiêu", *YEARS],
                *(
                    [unit, name, *(own[which] for own in figures[at])]
                    for at, unit in enumerate(UNITS)
                    for which, name in enumerate(labels)
                ),
            ],
        ),
        (
            CROSS,
            [
                ["Chỉ tiêu", *(unit for unit in UNITS for _ in YEARS)],
                [None, *(YEARS * len(UNITS))],
                *([name, *(own[which] for _, _, own in whole)] for which, name in enumerate(labels)),
            ],
        ),
    ]


@settings(max_examples=25, deadline=None)
@given(figures=FIGURES)
def test_a_sheet_says_the_same_in_every_layout(figures: Figures) -> None:
    for declared, rows in laid_out(figures):
        got = bound(workbook(sheet(rows, name="Bảng")), ruleset(declared))
        assert said(got.tables["t"]) == expected(figures), declared
        assert got.unread == ()


@settings(max_examples=25, deadline=None)
@given(figures=FIGURES)
def test_every_value_is_the_one_in_its_cell(figures: Figures) -> None:
    for declared, rows in laid_out(figures):
        table = bound(workbook(sheet(rows, name="Bảng")), ruleset(declared)).tables["t"]
        for name in FIELDS:
            for record, value in enumerate(table.columns[name]):
                cell = table.locator.place(record, name).cell
                assert cell is not None
                assert str(rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")]) == value.text


@settings(max_examples=25, deadline=None)
@given(figures=FIGURES)
def test_a_frame_says_the_same_in_every_layout(figures: Figures) -> None:
    for declared, rows in laid_out(figures):
        if not declared.unfolds:
            continue
        depth = 2 if rows[1][0] is None else 1
        names = [" / ".join(str(row[at]) for row in rows[:depth] if row[at] is not None) for at in range(len(rows[0]))]
        frame = pd.DataFrame(rows[depth:], columns=names)
        found = unfolded(declared, {name: frame[name].tolist() for name in names})
        assert found is not None
        read = zip(*(found.values[name] for name in ("unit", "year", *FIELDS)), strict=True)
        assert {(unit, str(year)): tuple(map(str, own)) for unit, year, *own in read} == expected(figures)
        for name in FIELDS:
            for record, value in enumerate(found.values[name]):
                row, column = found.places.at(record, name)
                assert frame[column][row] == value
