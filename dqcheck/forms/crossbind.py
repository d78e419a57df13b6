"""Bind a cross table: labels in rows, a record in every column, headed by what tells it from the others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dqcheck.forms.cell_values import column_values
from dqcheck.forms.context import Context
from dqcheck.forms.filer import Filer, of_cell
from dqcheck.forms.found import FieldCell, Region, ValueColumn
from dqcheck.forms.gathered import gathered_values
from dqcheck.forms.grid import some
from dqcheck.forms.location import GatheredLocator
from dqcheck.model.dataset import TOTAL, Table
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label, Value
from dqcheck.model.rule import Severity, TableForm
from dqcheck.numerals.folding import normalise


def bind_cross(context: Context, region: Region, form: TableForm) -> list[Table]:
    """The records of a cross table, one for each column, and the column that totals them as the table ``.total``."""
    if not region.records:
        return []
    filer = _filer(context, region, form)
    records = region.records
    submissions, keys = _named(context, region, form, records, filer)
    tables = [_table(context, region, form, records, submissions, keys)]
    totals = [column for column in region.values if column.role == "total"]
    if totals:
        own = [context.submission(filer)] * len(totals)
        made = _table(context, region, form, totals, own, ())
        lines = tuple(column.index + 1 for column in records)
        # Of several totals nobody can tell which columns each adds up.
        adds = [lines if len(totals) == 1 else ()] * len(totals)
        tables.append(replace(made, name=form.name + TOTAL, adds=adds))
    _tell_left_out(context, region, form)
    return tables


def _filer(context: Context, region: Region, form: TableForm) -> Filer | None:
    key = region.cells.get(form.key or "")
    filer = of_cell(context.workbook.sheets[region.sheet], key, context.names) if key is not None else None
    return filer or context.filer_of(region.sheet)


def _named(
    context: Context, region: Region, form: TableForm, records: Sequence[ValueColumn], filer: Filer | None
) -> tuple[Sequence[str], Sequence[Value]]:
    """Whose record each column is, and the key as values: headings that name units, else the unit of the sheet."""
    sheet = context.workbook.sheets[region.sheet].name
    if form.key in form.headed:
        texts = [column.named.get(form.key or "", column.head) for column in records]
        names: list[str] = []
        for text in texts:
            found = context.names.resolve(text)
            context.doubt_unit(found, text, Place(sheet=sheet), form.name)
            names.append(found.name or normalise(text))
        return names, [Label(text=text, value=name) for text, name in zip(texts, names, strict=True)]
    if filer is not None:
        context.doubt_unit(filer.found, filer.text, filer.place, form.name)
    elif form.key is not None:
        facts = {"table": form.title, "sheet": sheet}
        context.defects.append(context.of_table(form, "form.unit-missing", Severity.ERROR, Place(sheet=sheet), facts))
    submission = context.submission(filer)
    return [submission] * len(records), [Label(text=filer.text if filer else "", value=submission)] * len(records)


def _table(
    context: Context,
    region: Region,
    form: TableForm,
    records: Sequence[ValueColumn],
    submissions: Sequence[str],
    keys: Sequence[Value],
) -> Table:
    """The table of some columns; without ``keys`` one of total columns, whose headings say nothing of a record."""
    cells: dict[str, Sequence[FieldCell | None]] = {}
    values: dict[str, Sequence[Value]] = {}
    for name in form.headed if keys else ():
        cells[name] = [
            FieldCell(row=one.row, column=one.index, label="", head=one.head) if name in one.named else None
            for one in records
        ]
        if name != form.key:
            values[name] = column_values([one.named.get(name) for one in records], form.fields[name])
    for name, cell in region.cells.items():
        if name == form.key:
            continue
        cells[name] = [replace(cell, column=column.index, head=column.head) for column in records]
        values[name] = gathered_values(context, region, form, form.fields[name], cells[name], submissions[0])
    if form.key is not None and keys:  # last: what stands in one cell for all records tells nobody where one stands
        values[form.key] = keys
        if form.key not in cells:
            cells[form.key] = [region.cells.get(form.key)] * len(records)
    return Table(
        name=form.name,
        columns=values,
        submissions=submissions,
        locator=GatheredLocator(
            file=context.workbook.source,
            sheet=context.workbook.sheets[region.sheet].name,
            cells=cells,
            names=[""] * len(records),
        ),
        across=True,
    )


def _tell_left_out(context: Context, region: Region, form: TableForm) -> None:
    """Headings that occur twice: nobody can tell the records under them apart."""
    twice = tuple(dict.fromkeys(one.head for one in region.values if one.role == "other" and one.named))
    if twice:
        sheet = context.workbook.sheets[region.sheet].name
        facts: Mapping[str, object] = {"table": form.title, "sheet": sheet, "columns": some(twice)}
        context.defects.append(context.of_table(form, "form.headings-alike", Severity.ERROR, Place(sheet=sheet), facts))
