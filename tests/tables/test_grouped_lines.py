"""Columns and rows that group thousands with the decimal mark of the rest of their sheet."""

import pytest
from any_tables import grid

from dqcheck.numerals.notations import NOTATIONS
from dqcheck.tables.grouped_lines import grouped_otherwise


def column(text: str, at: int) -> list[float]:
    return [float(one) for one in grid(text).values[:, at]]


def test_a_column_of_counts_beside_rates_with_points_is_read_as_counts() -> None:
    text = "2.450;102.5\n112;77.7\n145;90.3\n9.812;101.4"
    assert column(text, 0) == [2450, 112, 145, 9812]
    assert column(text, 1) == [102.5, 77.7, 90.3, 101.4]
    assert str(grid(text).exactly(0, 0)) == "2450"


def test_the_same_with_commas() -> None:
    assert column("2,450;102,5\n112;77,7\n9,812;101,4", 0) == [2450, 112, 9812]


def test_a_row_of_counts_above_a_row_of_rates() -> None:
    found = grid("2.450;987;1.120\n45.2;46.1;44.0")
    assert found.values[0].tolist() == [2450, 987, 1120]


@pytest.mark.parametrize(
    "text",
    [
        "2.450;102.5\n3.112;77.7\n9.812;101.4",  # nothing says that they count: no figure without a mark
        "2.450;102.5\n12;77.7\n9.81;101.4",  # one has two decimals
        "2.450;102.5\n1250;77.7\n9.812;101.4",  # thousands are written without a mark
        "2.450;102.5\n12;77.7\n15;101.4",  # one alone may be anything
    ],
)
def test_nothing_is_taken_for_counts_without_evidence(text: str) -> None:
    assert column(text, 0)[0] == 2.45


def test_millions_decide_for_their_column() -> None:
    assert column("2.450.100;102.5\n1.112;77.7", 0) == [2450100, 1112]


def test_serial_numbers_are_no_evidence_of_a_row() -> None:
    assert not grouped_otherwise([(0, 0, "7"), (0, 1, "2.450"), (0, 2, "2.512")], NOTATIONS["en"])


def test_part_of_a_grid_keeps_what_was_read() -> None:
    found = grid("Nội dung;Số\nA;2.450\nB;112\nC;9.812\nD;12.5;1.5").part(slice(1, None))
    assert [str(found.exactly(row, 1)) for row in range(3)] == ["2.450", "112", "9.812"]
    counted = grid("Nội dung;Số;%\nA;2.450;1.5\nB;112;2.5\nC;9.812;3.5").part(slice(1, None))
    assert [str(counted.exactly(row, 1)) for row in range(3)] == ["2450", "112", "9812"]
