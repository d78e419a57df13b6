"""Averages found along an axis."""

import random

import numpy as np
import pytest
from any_tables import said

from dqcheck.tables.relations import averages as averages_module
from dqcheck.tables.relations.number_lines import lines_of

SCORES = """Name;Q1;Q2;Q3
A;12.5;13.1;14.5
B;9.8;10.2;11.0
C;14.3;15.0;14.9
Average;12.20;12.77;13.47"""


def test_a_row_that_says_it_is_the_average_of_those_above() -> None:
    assert said(SCORES, "rows", "average") == {4: {1, 2, 3}}


def test_one_that_does_not_fit_is_none() -> None:
    assert said(SCORES.replace("12.20;12.77;13.47", "13.20;11.77;14.47"), "rows", "average") == {}


def test_without_a_label_every_line_must_bear_it_out() -> None:
    unsaid = SCORES.replace("Average", "D")
    assert said(unsaid, "rows", "average") == {}


def test_an_average_without_a_name_is_found_among_many_rows() -> None:
    chosen = random.Random(4)
    rows: list[list[str]] = []
    for _ in range(20):
        block = [[chosen.randint(0, 200) for _ in range(6)] for _ in range(7)]
        rows += [["A", *map(str, one)] for one in block]
        rows.append(["", *(f"{sum(column) / 7:.5f}" for column in zip(*block, strict=True))])
    found = said("\n".join(map(";".join, [["Tên", *"abcdef"], *rows])), "rows", "average", typed=True)
    assert found == {8 * at + 8: set(range(8 * at + 1, 8 * at + 8)) for at in range(20)}


def test_an_average_over_the_groups_leaves_out_the_averages_of_the_groups() -> None:
    chosen = random.Random(9)
    blocks = [[[chosen.randint(1, 9) for _ in range(6)] for _ in range(count)] for count in (4, 7, 5)]
    rows: list[list[str]] = []
    for block in blocks:
        rows += [[f"Tiêu chí {len(rows)}", *map(str, one)] for one in block]
        rows.append(["Trung bình", *(f"{sum(column) / len(block):.5f}" for column in zip(*block, strict=True))])
    every = [one for block in blocks for one in block]
    rows.append(["Trung bình chung", *(f"{sum(column) / len(every):.5f}" for column in zip(*every, strict=True))])
    found = said("\n".join(map(";".join, [["Tên", *"abcdef"], *rows])), "rows", "average", typed=True)
    assert found[20] == set(range(1, 20)) - {5, 13, 19}
    assert found[5] == {1, 2, 3, 4}


QUARTERS = [[f"{chance.gauss(100, 9):.1f}" for _ in range(8)] for chance in [random.Random(31)] for _ in range(14)]


def _years(rows: list[list[str]]) -> str:
    def of(row: list[str]) -> list[str]:
        years = [[*quarters, f"{sum(map(float, quarters)) / 4:.1f}"] for quarters in (row[:4], row[4:])]
        return [*years[0], *years[1]]

    head = "Ngành;" + ";".join(f"{name}/{year}" for year in (2008, 2009) for name in ("I", "II", "III", "IV", "Cả năm"))
    return "\n".join([head, *(f"x{at};" + ";".join(of(row)) for at, row in enumerate(rows))])


def test_a_year_that_is_the_average_of_its_quarters_is_read_from_its_figures() -> None:
    found = said(_years(QUARTERS), "columns", "average", typed=True)
    assert found == {5: {1, 2, 3, 4}, 10: {6, 7, 8, 9}}
    assert said(_years(QUARTERS[:4]), "columns", "average", typed=True) == {}  # few lines prove nothing


def test_where_every_label_says_average_each_is_of_few_positions(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def counting(*given: np.ndarray, said: bool) -> list[object]:
        looked.append(len(given[4]))
        return []

    monkeypatch.setattr(averages_module, "_fitting", counting)

    def cells(count: int) -> int:
        looked.clear()
        values = np.random.default_rng(2).integers(1, 9000, (count, 4)).astype(float)
        every = np.ones(count, dtype=bool)
        table = lines_of(values, values > 0, np.ones(values.shape), ["Average"] * count, ~every)
        averages_module.averages(table, every, [])
        return sum(looked)

    assert cells(5000) <= 2.4 * cells(2500)
