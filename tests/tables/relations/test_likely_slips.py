"""Slips of the pen between digits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.tables.relations.likely_slips import chance_digits, common_base, exchanged, is_slip, repairing
from dqcheck.tables.relations.number_lines import NumberLines, lines_of


@pytest.mark.parametrize(
    ("written", "meant", "likely"),
    [
        (2415, 2451, True), (2415, 2465, True), (241, 2415, True), (24415, 2415, True), (-5, 5, True),
        (2415, 2415, False), (2415, 2514, False), (2415, 24, False), (2415, 3425, False), (0, 0, False),
        (-12, 13, False),
    ],
)  # fmt: skip
def test_one_slip(written: int, meant: int, likely: bool) -> None:
    assert is_slip(written, meant) is likely


@given(st.integers(min_value=10, max_value=10**9), st.integers(min_value=0, max_value=8))
def test_a_digit_left_out_is_a_slip_both_ways(meant: int, at: int) -> None:
    digits = str(meant)
    written = int(digits[: at % len(digits)] + digits[at % len(digits) + 1 :])
    if len(str(written)) == len(digits) - 1:
        assert is_slip(written, meant)
        assert is_slip(meant, written)


@pytest.mark.parametrize(
    ("written", "meant", "likely"), [(5_000, 5, True), (5, 5_000_000, True), (5_000, 50, False), (0, 5_000, False)]
)
def test_another_unit_is_a_slip(written: int, meant: int, likely: bool) -> None:
    assert is_slip(written, meant) is likely


def lines(*rows: tuple[float, ...], step: float = 1.0) -> NumberLines:
    values = np.array(rows)
    shape, nothing = np.ones(values.shape), np.zeros(len(values), dtype=bool)
    return lines_of(values, shape.astype(bool), step * shape, [""] * len(values), nothing)


def test_a_digit_left_out_behind_the_mark_moves_none_across_it() -> None:
    assert repairing(lines((5.485,), (2.854,), (2.31,), step=0.001), 0, (1, 2), 0, exact=True) == [2]
    assert repairing(lines((5.485,), (2.854,), (2.19,), step=0.001), 0, (1, 2), 0, exact=True) == []


def test_figures_of_two_lines_that_were_exchanged() -> None:
    assert exchanged(lines((900, 700), (500, 400), (300, 400)), 0, (1, 2), (0, 1))
    assert exchanged(lines((700, 900), (500, 400), (400, 300)), 0, (1, 2), (0, 1))
    assert not exchanged(lines((900, 700), (500, 410), (300, 390)), 0, (1, 2), (0, 1))


def test_digits_that_all_figures_share_agree_by_themselves() -> None:
    assert common_base([12_000, 35_000, 0]) == 1000
    assert common_base([12_000, 35_001]) == common_base([1.5, 30]) == 1
    fine, round_ = lines((91_234,), (41_117,), (50_117,)), lines((91_000,), (41_000,), (50_000,))
    assert chance_digits(fine, 0, (1, 2), 0) - chance_digits(round_, 0, (1, 2), 0) > 2
