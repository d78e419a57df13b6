"""The part of the language of formulas that is understood, parsed from its R1C1 form.

comparison := sum (("=" | "<>" | "<" | "<=" | ">" | ">=") sum)?
sum        := product (("+" | "-") product)*
product    := signed (("*" | "/") signed)*
signed     := ("+" | "-") signed | percent
percent    := primary "%"*
primary    := number | text | reference (":" reference)? | function "(" arguments ")" | "(" comparison ")"
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from dqcheck.model.record import record
from dqcheck.tables.formulas.relative_forms import NotUnderstoodError

FUNCTIONS = {
    "SUM": (1, 255), "AVERAGE": (1, 255), "SUBTOTAL": (2, 2), "ROUND": (2, 2), "IF": (2, 3), "IFERROR": (2, 2),
    "ISERROR": (1, 1), "ISBLANK": (1, 1),
}  # fmt: skip
"""The functions that are understood, with the fewest and the most arguments."""
COMPARING = ("=", "<>", "<", "<=", ">", ">=")
MOST_NESTED = 40
"""Levels of brackets, functions and signs."""
MOST_CHARACTERS = 8192

_TOKEN = re.compile(
    r"""(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<text>"(?:[^"]|"")*")
    |(?:(?P<sheet>'(?:[^']|'')*')!)?R(?P<row>\[-?\d+\]|\d+)C(?P<column>\[-?\d+\]|\d+)
    |(?P<function>[A-Za-z]+)\(|(?P<mark><>|<=|>=|[-+*/%(),;:=<>])""",
    re.VERBOSE,
)


@record
class Constant:
    """A number or a text."""

    value: Decimal | str


@record
class CellReference:
    """A cell: of another sheet where ``sheet`` is given, at a distance or, where it is ``fixed``, at a place."""

    row: int
    column: int
    row_fixed: bool = False
    column_fixed: bool = False
    sheet: str = ""

    def at(self, row: int, column: int) -> tuple[int, int]:
        """Row and column that it means in the formula of a cell."""
        return self.row + (0 if self.row_fixed else row), self.column + (0 if self.column_fixed else column)


@record
class AreaReference:
    """A range of cells, by two of its corners."""

    first: CellReference
    last: CellReference

    def at(self, row: int, column: int) -> tuple[int, int, int, int]:
        """First row, first column, last row and last column that it means in the formula of a cell."""
        rows, columns = zip(self.first.at(row, column), self.last.at(row, column), strict=True)
        return min(rows), min(columns), max(rows), max(columns)


@record
class Operation:
    """Something done to operands: ``+`` ``-`` ``*`` ``/`` and comparisons to two, ``negative`` and ``%`` to one, or a
    function of ``FUNCTIONS``."""

    name: str
    operands: "tuple[Expression, ...]"


Expression = Constant | CellReference | AreaReference | Operation


@lru_cache(maxsize=4096)
def parse_formula(text: str) -> Expression:
    """Parse a formula in R1C1 form. Raises NotUnderstoodError."""
    if len(text) > MOST_CHARACTERS:
        raise NotUnderstoodError("too long")
    parser = _FormulaParser(list(_formula_tokens(text)))
    expression = parser.comparison()
    if parser.kind != "end":
        raise NotUnderstoodError(parser.kind)
    return expression


def _formula_tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise NotUnderstoodError(text[at : at + 20])
        yield found
        at = found.end()


class _FormulaParser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self._tokens, self._at, self._depth = tokens, 0, 0

    @property
    def token(self) -> re.Match[str]:
        return self._tokens[self._at]

    @property
    def kind(self) -> str:
        """The kind of the token here: its mark, or what it is."""
        if self._at == len(self._tokens):
            return "end"
        token = self.token
        return token["mark"] or ("reference" if token["row"] else token.lastgroup or "")

    def _take(self, *marks: str) -> str | None:
        kind = self.kind
        if kind in marks:
            self._at += 1
            return kind
        return None

    def comparison(self) -> Expression:
        self._depth += 1
        if self._depth > MOST_NESTED:
            raise NotUnderstoodError("nested too deeply")
        left = self._sum()
        mark = self._take(*COMPARING)
        whole = Operation(name=mark, operands=(left, self._sum())) if mark else left
        self._depth -= 1
        return whole

    def _sum(self) -> Expression:
        left = self._product()
        while mark := self._take("+", "-"):
            left = Operation(name=mark, operands=(left, self._product()))
        return left

    def _product(self) -> Expression:
        left = self._signed()
        while mark := self._take("*", "/"):
            left = Operation(name=mark, operands=(left, self._signed()))
        return left

    def _signed(self) -> Expression:
        negative = False
        while mark := self._take("+", "-"):
            negative ^= mark == "-"
        value = self._primary()
        while self._take("%"):
            value = Operation(name="%", operands=(value,))
        if not negative:
            return value
        if isinstance(value, Operation) and value.name == "negative":
            return value.operands[0]
        return Operation(name="negative", operands=(value,))

    def _primary(self) -> Expression:
        if self._take("("):
            inner = self.comparison()
            if not self._take(")"):
                raise NotUnderstoodError("(")
            return inner
        kind = self.kind
        if kind not in ("number", "text", "reference", "function"):
            raise NotUnderstoodError(kind)
        token = self.token
        self._at += 1
        if kind == "number":
            return Constant(value=Decimal(token["number"]))
        if kind == "text":
            return Constant(value=token["text"][1:-1].replace('""', '"'))
        return self._function(token["function"].upper()) if kind == "function" else self._range(token)

    def _range(self, token: re.Match[str]) -> Expression:
        first = _reference_of(token)
        if not self._take(":"):
            return first
        if self.kind != "reference":
            raise NotUnderstoodError(":")
        last = _reference_of(self.token)
        self._at += 1
        return AreaReference(first=first, last=last)

    def _function(self, name: str) -> Expression:
        if name not in FUNCTIONS:
            raise NotUnderstoodError(name)
        arguments = [self.comparison()]
        while self._take(",", ";"):
            arguments.append(self.comparison())
        fewest, most = FUNCTIONS[name]
        if not self._take(")") or not fewest <= len(arguments) <= most:
            raise NotUnderstoodError(name)
        return Operation(name=name, operands=tuple(arguments))


def _reference_of(token: re.Match[str]) -> CellReference:
    rows, columns, sheet = token["row"], token["column"], token["sheet"]
    return CellReference(
        row=int(rows[1:-1]) if rows[0] == "[" else int(rows) - 1,
        column=int(columns[1:-1]) if columns[0] == "[" else int(columns) - 1,
        row_fixed=rows[0] != "[",
        column_fixed=columns[0] != "[",
        sheet=sheet[1:-1].replace("''", "'") if sheet else "",
    )
