"""Provenance: where in a source something stands."""

from dataclasses import fields
from functools import lru_cache

from dqcheck.model.record import record


@record
class Place:
    """Where something stands in a source, in the words a person uses to look for it.

    A cell has ``sheet`` and ``cell`` (``F12``) with the labels printed beside and above it; a sentence has ``page``,
    ``paragraph`` and ``line``, all counted from one; a record of a frame has ``table`` and ``row`` (counted from zero,
    the position in the frame) and ``column``.
    """

    sheet: str | None = None
    cell: str | None = None
    row_label: str | None = None
    column_label: str | None = None
    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    table: str | None = None
    row: int | None = None
    column: str | None = None

    def as_dict(self) -> dict[str, str | int]:
        """The parts that are known, in the order of declaration."""
        return {name: value for name in _NAMES if (value := getattr(self, name)) is not None}


_NAMES = tuple(one.name for one in fields(Place))


@lru_cache(maxsize=1024)
def column_letters(index: int) -> str:
    """Letters of a column counted from zero: 0 is ``A``, 26 is ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """Address of a cell whose row and column are counted from zero: (11, 5) is ``F12``."""
    return f"{column_letters(column)}{row + 1}"


def row_number(address: str) -> int:
    """The row of a cell's address as printed, counted from one: 12 of ``F12``."""
    return int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def column_number(address: str) -> int:
    """The column of a cell's address as printed, counted from one: 6 of ``F12``."""
    number = 0
    for letter in address.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number
