"""Figures rounded to significant digits are as exact as these, whatever their decimals."""

import random
from decimal import Decimal

import numpy as np
import pytest
from any_tables import reading

from dqcheck.tables.figure_steps import decimals_of
from dqcheck.tables.significant_digits import steps_of_digits


def _rounded(value: float, digits: int, decimals: int = 99) -> float:
    size = Decimal(value).adjusted()
    return round(value, min(digits - 1 - size, decimals))


def _column(digits: int, decimals: int = 99, *, sizes: tuple[int, ...] = (-1, 0, 1, 2), count: int = 30) -> np.ndarray:
    random.seed(digits)
    figures = [10.0**size * random.uniform(1, 9.9) for size in sizes for _ in range(count)]
    return np.array([[_rounded(figure, digits, decimals)] for figure in figures])


def _steps(values: np.ndarray, *, stored: bool = False) -> np.ndarray:
    decimals = decimals_of(values.ravel()).reshape(values.shape)
    return steps_of_digits(decimals, values, values != 0, np.full(values.shape, stored))


@pytest.mark.parametrize(("digits", "decimals"), [(3, 99), (4, 99), (5, 99), (4, 4), (10, 9)])
def test_the_larger_a_figure_the_fewer_decimals_it_has(digits: int, decimals: int) -> None:
    values = _column(digits, decimals)
    expected = [10.0 ** -min(digits - 1 - Decimal(str(value)).adjusted(), decimals) for value in values[:, 0].tolist()]
    assert np.allclose(_steps(values)[:, 0], expected, rtol=1e-9)


def test_noughts_at_the_end_are_not_written_and_count() -> None:
    values = np.vstack([_column(4), [[10.7], [120.0]]])
    assert _steps(values)[-2:, 0].tolist() == [0.01, 0.1]


@pytest.mark.parametrize("decimals", [1, 2, 3])
def test_decimals_alone_are_no_digits(decimals: int) -> None:
    random.seed(decimals)
    values = np.array([[round(10 ** random.uniform(-1, 4), decimals)] for _ in range(200)])
    assert not _steps(values).any()


def test_amounts_beside_rates_are_no_digits() -> None:
    random.seed(1)
    amounts = [round(random.uniform(100, 999), 1) for _ in range(30)]
    rates = [round(random.uniform(10, 99), 2) for _ in range(30)]
    assert not _steps(np.array([[value] for value in amounts + rates])).any()
    assert not _steps(np.array([amounts, rates]).T).any()


def test_columns_of_long_figures_are_looked_at_together() -> None:
    values = np.hstack([_column(10, sizes=(0,), count=12), _column(10, sizes=(1,), count=12)])
    assert np.allclose(_steps(values)[0], [1e-9, 1e-8])


@pytest.mark.parametrize(("digits", "known"), [(6, 6), (7, 7), (8, 7), (9, 7), (10, 10)])
def test_digits_that_single_precision_does_not_know_are_noise(digits: int, known: int) -> None:
    values = _column(digits)
    tens = (values[:, 0] >= 10) & (values[:, 0] < 100)
    assert np.allclose(_steps(values)[tens], 10.0 ** (2 - known), rtol=1e-9)


def test_a_slip_is_as_exact_as_it_is_written() -> None:
    values = np.vstack([_column(4), [[12.34567]]])
    assert _steps(values)[-1, 0] == pytest.approx(1e-5)
    assert _steps(values)[:-1].all()


def test_figures_far_shorter_than_those_of_their_column_are_as_exact_as_they_are_written() -> None:
    values = np.vstack([_column(8, sizes=(1,)), [[5.438], [96.0], [30.1234]]])
    assert _steps(values)[-3:, 0].tolist() == [0.001, 0.0, 0.0]
    assert not _steps(values)[:-3].any()
    assert not _steps(values, stored=True).any()


def test_a_sum_of_so_many_digits_may_be_off_by_their_roundings() -> None:
    random.seed(7)
    rows = ["Year;Cropland;Grazing;Agricultural area"]
    for year in range(300):
        size = 10 ** random.uniform(7, 7.6) if year < 295 else 6e8
        parts = [_rounded(size * random.uniform(1, 1.2), 10) for _ in range(2)]
        figures = (*parts, _rounded(sum(parts), 10))
        rows.append(";".join(map(str, (1900 + year, *(format(one, ".10g") for one in figures)))))
    totals = [one for one in reading("\n".join(rows)).claims if one.kind == "table-total"]
    assert len(totals) > 250
    for claim in totals:
        (total,), parts = claim.roles["total"], claim.roles["parts"]
        gap = abs(total.value.value - sum(one.value.value for one in parts))
        assert 2 * gap <= total.value.quantum + sum(one.value.quantum for one in parts)
