"""Bind a form of labels and values: one record, or one for each unit or period that has a column of its own."""

from collections.abc import Mapping, Sequence

from dqcheck.forms import excess_digits, file_notations
from dqcheck.forms.bare_shares import shares_of
from dqcheck.forms.cell_values import column_values
from dqcheck.forms.context import Context
from dqcheck.forms.crossbind import bind_cross
from dqcheck.forms.excess_digits import FiledColumn
from dqcheck.forms.filer import Filer, of_cell
from dqcheck.forms.format_notices import tell_formats
from dqcheck.forms.found import ColumnRole, FieldCell, Region, ValueColumn
from dqcheck.forms.grid import cell_of, is_number
from dqcheck.forms.location import CellsLocator
from dqcheck.forms.units_of_columns import measure, told_unit
from dqcheck.forms.value_columns import VERSIONS
from dqcheck.model.dataset import Table
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Label, Value
from dqcheck.model.rule import NUMBERS, Severity, TableForm
from dqcheck.numerals.folding import normalise

_RECORDS: tuple[ColumnRole, ...] = ("current", "period", "unit")


def bind_pairs(context: Context, region: Region, form: TableForm) -> list[Table]:
    """The records of a region: those of the period, and the tables of the period before, of plans and of sums to date
    where the sheet has columns for them."""
    if form.columns:
        return bind_cross(context, region, form)
    if not region.cells:
        return []
    values = region.values or (ValueColumn(index=next(iter(region.cells.values())).column),)
    made = [
        _record(context, region, form, column)
        for column in values
        if column.role in _RECORDS or column.role in VERSIONS
    ]
    _tell_columns(context, region, form, values)
    return made


def _record(context: Context, region: Region, form: TableForm, column: ValueColumn) -> Table:
    sheet = context.workbook.sheets[region.sheet]
    several = any(other.role == column.role for other in region.values if other is not column)
    cells = {
        name: FieldCell(row=cell.row, column=column.index, label=cell.label, unit=cell.unit) if region.values else cell
        for name, cell in region.cells.items()
    }
    if form.key in cells:
        cells[form.key] = region.cells[form.key]
    filer = None if column.role == "unit" else _filer(context, region, form, cells)
    submission, text = _named(context, region, form, column, filer, several=several)
    columns: dict[str, Sequence[Value]] = {}
    if form.key is not None:
        columns[form.key] = [Label(text=text, value=submission)]
    for name, cell in cells.items():
        if name != form.key and (column.role in _RECORDS or form.fields[name].type in NUMBERS):
            columns[name] = _value(context, region, form, name, cell, submission)
    head = column.head if column.role != "current" else None
    places = {name: (sheet.name, cell.row, cell.column, cell.label) for name, cell in cells.items()}
    return Table(
        name=VERSIONS.get(column.role, "") + form.name,
        columns=columns,
        submissions=[submission],
        locator=CellsLocator(file=context.workbook.source, sheet=sheet.name, cells=places, head=head or None),
    )


def _filer(context: Context, region: Region, form: TableForm, cells: Mapping[str, FieldCell]) -> Filer | None:
    key = cells.get(form.key or "")
    filer = of_cell(context.workbook.sheets[region.sheet], key, context.names) if key is not None else None
    return filer or context.filer_of(region.sheet)


def _named(
    context: Context, region: Region, form: TableForm, column: ValueColumn, filer: Filer | None, *, several: bool
) -> tuple[str, str]:
    """Whose record a column is, and the text that says so."""
    sheet = context.workbook.sheets[region.sheet].name
    if column.role == "unit":
        found = context.names.resolve(column.head)
        context.doubt_unit(found, column.head, Place(sheet=sheet), form.name)
        return found.name or normalise(column.head), column.head
    if column.role == "period" and several:
        return normalise(column.head), column.head
    if filer is None and form.key is not None and column.role not in VERSIONS:
        _tell(context, "form.unit-missing", Severity.ERROR, form, Place(sheet=sheet), {"sheet": sheet})
    elif filer is not None:
        context.doubt_unit(filer.found, filer.text, filer.place, form.name)
    return context.submission(filer), filer.text if filer else ""


def _value(
    context: Context, region: Region, form: TableForm, name: str, cell: FieldCell, submission: str
) -> Sequence[Value]:
    sheet = context.workbook.sheets[region.sheet]
    field = form.fields[name]
    unit = measure(field, form, (cell.label,), region.unit_line, cell.unit)
    raw, at = cell_of(sheet, cell.row, cell.column), [(cell.row, cell.column)]
    values = column_values(
        [raw],
        field,
        unit=unit.unit,
        in_percent=unit.in_percent or (field.type == "percent" and _in_percent_beside(context, region, cell)),
        look=context.look(sheet.name, at, [raw]),
        texts=context.texts(sheet.name, at, [raw]),
        silence=context.silence(sheet.name, at),
        written=context.notations.written(file_notations.key_of(region, cell.column)),
    )
    filed = FiledColumn(
        sheet=sheet.name,
        label=cell.label,
        at=at,
        cells=[raw],
        values=values,
        unit=unit.unit,
    )
    excess_digits.tell(context, form, field, filed, submission)
    tell_formats(context, form, field, filed, submission)
    told = told_unit(unit)
    if told is not None:
        place = Place(sheet=sheet.name, cell=cell_address(cell.row, cell.column), row_label=cell.label)
        facts = {"column": cell.label, "sheet": sheet.name, **told[1]}
        _tell(context, told[0], Severity.WARNING, form, place, facts, field=name)
    return values


def _in_percent_beside(context: Context, region: Region, cell: FieldCell) -> bool:
    """Whether a number up to one is in percent as are the other values of its label: a plan of 1 beside 6.52 and 6.1 is
    no 100 %."""
    sheet = context.workbook.sheets[region.sheet]
    at = [(cell.row, column.index) for column in region.values]
    cells = [cell_of(sheet, *one) for one in at]
    own = cell_of(sheet, cell.row, cell.column)
    return is_number(own) and own in shares_of(cells, context.look(sheet.name, at, cells), {}).percentages


def _tell_columns(context: Context, region: Region, form: TableForm, values: Sequence[ValueColumn]) -> None:
    """Which of several columns of values were read, and as what."""
    main = tuple(column.head for column in values if column.role in _RECORDS and column.head)
    others = tuple(column.head for column in values if column.role not in _RECORDS and column.head)
    if not (main and others):
        return
    sheet = context.workbook.sheets[region.sheet].name
    facts = {"sheet": sheet, "read": main, "others": others}
    _tell(context, "form.values-chosen", Severity.INFO, form, Place(sheet=sheet), facts, notice=True)


def _tell(
    context: Context,
    key: str,
    severity: Severity,
    form: TableForm,
    place: Place,
    facts: Mapping[str, object],
    *,
    field: str = "",
    notice: bool = False,
) -> None:
    defect = context.of_table(form, key, severity, place, {"table": form.title, **facts}, field=field)
    same = (defect.key, defect.place, defect.facts)
    gathered = context.notices if notice else context.defects
    if not any((one.key, one.place, one.facts) == same for one in gathered):
        gathered.append(defect)
