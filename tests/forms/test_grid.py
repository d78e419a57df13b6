"""Cells as figures and as labels."""

import pytest

from dqcheck.forms.grid import is_figure


@pytest.mark.parametrize(
    "cell", ["1.234", "84.63%", "$1,234.5", "(1,234)", "1'234", "1,234 (1)", "5.1 (p)", "€5", "-5", "\u202d1,250\u202c"]
)
def test_figures_with_money_brackets_and_marks(cell: str) -> None:
    assert is_figure(cell)


@pytest.mark.parametrize(
    "cell", ["(1)", "1a", "2024", "2024a", "12 tháng", "1,5 km đường", "Quý 1", "Total (1)", "$", "12 (5)"]
)
def test_what_may_stand_in_a_header(cell: str) -> None:
    assert not is_figure(cell)
