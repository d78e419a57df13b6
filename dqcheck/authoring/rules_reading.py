"""The sheets of a ruleset read from a workbook that people have written in: every cell as the text it stands for."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck import sources
from dqcheck.authoring.rule_sheets import NAMED_BY, RuleSheet
from dqcheck.authoring.rules_workbook import sheet_name
from dqcheck.authoring.sheet_rules import ReadSheet, SheetPlace, SheetProblem
from dqcheck.errors import UsageError
from dqcheck.messages import sentence
from dqcheck.model.document import CellError, Raw, Sheet, Workbook
from dqcheck.model.place import column_letters
from dqcheck.model.record import record
from dqcheck.model.text import LANGUAGES
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    from dqcheck.sources.inspection import WorkbookDetails

MOST_ROWS = 50_000
"""Rows of a sheet; a ruleset has some hundred."""
_SEARCHED_ROWS = 10
"""Rows in which the keys of the columns may stand."""
_EXACT = 10**15
"""A number from which on a workbook keeps no longer all digits."""
_KINDS = tuple(NAMED_BY)
_OPENED = frozenset(("xlsx", "xlsm", "xlsb", "xls", "ods"))


@record
class RulesRead:
    """What was read: the sheets, what is wrong with cells, and sheets that are none of a ruleset."""

    sheets: tuple[ReadSheet, ...]
    problems: tuple[SheetProblem, ...]
    others: tuple[str, ...]


def read_rules(path: Path) -> RulesRead:
    """The sheets of a ruleset in a workbook. Raises SourceError where it cannot be read, UsageError where it holds no
    ruleset."""
    workbook = sources.read(path)
    kinds = _kinds()
    if not isinstance(workbook, Workbook) or workbook.media not in _OPENED:
        raise _no_ruleset(path)
    if not any(kinds.get(fold(sheet.name)) == "ruleset" for sheet in workbook.sheets):
        raise _no_ruleset(path)
    details = sources.details(workbook)
    guides = {fold(sentence("sheet.guide", language)) for language in LANGUAGES}
    found: list[ReadSheet] = []
    problems: list[SheetProblem] = []
    others: list[str] = []
    for sheet in workbook.sheets:
        kind = sheet.name if sheet.name.endswith(".csv") else kinds.get(fold(sheet.name))
        if kind is None:
            others += [] if fold(sheet.name) in guides else [sheet.name]
        elif kind in {one.sheet.name for one in found}:
            problems.append(SheetProblem(place=SheetPlace(sheet=sheet.name, row=1), key="sheet.sheet-twice"))
        else:
            found += _SheetReading(sheet, kind, details, problems).read()
    return RulesRead(sheets=tuple(found), problems=tuple(problems), others=tuple(others))


def _no_ruleset(path: Path) -> UsageError:
    return UsageError(
        "error.sheet-no-ruleset",
        f"{path}: this workbook holds no ruleset; dqcheck rules export RULESET -o {path.name} makes one.",
        path=str(path), name=path.name,
    )  # fmt: skip


def _kinds() -> Mapping[str, str]:
    """The kinds of sheets by the names they bear, in every language."""
    return {fold(name): kind for kind in _KINDS for name in (kind, *(sheet_name(kind, one) for one in LANGUAGES))}


class _SheetReading:
    """Reads one sheet, noting what cannot be read."""

    def __init__(self, sheet: Sheet, kind: str, details: "WorkbookDetails", problems: list[SheetProblem]) -> None:
        self._sheet, self._kind, self._details, self._problems = sheet, kind, details, problems

    def read(self) -> Iterator[ReadSheet]:
        """The sheet; nothing, with the problem, where its columns cannot be told."""
        head = self._head()
        if head is None:
            self._wrong(0, "", "sheet.no-keys")
            return
        if len(self._sheet.rows) > MOST_ROWS:
            self._wrong(MOST_ROWS, "", "sheet.too-many-rows")
            return
        columns = self._columns(head)
        rows, numbers = [], []
        for number in range(head + 1, len(self._sheet.rows)):
            row = tuple(self._text(number, at, key) for at, key in columns.items())
            if any(row):
                rows.append(row)
                numbers.append(number + 1)
        yield ReadSheet(
            sheet=RuleSheet(name=self._kind, columns=tuple(columns.values()), rows=tuple(rows)),
            named=self._sheet.name,
            numbers=tuple(numbers),
            letters=tuple(map(column_letters, columns)),
        )

    def _head(self) -> int | None:
        """The row of the keys: of a .csv file the first, else the one that has those that name its rows."""
        if self._kind.endswith(".csv"):
            return 0 if self._sheet.rows else None
        wanted = set(NAMED_BY[self._kind])  # type: ignore[index]  # one of the kinds
        for number, row in enumerate(self._sheet.rows[:_SEARCHED_ROWS]):
            if wanted <= {cell.strip() for cell in row if isinstance(cell, str)}:
                return number
        return None

    def _columns(self, head: int) -> dict[int, str]:
        """The keys by the places of their columns; a column without a key under which something stands is told."""
        found: dict[int, str] = {}
        row = self._sheet.rows[head]
        for at in range(max(map(len, self._sheet.rows), default=0)):
            key = self._text(head, at, "").strip() if at < len(row) else ""
            if key and (key not in found.values() or self._kind.endswith(".csv")):
                found[at] = key
            elif key:
                self._wrong(head, key, "sheet.key-twice", key)
            elif any(at < len(one) and one[at] not in (None, "") for one in self._sheet.rows[head + 1 :]):
                self._wrong(head, column_letters(at), "sheet.no-key", column_letters(at))
        return found

    def _text(self, row: int, column: int, key: str) -> str:
        """What a cell stands for, as a ruleset writes it. Formulas, errors and numbers of which digits are lost are
        told: nobody knows what was meant."""
        cells = self._sheet.rows[row]
        cell: Raw = cells[column] if column < len(cells) else None
        name = self._sheet.name
        if (formula := self._details.formula(name, row, column)) is not None:
            self._wrong(row, key, "sheet.formula", formula[:60])
            return ""
        if isinstance(cell, CellError) or self._details.error(name, row, column) is not None:
            self._wrong(row, key, "sheet.error-cell")
            return ""
        if isinstance(cell, bool):
            return str(cell).lower()
        if isinstance(cell, int | float):
            if abs(cell) >= _EXACT:
                self._wrong(row, key, "sheet.digits-lost", f"{cell:.0f}")
            percent = self._details.is_percent(name, row, column)
            return _number(Decimal(repr(cell)) * (100 if percent else 1)) + ("%" if percent else "")
        if isinstance(cell, dt.datetime):
            return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ")
        return "" if cell is None else cell.isoformat() if isinstance(cell, dt.date) else str(cell)

    def _wrong(self, row: int, key: str, problem: str, shown: str = "") -> None:
        place = SheetPlace(sheet=self._sheet.name, row=row + 1, column=key)
        self._problems.append(SheetProblem(place=place, key=problem, shown=shown))


def _number(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def lettered(place: SheetPlace, sheets: Sequence[ReadSheet]) -> str:
    """The column of a place as people see it: its letter with its key, where its sheet has it."""
    for one in sheets:
        letters = dict(zip(one.sheet.columns, one.letters, strict=True))
        if one.named == place.sheet and place.column in letters:
            return f"{letters[place.column]} ({place.column})"
    return place.column
