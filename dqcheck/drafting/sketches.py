"""Tables and fields of a form from the headers of its workbooks; the same header on several sheets is one table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dqcheck.drafting.column_types import Typed, is_identifier, typed
from dqcheck.drafting.drafted_names import name_of, names_of
from dqcheck.drafting.table_parts import TablePart
from dqcheck.forms.found import Column
from dqcheck.forms.grid import blank, cell_of
from dqcheck.forms.labels import brackets
from dqcheck.model.document import Raw
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, Field, TableForm
from dqcheck.model.text import LocalText
from dqcheck.numerals.folding import fold
from dqcheck.tables.row_labels import is_total

_UNIQUE_SHARE = 0.95
"""Share of the names of a column that must be different for it to name the records; a few others are slips."""
_FEWEST_NAMES = 3
_FILLED_SHARE = 0.8


@record
class Sketch:
    """A table of the form: where it was found, and the column of each of its fields."""

    form: TableForm
    parts: tuple[TablePart, ...]
    columns: Mapping[str, Column]


def sketches(parts: Sequence[TablePart]) -> tuple[Sketch, ...]:
    """The tables of workbooks, in the order in which they were found."""
    alike: dict[tuple[str, ...], list[TablePart]] = {}
    for part in parts:
        if len(part.columns) > 1:
            alike.setdefault(part.key, []).append(part)
    found: list[Sketch] = []
    for same in alike.values():
        sketch = _sketch(same, [one.form.name for one in found])
        if not _of_pairs(sketch):
            found.append(sketch)
    return _keyed(found)


def _of_pairs(sketch: Sketch) -> bool:
    """Whether a table is labels and values on several sheets of one workbook: one record each, no table of records."""
    sheets = Counter(part.workbook.source for part in sketch.parts)
    figures = sum(field.type in NUMBERS for field in sketch.form.fields.values())
    return figures <= 1 and max(sheets.values()) > 1


def _sketch(parts: Sequence[TablePart], taken: Sequence[str]) -> Sketch:
    sheets = tuple(dict.fromkeys(part.sheet.name for part in parts))
    fields: dict[str, Field] = {}
    columns: dict[str, Column] = {}
    printed = Counter(inner for column in parts[0].columns for inner in brackets(column.labels[-1]))
    shared = frozenset(inner for inner, count in printed.items() if count > 1)
    names = names_of([column.labels for column in parts[0].columns], "field")
    for name, column in zip(names, parts[0].columns, strict=True):
        line = next((part.header.unit_line for part in parts if part.header.unit_line is not None), None)
        what = typed(cells(parts, column), column, line, shared)
        fields[name] = _field(name, column, what)
        columns[name] = column
    title = LocalText(vi=sheets[0], en=sheets[0])
    form = TableForm(
        name=name_of((sheets[0],), taken, "table"), title=title, fields=fields, sheet=sheets, layout="rows"
    )
    return Sketch(form=form, parts=tuple(parts), columns=columns)


def cells(parts: Sequence[TablePart], column: Column) -> list[tuple[TablePart, int, Raw]]:
    """The cells below a header, each with its part and row."""
    return [
        (part, row, cell_of(part.sheet, row, part.column_of(column)))
        for part in parts
        for row in range(part.header.start, min(part.header.end, len(part.sheet.rows)))
    ]


def _field(name: str, column: Column, what: Typed) -> Field:
    return Field(
        name=name,
        label=(column.text,),
        type=what.type,
        title=LocalText(vi=column.text, en=column.text),
        unit=what.unit if what.type in NUMBERS else None,
        decimals=what.decimals,
    )


def _keyed(found: Sequence[Sketch]) -> tuple[Sketch, ...]:
    """The sketches with the field that names the reporting unit: a text that is another one in each record, and the
    same field where a table has several records of a unit."""
    keys = {fold(one.columns[key].text) for one in found if (key := _unique(one)) is not None}
    return tuple(_with_key(one, keys) for one in found)


def _with_key(one: Sketch, keys: set[str]) -> Sketch:
    own = _unique(one)
    key = own or next(
        (name for name, column in one.columns.items() if _is_text(one, name) and fold(column.text) in keys), None
    )
    if key is None:
        return one
    declared = dict(one.form.fields)
    field = declared[key]
    declared[key] = Field(
        name=field.name, label=field.label, title=field.title, type=field.type, required=True, unique=own is not None
    )
    form = TableForm(
        name=one.form.name, title=one.form.title, fields=declared, sheet=one.form.sheet, layout="rows", key=key
    )
    return Sketch(form=form, parts=one.parts, columns=one.columns)


def _is_text(one: Sketch, name: str) -> bool:
    return one.form.fields[name].type == "text"


def _unique(one: Sketch) -> str | None:
    """The first field of text, where it names every record of each part apart; one of codes only where it is alone."""
    for name, column in sorted(one.columns.items(), key=lambda item: is_identifier(item[1])):
        if not _is_text(one, name):
            continue
        for part in one.parts:
            written = [str(cell) for _, _, cell in cells([part], column) if not blank(cell)]
            names = Counter(fold(text) for text in written if not is_total(text))
            rows = part.header.end - part.header.start
            count = sum(names.values())
            several = len(one.parts) > 1
            if not count or (count < _FEWEST_NAMES and not several):
                return None
            if len(names) < _UNIQUE_SHARE * count or count < _FILLED_SHARE * rows - 2:
                return None
        return name
    return None
