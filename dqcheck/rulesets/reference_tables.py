"""Tables of the ruleset itself that rules look figures up in: declared like those of the form, read from a CSV file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dqcheck.model.dataset import Table
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Missing, MissingReason
from dqcheck.model.record import record
from dqcheck.model.rule import Numbers, ReferenceTable, TableForm
from dqcheck.rulesets.csv_beside import read_csv
from dqcheck.rulesets.declared_tables import Form, entries
from dqcheck.rulesets.nodes import BLANK, MAP, SCALAR, Node
from dqcheck.rulesets.typed import Faults, unknown

KEYS = ("title", "file", "fields")
TOLD = 3
"""Values of a reference that are named where they cannot be read."""


@record
class ReferenceLocator:
    """Records of a file of the ruleset: ``columns`` are the place and the name of the column of each field."""

    file: str
    columns: Mapping[str, tuple[int, str]]

    def source(self, row: int) -> str:
        """Name of the file."""
        return self.file

    def place(self, row: int, field: str) -> Place:
        """The cell that a spreadsheet shows the value in, and the name of its column."""
        at, name = self.columns[field]
        return Place(cell=cell_address(row + 1, at), column_label=name)


def references(node: Node, folder: Path, numbers: Numbers, faults: Faults) -> dict[str, ReferenceTable]:
    """The references that a mapping declares, with their records; what is not right is noted in ``faults``."""
    if node[0] == BLANK:
        return {}
    if node[0] != MAP:
        faults.append((node, "a mapping of references is expected"))
        return {}
    forms = Form((MAP, node[1], tuple((name, line, _form(own)) for name, line, own in node[2])), faults).tables
    found: dict[str, ReferenceTable] = {}
    for name, line, own in node[2]:
        given = entries(own)
        faults += [((SCALAR, line, key), unknown(key, KEYS)) for key in given if key not in KEYS]
        file = given.get("file")
        if file is None or file[0] != SCALAR:
            faults.append((own, "'file' is missing"))
            continue
        table = _table(forms[name], file, folder, numbers, faults)
        if table is not None:
            form = forms[name]
            found[name] = ReferenceTable(name=name, title=form.title, fields=form.fields, file=file[2], table=table)
    return found


def _form(node: Node) -> Node:
    """What a reference says as a table of the form would."""
    if node[0] != MAP:
        return node
    return (MAP, node[1], tuple(entry for entry in node[2] if entry[0] in ("title", "fields")))


def _table(form: TableForm, file: Node, folder: Path, numbers: Numbers, faults: Faults) -> Table | None:
    """The records of the file; None where a column is not there or a value cannot be read."""
    from dqcheck import forms

    read = read_csv(file, folder, faults)
    if read is None or not form.fields:
        return None
    names = list(read.names)
    columns = forms.match_columns(names, form)
    absent = [name for name in form.fields if name not in columns]
    if absent:
        wanted, there = (", ".join(map(repr, given)) for given in (absent, names))
        faults.append((file, f"{file[2]} has no column for {wanted}; it has {there or 'none'}"))
        return None
    raw: dict[str, list[Any]] = {name: [row[column] or None for row in read.rows] for name, column in columns.items()}
    notations = forms.frame_notations(form, raw, numbers)
    made = forms.table_from_columns(form, raw, source="", notations=notations)
    wrong = list(_unreadable(made))
    if wrong:
        more = f" and {len(wrong) - TOLD} more" if len(wrong) > TOLD else ""
        faults.append((file, f"{file[2]}: {'; '.join(wrong[:TOLD])}{more}"))
        return None
    locator = ReferenceLocator(file=file[2], columns={name: (names.index(own), own) for name, own in columns.items()})
    return Table(name=form.name, columns=made.columns, submissions=made.submissions, locator=locator)


def _unreadable(table: Table) -> Iterator[str]:
    """What is written in a reference and cannot be read."""
    for name, column in table.columns.items():
        for row, value in enumerate(column, 2):
            if isinstance(value, Missing) and value.written and value.reason is not MissingReason.NOT_AVAILABLE:
                yield f"line {row}: {value.text!r} in {name} cannot be read as a value of its type"
