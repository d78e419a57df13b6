"""The province's totals as a file: CSV, workbook or JSON, each with the units that are missing and why."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dqcheck.errors import UsageError
from dqcheck.messages import legible_json, legible_record, sentence
from dqcheck.model.report import Submission
from dqcheck.model.text import Language, LocalText
from dqcheck.reporters.formula_injection import like_formula, neutral

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SCHEMA = "dqcheck.totals/1"
COLUMNS = ("ruleset", "table", "field", "title", "value", "unit", "submissions", "without")
VALUE = COLUMNS.index("value")
BOM = "\ufeff"


class _Total(Protocol):
    @property
    def ruleset(self) -> str: ...
    @property
    def table(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def title(self) -> LocalText: ...
    @property
    def value(self) -> object: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def submissions(self) -> int: ...
    @property
    def without(self) -> int: ...


class Totals(Protocol):
    """What is written: the aggregate of the engine."""

    @property
    def totals(self) -> Sequence[_Total]:
        """The figures."""
        ...

    @property
    def accepted(self) -> Sequence[Submission]:
        """Who is in them."""
        ...

    @property
    def missing(self) -> Sequence[Submission]:
        """Who is not."""
        ...

    @property
    def complete(self) -> bool:
        """Whether they are the whole."""
        ...


Writer = Callable[[Totals, Language], bytes]


def writer(path: Path) -> Writer:
    """The function that writes the format of a file's ending. Raises UsageError for other endings."""
    known: dict[str, Writer] = {".csv": _csv, ".json": _json, ".xlsx": _xlsx}
    if path.suffix.lower() not in known:
        names = ", ".join(sorted(known))
        english = f"{path.name}: totals are not written in a file of this ending. Endings: {names}."
        raise UsageError("error.unknown-ending", english, name=path.name, names=names)
    return known[path.suffix.lower()]


def why(one: Submission, language: Language) -> str:
    """Why a unit is not in the totals."""
    return sentence(f"aggregate.{one.status.value}", language, {"count": one.errors})


def _rows(found: Totals, language: Language) -> list[list[object]]:
    return [
        [t.ruleset, t.table, t.field, t.title[language], format(t.value, "f"), t.unit or "", t.submissions, t.without]
        for t in found.totals
    ]


def _heading(name: str, language: Language) -> str:
    return sentence(f"aggregate.column-{name}", language, {})


def _csv(found: Totals, language: Language) -> bytes:
    """Totals, then, after a blank line, who is missing."""
    found = legible_record(found)
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow([_heading(name, language) for name in COLUMNS])
    lines.writerows([neutral(str(cell)) for cell in row] for row in _rows(found, language))
    lines.writerow([])
    lines.writerow([_heading("missing", language), _heading("why", language)])
    lines.writerows([neutral(one.name), why(one, language)] for one in found.missing)
    return (BOM + out.getvalue()).encode("utf-8")


def _json(found: Totals, language: Language) -> bytes:
    data = {
        "schema": SCHEMA,
        "complete": found.complete,
        "totals": [dict(zip(COLUMNS, row, strict=True)) for row in _rows(found, language)],
        "accepted": [one.name for one in found.accepted],
        "missing": [{"name": one.name, "status": one.status.value, "why": why(one, language)} for one in found.missing],
    }
    return legible_json(json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _xlsx(found: Totals, language: Language) -> bytes:
    """A sheet of totals and a sheet of who is missing; numbers are numbers."""
    import xlsxwriter

    found = legible_record(found)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, number = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.##########"})
        looks = {True: book.add_format({"quote_prefix": True}), False: None}

        def write_row(sheet: "Worksheet", at: int, cells: Sequence[object]) -> None:
            for column, cell in enumerate(cells):
                sheet.write(at, column, cell, looks[isinstance(cell, str) and like_formula(cell)])

        totals = book.add_worksheet(_heading("totals", language))
        totals.write_row(0, 0, [_heading(name, language) for name in COLUMNS], bold)
        for at, row in enumerate(_rows(found, language), 1):
            write_row(totals, at, row)
            value = float(str(row[VALUE]))
            if isfinite(value):  # a number beyond all that a cell can hold stays a text
                totals.write_number(at, VALUE, value, number)
        totals.freeze_panes(1, 0)
        totals.autofit()
        absent = book.add_worksheet(_heading("missing", language))
        absent.write_row(0, 0, [_heading("missing", language), _heading("why", language)], bold)
        for at, one in enumerate(found.missing, 1):
            write_row(absent, at, [one.name, why(one, language)])
        absent.autofit()
    return out.getvalue()
