"""Bind a table that has a record a row."""

from collections.abc import Mapping, Sequence

from dqcheck.forms import excess_digits, row_kinds
from dqcheck.forms.cell_values import column_values
from dqcheck.forms.context import Context
from dqcheck.forms.excess_digits import FiledColumn
from dqcheck.forms.format_notices import tell_formats
from dqcheck.forms.found import Column, FormDefect, Region
from dqcheck.forms.grid import CellRange, blank, cell_of, filled
from dqcheck.forms.location import RowsLocator
from dqcheck.forms.units_of_columns import measure
from dqcheck.model.dataset import TOTAL, Table
from dqcheck.model.document import Raw, Sheet
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Label, Value
from dqcheck.model.record import record
from dqcheck.model.rule import Severity, TableForm
from dqcheck.numerals.folding import normalise
from dqcheck.tables.row_labels import is_total

_SINGLY_ROWS = 20
"""Hidden records that are told one by one; more are told together."""


@record
class _Names:
    """Who the records are of: the key as values, and the submission of each record."""

    values: Sequence[Value]
    submissions: Sequence[str]


def bind_rows(context: Context, region: Region, form: TableForm) -> list[Table]:
    """The records of a region as a table, and its total rows as the table ``<name>.total``."""
    sheet = context.workbook.sheets[region.sheet]
    key = region.columns.get(form.key or "")
    start = region.header.start if region.header is not None else 0
    inherited = _inherited(sheet, key, start)
    known = (lambda text: context.names.resolve(text).status != "unknown") if context.names.codes else None
    sorted_rows = row_kinds.sort(sheet, region, form, known, inherited)
    records, totals = list(sorted_rows.records), list(sorted_rows.totals)
    tables: list[Table] = []
    if records:
        columns = _columns(context, sheet, region, form, records)
        names = _names(context, sheet, region, form, key, records, columns)
        if form.key is not None:
            columns = {form.key: names.values, **{n: v for n, v in columns.items() if n != form.key}}
        tables.append(_table(context, sheet, region, form, records, columns, names.submissions, _labels(form, columns)))
        _tell_hidden(context, sheet, region, records, names.submissions)
    if totals:
        columns = _columns(context, sheet, region, form, totals)
        columns.pop(form.key or "", None)
        filer = context.filer_of(region.sheet)
        submissions = [_total_of(context, sheet, row, key) or context.submission(filer) for row in totals]
        printed = [_first_text(sheet, row) for row in totals]
        tables.append(_table(context, sheet, region, form, totals, columns, submissions, [printed], ending=TOTAL))
    _tell_units(context, sheet, region, form)
    return tables


def _table(
    context: Context,
    sheet: Sheet,
    region: Region,
    form: TableForm,
    records: Sequence[int],
    columns: dict[str, Sequence[Value]],
    submissions: Sequence[str],
    labels: Sequence[Sequence[Value]],
    *,
    ending: str = "",
) -> Table:
    return Table(
        name=form.name + ending,
        columns=columns,
        submissions=submissions,
        locator=RowsLocator(
            file=context.workbook.source,
            sheet=sheet.name,
            rows=records,
            columns={name: (column.index, column.text) for name, column in region.columns.items()},
            labels=labels,
        ),
    )


def _columns(
    context: Context, sheet: Sheet, region: Region, form: TableForm, records: list[int]
) -> dict[str, Sequence[Value]]:
    taken = [sheet.rows[row] for row in records]
    shortest = min(map(len, taken))
    found: dict[str, Sequence[Value]] = {}
    for name, column in region.columns.items():
        field = form.fields[name]
        at = column.index
        if at < shortest:
            cells: list[Raw] = [row[at] for row in taken]
        else:
            cells = [row[at] if at < len(row) else None for row in taken]
        if field.type == "text" and sheet.merged:
            _inherit(sheet, at, records, cells)
        unit = measure(field, form, column.labels, region.unit_line)
        values = column_values(
            cells,
            field,
            unit=unit.unit,
            in_percent=unit.in_percent or context.typed,
            typed=context.typed,
            look=context.look(sheet.name, records, at, cells),
            texts=context.texts(sheet.name, records, at, cells),
            silence=context.silence(sheet.name, records, at),
        )
        filed = FiledColumn(
            sheet=sheet.name,
            label=column.text,
            rows=records,
            column=at,
            cells=cells,
            values=values,
            unit=unit.unit,
        )
        excess_digits.tell(context, form, field, filed, context.submission(context.filer_of(region.sheet)))
        tell_formats(context, form, field, filed, context.submission(context.filer_of(region.sheet)))
        found[name] = values
    return found


def _inherited(sheet: Sheet, key: Column | None, start: int) -> list[CellRange]:
    if key is None:
        return []
    return [span for span in sheet.merged if span[1] <= key.index <= span[3] and span[2] > span[0] >= start]


def _inherit(sheet: Sheet, column: int, records: Sequence[int], cells: list[Raw]) -> None:
    """A text merged over several rows holds for each of them."""
    spans = [span for span in sheet.merged if span[1] <= column <= span[3] and span[2] > span[0]]
    if not spans:
        return
    at = {row: index for index, row in enumerate(records)}
    for first, left, last, _ in spans:
        for row in range(first + 1, min(last, len(sheet.rows) - 1) + 1):
            index = at.get(row)
            if index is not None and blank(cells[index]):
                cells[index] = cell_of(sheet, first, left)


def _names(
    context: Context,
    sheet: Sheet,
    region: Region,
    form: TableForm,
    key: Column | None,
    records: Sequence[int],
    columns: dict[str, Sequence[Value]],
) -> _Names:
    filer = context.filer_of(region.sheet)
    own = context.submission(filer)
    if form.key is None:
        return _Names(values=(), submissions=[own] * len(records))
    if key is None:
        value: Value = Label(text=filer.text if filer else "", value=own)
        if filer is None:
            _tell(
                context,
                region,
                form,
                "form.unit-missing",
                Severity.ERROR,
                Place(sheet=sheet.name),
                {"sheet": sheet.name},
            )
        else:
            context.doubt_unit(filer.found, filer.text, filer.place, form.name)
        return _Names(values=[value] * len(records), submissions=[own] * len(records))
    values: list[Value] = []
    submissions: list[str] = []
    above: Label | None = None
    several = not form.fields[form.key].unique
    carried: list[int] = []
    for row, cell in zip(records, columns[form.key], strict=True):
        if isinstance(cell, Label):
            found = context.names.resolve(cell.value)
            if found.status != "known":
                context.doubt_unit(found, cell.value, _at(sheet, row, key), form.name)
            above = Label(text=cell.text, value=found.name or cell.value)
            values.append(above)
            submissions.append(above.value)
        elif several and above is not None:
            carried.append(row)
            values.append(above)
            submissions.append(above.value)
        else:
            values.append(cell)
            submissions.append(own)
    if carried:
        facts = {"sheet": sheet.name, "count": len(carried)}
        _tell(
            context, region, form, "form.unit-carried", Severity.INFO, _at(sheet, carried[0], key), facts, notice=True
        )
    return _Names(values=values, submissions=submissions)


def _labels(form: TableForm, columns: dict[str, Sequence[Value]]) -> list[Sequence[Value]]:
    """The columns by which a person knows a record: its unit, and the first text that every record must have."""
    naming = [name for name, field in form.fields.items() if name in columns and field.type == "text"]
    second = next((n for n in naming if n != form.key and form.fields[n].required), None)
    if second is None and form.key not in columns:
        second = next(iter(naming), None)
    return [columns[name] for name in (form.key, second) if name is not None and name in columns]


def _first_text(sheet: Sheet, row: int) -> Label:
    cells = sheet.rows[row]
    text = next((cell for at in filled(cells) if isinstance(cell := cells[at], str) and is_total(cell)), "")
    return Label(text=text, value=normalise(text))


def _total_of(context: Context, sheet: Sheet, row: int, key: Column | None) -> str | None:
    """The unit whose own total a row is, where it names one."""
    cell = cell_of(sheet, row, key.index) if key is not None else None
    if not isinstance(cell, str) or not context.names.codes:
        return None
    found = context.names.resolve(cell)
    return found.name if found.status == "known" else None


def _tell_hidden(
    context: Context, sheet: Sheet, region: Region, records: Sequence[int], submissions: Sequence[str]
) -> None:
    details = context.telling(sheet.name)
    if details is None:
        return
    hidden = [index for index, row in enumerate(records) if details.hidden_row(sheet.name, row)]
    form = context.ruleset.tables[region.table]
    key = region.columns.get(form.key or "") or next(iter(region.columns.values()))
    groups = [[index] for index in hidden] if len(hidden) <= _SINGLY_ROWS else [hidden]
    for group in groups:
        facts = {"sheet": sheet.name, "row": records[group[0]] + 1, "count": len(group)}
        alone = submissions[group[0]] if len(group) == 1 else None
        place = _at(sheet, records[group[0]], key)
        _tell(context, region, form, "form.hidden-row", Severity.INFO, place, facts, notice=True, submission=alone)
    for name, column in region.columns.items():
        if details.hidden_column(sheet.name, column.index):
            facts = {"sheet": sheet.name, "column": column.text}
            place = _at(sheet, region.header.top if region.header else 0, column)
            _tell(context, region, form, "form.hidden-column", Severity.INFO, place, facts, notice=True, field=name)


def _tell_units(context: Context, sheet: Sheet, region: Region, form: TableForm) -> None:
    """Two units stated for one column."""
    for name, column in region.columns.items():
        conflict = measure(form.fields[name], form, column.labels, region.unit_line).conflict
        if conflict is not None:
            facts = {"column": column.text, "used": conflict[0], "other": conflict[1], "sheet": sheet.name}
            place = _at(sheet, region.header.bottom if region.header else 0, column)
            _tell(
                context,
                region,
                form,
                "form.unit-conflict",
                Severity.WARNING,
                place,
                facts,
                field=name,
                text=column.text,
            )


def _tell(
    context: Context,
    region: Region,
    form: TableForm,
    key: str,
    severity: Severity,
    place: Place,
    facts: Mapping[str, object],
    *,
    notice: bool = False,
    submission: str | None = None,
    field: str = "",
    text: str = "",
) -> None:
    defect = FormDefect(
        key=key,
        severity=severity,
        source=context.workbook.source,
        place=place,
        submission=submission or context.submission(context.filer_of(region.sheet)),
        facts=facts,
        text=text,
        table=form.name,
        field=field,
    )
    (context.notices if notice else context.defects).append(defect)


def _at(sheet: Sheet, row: int, column: Column) -> Place:
    return Place(sheet=sheet.name, cell=cell_address(row, column.index), column_label=column.text)
