"""Shares in a percent column: the column decides."""

import pytest
from formkit import field

from dqcheck.forms.cell_looks import CellLook, ColumnLook
from dqcheck.forms.cell_values import column_values
from dqcheck.model.quantity import Missing

RATE = field("r", "R", type="percent")


def read(*cells: float | str, **more: object) -> list[str]:
    found = column_values(cells, RATE, **more)
    return [value.reason.value if isinstance(value, Missing) else str(value.value) for value in found]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((2.5, 3.1, 0.4), ["2.5", "3.1", "0.4"]),
        ((2.5, 3.1, -0.4), ["2.5", "3.1", "-0.4"]),
        ((85.2, 99.1, 0.4), ["85.2", "99.1", "0.4"]),
        ((85.2, 99.1, 0.9), ["85.2", "99.1", "ambiguous"]),
        ((85.2, 0.9, 0.8), ["85.2", "open-notation", "open-notation"]),
        ((0.4, 0.75, 1), ["open-notation"] * 3),
        ((0.4,), ["ambiguous"]),
        ((0, 2.5), ["0", "2.5"]),
    ],
)
def test_what_a_column_says_of_its_shares(cells: tuple[float, ...], expected: list[str]) -> None:
    assert read(*cells) == expected


def test_a_share_that_was_typed_as_text_is_as_doubtful() -> None:
    assert read("85,2", "99,1", "0,912") == ["85.2", "99.1", "ambiguous"]
    assert read("85,2", "0,91", "0,84") == ["85.2", "open-notation", "open-notation"]
    assert read("0,9", "0,8", "1") == ["open-notation"] * 3
    assert read("85,2", "0,91%", "0,50") == ["85.2", "0.91", "ambiguous"]
    assert read("0,9") == ["0.9"]  # nothing beside it says otherwise
    assert read(85.2, "0,9") == ["85.2", "ambiguous"]
    assert read("0,9", "0,8", in_percent=True) == ["0.9", "0.8"]


def test_a_text_with_the_decimals_of_all_others_is_no_share() -> None:
    assert read("85,21", "99,10", "0,91") == ["85.21", "99.10", "0.91"]


def test_a_header_or_a_format_settles_it() -> None:
    assert read(0.4, 0.75, 1, in_percent=True) == ["0.4", "0.75", "1"]
    looks = [CellLook(decimals=0, percent=True), CellLook(decimals=None)]
    assert read(0.4, 0.75, look=ColumnLook(lambda index: looks[0], False)) == ["40", "75"]
    assert read(0.4, 0.75, look=ColumnLook(lambda index: looks[index], False)) == ["40", "ambiguous"]
