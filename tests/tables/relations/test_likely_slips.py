"""Slips of the pen between digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.tables.relations.likely_slips import is_slip


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
