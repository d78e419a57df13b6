"""Formulas in R1C1 form: what is copied from cell to cell reads the same everywhere.

``SUM(B2:B8)`` in B9 is ``SUM(R[-7]C[0]:R[-1]C[0])``, and so it is in C9. Source: ECMA-376 part 1, 18.17.2 (references);
OpenDocument 1.3 part 4, 5.8 (references).
"""

import re

_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)"
_EXCEL = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")|(?P<space>\s+)|(?P<stranger>[\[{{@#])
    |(?<![\w.!:\]])(?:(?P<sheet>{_SHEET})!)?(?P<first>{_CELL})(?::(?P<second>{_CELL}))?(?![\w(!.\[:])
    |(?<![\w.!:\]])(?:(?P<whole>{_SHEET})!)?(?P<left>\$?[A-Z]{{1,3}}):(?P<right>\$?[A-Z]{{1,3}})(?![\w(!.\[:])""",
    re.VERBOSE,
)
_ODF_SHEET = r"(?:\$?(?:'(?:[^']|'')*'|[^\[\].'#:]*))"
_ODF = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")|(?P<space>\s+)
    |\[(?P<sheet>{_ODF_SHEET})\.(?P<first>{_CELL})(?::(?:{_ODF_SHEET})\.(?P<second>{_CELL}))?\]
    |(?P<stranger>[\[{{@#])""",
    re.VERBOSE,
)
_PARTS = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})")
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
"""The last row and column that a sheet may have, counted from zero."""


class NotUnderstoodError(ValueError):
    """A formula is not in the part of the language that is understood."""


def relative(text: str, row: int, column: int, *, dialect: str = "excel") -> str:
    """The R1C1 form of a formula that is written for a cell. Raises NotUnderstoodError for references to other files,
    names of columns of tables, and lists."""

    def replaced(found: re.Match[str]) -> str:
        if found["text"]:
            return found[0]
        if found["space"]:
            return ""
        if found["stranger"]:
            raise NotUnderstoodError(found[0])
        if dialect == "excel" and found["left"]:
            first, second = (f"{found[side]}${bound}" for side, bound in (("left", 1), ("right", LAST_ROW + 1)))
            return _sheet(found["whole"]) + _reference(first, row, column) + ":" + _reference(second, row, column)
        area = _sheet(found["sheet"]) + _reference(found["first"], row, column)
        return area + ":" + _reference(found["second"], row, column) if found["second"] else area

    return (_EXCEL if dialect == "excel" else _ODF).sub(replaced, text)


def _sheet(name: str | None) -> str:
    """The sheet of a reference in quotation marks, with the mark behind it; nothing for the formula's own."""
    plain = (name or "").removeprefix("$")
    if not plain:
        return ""
    return plain + "!" if plain.startswith("'") else f"'{plain}'!"


def _reference(cell: str, row: int, column: int) -> str:
    fixed_column, letters, fixed_row, digits = _PARTS.fullmatch(cell).groups()  # type: ignore[union-attr]
    down, across = int(digits) - 1, number_of(letters)
    rows = f"R{down + 1}" if fixed_row else f"R[{down - row}]"
    return rows + (f"C{across + 1}" if fixed_column else f"C[{across - column}]")


def number_of(letters: str) -> int:
    """The column of letters, counted from zero: ``A`` is 0, ``AA`` 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
