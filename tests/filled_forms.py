"""Blank forms filled in by a test: values are typed into cells, and what Excel would reckon is reckoned here."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl

Typed = Mapping[tuple[str, str], object]
"""What is typed, by sheet and cell."""

_PIECE = re.compile(
    r"""(?P<text>"[^"]*")|(?P<word>[A-Z]+(?=\())|(?P<compare>[<>]=?)|="""
    r"""|(?P<cell>(?:'(?P<sheet>(?:[^']|'')+)'!)?\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]+)"""
    r"""(?::\$?(?P<last>[A-Z]{1,3})\$?(?P<last_row>[0-9]+))?)"""
    r"""|(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)"""
)


class Reckoner:
    """What the formulas of a workbook give, by the meaning that Excel gives to the few functions that forms use."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)
        self.known: dict[tuple[str, str], object] = {}

    def value(self, sheet: str, cell: str) -> object:
        """What a cell holds or gives."""
        if (sheet, cell) not in self.known:
            held = self.book[sheet][cell].value
            formula = isinstance(held, str) and held.startswith("=")
            self.known[sheet, cell] = self.result(sheet, str(held)[1:]) if formula else held
        return self.known[sheet, cell]

    def result(self, sheet: str, formula: str) -> object:
        """What a formula gives. An IF reckons only what it chooses."""
        if formula.startswith("IF(") and closing(formula, 2) == len(formula) - 1:
            condition, then, other = arguments(formula[3:-1])
            return self.result(sheet, then if self.result(sheet, condition) else other)
        if formula == '""':
            return ""
        return eval(
            self.python(sheet, formula), {"__builtins__": {}}, FUNCTIONS | {"IF": self._if(sheet), "at": self.at}
        )

    def _if(self, sheet: str) -> Any:
        return lambda condition, then, other: then if condition else other

    def python(self, sheet: str, formula: str) -> str:
        """A formula as an expression of Python."""

        def piece(found: re.Match[str]) -> str:
            if found["cell"]:
                named = (found["sheet"] or sheet).replace("''", "'")
                return f"at({named!r},{found['column']!r},{found['row']},{found['last']!r},{found['last_row']})"
            if found["number"]:
                return f"Decimal({found['number']!r})"
            return "==" if found[0] == "=" else found[0]

        return _PIECE.sub(piece, formula)

    def at(self, sheet: str, column: str, row: int, last: str | None, last_row: int | None) -> object:
        """The value of a cell, or the values of a range of one column."""
        if last is None:
            held = self.value(sheet, f"{column}{row}")
            return Decimal(str(held)) if isinstance(held, int | float) else held
        assert last == column
        return [self.at(sheet, column, at, None, None) for at in range(row, (last_row or row) + 1)]

    def save(self, path: Path) -> None:
        """Write the workbook with what its formulas give, as a spreadsheet stores it."""
        for sheet in self.book.worksheets:
            for line in sheet.iter_rows():
                for cell in line:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        found = self.value(sheet.title, cell.coordinate)
                        cell.value = float(found) if isinstance(found, Decimal) else found or None
        self.book.save(path)


def closing(text: str, opening: int) -> int:
    """Where the bracket closes that opens at a place."""
    depth = 0
    for at in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    raise ValueError(text)


def arguments(text: str) -> list[str]:
    """The arguments of a function."""
    found, depth, start = [], 0, 0
    for at, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            found.append(text[start:at])
            start = at + 1
    return [*found, text[start:]]


def numbers(given: tuple[object, ...]) -> list[Decimal]:
    """The numbers among values and ranges; texts and blanks are left out."""
    flat = [one for part in given for one in (part if isinstance(part, list) else [part])]
    return [one for one in flat if isinstance(one, Decimal)]


def product(*given: object) -> Decimal:
    result = Decimal(1)
    for one in numbers(given):
        result *= one
    return result


def rounded(value: Decimal, places: Decimal, how: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-int(places)), rounding=how)


FUNCTIONS: dict[str, Any] = {
    "Decimal": Decimal,
    "COUNT": lambda *given: len(numbers(given)),
    "SUM": lambda *given: sum(numbers(given), Decimal(0)),
    "PRODUCT": product,
    "ROUND": rounded,
    "TRUNC": lambda value, places: rounded(value, places, ROUND_DOWN),
    "N": lambda value: value if isinstance(value, Decimal) else Decimal(0),
    "LEN": lambda value: len(str(value)) if value is not None else 0,
    "ABS": abs,
    "INT": lambda value: value // 1,
    "AND": lambda *given: all(given),
    "OR": lambda *given: any(given),
    "ISNUMBER": lambda value: isinstance(value, Decimal),
}


def fill(data: bytes, typed: Typed, path: Path, *, over: Typed | None = None) -> Path:
    """The form with values typed into cells and its formulas reckoned; ``over`` is typed over what was reckoned."""
    path.write_bytes(data)
    reckoner = Reckoner(path)
    for (sheet, cell), value in typed.items():
        reckoner.book[sheet][cell].value = plain(value)
    reckoner.save(path)
    if over:
        book = openpyxl.load_workbook(path)
        for (sheet, cell), value in over.items():
            book[sheet][cell].value = plain(value)
        book.save(path)
    return path


def plain(value: object) -> Any:
    """A value as openpyxl takes it."""
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    return float(value) if isinstance(value, Decimal) else value
