"""Rows of a table that was written out as text."""

import pytest
from sentence_claims import claims

ROWS = "Doanh thu 415,2 388,7 6,8% 96,4 101,3 -4,8% Lãi gộp 120,6 131,2 -8,1%"


def test_the_changes_of_rows_that_hold() -> None:
    found = [(roles["stated"], roles["now"], roles["before"]) for roles, _ in claims(ROWS, "growth")]
    assert found == [
        (["6,8%"], ["415,2"], ["388,7"]),
        (["4,8%"], ["96,4"], ["101,3"]),
        (["8,1%"], ["120,6"], ["131,2"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Doanh thu 415,2 388,7 6,8%",  # one row may hold by chance
        "Doanh thu 415,2 388,7 7,8% Lãi gộp 120,6 131,2 -9,1%",
        "Doanh thu 415,2 và 388,7 6,8%, lãi gộp 120,6 và 131,2 -8,1%",
    ],
)
def test_figures_that_are_no_rows(text: str) -> None:
    assert claims(text, "growth") == []
