"""Addresses of cells, and what a place tells."""

import pytest

from dqcheck.model.place import Place, cell_address, column_letters, row_number


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_letters_of_a_column(index: int, letters: str) -> None:
    assert column_letters(index) == letters
    assert cell_address(11, index) == f"{letters}12"
    assert row_number(cell_address(11, index)) == 12


def test_a_place_tells_only_what_is_known() -> None:
    assert Place(sheet="TTHC", cell="F12").as_dict() == {"sheet": "TTHC", "cell": "F12"}
    assert Place(row=0).as_dict() == {"row": 0}
