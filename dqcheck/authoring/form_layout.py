"""Where the tables of a form stand in its blank workbook: sheets, headers, rows and columns, counted from zero."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Literal

from dqcheck.authoring.allowed_entries import AllowedEntry, allowed_entry
from dqcheck.authoring.computed_fields import Computed, Place, computed_form
from dqcheck.errors import UsageError
from dqcheck.forms.grid import CellRange
from dqcheck.forms.labels import names_blank
from dqcheck.messages import sentence
from dqcheck.model.record import record
from dqcheck.model.rule import Field, Ruleset, TableForm
from dqcheck.model.text import Language
from dqcheck.numerals.additivity import adds_up
from dqcheck.numerals.folding import fold
from dqcheck.rulesets.structural import says_which_rows_add_up

Arrangement = Literal["rows", "pairs"]

USUAL_ROWS = 30
"""Rows for a table of which nobody knows how many records it will have."""
MOST_ROWS = 10_000
"""Rows of a blank table: every one of them is written, with its formulas."""
_LONGEST_NAME = 31
"""Characters that Excel allows in the name of a sheet."""
_OCCURRENCE = re.compile(r"\s*#\d{1,2}$")
LABELS, UNITS, VALUES = range(3)
"""The columns of a table of labels and values."""
GAP = 2
"""Blank rows between two tables of a sheet."""


@record
class PlacedField:
    """A field of a table and where it stands: its column in a table of rows, its row in one of labels and values.
    ``labels`` are its header from the top down, ``unit`` what is written of its unit."""

    place: Place
    field: Field
    at: int
    labels: tuple[str, ...]
    unit: str
    entry: AllowedEntry
    computed: Computed | None = None


@record
class FormBlock:
    """A table of the form on its sheet. ``top`` is the row of its title, ``header`` the first row of its header,
    ``first`` and ``count`` the rows for records, ``total`` the row that adds them up, ``unit_line`` what stands above
    the header. In a table of labels and values ``first`` and ``count`` are the rows of its fields."""

    table: TableForm
    sheet: str
    arrangement: Arrangement
    top: int
    header: int
    depth: int
    first: int
    count: int
    fields: tuple[PlacedField, ...]
    total: int | None = None
    unit_line: str = ""

    @property
    def last(self) -> int:
        """The last row that belongs to the table."""
        return self.first + self.count - 1 + (self.total is not None)

    @property
    def width(self) -> int:
        """The number of its columns."""
        return VALUES + 1 if self.arrangement == "pairs" else len(self.fields)


@record
class FormLayout:
    """The blank workbook of a form: its tables in order, the field that names the reporting unit once for the whole
    workbook (``home``), and the units whose rows are there already (``units``: one row each)."""

    ruleset: Ruleset
    blocks: tuple[FormBlock, ...]
    home: Place | None = None
    units: tuple[str, ...] = ()

    def block(self, table: str) -> FormBlock | None:
        """The block of a table."""
        return next((one for one in self.blocks if one.table.name == table), None)


@record
class FormChoices:
    """What whoever makes a form may choose: its tables (none: those that every submission must have), the rows of
    tables with many records, and whether every unit of the list has a row of its own in it."""

    tables: tuple[str, ...] = ()
    rows: int = USUAL_ROWS
    every_unit: bool = False


def lay_out(ruleset: Ruleset, choices: FormChoices, language: Language) -> FormLayout:
    """The layout of a form. Raises UsageError for a ruleset without tables, and for a choice that it cannot meet."""
    tables = _chosen(ruleset, choices)
    units = _units(ruleset, choices)
    seats = _Seats(ruleset, tables, choices.rows, units, language)
    blocks = seats.blocks()
    once = next(
        ((one.table.name, one.table.key) for one in blocks if one.table.key and _single(one.table, ruleset)), None
    )
    home = once if ruleset.units is not None and not units else None
    return FormLayout(ruleset=ruleset, blocks=blocks, home=home, units=units)


def _chosen(ruleset: Ruleset, choices: FormChoices) -> tuple[TableForm, ...]:
    unknown = [name for name in choices.tables if name not in ruleset.tables]
    if unknown:
        known = ", ".join(ruleset.tables)
        raise UsageError(
            "error.form-no-table",
            f"{ruleset.name} has no table {unknown[0]!r}; its tables: {known}.",
            ruleset=ruleset.name, name=unknown[0], names=known,
        )  # fmt: skip
    given = [table for table in ruleset.tables.values() if table.name in choices.tables]
    wanted = given or [table for table in ruleset.tables.values() if table.required] or list(ruleset.tables.values())
    if not wanted:
        raise UsageError(
            "error.form-no-tables",
            f"{ruleset.name} describes no table, so that there is no form.",
            ruleset=ruleset.name,
        )
    if unfolded := [table for table in wanted if table.columns or table.unfolds]:
        others = ", ".join(name for name in ruleset.tables if name not in {table.name for table in unfolded})
        raise UsageError(
            "error.form-layout" if others else "error.form-layout-only",
            f"{unfolded[0].name} has several records in a row or a column: dqcheck makes no blank workbook of it."
            + (f" Other tables, by --table: {others}." if others else ""),
            name=unfolded[0].name, names=others,
        )  # fmt: skip
    if not 1 <= choices.rows <= MOST_ROWS:
        raise UsageError("error.form-rows", f"A blank table has 1 to {MOST_ROWS} rows.", most=MOST_ROWS)
    return tuple(wanted)


def unit_named(ruleset: Ruleset, name: str) -> str:
    """The reporting unit of a name, as the ruleset's list spells it. Raises UsageError, with the nearest, for one that
    is not in the list."""
    codes = ruleset.codelists.get(ruleset.units or "")
    if codes is None or not name:
        return name
    names = {fold(text): called or code for code, called in codes.codes.items() for text in (code, called) if text}
    if (found := names.get(fold(name))) is not None:
        return found
    near = [names[one] for one in get_close_matches(fold(name), names, n=3, cutoff=0.6)]
    key = "error.form-unit" if near else "error.form-unit-none"
    english = f"{ruleset.name} lists no unit {name!r}" + (f"; nearest: {', '.join(near)}." if near else ".")
    raise UsageError(key, english, ruleset=ruleset.name, name=name, near=near)


def _units(ruleset: Ruleset, choices: FormChoices) -> tuple[str, ...]:
    if not choices.every_unit:
        return ()
    codes = ruleset.codelists.get(ruleset.units or "")
    if codes is None or not codes.codes:
        raise UsageError(
            "error.form-no-units",
            f"{ruleset.name} has no list of reporting units (units: ...), so that they cannot be filled in.",
            ruleset=ruleset.name,
        )
    return tuple(dict.fromkeys(name or code for code, name in codes.codes.items()))


class _Seats:
    """Gives the tables of a form their places, one below the other on each sheet."""

    def __init__(
        self, ruleset: Ruleset, tables: Sequence[TableForm], rows: int, units: Sequence[str], language: Language
    ) -> None:
        self._ruleset, self._tables, self._rows, self._units, self._language = ruleset, tables, rows, units, language
        self._computed = computed_form(ruleset).fields
        self._present = {table.name for table in tables}

    def blocks(self) -> tuple[FormBlock, ...]:
        """The tables in their places."""
        sheets = _sheets(self._tables, self._language)
        found: list[FormBlock] = []
        for table in self._tables:
            above = [one for one in found if one.sheet == sheets[table.name]]
            found.append(self._block(table, sheets[table.name], above[-1].last + 1 + GAP if above else 1))
        return tuple(found)

    def _block(self, table: TableForm, sheet: str, top: int) -> FormBlock:
        single = _single(table, self._ruleset)
        pairs = table.layout == "pairs" or (table.layout == "auto" and single and not self._units)
        line = "" if pairs else table.unit_line or ""
        paths = {name: _labels(field) for name, field in table.fields.items()}
        header = top + 1 + (self._ruleset.period is not None) + bool(line)
        depth = 1 if pairs else max(map(len, paths.values()), default=1)
        first = header + depth
        fields = tuple(
            PlacedField(
                place=(table.name, name),
                field=field,
                at=first + number if pairs else number,
                labels=(" / ".join(paths[name]),) if pairs else paths[name],
                unit=_unit_beside(field, self._language) if pairs else _unit(field, line, paths[name][-1]),
                entry=allowed_entry((table.name, name), self._ruleset),
                computed=self._reckoned((table.name, name), pairs=pairs),
            )
            for number, (name, field) in enumerate(table.fields.items())
        )
        count = len(fields) if pairs else (len(self._units) or 1) if single else self._rows
        summed = not pairs and count > 1 and self._totalled(table)
        return FormBlock(
            table=table,
            sheet=sheet,
            arrangement="pairs" if pairs else "rows",
            top=top,
            header=header,
            depth=depth,
            first=first,
            count=count,
            fields=fields,
            total=first + count if summed else None,
            unit_line=line,
        )

    def _totalled(self, table: TableForm) -> bool:
        """Whether a row that adds up all rows says something: not where some of them are totals of others already."""
        named = _named(table) is not None and any(map(adds_up, table.fields.values()))
        return named and not says_which_rows_add_up(self._ruleset, table.name)

    def _reckoned(self, place: Place, *, pairs: bool) -> Computed | None:
        """How a field is computed, where all that it is made of is in the form: the sum of another table's rows only
        where all of them are of the one unit that fills it in."""
        one = self._computed.get(place)
        if one is None or (one.operation == "aggregate" and not pairs):
            return None
        return one if all(ingredient.place[0] in self._present for ingredient in one.operands) else None


def _named(table: TableForm) -> str | None:
    """The field in which a total row says that it is one: the key, else the first of texts."""
    return table.key or next((name for name, field in table.fields.items() if field.type == "text"), None)


def naming_field(block: FormBlock) -> PlacedField | None:
    """The field of a block in which its total row is named."""
    return next((one for one in block.fields if one.field.name == _named(block.table)), None)


def _single(table: TableForm, ruleset: Ruleset) -> bool:
    """Whether a reporting unit has one record in a table."""
    if table.key is None:
        return table.layout == "pairs" or (
            table.layout == "auto" and not any(field.type == "text" for field in table.fields.values())
        )
    return ruleset.units is not None and table.key in table.fields and table.fields[table.key].unique


def _labels(field: Field) -> tuple[str, ...]:
    """The header of a field from the top down: its first label that can be printed."""
    for label in (*field.label, field.name):
        if not names_blank(label):
            return tuple(_OCCURRENCE.sub("", label).split(" / "))
    return (field.name,)


def _unit_beside(field: Field, language: Language) -> str:
    """What stands in the column of units of a table of labels and values: never nothing, for a label alone in its row
    would be the heading of a section."""
    if field.unit:
        return field.unit
    kind = {"percent": "percent", "date": "date", "text": "text", "reference": "text"}.get(field.type, "number")
    return sentence(f"blank.kind-{kind}", language)


def _unit(field: Field, line: str, label: str) -> str:
    """What is written of the unit of a field: nothing where its cells show it (percent), where the unit line of the
    table says it, or where its label does."""
    unit = field.unit or ""
    if field.type == "percent" or not unit or fold(unit) == fold(line) or fold(unit) in fold(label).split():
        return ""
    return "" if label.rstrip().endswith((")", "]")) else unit


def _sheets(tables: Sequence[TableForm], language: Language) -> Mapping[str, str]:
    """The sheet of each table: a name that its declaration gives, as Excel allows it. Tables whose every name is taken
    stand together on the sheet of the first."""
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for table in tables:
        names = [_legal(name) for name in (*table.sheet, *(() if table.sheet else (table.title[language], table.name)))]
        free = next((name for name in names if name.casefold() not in taken), None)
        if free is None and not table.sheet:
            free = next(_numbered(names[0], taken))
        found[table.name] = free if free is not None else taken[names[0].casefold()]
        taken.setdefault(found[table.name].casefold(), found[table.name])
    return found


def _numbered(name: str, taken: Mapping[str, str]) -> Iterator[str]:
    for number in range(2, len(taken) + 3):
        ending = f" {number}"
        one = name[: _LONGEST_NAME - len(ending)] + ending
        if one.casefold() not in taken:
            yield one


def _legal(name: str) -> str:
    """A name as a sheet may bear it."""
    clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")
    return " ".join(clean.split())[:_LONGEST_NAME].strip(" '") or "-"


@record
class HeaderCell:
    """A cell of a header, merged over ``cells`` (one cell: from and to itself)."""

    cells: CellRange
    text: str


def header_cells(block: FormBlock) -> Iterator[HeaderCell]:
    """The header of a table of rows: labels with the same ones above stand under one merged cell, the last label of a
    column reaches down to the records."""
    yield from _level(block, block.fields, 0)


def _level(block: FormBlock, fields: Sequence[PlacedField], level: int) -> Iterator[HeaderCell]:
    bottom = block.header + block.depth - 1
    start = 0
    while start < len(fields):
        label, end = fields[start].labels[level], start + 1
        leaf = len(fields[start].labels) == level + 1
        while not leaf and end < len(fields) and fields[end].labels[: level + 1] == fields[start].labels[: level + 1]:
            if len(fields[end].labels) == level + 1:
                break
            end += 1
        row, columns = block.header + level, (fields[start].at, fields[end - 1].at)
        if leaf:
            unit = f"\n({fields[start].unit})" if fields[start].unit else ""
            yield HeaderCell(cells=(row, columns[0], bottom, columns[0]), text=label + unit)
        else:
            yield HeaderCell(cells=(row, columns[0], row, columns[1]), text=label)
            yield from _level(block, fields[start:end], level + 1)
        start = end
